import { describe, expect, it } from 'vitest';
import { edgesFromRules, snapEdges } from '../../src/rebuild/edges.js';
import { latticeFromEdges } from '../../src/rebuild/lattice.js';
import { tablesFromPage } from '../../src/rebuild/ruled-table.js';
import { drawTable, pageOf, span } from '../support/draw-table.js';

/** Lines as `-y x0 x1` and `|x y0 y1`. */
const lattice = (...lines: string[]) => {
  const rules = lines.map((line) => {
    const [at, from, to] = line.slice(1).split(' ').map(Number) as [number, number, number];
    return line[0] === '-' ? { x0: from, y0: at, x1: to, y1: at } : { x0: at, y0: from, x1: at, y1: to };
  });
  return latticeFromEdges(snapEdges(edgesFromRules(rules)));
};
const places = (...lines: string[]) =>
  lattice(...lines)?.frames.map(({ row, col, rowSpan, colSpan }) => [row, col, rowSpan, colSpan]);

describe('latticeFromEdges', () => {
  it('finds merged cells in both directions', () => {
    const frame = ['-0 0 90', '-60 0 90', '|0 0 60', '|90 0 60'];
    expect(places(...frame, '|30 0 60', '-30 30 90', '|60 0 30')).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 1],
      [0, 2, 1, 1],
      [1, 1, 1, 2],
    ]);
  });

  it('closes a table without outer lines by its own extent', () => {
    expect(places('-0 0 90', '-30 0 90', '-60 0 90', '|45 0 60')).toEqual([
      [0, 0, 1, 1],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 1],
    ]);
  });

  it('says which cells a page break left open', () => {
    const found = lattice('-0 0 90', '-30 0 90', '|0 0 60', '|45 0 60', '|90 0 60')!;
    expect(found.frames.map(({ openTop, openBottom }) => [openTop, openBottom])).toEqual([
      [false, false],
      [false, false],
      [false, true],
      [false, true],
    ]);
  });

  it('ignores a line that ends inside of a cell', () => {
    const frame = ['-0 0 90', '-60 0 90', '|0 0 60', '|90 0 60', '|45 0 60'];
    expect(places(...frame, '-30 0 20')).toEqual([
      [0, 0, 1, 1],
      [0, 1, 1, 1],
    ]);
  });

  it('parts an area that is no rectangle into rectangles', () => {
    const frames = places('-0 0 90', '-60 0 90', '|0 0 60', '|90 0 60', '-30 45 90', '|45 30 60')!;
    const slots = frames.reduce((sum, [, , rowSpan, colSpan]) => sum + rowSpan! * colSpan!, 0);
    expect(slots).toBe(4);
  });

  it('takes a box or an underline for no table', () => {
    expect(lattice('-0 0 90', '-30 0 90', '|0 0 30', '|90 0 30')).toBeNull();
    expect(lattice('-0 0 90')).toBeNull();
  });
});

describe('tablesFromPage', () => {
  const framed = (...rows: string[][]) => {
    const cells = rows.map((_, row) => ({ row, col: 0, rowSpan: 1, colSpan: 1, text: '' }));
    const { rules } = drawTable({ xs: [40, 400], ys: [...rows.keys(), rows.length].map((i) => 60 + 20 * i), cells });
    const spans = rows.flatMap((texts, row) => texts.map((text, i) => span(text, 50 + 100 * i, 70 + 20 * row)));
    return tablesFromPage(pageOf([{ rules, spans }]));
  };

  it('makes no table of a frame and level rules around text that stands in columns', () => {
    const { tables, outside } = framed(
      ['一级指标', '二级指标', '指标值'],
      ['产出', '数量', '3个'],
      ['效益', '社会', '提高'],
    );
    expect(tables).toEqual([]);
    expect(outside).toHaveLength(9);
  });

  it('makes one of boxes with running text', () => {
    expect(framed(['项目概况'], ['建设内容', '三项'], ['完成']).tables).toMatchObject([{ rows: 3 }]);
  });
});
