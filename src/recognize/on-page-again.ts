import { boxOfPieces } from '../model/boxes.js';
import { flatMap } from '../model/group.js';
import type { Piece } from '../model/page.js';
import { rememberOf } from '../model/remember.js';
import type { PlacedPiece } from '../rebuild/lines-from-pieces.js';
import { cutPiece } from './cut-piece.js';

/**
 * Gives pieces of a page that was printed as lines their places on the page back.
 * @param places the page's pieces of each line
 */
export function onPageAgain(places: ReadonlyMap<number, readonly PlacedPiece[]>): (piece: Piece) => Piece {
  const reached = new Map<string, number>();
  return rememberOf((piece) => place(piece, piece.line === null ? [] : (places.get(piece.line) ?? []), reached));
}

/** The same text twice on a line is met from left to right. */
function place(piece: Piece, line: readonly PlacedPiece[], reached: Map<string, number>): Piece {
  const text = line.reduce((printed, { piece: own, from }) => printed.padEnd(from) + own.text.trim(), '');
  const key = `${piece.line} ${piece.text}`;
  const start = text.indexOf(piece.text, reached.get(key) ?? 0);
  if (start >= 0) reached.set(key, start + piece.text.length);
  const parts = start < 0 ? line.map((each) => each.piece) : coveredParts(line, start, start + piece.text.length);
  return { ...piece, line: null, box: boxOfPieces(parts) };
}

function coveredParts(line: readonly PlacedPiece[], start: number, end: number): Piece[] {
  return flatMap(line, ({ piece, from, to }) => {
    if (to <= start || from >= end) return [];
    return [cutPiece({ ...piece, text: piece.text.trim() }, Math.max(0, start - from), Math.min(to, end) - from)];
  });
}
