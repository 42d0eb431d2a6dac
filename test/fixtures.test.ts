import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import glob from 'fast-glob';
import { expect, it } from 'vitest';
import { FORMS } from '../src/forms/index.js';
import { lintForm } from '../src/forms/own/index.js';
import type { FormDefinition } from '../src/model/form.js';
import { parseDeclaration } from '../src/parse-declaration.js';

// Each folder below fixtures/ that holds source.txt or source.pdf is one case: its whole document must be as in
// expected.json; with form.json beside it, that form is looked for first, as --form does. After a wanted change, UPDATE_FIXTURES=1 writes the files anew; the difference is then read like code.
const SOURCES = glob.sync(['fixtures/**/source.{txt,pdf}', 'test/broken/*/source.{txt,pdf}']).toSorted();

it('there are fixtures', () => {
  expect(SOURCES.length).toBeGreaterThan(0);
});

it.each(SOURCES)('%s', async (path) => {
  const document = await parseDeclaration(readFileSync(path), { path, forms: formsFor(dirname(path)) });
  expect(document.diagnostics.map(({ code }) => code)).not.toContain('internal-error');
  const expected = join(dirname(path), 'expected.json');
  if (process.env.UPDATE_FIXTURES) writeFileSync(expected, `${JSON.stringify(document, null, 2)}\n`);
  expect(existsSync(expected), `${expected} is missing: run with UPDATE_FIXTURES=1 and read what it says`).toBe(true);
  expect(document).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
});

function formsFor(folder: string): readonly FormDefinition[] {
  const path = join(folder, 'form.json');
  if (!existsSync(path)) return FORMS;
  const { definition, problems } = lintForm(readFileSync(path, 'utf8'));
  expect(problems).toEqual([]);
  return [definition!, ...FORMS];
}
