import type { Block, Cell, Grid } from '../../model/grid.js';
import { flatMap, groupBy, range, runsOf } from '../../model/group.js';
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
  return flatMap(blocks, (block): Item[] =>
    block.kind === 'line' ? [{ kind: 'line', piece: block.piece }] : rowItems(block.grid),
  );
}

export function rowItems(grid: Grid): Item[] {
  const view = viewGrid(grid);
  return range(0, grid.rows).map((row) => ({ kind: 'row', view, row }));
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
  return flatMap(range(from, to), (row) => view.starting(row));
}

/** Areas with the next ones of their grid as one, so that a heading finds its text below it. */
export function joinAreas(areas: readonly Area[]): Area[] {
  const runs = runsOf(areas, (run, { view, from }) => run[0].view === view && run[run.length - 1].to === from);
  return runs.map((run) => ({ ...run[0], to: run[run.length - 1].to }));
}

const joinedText = rememberOf(({ lines }: Cell) => lines.map((line) => line.text).join(''));

/** All that a cell prints, without line ends: for comparing with labels. */
export function cellText(cell: Cell): string {
  return cell.lines.length === 1 ? cell.lines[0].text : joinedText(cell);
}

/** The same without any white space. */
export function compactText(cell: Cell): string {
  return cellText(cell).replace(/\s+/gu, '');
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
