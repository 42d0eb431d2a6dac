/**
 * Makes the PDF fixtures and their text dumps anew:
 *
 *   npm run fixtures [-- case…]
 *
 * A case is a folder of fixtures/ with print.json (which exporter, and how the form is printed) and gold.json (the
 * records that the form says, in the shape of the output; `records` of print.json names another file, for forms that need
 * a definition of their own). `before` and `after` of print.json are pages around the forms. From them come source.pdf and dumps/<tool>.txt. A case whose
 * exporter is not installed is left as it is, and so is the dump of an extractor that is not installed. The office and
 * the browser write the date into the file, so the hash in expected.json changes with every run: UPDATE_FIXTURES=1 npm test
 * writes it anew.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dumpAll } from './dumps.mjs';
import { EXPORTERS } from './exporters/index.mjs';
import { LAYOUTS } from './layouts/index.mjs';
import { otherPage } from './layouts/other-page.mjs';
import { isInstalled } from './tools.mjs';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

const wanted = process.argv.slice(2);
const cases = readdirSync(FIXTURES)
  .filter((name) => existsSync(join(FIXTURES, name, 'print.json')))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
for (const name of cases) console.log(`${name}: ${make(join(FIXTURES, name))}`);

function make(folder) {
  const print = readJson(join(folder, 'print.json'));
  const projects = readJson(join(folder, print.records ?? 'gold.json'));
  const exporter = EXPORTERS[print.exporter];
  const absent = exporter.needs.filter((program) => !isInstalled(program));
  if (absent.length > 0) return `skipped, because ${absent.join(' and ')} is not installed`;
  const { before = [], after = [] } = print;
  const forms = projects.map((project) => LAYOUTS[project.form](project, print));
  const documents = [...before.map(otherPage), ...forms, ...after.map(otherPage)];
  const pdf = join(folder, 'source.pdf');
  exporter.print(pdf, documents, print);
  const missing = dumpAll(pdf, join(folder, 'dumps'));
  return missing.length > 0 ? `made, without the dumps of ${missing.join(', ')}, not installed` : 'made';
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
