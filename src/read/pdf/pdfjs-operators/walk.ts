import { boxWithin } from '../../../model/boxes.js';
import type { Box } from '../../../model/page.js';
import { apply, type Matrix, multiply } from '../matrix.js';
import { boundsOf, type Colour, type Outline, type Painted } from '../painted.js';
import { EVERYWHERE } from '../view.js';

/** Advance of a font's glyphs: `fontMatrix[0]` turns glyph units into text units. */
export interface FontMetrics {
  readonly unit: number;
  readonly vertical: boolean;
}

export type Operators = Readonly<Record<string, number>>;

export interface State {
  ctm: Matrix;
  clip: Box;
  fill: Colour;
  stroke: Colour;
  fillAlpha: number;
  strokeAlpha: number;
  /** Whether things are painted as they are: not mixed with what is under them, not through a mask, not as part of a group. */
  plain: boolean;
  lineWidth: number;
  font: string;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  mode: number;
}

export interface Walk {
  readonly painted: Painted[];
  readonly stack: State[];
  readonly fontOf: (name: string) => FontMetrics;
  state: State;
  line: Matrix;
  text: Matrix;
  clipPending: boolean;
  readonly seen: Seen;
  /** Base map and visible page, from which annotations start anew. */
  readonly start: State;
  /** The marks around what is painted now: whether each hides it. */
  readonly marks: boolean[];
  /** Area of the largest unit square that was set up: that is how an image is placed. */
  largestUnit: number;
}

/** What of a page is shown beside its plain content. */
export interface Seen {
  /** Whether content on this layer (what pdf.js says of an optional content group) is shown. */
  readonly layer: (properties: unknown) => boolean;
  /** Whether an annotation belongs to what the page says, by its id. */
  readonly annotation: (id: string) => boolean;
}

export type Step = (walk: Walk, args: never) => void;

/** A page that nests deeper than this is not meant to be read. */
const MAX_DEPTH = 500;

const BLACK: Colour = [0, 0, 0];

export function initialState(ctm: Matrix): State {
  return {
    ctm,
    clip: EVERYWHERE,
    fill: BLACK,
    stroke: BLACK,
    fillAlpha: 1,
    strokeAlpha: 1,
    plain: true,
    lineWidth: 1,
    font: '',
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
}

export function save(walk: Walk): void {
  if (walk.stack.length < MAX_DEPTH) walk.stack.push({ ...walk.state });
}

export function restore(walk: Walk): void {
  walk.state = walk.stack.pop() ?? walk.state;
}

export function transform(walk: Walk, m: Matrix): void {
  walk.state.ctm = multiply(walk.state.ctm, m);
  const [a, b, c, d] = walk.state.ctm;
  // Sides of a right angle only: a sheared unit square places no page image.
  walk.largestUnit = Math.max(walk.largestUnit, Math.abs(a * d - b * c));
}

export function clipTo(walk: Walk, path: Outline): void {
  walk.state.clip = boxWithin(walk.state.clip, boundsOf([outline(walk, path)]));
}

export function outline(walk: Walk, path: Outline): Outline {
  const points: number[] = [];
  for (let i = 0; i + 1 < path.points.length; i += 2) {
    points.push(...apply(walk.state.ctm, path.points[i]!, path.points[i + 1]!));
  }
  return { points, curved: path.curved };
}

export function rectangle([x0, y0, x1, y1]: Box): Outline {
  return { points: [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0], curved: false };
}
