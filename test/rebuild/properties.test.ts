import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Grid } from '../../src/model/grid.js';
import type { Page, Rule } from '../../src/model/page.js';
import { type Rebuilt, toBlocks } from '../../src/rebuild/index.js';
import { anyTable } from '../support/any-table.js';
import { drawTable, pageOf, STYLES, span } from '../support/draw-table.js';

const grids = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []));

function expectCoveredOnce({ rows, cols, cells }: Grid): void {
  const covers = new Array<number>(rows * cols).fill(0);
  for (const { row, col, rowSpan, colSpan } of cells) {
    for (let r = row; r < row + rowSpan; r++) for (let c = col; c < col + colSpan; c++) covers[r * cols + c]! += 1;
  }
  expect(covers.every((count) => count === 1)).toBe(true);
}

function characters(result: Rebuilt): number {
  const pieces = [
    ...result.furniture,
    ...result.blocks.flatMap((block) =>
      block.kind === 'line' ? [block.piece] : block.grid.cells.flatMap(({ lines }) => lines),
    ),
  ];
  return pieces.reduce((sum, { text }) => sum + text.replace(/\s+/gu, '').length, 0);
}

const coordinate = fc.integer({ min: 0, max: 4000 }).map((value) => value / 8);
const anyRule: fc.Arbitrary<Rule> = fc
  .tuple(coordinate, coordinate, fc.integer({ min: 0, max: 300 }), fc.boolean())
  .map(([x, y, length, level]) => ({ x0: x, y0: y, x1: level ? x + length : x, y1: level ? y : y + length }));
const anySpan = fc
  .tuple(fc.stringMatching(/^[a-c项目 ]{1,8}$/u), coordinate, coordinate, fc.integer({ min: 4, max: 20 }))
  .map(([text, x, y, size]) => span(text, x, y, size));
const anyPages: fc.Arbitrary<Page[]> = fc
  .array(fc.record({ rules: fc.array(anyRule, { maxLength: 40 }), spans: fc.array(anySpan, { maxLength: 20 }) }), {
    maxLength: 3,
  })
  .map((pages) => pages.map((page, i) => pageOf([page], i + 1)));

describe('toBlocks', () => {
  it('recovers any table with merged cells, in every style of drawing', () => {
    fc.assert(
      fc.property(anyTable, fc.constantFrom(...STYLES), (table, style) => {
        const [grid, ...others] = grids(toBlocks([pageOf([drawTable(table, style)])]).blocks);
        expect(others).toEqual([]);
        const found = grid!.cells.map(({ row, col, rowSpan, colSpan, lines }) => {
          return { row, col, rowSpan, colSpan, text: lines.map(({ text }) => text).join('|') };
        });
        expect(found).toEqual([...table.cells].sort((a, b) => a.row - b.row || a.col - b.col));
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, covers each slot once and loses no character, whatever is drawn', () => {
    fc.assert(
      fc.property(anyPages, (pages) => {
        const result = toBlocks(pages);
        grids(result.blocks).forEach(expectCoveredOnce);
        const printed = pages.flatMap(({ spans }) => spans).map(({ text }) => text.replace(/\s+/gu, '').length);
        expect(characters(result)).toBe(printed.reduce((sum, length) => sum + length, 0));
      }),
      { numRuns: 300 },
    );
  });

  it('covers each slot once when any two tables follow each other over a page break', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (above, below) => {
        const bottom = above.ys[above.ys.length - 1]!;
        const result = toBlocks([pageOf([drawTable(above)], 1, bottom), pageOf([drawTable(below)], 2)]);
        grids(result.blocks).forEach(expectCoveredOnce);
        const printed = [...above.cells, ...below.cells].reduce((sum, { text }) => sum + text.length, 0);
        expect(characters(result)).toBe(printed);
      }),
      { numRuns: 200 },
    );
  });
});
