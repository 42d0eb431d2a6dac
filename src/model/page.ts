/** A rectangle in PDF points from the page's top left corner: x grows to the right, y grows downwards. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * The smallest unit of source text that is accounted for: a line of a text dump (or the part of it between two labels
 * or columns), or one visual line inside a PDF cell. Every non-blank character of the input belongs to exactly one piece.
 */
export interface Piece {
  readonly text: string;
  /** 1-based page, null for a dump that marks no pages. */
  readonly page: number | null;
  /** 1-based line of the text dump, null for a PDF. */
  readonly line: number | null;
  /** Where it stands on the page, null for a text dump. */
  readonly box: Box | null;
}

/** A run of text as a PDF engine gives it, already in upright page coordinates (points, origin top left). */
export interface Span {
  readonly text: string;
  readonly box: Box;
  /** Font size in points. */
  readonly size: number;
}

/** A drawn straight line, horizontal or vertical, or the centre line of a thin filled rectangle; points, origin top left. */
export interface Rule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** One PDF page in upright coordinates. `rules` is empty when the page was not worth a vector extraction. */
export interface Page {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly spans: readonly Span[];
  readonly rules: readonly Rule[];
  /** Text that runs slantwise over the page, watermarks and stamps: no part of any form. */
  readonly slanted?: readonly Span[];
}

/** One non-blank line of a text dump. */
export interface Line {
  /** The line as printed, leading blanks kept (they are geometry in an aligned dump), trailing blanks removed. */
  readonly text: string;
  /** 1-based line number in the file. */
  readonly line: number;
  /** 1-based page, null when the dump marks no pages (no form feeds). */
  readonly page: number | null;
  /** How many blank lines stand directly before it (a form feed counts as a page change, not as a blank line). */
  readonly blankBefore: number;
  /** Its line on the page, where that is known better than by counting; columns are then those of a terminal (Han: two). */
  readonly y?: number;
  /** So many tabs stand behind the text; not given for none. */
  readonly tabsAfter?: number;
  /** Put together from lines of one character each: where it begins and ends was worked out. */
  readonly joined?: boolean;
  /** The lines that words of it stood on before they were put together. */
  readonly torn?: ReadonlyMap<string, readonly number[]>;
}
