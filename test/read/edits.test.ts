import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/parse-declaration.js';
import { toLines } from '../../src/read/lines.js';

const lines = (text: string) => toLines(text).lines.map((each) => [each.blankBefore, each.text]);

describe('what happens to a dump on its way', () => {
  it('line ends may be doubled', () => {
    const row = '  甲   乙   丙   丁';
    const printed = `${row}\n乙\n\n${row}\n\f丁\n${row}\n\n己\n`;
    expect(lines(printed.replaceAll('\n', '\n\n'))).toEqual(lines(printed));
  });

  it('blank lines between lines without columns are the habit of an extractor, and stay', () => {
    expect(lines('甲\n\n乙\n\n\n\n丙')).toEqual([
      [0, '甲'],
      [1, '乙'],
      [3, '丙'],
    ]);
  });

  it('NEL and Unicode line separators end lines where nothing else does', () => {
    for (const end of ['\u0085', '\u2028', '\u2029', '\v'])
      expect(toLines(`甲${end}${end}乙`).lines.map(({ line, blankBefore }) => [line, blankBefore])).toEqual([
        [1, 0],
        [3, 1],
      ]);
  });

  it('wide gaps promise no columns where the left side of every line was stripped', () => {
    const row = '甲   乙   丙   丁   戊';
    expect(lines(`${row}\n${row}`)).toEqual([
      [0, '甲 乙 丙 丁 戊'],
      [0, '甲 乙 丙 丁 戊'],
    ]);
    expect(lines(`${row}\n  ${row}`)[0]).toEqual([0, row]);
  });
});

describe('a dump with columns', () => {
  const path = join(import.meta.dirname, '../../fixtures/shanghai-2026-system');
  const printed = readFileSync(join(path, 'dumps/pdftotext-layout.txt'), 'utf8');
  const indicators = async (text: string) =>
    (await parseDeclaration(Buffer.from(text))).projects.map((project) =>
      project.indicators?.map(({ level1, level2, level3, target }) => [level1, level2, level3, target]),
    );

  it.each([
    ['doubled line ends', printed.replace(/\n/gu, '\n\n')],
    ['NEL as line end', printed.replace(/\n/gu, '\u0085')],
    ['no left side', printed.replace(/^(\f?) +/gmu, '$1')],
  ])('keeps its indicators with %s', async (_, text) => {
    expect(await indicators(text)).toEqual(await indicators(printed));
  });
});
