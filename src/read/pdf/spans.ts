import type { Box, Span } from '../../model/page.js';
import { mendRadicals } from '../radicals.js';
import { type Matrix, multiply, quarterTurn } from './matrix.js';

/** What pdf.js says of a run of text; lengths in the PDF's own units. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

export interface PlacedText {
  /** Size of the page as it is read: text upright. */
  readonly width: number;
  readonly height: number;
  /** Maps the PDF's own units to upright points from the top left corner. */
  readonly base: Matrix;
  readonly spans: readonly Span[];
  /** Slanted text (a watermark across the page): no part of its flow. */
  readonly slanted: readonly Span[];
}

export interface PageFrame {
  readonly width: number;
  readonly height: number;
  readonly transform: Matrix;
}

/** Share of the font size above and below the baseline: Han glyphs fill their square so in nearly every font. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** Sine of the slant up to which text counts as straight: scanners and exporters tilt by less than three degrees. */
const STRAIGHT = 0.05;
/** Two copies of one text so near (in font sizes) are one text printed twice to look bold. */
const SAME_PLACE = 0.25;

/**
 * Places the text of one page in upright coordinates. A page whose text mostly runs sideways (a landscape table that was
 * turned without saying so in the page's own rotation) is turned as a whole.
 */
export function placeText(
  items: readonly TextItem[],
  frame: PageFrame,
  isVertical: (fontName: string) => boolean,
): PlacedText {
  const turn = dominantTurn(items, frame.transform, isVertical);
  const base = multiply(quarterTurn(-turn, frame.width, frame.height), frame.transform);
  const [width, height] = turn % 2 ? [frame.height, frame.width] : [frame.width, frame.height];
  const page: Box = [0, 0, width, height];
  const spans: Span[] = [];
  const slanted: Span[] = [];
  for (const item of items) {
    const placed = placeItem(item, base, isVertical(item.fontName));
    if (placed === null || !overlaps(placed.span.box, page)) continue;
    (placed.straight ? spans : slanted).push(placed.span);
  }
  return { width, height, base, spans: withoutDoubles(spans), slanted };
}

/** The direction in which most characters run, in clockwise quarter turns from left to right. */
function dominantTurn(
  items: readonly TextItem[],
  transform: Matrix,
  isVertical: (fontName: string) => boolean,
): number {
  const votes = [0, 0, 0, 0];
  for (const item of items) {
    const m = multiply(transform, item.transform);
    const quarter = Math.round(Math.atan2(m[1], m[0]) / (Math.PI / 2));
    if (!isVertical(item.fontName)) votes[(quarter + 4) % 4]! += item.str.trim().length;
  }
  const best = votes.indexOf(Math.max(...votes));
  return votes[best]! > votes[0]! ? best : 0;
}

function placeItem(item: TextItem, base: Matrix, vertical: boolean): { span: Span; straight: boolean } | null {
  const text = mendRadicals(cleaned(item.str));
  if (text.trim() === '') return null;
  const m = multiply(base, item.transform);
  const unit = Math.hypot(base[0], base[1]);
  const size = Math.hypot(m[2], m[3]);
  const along = Math.hypot(m[0], m[1]) || size || 1;
  const [dx, dy] = [m[0] / along, m[1] / along];
  const [ux, uy] = size > 0 ? [m[2] / size, m[3] / size] : [dy, -dx];
  const box = vertical
    ? verticalBox(m, item.width * unit, item.height * unit)
    : corners(m[4], m[5], dx, dy, item.width * unit, ux, uy, size);
  if (!box.every(Number.isFinite)) return null;
  return { span: { text, box, size }, straight: Math.min(Math.abs(dx), Math.abs(dy)) <= STRAIGHT };
}

/** Text that runs downwards hangs on the middle of its top edge. */
function verticalBox(m: Matrix, width: number, height: number): Box {
  return [m[4] - width / 2, m[5], m[4] + width / 2, m[5] + height];
}

/** The upright box around a run that starts at (x, y) on its baseline, goes along (dx, dy) and stands up along (ux, uy). */
function corners(
  x: number,
  y: number,
  dx: number,
  dy: number,
  length: number,
  ux: number,
  uy: number,
  size: number,
): Box {
  const xs = [x - ux * size * DESCENT, x + ux * size * ASCENT];
  const ys = [y - uy * size * DESCENT, y + uy * size * ASCENT];
  const allX = [...xs, ...xs.map((v) => v + dx * length)];
  const allY = [...ys, ...ys.map((v) => v + dy * length)];
  return [Math.min(...allX), Math.min(...allY), Math.max(...allX), Math.max(...allY)];
}

/** Control characters come from fonts without a map to Unicode and are no text; ligatures of dashes are undone. */
function cleaned(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const printable = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/gu, '').replace(/[\u00a0\t]/gu, ' ');
  // Fonts draw two dashes as one long glyph, which copies as a character of its own.
  return printable.replace(/\u2e3a/gu, '——').replace(/\u2e3b/gu, '———');
}

function overlaps(box: Box, page: Box): boolean {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  return x >= page[0] && x <= page[2] && y >= page[1] && y <= page[3];
}

function withoutDoubles(spans: readonly Span[]): Span[] {
  const seen = new Map<string, Span[]>();
  return spans.filter((span) => {
    const twins = seen.get(span.text);
    if (!twins) {
      seen.set(span.text, [span]);
      return true;
    }
    const near = span.size * SAME_PLACE;
    if (twins.some((t) => Math.abs(t.box[0] - span.box[0]) < near && Math.abs(t.box[3] - span.box[3]) < near))
      return false;
    twins.push(span);
    return true;
  });
}
