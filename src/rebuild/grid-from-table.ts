import type { Cell, Grid } from '../model/grid.js';
import type { Table } from './ruled-table.js';

/** A table with its columns numbered: every border of any of its rows begins a column. */
export function gridFromTable({ rows, cells }: Table): Grid {
  const borders = [...new Set(cells.flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b);
  const index = new Map(borders.map((x, i) => [x, i]));
  const numbered = cells.map(({ left, right, row, rowSpan, page, box, lines }): Cell => {
    const col = index.get(left)!;
    return { row, col, rowSpan, colSpan: index.get(right)! - col, page, box, lines };
  });
  numbered.sort((a, b) => a.row - b.row || a.col - b.col);
  return { rows, cols: borders.length - 1, cells: numbered };
}
