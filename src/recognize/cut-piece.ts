import type { Piece } from '../model/page.js';
import { rememberOf } from '../model/remember.js';
import { displayWidth } from '../rebuild/display-width.js';

const partsOf = rememberOf((_: Piece) => new Map<string, Piece>());

/** Part of a line as a piece of its own, the same one each time; its box is estimated from the width of the characters. */
export function cutPiece(piece: Piece, start: number, end: number): Piece {
  const known = partsOf(piece);
  const key = `${start} ${end}`;
  const part = known.get(key) ?? newPart(piece, start, end);
  known.set(key, part);
  return part;
}

function newPart(piece: Piece, start: number, end: number): Piece {
  const text = piece.text.slice(start, end);
  if (!piece.box) return { ...piece, text };
  const [x0, y0, x1, y1] = piece.box;
  const scale = (x1 - x0) / Math.max(1, displayWidth(piece.text));
  const left = x0 + displayWidth(piece.text.slice(0, start)) * scale;
  return { ...piece, text, box: [left, y0, left + displayWidth(text) * scale, y1] };
}
