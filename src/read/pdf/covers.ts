import { boxWithin } from '../../model/boxes.js';
import { flatMap } from '../../model/group.js';
import type { Box, Rule } from '../../model/page.js';
import { boundsOf, type Colour, type GlyphRun, type Outline, type Painted } from './painted.js';

/** An area that a page paints over what it painted before. */
export interface Cover {
  /** Its place in the painting order. */
  readonly at: number;
  readonly box: Box;
  readonly colour: Colour;
}

/** Of more areas than this only the last ones count: they are a drawing, and a table's background is painted first. */
const MAX_COVERS = 1000;
/** How far (font sizes) above its baseline the middle of a text's characters lies. */
const MIDDLE = 0.35;
/** Corners nearer than this (points) are the same: rounding. */
const SAME_CORNER = 0.1;

/** The areas and thick lines of one colour that nothing shines through, in painting order. */
export function coversOf(painted: readonly Painted[]): Cover[] {
  const covers: Cover[] = [];
  painted.forEach((thing, at) => {
    if (thing.kind === 'text' || !thing.isOpaque || thing.outlines.length !== 1) return;
    const box = thing.kind === 'fill' ? rectangleOf(thing.outlines[0]!) : lineBox(thing.outlines[0]!, thing.width);
    if (box) covers.push({ at, box: boxWithin(box, thing.clip), colour: thing.colour });
  });
  return covers.slice(-MAX_COVERS);
}

/** The parts of a line that none of the covers over it hides in its whole thickness. */
export function uncoveredParts(rule: Rule, half: number, covers: readonly Cover[]): Rule[] {
  let parts = [rule];
  for (const { box } of covers) {
    if (parts.some((part) => isCrossed(part, half, box)))
      parts = flatMap(parts, (part) => partsBeside(part, half, box));
  }
  return parts;
}

/** Whether a text, the `at`-th thing painted, was painted over and another text put there; not by an empty cover. */
export function isReplaced(run: GlyphRun, at: number, covers: readonly Cover[], painted: readonly Painted[]): boolean {
  if (covers.length === 0 || covers[covers.length - 1]!.at < at) return false;
  const ends = middleLine(run);
  if (!ends) return false;
  const over = covers.find(({ at: later, box }) => later > at && ends.every((end) => holds(box, end)));
  return over !== undefined && painted.slice(over.at + 1).some((thing) => thing.kind === 'text' && isThere(thing, run));
}

/** Whether a text begins or ends where another one stands. */
function isThere(text: GlyphRun, other: GlyphRun): boolean {
  const [ends, others] = [middleLine(text), middleLine(other)];
  if (!ends || !others) return false;
  const near = MIDDLE * other.size;
  const [xs, ys] = [others.map(([x]) => x), others.map(([, y]) => y)];
  const place: Box = [Math.min(...xs) - near, Math.min(...ys) - near, Math.max(...xs) + near, Math.max(...ys) + near];
  return ends.some((end) => holds(place, end));
}

type Point = readonly [x: number, y: number];

/** Both ends of a text, at half the height of its characters. */
function middleLine({ glyphs, up, along, size }: GlyphRun): readonly [Point, Point] | null {
  const [first, last] = [glyphs[0], glyphs[glyphs.length - 1]];
  if (!first || !last) return null;
  const [dx, dy] = [up[0] * MIDDLE * size, up[1] * MIDDLE * size];
  const end: Point = [last.x + along[0] * last.advance + dx, last.y + along[1] * last.advance + dy];
  return [[first.x + dx, first.y + dy], end];
}

function holds(box: Box, [x, y]: Point): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** The box of an outline that is an upright rectangle. */
function rectangleOf({ points, curved }: Outline): Box | null {
  const box = boundsOf([{ points, curved }]);
  const isCorner = (value: number, i: number) => {
    const [low, high] = i % 2 === 0 ? [box[0], box[2]] : [box[1], box[3]];
    return value - low < SAME_CORNER || high - value < SAME_CORNER;
  };
  return !curved && points.length >= 8 && points.every(isCorner) ? box : null;
}

/** What a straight stroke paints over. */
function lineBox({ points, curved }: Outline, width: number): Box | null {
  const [x0, y0, x1, y1] = boundsOf([{ points, curved }]);
  const half = width / 2;
  if (curved || points.length !== 4) return null;
  if (y1 - y0 < SAME_CORNER) return [x0, y0 - half, x1, y1 + half];
  return x1 - x0 < SAME_CORNER ? [x0 - half, y0, x1 + half, y1] : null;
}

function isCrossed({ x0, y0, x1, y1 }: Rule, half: number, box: Box): boolean {
  if (y0 === y1) return y0 - half >= box[1] && y0 + half <= box[3] && x0 < box[2] && x1 > box[0];
  return x0 - half >= box[0] && x0 + half <= box[2] && y0 < box[3] && y1 > box[1];
}

/** What of a line stands out on both sides of a box. */
function partsBeside(rule: Rule, half: number, box: Box): Rule[] {
  if (!isCrossed(rule, half, box)) return [rule];
  const parts =
    rule.y0 === rule.y1
      ? [
          { ...rule, x1: Math.min(rule.x1, box[0]) },
          { ...rule, x0: Math.max(rule.x0, box[2]) },
        ]
      : [
          { ...rule, y1: Math.min(rule.y1, box[1]) },
          { ...rule, y0: Math.max(rule.y0, box[3]) },
        ];
  return parts.filter(({ x0, y0, x1, y1 }) => x1 > x0 || y1 > y0);
}
