import { flatMap } from '../../model/group.js';
import type { Box, Piece } from '../../model/page.js';
import type { MoneyUnit, RawValue } from '../../model/raw-form.js';
import { joinLines, toParagraphs } from '../../rebuild/index.js';
import { isHint } from './read-label.js';

/** Lines that are printed together, and the cell that they stand in: where a line has to wrap. */
export interface Text {
  readonly lines: readonly Piece[];
  readonly box: Box;
}

/** The text of some cells, read from top to bottom, as one line; null when nothing is printed in them. */
export function toValue(cells: readonly Text[], unit: MoneyUnit | null = null): RawValue | null {
  const pieces = flatMap(cells, printedLines);
  if (pieces.length === 0) return null;
  const text = joinLines(pieces.map((piece) => piece.text));
  return unit ? { text, pieces, unit } : { text, pieces };
}

/** The text of some cells as paragraphs, separated by `\n`. A cell of its own starts a paragraph of its own. */
export function toNarrative(cells: readonly Text[]): RawValue | null {
  const pieces = flatMap(cells, printedLines);
  if (pieces.length === 0) return null;
  const paragraphs = cells.map((cell) => toParagraphs(printedLines(cell), cell.box));
  return { text: paragraphs.filter((text) => text !== '').join('\n'), pieces };
}

/** A template's hints are no part of a value. */
function printedLines({ lines }: Text): Piece[] {
  return lines.filter((line) => line.text.trim() !== '' && !isHint(line.text));
}
