import { readFileSync } from 'node:fs';
import { runStages } from '../../src/parse-declaration.js';

/** A PDF of one page and a text dump, with what each stage makes of them. */
export const STAGED = {
  pdf: () => runStages(readFileSync('fixtures/shanghai-2026-browser/source.pdf')),
  text: () => runStages(readFileSync('fixtures/encoding-utf16/source.txt')),
};
