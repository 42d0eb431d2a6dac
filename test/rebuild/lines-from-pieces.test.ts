import { describe, expect, it } from 'vitest';
import type { Piece } from '../../src/model/page.js';
import { linesFromPieces, partAtGaps } from '../../src/rebuild/lines-from-pieces.js';
import { pageOf, span } from '../support/draw-table.js';

/** A text of 10 points that begins at x on the line whose bottom is y. */
const piece = (text: string, x: number, y: number, page = 1): Piece => ({
  text,
  page,
  line: null,
  box: [x, y - 10, x + 10 * text.length, y],
});

describe('linesFromPieces', () => {
  it('puts every text into its column: half a Han character each', () => {
    const { lines, places } = linesFromPieces([piece('项目名称', 20, 20), piece('山塘加固', 100, 20)]);
    expect(lines.map(({ text }) => text)).toEqual(['    项目名称        山塘加固']);
    expect(places.get(1)).toMatchObject([
      { from: 4, to: 8 },
      { from: 16, to: 20 },
    ]);
  });

  it('knows how far lines stand apart, in lines of wrapped text', () => {
    const wrapped = [20, 33, 46, 59].map((y) => piece('一二三四', 20, y));
    const { lines } = linesFromPieces([...wrapped, piece('五', 20, 85), piece('六', 200, 91)]);
    expect(lines.map(({ y }) => Math.round(10 * y!) / 10)).toEqual([0, 1, 2, 3, 5, 5.5]);
    expect(lines.map(({ blankBefore }) => blankBefore)).toEqual([0, 0, 0, 0, 1, 0]);
  });

  it('begins each page anew, in the order of the pages', () => {
    const { lines } = linesFromPieces([piece('后', 20, 30, 2), piece('前', 20, 400, 1)]);
    expect(lines).toMatchObject([
      { text: '    前', page: 1, line: 1, y: 0 },
      { text: '    后', page: 2, line: 2, y: 0 },
    ]);
  });
});

describe('partAtGaps', () => {
  const pageWith = (...spans: ReturnType<typeof span>[]) => [pageOf([{ spans, rules: [] }])];
  const joined = (text: string): Piece => ({ text, page: 1, line: null, box: [0, 0, 300, 100] });
  const parts = (text: string, ...spans: ReturnType<typeof span>[]) =>
    partAtGaps([joined(text)], pageWith(...spans)).map((each) => each.text);

  it('parts texts of two columns that stand closer than columns mostly do', () => {
    const spans = [span('一次性项目', 0, 50, 10), span('项目类别', 59, 50, 10), span('特定目标类', 104, 50, 10)];
    expect(parts('一次性项目 项目类别 特定目标类', ...spans)).toEqual(['一次性项目', '项目类别 特定目标类']);
  });

  it('leaves letter-spaced words together, and pieces that read in another way', () => {
    const letters = [...'绩效目标'].map((letter, i) => span(letter, 20 * i, 50, 10));
    expect(parts('绩 效 目 标', ...letters)).toEqual(['绩 效 目 标']);
    expect(parts('别的', span('绩效', 0, 50, 10), span('目标', 60, 50, 10))).toEqual(['别的']);
  });
});
