import { groupBy } from '../model/group.js';
import type { Piece } from '../model/page.js';
import { compactText, hasSameColumns, isBlank, widthOf } from './cell-text.js';
import type { Table, TableCell } from './ruled-table.js';

/** One text alone may stand twice in a table by chance; so many in one row are a header. */
const MIN_ALIKE = 2;

/** Counts the header rows that a continued table prints again. If they are the `first` of the other, any table could begin so. */
export function countRepeatedRows(above: Table, below: Table): { rows: number; isFirst: boolean } {
  const [theirs, ours] = [above, below].map(({ cells }) => groupBy(cells, ({ row }) => row));
  const { left } = widthOf(below.cells);
  const isSame = (row: number, other: number) =>
    isSameRow(theirs.get(row) ?? [], ours.get(other) ?? [], left) && (row === other || !isOfFields(ours.get(other)!));
  for (let start = 0; start < above.rows; start++) {
    let rows = 0;
    while (rows < below.rows && start + rows < above.rows && isSame(start + rows, rows)) rows++;
    if (rows > 0) return { rows, isFirst: start === 0 };
  }
  return { rows: 0, isFirst: false };
}

/**
 * Whether all texts of a row stand in the other table's row. Not asked are labels that span on into the body, and a
 * stray text in the leftmost cell: the middle of a side label that the page break cut falls into the header row.
 * Rows of data that say the same are none.
 */
function isSameRow(theirs: readonly TableCell[], row: readonly TableCell[], left: number): boolean {
  const ours = row.filter((cell) => !isBlank(cell));
  const copies = ours.filter((cell) => theirs.some((other) => isCopy(other, cell)));
  const strange = ours.filter((cell) => !copies.includes(cell) && cell.rowSpan === 1);
  if (copies.some((cell) => MEASURE.test(compactText(cell)))) return false;
  return copies.length >= MIN_ALIKE && strange.every((cell) => cell.left === left && copies.length > MIN_ALIKE);
}

/** `绩效类型：` beside its value: fields of the next form may say the same as those of the last one, further down in the table. */
function isOfFields(row: readonly TableCell[]): boolean {
  return row.some((cell) => /[:：]$/u.test(compactText(cell)));
}

/** An amount, a share, a target: a row that holds one is data, also where another row says the same. */
const MEASURE = /^[<>=≤≥＜＞＝]{0,2}\d[\d,.]*(?!\d*年)\P{L}?\p{L}{0,3}$/u;

/** The same text in the same columns; lines of another text may be printed over it. */
function isCopy(above: TableCell, below: TableCell): boolean {
  if (!hasSameColumns(above, below) || above.rowSpan !== below.rowSpan || isBlank(above)) return false;
  return compactText(above) === compactText({ ...below, lines: linesOf(above, below) });
}

/** Those lines of a cell that the other cell has too. */
function linesOf(above: TableCell, below: TableCell): Piece[] {
  const text = compactText(above);
  return below.lines.filter((line) => text.includes(line.text.replace(/\s+/gu, '')));
}

/**
 * Whether the second table begins like the first one, with other values: the next form, not the same one going on. A
 * merged label that is printed again is no such beginning: the label that opens a form stands in one row.
 */
export function startsAnew(above: Table, below: Table): boolean {
  const [first, second] = [firstRow(above), firstRow(below)];
  const [a, b] = [firstText(first), firstText(second)];
  if (!a || !b || a.rowSpan > 1 || b.rowSpan > 1) return false;
  return compactText(a) === compactText(b) && !isSameRow(first, second, widthOf(below.cells).left);
}

function firstRow({ cells }: Table): TableCell[] {
  return cells.filter(({ row }) => row === 0);
}

function firstText(row: readonly TableCell[]): TableCell | undefined {
  return row.filter((cell) => !isBlank(cell)).sort((a, b) => a.left - b.left)[0];
}

/** The table without repeated header rows, and their texts. What else a header cell holds goes to the cell below. */
export function dropRows(table: Table, above: Table, count: number): { table: Table; dropped: Piece[] } {
  if (count === 0) return { table, dropped: [] };
  const gone = table.cells.filter(({ row, rowSpan }) => row + rowSpan <= count);
  const kept = table.cells.filter(({ row, rowSpan }) => row + rowSpan > count);
  const top = Math.max(...gone.map(({ box }) => box[3]));
  const dropped: Piece[] = [];
  const strays = new Map<TableCell, Piece[]>();
  for (const cell of gone) {
    const original = above.cells.find((other) => isCopy(other, cell));
    const printed = original ? linesOf(original, cell) : [];
    const below = kept.find((other) => other.row <= count && hasSameColumns(other, cell));
    for (const line of cell.lines) {
      if (printed.includes(line) || !below) dropped.push(line);
      else strays.set(below, [...(strays.get(below) ?? []), line]);
    }
  }
  const cells = kept.map((cell): TableCell => {
    const over = Math.max(0, count - cell.row);
    const [x0, y0, x1, y1] = cell.box;
    const row = Math.max(0, cell.row - count);
    return {
      ...cell,
      row,
      rowSpan: cell.rowSpan - over,
      box: [x0, over > 0 ? Math.max(top, y0) : y0, x1, y1],
      lines: [...(strays.get(cell) ?? []), ...cell.lines],
      // The header's own border hides whether the cell was cut there.
      openTop: row === 0,
    };
  });
  return { table: { ...table, rows: table.rows - count, cells, top }, dropped };
}
