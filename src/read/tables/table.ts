import type { Line } from '../../model/page.js';

/** A row of a table whose cells the dump itself parts, by bars, tabs or commas. */
export interface MarkedRow {
  /** Each cell's text, its lines separated by `\n`; empty where nothing is printed. */
  readonly cells: readonly string[];
  /** The line on which the row begins. */
  readonly source: Line;
  /** The row as lines, for where it turns out to be no row. */
  readonly lines: readonly Line[];
}

/** A dump in reading order: lines, and the tables of which it tells the cells. */
export type TextPart =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'table'; readonly rows: readonly MarkedRow[] };

/** With fewer rows, signs that may part cells stand there by chance. */
export const LEAST_ROWS = 3;
/** With fewer cells in a row, they are no columns. */
export const LEAST_CELLS = 3;

/** A row as a line that tells cells apart, but no columns. */
export function rowLine(cells: readonly string[], source: Line): Line {
  return {
    ...source,
    text: cells
      .filter((cell) => cell !== '')
      .join('\t')
      .replaceAll('\n', ' '),
  };
}
