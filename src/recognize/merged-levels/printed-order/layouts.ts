import { flatMap } from '../../../model/group.js';
import type { Box } from './reading-order.js';

/** How much room a text takes: the width of its widest line in Han characters, and its lines. */
export interface TextSize {
  readonly width: number;
  readonly lines: number;
}

/** How an exporter lays a table out, as far as the order of its texts depends on it. */
export interface Layout {
  /** Texts stand in the middle of their cells, or at their top. */
  readonly middle: boolean;
  /** Height of a row of one line, in lines. */
  readonly pitch: number;
  /** Whether the texts of each column stand at its left side: of both levels, of the names, and of what is right of them. */
  readonly atLeft: readonly [levels: boolean, names: boolean, others: boolean];
}

const SIDES: readonly Layout['atLeft'][] = [
  [false, false, false],
  [false, true, false],
  [true, true, true],
  [false, true, true],
  [false, false, true],
];

/** Tight and roomy tables; what lies between is ordered like one of them. */
const PITCHES = [1.3, 2.4];

export const LAYOUTS: readonly Layout[] = flatMap([true, false], (middle) =>
  flatMap(PITCHES, (pitch) => SIDES.map((atLeft) => ({ middle, pitch, atLeft }))),
);

/** A text of the table: its column, from 0 for level 1, and the rows that its cell spans. */
export interface Cell {
  readonly size: TextSize;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** Baselines of the lines of a cell are so far apart, in lines; room between columns, in Han characters. */
const LEADING = 1.2;
const GUTTER = 2;
/** Above and below a text of several lines there is less room than around one of a single line. */
const TIGHT = 0.6;

/** Lays out the cells of these rows. Only the order of edges and whether texts overlap matter, no exact places. */
export function layOut(cells: readonly Cell[], rows: number, { middle, pitch, atLeft }: Layout): Box[] {
  const widths: number[] = [];
  const lines = new Array<number>(rows).fill(1);
  for (const { size, column, from, to } of cells) {
    widths[column] = Math.max(widths[column] ?? 1, size.width);
    if (to === from + 1) lines[from] = Math.max(lines[from], column < LEVELS ? 1 : size.lines);
  }
  const x = starts(Array.from(widths, (width = 0) => width + GUTTER));
  const y = starts(lines.map((count) => Math.max(pitch, heightOf(count) + (pitch - 1) * TIGHT)));
  return cells.map(({ size, column, from, to }) => {
    const indent = atLeft[Math.max(0, Math.min(column, LEVELS + 1) - 1)] ? 0 : (widths[column] - size.width) / 2;
    const height = heightOf(size.lines);
    const y0 = middle ? (y[from] + y[to] - height) / 2 : y[from];
    const x0 = 1 + x[column] + indent;
    return { x0, x1: x0 + size.width, y0, y1: y0 + height };
  });
}

const LEVELS = 2;

function heightOf(lines: number): number {
  return (lines - 1) * LEADING + 1;
}

function starts(sizes: readonly number[]): number[] {
  const sums = [0];
  for (const size of sizes) sums.push(sums[sums.length - 1] + size);
  return sums;
}
