import { describe, expect, it } from 'vitest';
import { columnsIn } from '../../../src/recognize/aligned/column-unit.js';
import { toTextLines } from '../../../src/recognize/aligned/text-lines.js';

const toLine = (text: string, i: number) => ({ text, line: i + 1, page: null, blankBefore: 0 });
const toLines = (texts: readonly string[]) => toTextLines(texts.map(toLine));
const starts = (texts: readonly string[], word: number) =>
  toLines(texts).map(({ words }) => Math.round(words[word]?.x0 ?? 0));

describe('columnsIn', () => {
  it('takes a gap for as wide as so many characters of what follows', () => {
    const text = '      项目性质      2026-03-01   经常性项目';
    const column = columnsIn('next', text);
    expect(column(text.indexOf('项目性质'))).toBe(12);
    expect(column(text.indexOf('2026'))).toBe(26);
    expect(column(text.indexOf('经常性'))).toBe(42);
  });

  it('knows signs that are wide on paper, and fonts with wide digits', () => {
    expect(columnsIn('next', '≥90% 达标')(5)).toBe(6);
    expect(columnsIn('next-noto', '1234567890 达标')(11)).toBeCloseTo(12);
  });

  it('takes a single blank for half of one, for words that touch are parted by one too', () => {
    expect(columnsIn('next', '成本 指标')(3)).toBe(5);
  });
});

describe('chooseUnit', () => {
  // one table: names from column 10, targets from 40, points from 60; a Han character is two columns wide
  const rows = [
    ['新增停车泊位', '≥120个', '10'],
    ['设备验收合格率', '合格', '8'],
    ['项目完工时间', '10月底前', '6'],
    ['泊位平均造价', '≤2.5万元', '12'],
    ['居民投诉', '0', '4'],
    ['停车秩序', '明显好转', '10'],
    ['开放夜间泊位', '≥45个', '8'],
    ['收费公示', '全部公示', '6'],
  ] as const;
  const width = (text: string) => [...text].reduce((sum, char) => sum + (/[≥≤\u2e80-\uffff]/u.test(char) ? 2 : 1), 0);

  const asNext = (cells: readonly string[]) => {
    let [line, end] = ['', 0];
    for (const [i, cell] of cells.entries()) {
      const gap = [10, 40, 60][i]! - end;
      line += ' '.repeat(Math.round(gap / (width(cell) / cell.length))) + cell;
      end = [10, 40, 60][i]! + width(cell);
    }
    return line;
  };

  const byCharacter = ([a, b, c]: readonly [string, string, string]) =>
    a.padStart(5 + a.length).padEnd(20) + b.padEnd(12) + c;

  it('finds that gaps are counted in characters of what follows', () => {
    const lines = rows.map(asNext);
    for (const [word, at] of [
      [1, 40],
      [2, 60],
    ] as const)
      for (const x of starts(lines, word)) expect(Math.abs(x - at)).toBeLessThanOrEqual(3);
  });

  it('asks the whole dump where the lines themselves do not settle it', () => {
    const lines = [...rows.slice(0, 4).map(asNext), ...rows.slice(0, 3).map(byCharacter)].map(toLine);
    const measure = (dump: readonly string[]) => toTextLines(lines, new Set(), dump.map(toLine))[0]?.words[1]?.x0;
    expect(measure(rows.map(byCharacter))).toBe(24);
    expect(measure(rows.map(asNext))).toBeCloseTo(40, 0);
  });

  it('does not follow a few lines against the whole dump', () => {
    const measure = (dump: readonly string[]) =>
      toTextLines(rows.map(asNext).map(toLine), new Set(), dump.map(toLine))[0]?.words[1]?.x0;
    expect(measure(rows.map(asNext))).toBeCloseTo(40, 0);
    expect(measure(rows.map(byCharacter))).toBe(asNext(rows[0]).indexOf('≥120个'));
  });

  it('leaves a dump alone that counts characters, or two for a Han character', () => {
    expect(starts(rows.map(byCharacter), 1)).toEqual(rows.map(() => 20));
    const byDisplay = rows.map(
      ([a, b, c]) => `     ${a}${' '.repeat(20 - width(a))}${b}${' '.repeat(12 - width(b))}${c}`,
    );
    expect(starts(byDisplay, 1)).toEqual(rows.map(() => 25));
  });
});
