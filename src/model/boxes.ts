import { flatMap } from './group.js';
import type { Box, Piece } from './page.js';

/** The smallest box around some: none are around nothing. */
export function boxAround(boxes: Iterable<Box>): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

/** The box around pieces; null where none has a place. */
export function boxOfPieces(pieces: readonly Piece[]): Box | null {
  const boxes = flatMap(pieces, ({ box }) => (box ? [box] : []));
  return boxes.length > 0 ? boxAround(boxes) : null;
}

/** The part of a box within another. */
export function boxWithin(box: Box, clip: Box): Box {
  return [Math.max(box[0], clip[0]), Math.max(box[1], clip[1]), Math.min(box[2], clip[2]), Math.min(box[3], clip[3])];
}
