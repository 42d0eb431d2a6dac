import type { Box } from '../../model/page.js';

/** A path as flat coordinates x, y, x, y … in upright points. */
export interface Outline {
  readonly points: readonly number[];
  readonly curved: boolean;
}

/** Red, green, blue, each 0–255; null for a pattern or shading, whose looks are not known. */
export type Colour = readonly [red: number, green: number, blue: number] | null;

/** A character as a page shows it, or several in one glyph; upright points. */
export interface Glyph {
  readonly text: string;
  /** Where it starts on its run's baseline. */
  readonly x: number;
  readonly y: number;
  /** How far the text goes on for it, without the spacing between letters. */
  readonly advance: number;
}

/** Text that was shown at once, in one font. */
export interface GlyphRun {
  readonly glyphs: readonly Glyph[];
  /** Equal for runs of one font. */
  readonly font: string | number;
  /** Font size in points. */
  readonly size: number;
  /** The direction in which the text goes on, and that in which its characters stand up; of length 1. */
  readonly along: Direction;
  readonly up: Direction;
  /** Whether it goes on across the way that its characters stand: Chinese from top to bottom. */
  readonly vertical: boolean;
}

export type Direction = readonly [dx: number, dy: number];

/** A run with its looks. */
export interface PaintedText extends GlyphRun {
  readonly kind: 'text';
  /** Drawn with no ink at all: the text layer over a scan, or a transparent fill. */
  readonly inkless: boolean;
  readonly colour: Colour;
  readonly clip: Box;
}

/** A drawn line or area. `clip` is the box outside of which nothing of it is seen. */
interface PaintedShape {
  readonly outlines: readonly Outline[];
  readonly colour: Colour;
  readonly clip: Box;
  /** Whether it is known that nothing shines through. */
  readonly isOpaque: boolean;
}

/** One thing that a page paints, in painting order. */
export type Painted =
  | (PaintedShape & { readonly kind: 'stroke'; readonly width: number })
  | (PaintedShape & { readonly kind: 'fill' })
  | PaintedText;

/** What a page paints, in painting order. */
export interface PaintedPage {
  readonly painted: readonly Painted[];
  /** Area in square points of the largest picture. */
  readonly largestImage: number;
  /** The painted texts are those that the page's text was made of, in the same order: if all are seen, that text can stay. */
  readonly isWholeText?: boolean;
  /** Whether some of it was typed over the page, as notes. */
  readonly hasNotes?: boolean;
}

/** The box around outlines; empty (Infinity to -Infinity) around none. A path may have more points than a call takes arguments. */
export function boundsOf(outlines: readonly Outline[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of outlines) {
    for (let i = 0; i + 1 < points.length; i += 2) {
      x0 = Math.min(x0, points[i]!);
      x1 = Math.max(x1, points[i]!);
      y0 = Math.min(y0, points[i + 1]!);
      y1 = Math.max(y1, points[i + 1]!);
    }
  }
  return [x0, y0, x1, y1];
}

/** Colours nearer than this in every channel (0–255) cannot be told apart on paper. */
const SAME_COLOUR = 12;

/** Whether two colours look the same; that of a pattern looks like no other. */
export function sameColour(a: Colour, b: Colour): boolean {
  return a !== null && b !== null && a.every((value, i) => Math.abs(value - b[i]!) <= SAME_COLOUR);
}

/** A colour as it looks on white paper when so much of it (0–1) is laid on. */
export function faded(colour: Colour, alpha: number): Colour {
  if (colour === null || alpha >= 1) return colour;
  const [red, green, blue] = colour;
  return [255 - (255 - red) * alpha, 255 - (255 - green) * alpha, 255 - (255 - blue) * alpha];
}
