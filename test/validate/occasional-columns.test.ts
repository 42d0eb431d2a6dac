import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/index.js';

const DUMP = readFileSync('fixtures/shanghai-2020-writer/dumps/pdftotext-layout.txt', 'utf8');
const HEAD = /^(.*三级目标.*指标目标值)/mu;

async function indicatorsOf(text: string) {
  const { projects } = await parseDeclaration(new TextEncoder().encode(text));
  return projects.flatMap(({ indicators }) => indicators);
}

describe('a column that few offices print', () => {
  it('gives no key where it is not printed', async () => {
    const indicators = await indicatorsOf(DUMP);
    expect(indicators.length).toBeGreaterThan(0);
    expect(indicators.some((each) => 'note' in each)).toBe(false);
  });

  it('gives every indicator its key where it is', async () => {
    const before = await indicatorsOf(DUMP);
    const noted = DUMP.replace(HEAD, '$1      备注').replace('12 月中旬', '12 月中旬    含复审');
    const after = await indicatorsOf(noted);
    expect(after).toEqual(before.map((each) => ({ ...each, note: each.level3 === '上网发布时间' ? '含复审' : null })));
  });
});
