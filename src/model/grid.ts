import type { Box, Piece } from './page.js';

/** One cell of a ruled table. `row` and `col` are 0-based; `lines` are its visual lines from top to bottom. */
export interface Cell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly page: number;
  readonly box: Box;
  readonly lines: readonly Piece[];
}

/** A table: every (row, col) is covered by exactly one cell. May run over several pages. */
export interface Grid {
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly Cell[];
}

/** What a PDF document consists of, in reading order: lines outside tables, and tables. */
export type Block =
  | { readonly kind: 'line'; readonly piece: Piece; readonly size: number }
  | { readonly kind: 'grid'; readonly grid: Grid };
