/** A text on a page, in widths of a Han character: cells, and labels that span several rows. */
export interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Four texts are a grid where their edges or middles are in line, give or take this much. */
const IN_LINE = { x: 0.7, y: 0.5 };

/**
 * The order in which an extractor of blocks (poppler, without options) prints the texts in the cells of a table: those above
 * first, then those to the left, unless others lie between. But a text with one on its right, one below and one aslant in line
 * is of a grid, and grids are printed whole, row by row: the cells of rows, sometimes with labels of one row.
 */
export function readingOrder(boxes: readonly Box[]): number[] {
  const grids = findGrids(boxes);
  const extents = extentsOf(boxes, grids);
  return sortByExtent(boxes, grids, extents);
}

function overlapX(a: Box, b: Box): boolean {
  return a.x0 <= b.x1 && a.x1 >= b.x0;
}

function overlapY(a: Box, b: Box): boolean {
  return a.y0 <= b.y1 && a.y1 >= b.y0;
}

/** The grid that each box belongs to, or -1. Of grids that meet only the four boxes that join them get the later number. */
function findGrids(boxes: readonly Box[]): Int32Array {
  const grids = new Int32Array(boxes.length).fill(-1);
  let count = 0;
  boxes.forEach((box, i) => {
    const others = neighbours(boxes, i);
    if (!others || !isGrid(box, boxes[others[0]], boxes[others[1]], boxes[others[2]])) return;
    const four = [i, ...others];
    const known = Math.max(...four.map((at) => grids[at]));
    const grid = known < 0 ? count++ : known;
    for (const at of four) grids[at] = grid;
  });
  return grids;
}

/** The nearest boxes to the right of one, below it, and right below it; null for none. */
function neighbours(boxes: readonly Box[], i: number): [number, number, number] | null {
  const box = boxes[i];
  let j = 0;
  let right = -1;
  for (; j < boxes.length && boxes[j].y0 <= box.y1; j++) {
    const { x0, y1 } = boxes[j];
    if (x0 > box.x1 && y1 >= box.y0 && (right < 0 || x0 < boxes[right].x0)) right = j;
  }
  let below = -1;
  let aslant = -1;
  for (; right >= 0 && j < boxes.length && (below < 0 || aslant < 0); j++) {
    const { x0, x1 } = boxes[j];
    if (x0 > box.x1) aslant = aslant < 0 ? j : aslant;
    else if (below < 0 && x1 >= box.x0) below = j;
  }
  return below < 0 || aslant < 0 ? null : [right, below, aslant];
}

function isGrid(box: Box, right: Box, below: Box, aslant: Box): boolean {
  if (overlapX(below, aslant) || overlapY(right, aslant) || overlapX(right, below) || overlapY(right, below))
    return false;
  if (!overlapX(aslant, right) || !overlapY(aslant, below)) return false;
  const inColumns = (at: (box: Box) => number) =>
    Math.abs(at(box) - at(below)) <= IN_LINE.x && Math.abs(at(right) - at(aslant)) <= IN_LINE.x;
  const inRows = (at: (box: Box) => number) =>
    Math.abs(at(box) - at(right)) <= IN_LINE.y && Math.abs(at(below) - at(aslant)) <= IN_LINE.y;
  return (
    (inColumns(midX) || inColumns(left) || inColumns(rightEdge)) && (inRows(midY) || inRows(top) || inRows(bottom))
  );
}

const left = (box: Box) => box.x0;
const rightEdge = (box: Box) => box.x1;
const midX = (box: Box) => (box.x0 + box.x1) / 2;
const top = (box: Box) => box.y0;
const bottom = (box: Box) => box.y1;
const midY = (box: Box) => (box.y0 + box.y1) / 2;

/** What stands for a box where it is compared: its whole grid, or the room that it has above what lies below. */
function extentsOf(boxes: readonly Box[], grids: Int32Array): Box[] {
  const wholes = new Map<number, Box>();
  boxes.forEach((box, i) => {
    if (grids[i] < 0) return;
    const whole = wholes.get(grids[i]) ?? box;
    wholes.set(grids[i], {
      x0: Math.min(whole.x0, box.x0),
      x1: Math.max(whole.x1, box.x1),
      y0: Math.min(whole.y0, box.y0),
      y1: Math.max(whole.y1, box.y1),
    });
  });
  return boxes.map((box, i) => (grids[i] < 0 ? withRoom(box, boxes) : wholes.get(grids[i])!));
}

function withRoom(box: Box, boxes: readonly Box[]): Box {
  let from = 0;
  let to = Number.POSITIVE_INFINITY;
  for (const other of boxes) {
    if (other === box || !overlapY(other, box)) continue;
    if (other.x0 > box.x1) to = Math.min(to, other.x0);
    if (other.x1 < box.x0) from = Math.max(from, other.x1);
  }
  let { x0, x1 } = box;
  for (const other of boxes) {
    if (other === box || other.y0 < box.y1) continue;
    if (other.x1 <= to) x1 = Math.max(x1, other.x1);
    if (other.x0 >= from) x0 = Math.min(x0, other.x0);
  }
  return { x0, x1, y0: box.y0, y1: box.y1 };
}

/** Depth first: before a box all that must come before it. */
function sortByExtent(boxes: readonly Box[], grids: Int32Array, extents: readonly Box[]): number[] {
  const count = boxes.length;
  const words = Math.ceil(count / 32);
  const below = new Int32Array(count * words);
  const above = new Int32Array(count * words);
  const bit = (sets: Int32Array, of: number, at: number) => (sets[of * words + (at >> 5)] >>> (at & 31)) & 1;
  const put = (upper: number, lower: number) => {
    below[upper * words + (lower >> 5)] |= 1 << (lower & 31);
    above[lower * words + (upper >> 5)] |= 1 << (upper & 31);
  };
  for (let i = 1; i < count; i++)
    for (let j = 0; j < i; j++) {
      if (!overlapX(extents[i], extents[j])) continue;
      if (extents[i].y0 < extents[j].y0) put(i, j);
      else if (extents[j].y0 < extents[i].y0) put(j, i);
    }
  const isBetween = (upper: number, lower: number) => {
    for (let w = 0; w < words; w++) if (below[upper * words + w] & above[lower * words + w]) return true;
    return false;
  };
  const precedes = (j: number, i: number): boolean => {
    if (grids[i] >= 0 && grids[i] === grids[j])
      return boxes[j].y1 <= boxes[i].y0 || (boxes[j].x1 <= boxes[i].x0 && overlapY(boxes[j], boxes[i]));
    return bit(below, j, i) === 1 || (extents[j].x1 <= extents[i].x0 && !isBetween(i, j));
  };
  const seen = new Uint8Array(count);
  const order: number[] = [];
  const visit = (i: number) => {
    seen[i] = 1;
    for (let j = 0; j < count; j++) if (seen[j] === 0 && precedes(j, i)) visit(j);
    order.push(i);
  };
  for (let i = 0; i < count; i++) if (seen[i] === 0) visit(i);
  return order;
}
