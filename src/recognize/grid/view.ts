import type { Block, Cell, Grid } from '../../model/grid.js';
import { groupBy } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import { rememberOf } from '../../model/remember.js';

/** A grid with quick access by position. */
export interface GridView {
  readonly grid: Grid;
  /** The cell that covers this place; undefined outside of the grid. */
  readonly at: (row: number, col: number) => Cell | undefined;
  /** The different cells that cover a row, from left to right. */
  readonly across: (row: number) => readonly Cell[];
  /** The cells that start in a row, from left to right. */
  readonly starting: (row: number) => readonly Cell[];
}

/** Consecutive rows `from` … `to - 1` of one grid. */
export interface Area {
  readonly view: GridView;
  readonly from: number;
  readonly to: number;
}

/** A document as a sequence of lines and table rows, in reading order. */
export type Item =
  | { readonly kind: 'line'; readonly piece: Piece }
  | { readonly kind: 'row'; readonly view: GridView; readonly row: number };

/** Blocks → one item a line and one a table row. */
export function toItems(blocks: readonly Block[]): Item[] {
  const items: Item[] = [];
  for (const block of blocks) {
    if (block.kind === 'line') {
      items.push({ kind: 'line', piece: block.piece });
      continue;
    }
    const view = viewGrid(block.grid);
    for (let row = 0; row < block.grid.rows; row++) items.push({ kind: 'row', view, row });
  }
  return items;
}

/** Lays a grid's cells out by position. Where cells overlap against the rules the first one holds the place. */
export function viewGrid(grid: Grid): GridView {
  const rows: (Cell | undefined)[][] = Array.from({ length: grid.rows }, () => new Array(grid.cols).fill(undefined));
  for (const cell of grid.cells) {
    for (let row = cell.row; row < Math.min(grid.rows, cell.row + cell.rowSpan); row++) {
      for (let col = cell.col; col < Math.min(grid.cols, cell.col + cell.colSpan); col++) rows[row][col] ??= cell;
    }
  }
  const starts = groupBy(
    [...grid.cells].sort((a, b) => a.col - b.col),
    ({ row }) => row,
  );
  const covering: Cell[][] = [];
  const across = (row: number) => {
    covering[row] ??= [...new Set(rows[row])].filter((cell) => cell !== undefined);
    return covering[row];
  };
  return { grid, at: (row, col) => rows[row]?.[col], across, starting: (row) => starts.get(row) ?? [] };
}

/** The cells that start in an area, in reading order. */
export function cellsOf({ view, from, to }: Area): Cell[] {
  const cells: Cell[] = [];
  for (let row = from; row < to; row++) cells.push(...view.starting(row));
  return cells;
}

const joinedText = rememberOf(({ lines }: Cell) => lines.map((line) => line.text).join(''));

/** All that a cell prints, without line ends: for comparing with labels. */
export function cellText(cell: Cell): string {
  return cell.lines.length === 1 ? cell.lines[0].text : joinedText(cell);
}

/** Whether nothing is printed in a cell. */
export function isBlank(cell: Cell | undefined): boolean {
  return !cell || cellText(cell).trim() === '';
}

/** First column after a cell. */
export function endCol(cell: Cell): number {
  return cell.col + cell.colSpan;
}

/** First row after a cell. */
export function endRow(cell: Cell): number {
  return cell.row + cell.rowSpan;
}

/** Whether two cells share a grid column. */
export function sharesColumn(a: Cell, b: Cell): boolean {
  return a.col < endCol(b) && b.col < endCol(a);
}

/** The page on which an item stands; 0 where none is known. */
export function pageOf(item: Item): number {
  if (item.kind === 'line') return item.piece.page ?? 0;
  return item.view.across(item.row)[0]?.page ?? 0;
}

/** The first item after the grid in which a row stands. */
export function endOfGrid(items: readonly Item[], start: number): number {
  const first = items[start];
  let end = start;
  for (let item = first; item?.kind === 'row' && first.kind === 'row' && item.view === first.view; item = items[end])
    end++;
  return end;
}
