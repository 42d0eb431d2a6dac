import fc from 'fast-check';
import type { DrawnCell, DrawnTable } from './draw-table.js';

/** Any table of some rows and columns with merged cells, whose every border begins or ends a cell. */
export const anyTable: fc.Arbitrary<DrawnTable> = fc
  .record({
    rows: fc.integer({ min: 1, max: 9 }),
    cols: fc.integer({ min: 2, max: 7 }),
    heights: fc.array(fc.integer({ min: 14, max: 50 }), { minLength: 9, maxLength: 9 }),
    widths: fc.array(fc.integer({ min: 30, max: 70 }), { minLength: 7, maxLength: 7 }),
    spans: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 63,
      maxLength: 63,
    }),
  })
  .map(({ rows, cols, heights, widths, spans }) => {
    const cells = filled(rows, cols, spans);
    return withoutIdleBorders({ xs: sums(40, widths, cols), ys: sums(60, heights, rows), cells });
  })
  .filter(({ cells }) => cells.length > 1);

function sums(start: number, sizes: readonly number[], count: number): number[] {
  const places = [start];
  for (let i = 0; i < count; i++) places.push(places[i]! + sizes[i]!);
  return places;
}

function filled(rows: number, cols: number, spans: readonly (readonly [number, number])[]): DrawnCell[] {
  const taken = new Set<number>();
  const cells: DrawnCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      if (taken.has(row * cols + col)) continue;
      const wanted = spans[cells.length % spans.length]!;
      let colSpan = 1;
      while (colSpan < wanted[1] && col + colSpan < cols && !taken.has(row * cols + col + colSpan)) colSpan++;
      const rowSpan = Math.min(wanted[0], rows - row);
      for (let r = row; r < row + rowSpan; r++) for (let c = col; c < col + colSpan; c++) taken.add(r * cols + c);
      cells.push({ row, col, rowSpan, colSpan, text: `t${cells.length}` });
    }
  }
  return cells;
}

function withoutIdleBorders({ xs, ys, cells }: DrawnTable): DrawnTable {
  const used = (ends: number[][]) => [...new Set(ends.flat())].sort((a, b) => a - b);
  const cols = used(cells.map(({ col, colSpan }) => [col, col + colSpan]));
  const rows = used(cells.map(({ row, rowSpan }) => [row, row + rowSpan]));
  return {
    xs: cols.map((i) => xs[i]!),
    ys: rows.map((i) => ys[i]!),
    cells: cells.map((cell) => ({
      row: rows.indexOf(cell.row),
      col: cols.indexOf(cell.col),
      rowSpan: rows.indexOf(cell.row + cell.rowSpan) - rows.indexOf(cell.row),
      colSpan: cols.indexOf(cell.col + cell.colSpan) - cols.indexOf(cell.col),
      text: cell.text,
    })),
  };
}
