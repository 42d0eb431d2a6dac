import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

// The scoring of `npm run accuracy` is plain JavaScript.
const { judgeDocument } = await import(new URL('../../accuracy/judge.mjs', import.meta.url).href);

interface Judgement {
  path: string;
  right: boolean;
  printed: boolean;
  warned: boolean;
  counted: boolean;
}

const CASES = glob.sync('fixtures/text-*/source.txt').toSorted();
const BROKEN = 'test/broken/text-cut-off/source.txt';

/** The values of a dump that are not as its gold.json, written by hand, says. */
async function wrongValues(path: string) {
  const document = await parseDeclaration(readFileSync(path));
  const gold = JSON.parse(readFileSync(join(dirname(path), 'gold.json'), 'utf8'));
  const results: { judgements: Judgement[] }[] = judgeDocument(gold, document);
  return {
    document,
    forms: { printed: gold.length, found: document.projects.length },
    wrong: results.flatMap(({ judgements }) => judgements.filter((each) => !each.right)),
  };
}

describe('dumps that each bring one difficulty', () => {
  it('there are at least ten', () => expect(CASES.length).toBeGreaterThanOrEqual(10));

  it.each(CASES)('%s is read to the last value', async (path) => {
    const { wrong, forms } = await wrongValues(path);
    expect(forms.found).toBe(forms.printed);
    expect(wrong.map((each) => each.path)).toEqual([]);
  });
});

describe('a dump that was cut off within its table', () => {
  it('says so, and warns of every value that the lost labels leave open', async () => {
    const { document, wrong } = await wrongValues(BROKEN);
    const codes = document.projects.flatMap((project) => project.diagnostics.map(({ code }) => code));
    expect(codes).toContain('table-truncated');
    expect(wrong.filter((each) => each.counted && each.printed && !each.warned).map((each) => each.path)).toEqual([]);
  });
});
