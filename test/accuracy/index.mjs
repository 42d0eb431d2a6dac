/**
 * How right the records are, by kind of input:
 *
 *   npm run accuracy [-- [--verbose] [folder…]]
 *
 * Without folders, fixtures/ and the project's shared samples are measured, where those are present. --verbose also
 * lists every value that is wrong, with a `!` before those that carry no warning.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDeclaration } from '../../dist/index.js';
import { findCases } from './cases.mjs';
import { judgeDocument } from './judge.mjs';
import { accuracyTable } from './table.mjs';

const { values, positionals } = parseArgs({ options: { verbose: { type: 'boolean' } }, allowPositionals: true });
const folders = positionals.length > 0 ? positionals : ['fixtures', '../shared/samples'];

const documents = [];
for (const { gold, path, kind } of findCases(folders)) {
  const document = await parseDeclaration(new Uint8Array(readFileSync(path)), { path });
  const results = judgeDocument(JSON.parse(readFileSync(gold, 'utf8')), document);
  documents.push({ kind, results });
  if (values.verbose) listWrong(path, results);
}
console.log(accuracyTable(documents));

function listWrong(path, results) {
  for (const [at, { found, judgements }] of results.entries()) {
    const where = `${relative('.', path)} [${at}]`;
    if (!found) console.log(`! ${where}: not found`);
    else {
      for (const each of judgements.filter(({ right, counted }) => counted && !right))
        console.log(
          `${each.warned || !each.printed ? ' ' : '!'} ${where}: ${each.path}${each.printed ? '' : ' missing'}`,
        );
    }
  }
}
