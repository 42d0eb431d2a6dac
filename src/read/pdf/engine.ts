import type { PaintedPage } from './painted.js';
import type { PlacedText } from './spans.js';

/** A PDF that an engine has opened. Every engine gives the same for the same page, within rounding. */
export interface OpenPdf {
  readonly pageCount: number;
  /** The text of a page, hidden text included, and how the page stands. Throws when the page cannot be read. */
  readonly readText: (number: number) => Promise<PlacedText>;
  /** All that a page paints, in the upright points of its text. Throws when the page cannot be read. */
  readonly readPainted: (number: number, text: PlacedText) => Promise<PaintedPage>;
  /** Lets go of what has piled up for the pages read so far. */
  readonly tidy: () => Promise<void>;
  /** Whether nothing more can be read. */
  readonly isLost: () => boolean;
  /** Whether the time was up while waiting. */
  readonly isTimeUp: () => boolean;
  readonly close: () => Promise<void>;
}

/** When to give up, in milliseconds of `performance.now()`. */
export interface TimeLimit {
  readonly deadline?: number;
  /** Parse in a thread of its own, which can be stopped in the middle of a page and may run out of memory alone. */
  readonly isolated?: boolean;
}

export interface OpenOptions extends TimeLimit {
  /** For an encrypted file; an empty user password needs none. */
  readonly password?: string;
}

/** Thrown by an engine when the time is up. Nothing more can be read then. */
export class TimeIsUp extends Error {}

/** Thrown by an engine for a page that another engine would read in a different way, with the reason. */
export class OtherEngine extends Error {}

/** A page may not be larger than this (points): PDF's own limit is 14,400. */
const MAX_SIDE = 200_000;

/** Throws for a page of absurd size. */
export function checkSize({ width, height }: { readonly width: number; readonly height: number }): void {
  if (!(width > 0 && height > 0 && width < MAX_SIDE && height < MAX_SIDE)) throw new Error(`size ${width} × ${height}`);
}
