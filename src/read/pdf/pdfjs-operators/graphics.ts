import { boxWithin } from '../../../model/boxes.js';
import type { Box } from '../../../model/page.js';
import { type Matrix, scaleOf } from '../matrix.js';
import { boundsOf, type Colour, type Outline } from '../painted.js';
import {
  clipTo,
  type Operators,
  outline,
  rectangle,
  restore,
  type State,
  type Step,
  save,
  transform,
  type Walk,
} from './walk.js';

const LAYER = 'OC';

/** What sets up and paints, by the name of its operator. */
export const GRAPHICS: Record<string, Step> = {
  save,
  restore,
  transform: (walk, m: Matrix) => transform(walk, m),
  paintFormXObjectBegin: (walk, [m, box]: [Matrix | null, Box | null]) => {
    save(walk);
    if (m) transform(walk, m);
    if (box) clipTo(walk, rectangle(box));
  },
  paintFormXObjectEnd: restore,
  beginGroup: (walk) => {
    save(walk);
    walk.state.plain = false;
  },
  endGroup: restore,
  beginMarkedContent: (walk) => void walk.marks.push(false),
  beginMarkedContentProps: (walk, [tag, properties]: [string, unknown]) =>
    void walk.marks.push(tag === LAYER && !walk.seen.layer(properties)),
  endMarkedContent: (walk) => void walk.marks.pop(),
  beginAnnotation: (walk, [id, rect, map, matrix]: [string, Box | null, Matrix, Matrix]) => {
    save(walk);
    walk.marks.push(!walk.seen.annotation(id));
    walk.state = { ...walk.start, plain: false };
    if (rect) clipTo(walk, rectangle(rect));
    transform(walk, map);
    transform(walk, matrix);
  },
  endAnnotation: (walk) => {
    walk.marks.pop();
    restore(walk);
  },
  clip: (walk) => {
    walk.clipPending = true;
  },
  eoClip: (walk) => {
    walk.clipPending = true;
  },
  setLineWidth: (walk, [width]: [number]) => {
    walk.state.lineWidth = width;
  },
  setStrokeRGBColor: (walk, [hex]: [string]) => {
    walk.state.stroke = colourOf(hex);
  },
  setFillRGBColor: (walk, [hex]: [string]) => {
    walk.state.fill = colourOf(hex);
  },
  setStrokeColorN: (walk) => {
    walk.state.stroke = null;
  },
  setFillColorN: (walk) => {
    walk.state.fill = null;
  },
  setGState: (walk, [entries]: [[string, unknown][]]) => {
    for (const [key, value] of entries) setGraphicsState(walk.state, key, value);
  },
  // An image mask of one pixel is a filled rectangle: the unit square under the current map.
  paintSolidColorImageMask: (walk) => {
    const outlines = [outline(walk, rectangle([0, 0, 1, 1]))];
    walk.painted.push({ kind: 'fill', outlines, ...fillOf(walk.state) });
  },
};

function setGraphicsState(state: State, key: string, value: unknown): void {
  if (key === 'LW') state.lineWidth = value as number;
  else if (key === 'CA') state.strokeAlpha = value as number;
  else if (key === 'ca') state.fillAlpha = value as number;
  else if (key === 'BM') state.plain &&= value === 'source-over';
  else if (key === 'SMask') state.plain &&= !value;
  else if (key === 'Font') [state.font, state.fontSize] = value as [string, number];
}

function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Path commands inside `constructPath`: how many coordinates follow each, and which of them bend the line. */
const PATH_COORDINATES = [2, 2, 6, 4, 0];

const PATH_MOVE = 0;
const PATH_CLOSE = 4;

export function paintKinds(operators: Operators): { strokes: Set<number>; fills: Set<number> } {
  const numbers = (names: string[]) => new Set(names.map((name) => operators[name]!));
  return {
    strokes: numbers(['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']),
    fills: numbers(['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']),
  };
}

export function paintPath(
  walk: Walk,
  paints: { strokes: Set<number>; fills: Set<number> },
  op: number,
  data: ArrayLike<number> | null,
): void {
  const { state } = walk;
  if (data) {
    const outlines = subpaths(data).map((path) => outline(walk, path));
    if (paints.fills.has(op) && state.fillAlpha > 0) walk.painted.push({ kind: 'fill', outlines, ...fillOf(state) });
    if (paints.strokes.has(op) && state.strokeAlpha > 0) {
      const width = state.lineWidth * scaleOf(state.ctm);
      const isOpaque = state.plain && state.strokeAlpha === 1 && state.stroke !== null;
      walk.painted.push({ kind: 'stroke', outlines, width, colour: state.stroke, clip: state.clip, isOpaque });
    }
    if (walk.clipPending) state.clip = boxWithin(state.clip, boundsOf(outlines));
  }
  walk.clipPending = false;
}

function fillOf({ fill, clip, plain, fillAlpha }: State) {
  return { colour: fill, clip, isOpaque: plain && fillAlpha === 1 && fill !== null };
}

/** Splits a path at its moves; a closed part ends where it began. */
function subpaths(data: ArrayLike<number>): Outline[] {
  const paths: { points: number[]; curved: boolean }[] = [];
  for (let i = 0; i < data.length; ) {
    const command = data[i++]!;
    const count = PATH_COORDINATES[command] ?? 0;
    if (command === PATH_MOVE || paths.length === 0) paths.push({ points: [], curved: false });
    const path = paths[paths.length - 1]!;
    if (count > 2) path.curved = true;
    for (let k = 0; k < count; k++) path.points.push(data[i++]!);
    if (command === PATH_CLOSE) path.points.push(path.points[0]!, path.points[1]!);
  }
  return paths.filter((path) => path.points.length >= 4);
}
