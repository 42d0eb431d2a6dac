import type { Piece } from '../model/page.js';
import { compactText, hasSameColumns, isBlank } from './cell-text.js';
import type { Table, TableCell } from './ruled-table.js';

export interface RepeatedRows {
  /** How many rows at the top of the second table are rows of the first. */
  readonly rows: number;
  /** Whether they are the first table's own first rows: then each table of a series could begin so. */
  readonly isFirst: boolean;
}

/** One text alone may stand twice in a table by chance; so many in one row are a header. */
const MIN_ALIKE = 2;

/** Counts the header rows that a continued table prints again. */
export function countRepeatedRows(above: Table, below: Table): RepeatedRows {
  for (let start = 0; start < above.rows; start++) {
    let rows = 0;
    while (rows < below.rows && start + rows < above.rows && isSameRow(above, start + rows, below, rows)) rows++;
    if (rows > 0) return { rows, isFirst: start === 0 };
  }
  return { rows: 0, isFirst: false };
}

/** Whether all texts of a row stand in the other table's row. A label that spans on into the body is not asked. */
function isSameRow(above: Table, aboveRow: number, below: Table, belowRow: number): boolean {
  const theirs = above.cells.filter(({ row }) => row === aboveRow);
  const ours = below.cells.filter((cell) => cell.row === belowRow && !isBlank(cell));
  const asked = ours.filter((cell) => cell.rowSpan === 1 || theirs.some((other) => isCopy(other, cell)));
  return asked.length >= MIN_ALIKE && asked.every((cell) => theirs.some((other) => isCopy(other, cell)));
}

function isCopy(a: TableCell, b: TableCell): boolean {
  return hasSameColumns(a, b) && a.rowSpan === b.rowSpan && compactText(a) === compactText(b);
}

/** Whether the second table begins like the first one, with other values: the next form, not the same one going on. */
export function startsAnew(above: Table, below: Table): boolean {
  const [a, b] = [firstText(above), firstText(below)];
  return a !== '' && a === b && !isSameRow(above, 0, below, 0);
}

function firstText({ cells }: Table): string {
  const row = cells.filter((cell) => cell.row === 0 && !isBlank(cell)).sort((a, b) => a.left - b.left);
  return row[0] ? compactText(row[0]) : '';
}

/** The table without its first rows, and the texts of those; a cell that spans on keeps what is left of it. */
export function dropRows(table: Table, count: number): { table: Table; dropped: Piece[] } {
  if (count === 0) return { table, dropped: [] };
  const gone = table.cells.filter(({ row, rowSpan }) => row + rowSpan <= count);
  const kept = table.cells.filter(({ row, rowSpan }) => row + rowSpan > count);
  const top = Math.max(...gone.map(({ box }) => box[3]));
  const cells = kept.map((cell): TableCell => {
    const over = Math.max(0, count - cell.row);
    const [x0, y0, x1, y1] = cell.box;
    const box = [x0, over > 0 ? Math.max(top, y0) : y0, x1, y1] as const;
    return { ...cell, row: Math.max(0, cell.row - count), rowSpan: cell.rowSpan - over, box };
  });
  return { table: { ...table, rows: table.rows - count, cells, top }, dropped: gone.flatMap(({ lines }) => lines) };
}
