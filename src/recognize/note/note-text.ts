import { quantile } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { type MeasuredLine, paragraphsFromWidths } from '../../rebuild/index.js';

/** A first line is set in by two characters, a wrapped one by none. */
const INDENT = 1.2;

/** The lines of a note measured: in points on a page, in terminal columns in a dump. */
export interface NoteMeasure {
  readonly left: number;
  readonly right: number;
  /** Width of one Han character. */
  readonly unit: number;
}

/** The column that the lines of a note fill. */
export function measureNote(pieces: readonly Piece[]): NoteMeasure {
  const places = pieces.map(placeOf);
  const unit = pieces[0]?.box
    ? quantile(
        pieces.map(({ box }) => (box ? box[3] - box[1] : 0)),
        0.5,
      )!
    : 2;
  return {
    left: Math.min(...places.map((place) => place.left)),
    right: Math.max(...places.map((place) => place.right)),
    unit,
  };
}

/** The lines of one section as paragraphs: an indented line starts one, a line that ends early ends one. */
export function noteParagraphs(pieces: readonly Piece[], { left, right, unit }: NoteMeasure): string {
  const parts: MeasuredLine[][] = [];
  for (const piece of pieces) {
    const place = placeOf(piece);
    const line = { text: piece.text, width: place.right };
    if (parts.length === 0 || place.left - left > INDENT * unit) parts.push([line]);
    else parts[parts.length - 1].push(line);
  }
  return parts.map((lines) => paragraphsFromWidths(lines, right, unit)).join('\n');
}

/** Whether a line reaches so far to the right that its text may go on in the next line. */
export function isFullLine(piece: Piece, { right, unit }: NoteMeasure): boolean {
  return right - placeOf(piece).right < 2 * unit;
}

function placeOf({ text, box }: Piece): { left: number; right: number } {
  if (box) return { left: box[0], right: box[2] };
  return { left: displayWidth(text) - displayWidth(text.trimStart()), right: displayWidth(text.trimEnd()) };
}
