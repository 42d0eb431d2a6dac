import type { Cell } from '../../model/grid.js';
import type { Piece } from '../../model/page.js';
import type { RawValue } from '../../model/raw-form.js';
import { joinLines } from '../../rebuild/join-lines.js';
import type { MoneyUnit } from './read-label.js';

/** How wrapped lines become text: one line, or paragraphs separated by `\n`. */
export type Shape = 'line' | 'paragraphs';

/** The text of some cells, read from top to bottom, as one value; null when nothing is printed in them. */
export function toValue(cells: readonly Cell[], shape: Shape = 'line', unit: MoneyUnit | null = null): RawValue | null {
  return piecesToValue(
    cells.flatMap((cell) => cell.lines),
    shape,
    unit,
  );
}

/** The same from lines. */
export function piecesToValue(
  all: readonly Piece[],
  shape: Shape = 'line',
  unit: MoneyUnit | null = null,
): RawValue | null {
  const pieces = all.filter((piece) => piece.text.trim() !== '');
  if (pieces.length === 0) return null;
  const text = shape === 'line' ? joinLines(pieces.map((piece) => piece.text)) : toParagraphs(pieces);
  return unit ? { text, pieces, unit } : { text, pieces };
}

/** Lines → paragraphs: a line that leaves room for the next one's first characters, or is followed by an indent, ends one. */
function toParagraphs(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text.trim()).join('\n');
}
