import type { DrawnCell, DrawnTable } from './draw-table.js';

/**
 * A table written as text: one line a row, cells parted by `|`; `^` goes on from above, `<` from the left. Rows are
 * 20 high.
 */
export function tableFromText(xs: readonly number[], top: number, rows: readonly string[]): DrawnTable {
  const grid = rows.map((row) => row.split('|').map((text) => text.trim()));
  const cells: DrawnCell[] = [];
  grid.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text === '^' || text === '<') return;
      let colSpan = 1;
      while (row[c + colSpan] === '<') colSpan++;
      let rowSpan = 1;
      while (grid[r + rowSpan]?.[c] === '^') rowSpan++;
      cells.push({ row: r, col: c, rowSpan, colSpan, text });
    });
  });
  return { xs, ys: Array.from({ length: rows.length + 1 }, (_, i) => top + 20 * i), cells };
}
