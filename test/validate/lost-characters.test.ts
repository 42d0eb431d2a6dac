import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/index.js';
import { lostCharacter } from '../../src/validate/lost-characters.js';

describe('characters that an extractor could not tell', () => {
  it.each([
    ['淮安区水ó局', 'ó'],
    ['39ÿ', 'ÿ'],
    ['改造(cid:1234)房', '(cid:1234)'],
    ['改造\uFFFD房', '\uFFFD'],
    ['改造\uE123房', '\uE123'],
  ])('are seen in %s', (text, lost) => {
    expect(lostCharacter(text)).toBe(lost);
  });

  it.each(['改造（一期）120m² ≥95%', 'Café 与 Besançon 友城交流', '±5μm', '3×4 ①②', '\uF0B7 完成改造'])(
    'are not seen in %s',
    (text) => {
      expect(lostCharacter(text)).toBeNull();
    },
  );

  it('are named with the field of their value, with the title too', async () => {
    const dump = readFileSync('fixtures/shanghai-2020/source.txt', 'utf8');
    const text = dump.replace('财政项目支出', '财政项ÿ支出').replaceAll('办公用房修缮', '办公用房修ç');
    const { projects } = await parseDeclaration(new TextEncoder().encode(text));
    const found = projects.flatMap(({ diagnostics }) => diagnostics).filter(({ code }) => code === 'characters-lost');
    expect(found.map(({ field, message }) => [field, message.slice(0, 3)])).toContainEqual(['projectName', '"ç"']);
    expect(found.map(({ field }) => field)).toContain('formTitle');
  });
});
