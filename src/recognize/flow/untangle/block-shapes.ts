import type { ColumnKey } from '../../../model/form.js';

/** How many lines each cell of a row has, and the order in which they are printed by height. */
export interface BlockShape {
  readonly columns: readonly number[];
  /** For each of them the heights of its lines, in half lines. */
  readonly heights: readonly (readonly number[])[];
  readonly size: number;
  /** The first and the last of its columns. */
  readonly range: string;
  /** The lines of some cell have those of others between them. */
  readonly tangled: boolean;
}

/** Cells of these columns are never wrapped. */
const ONE_LINE: readonly ColumnKey[] = ['weight', 'score', 'targetComparator', 'targetUnit'];
const MOST_LINES = 5;
/** So many lines more than one a cell has a row at most. */
const MOST_WRAPPED = 7;

/** All shapes of rows in neighbouring columns, whose cells stand around the middle of their row. */
export function blockShapes(keys: readonly ColumnKey[]): BlockShape[] {
  const shapes: BlockShape[] = [];
  for (let from = 0; from < keys.length; from++) grow(from, []);
  // those with the fewest lines first: they set the limit for the others
  return shapes.sort((a, b) => a.size - a.columns.length - (b.size - b.columns.length));

  function grow(from: number, counts: readonly number[]): void {
    const column = from + counts.length;
    if (counts.length > 0) shapes.push(shapeOf(from, counts));
    if (column === keys.length) return;
    const most = ONE_LINE.includes(keys[column]) ? 1 : MOST_LINES;
    for (let count = 1; count <= most; count++)
      if (sum(counts) + count - counts.length - 1 <= MOST_WRAPPED) grow(from, [...counts, count]);
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function shapeOf(from: number, counts: readonly number[]): BlockShape {
  const most = Math.max(...counts);
  const heights = counts.map((count) => Array.from({ length: count }, (_, line) => 2 * line + most - count));
  const columns = counts.map((_, i) => from + i);
  const tangled = counts.length > 1 && most > 1;
  return { columns, heights, size: sum(counts), range: `${from}-${from + counts.length}`, tangled };
}
