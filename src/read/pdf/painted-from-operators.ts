import type { Box } from '../../model/page.js';
import { type Axes, apply, axesOf, IDENTITY, type Matrix, multiply, scaleOf } from './matrix.js';
import {
  boundsOf,
  type Colour,
  type Direction,
  faded,
  type Glyph,
  type Outline,
  type Painted,
  type PaintedPage,
  type PaintedText,
} from './painted.js';
import { EVERYWHERE } from './view.js';

/*
 * The only file that knows pdf.js's operator list. Its format is no public contract and changes between versions: the
 * package is pinned, and the tests of this file fail when it moves.
 */

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Advance of a font's glyphs: `fontMatrix[0]` turns glyph units into text units. */
export interface FontMetrics {
  readonly unit: number;
  readonly vertical: boolean;
}

type Operators = Readonly<Record<string, number>>;
interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Of a vertical font: how far the text goes on (downwards is negative), and where the glyph hangs. */
  readonly vmetric?: readonly number[] | null;
}

interface State {
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

interface Walk {
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

type Step = (walk: Walk, args: never) => void;

const ALL: Seen = { layer: () => true, annotation: () => true };
const LAYER = 'OC';
const BLACK: Colour = [0, 0, 0];
/** Text rendering modes that leave no ink: 3 is invisible, 7 only clips. */
const INKLESS_MODES = new Set([3, 7]);
/** Path commands inside `constructPath`: how many coordinates follow each, and which of them bend the line. */
const PATH_COORDINATES = [2, 2, 6, 4, 0];
const PATH_MOVE = 0;
const PATH_CLOSE = 4;
/** A page that nests deeper than this is not meant to be read. */
const MAX_DEPTH = 500;

/**
 * Follows a page's operators and says what they paint.
 * @param list pdf.js's operator list
 * @param operators pdf.js's table of operator numbers
 * @param base maps the PDF's units to upright points from the top left corner
 */
export function paintedFromOperators(
  list: OperatorList,
  operators: Operators,
  base: Matrix,
  fontOf: (name: string) => FontMetrics,
  seen: Seen = ALL,
): PaintedPage {
  const steps = stepTable(operators);
  const start = initialState(base);
  const walk: Walk = {
    painted: [],
    stack: [],
    fontOf,
    state: { ...start },
    start,
    seen,
    marks: [],
    line: IDENTITY,
    text: IDENTITY,
    clipPending: false,
    largestUnit: 0,
  };
  for (let i = 0; i < list.fnArray.length; i++) {
    const before = walk.painted.length;
    steps[list.fnArray[i]!]?.(walk, (list.argsArray[i] ?? []) as never);
    if (walk.marks.includes(true)) walk.painted.length = before;
  }
  return { painted: walk.painted, largestImage: walk.largestUnit };
}

function initialState(ctm: Matrix): State {
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

function stepTable(operators: Operators): Step[] {
  const paints = paintKinds(operators);
  const steps: Record<string, Step> = {
    ...GRAPHICS,
    ...TEXT,
    constructPath: (walk, [op, [data]]: [number, [ArrayLike<number> | null]]) => paintPath(walk, paints, op, data),
  };
  const table: Step[] = [];
  for (const [name, step] of Object.entries(steps)) table[operators[name]!] = step;
  return table;
}

function paintKinds(operators: Operators): { strokes: Set<number>; fills: Set<number> } {
  const numbers = (names: string[]) => new Set(names.map((name) => operators[name]!));
  return {
    strokes: numbers(['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']),
    fills: numbers(['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']),
  };
}

const GRAPHICS: Record<string, Step> = {
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

const TEXT: Record<string, Step> = {
  beginText: (walk) => setTextMatrix(walk, IDENTITY),
  setTextMatrix: (walk, [m]: [Matrix]) => setTextMatrix(walk, m),
  moveText: (walk, [x, y]: [number, number]) => moveText(walk, x, y),
  setLeadingMoveText: (walk, [x, y]: [number, number]) => {
    walk.state.leading = -y;
    moveText(walk, x, y);
  },
  nextLine: (walk) => moveText(walk, 0, -walk.state.leading),
  setLeading: (walk, [leading]: [number]) => {
    walk.state.leading = leading;
  },
  setFont: (walk, [name, size]: [string, number]) => {
    walk.state.font = name;
    walk.state.fontSize = size;
  },
  setCharSpacing: (walk, [spacing]: [number]) => {
    walk.state.charSpacing = spacing;
  },
  setWordSpacing: (walk, [spacing]: [number]) => {
    walk.state.wordSpacing = spacing;
  },
  setHScale: (walk, [percent]: [number]) => {
    walk.state.hScale = percent / 100;
  },
  setTextRise: (walk, [rise]: [number]) => {
    walk.state.rise = rise;
  },
  setTextRenderingMode: (walk, [mode]: [number]) => {
    walk.state.mode = mode;
  },
  showText: (walk, [glyphs]: [(ShownGlyph | number | null)[]]) => showText(walk, glyphs),
};

function save(walk: Walk): void {
  if (walk.stack.length < MAX_DEPTH) walk.stack.push({ ...walk.state });
}

function restore(walk: Walk): void {
  walk.state = walk.stack.pop() ?? walk.state;
}

function transform(walk: Walk, m: Matrix): void {
  walk.state.ctm = multiply(walk.state.ctm, m);
  const [a, b, c, d] = walk.state.ctm;
  // Sides of a right angle only: a sheared unit square places no page image.
  walk.largestUnit = Math.max(walk.largestUnit, Math.abs(a * d - b * c));
}

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

function paintPath(
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
    if (walk.clipPending) state.clip = intersection(state.clip, boundsOf(outlines));
  }
  walk.clipPending = false;
}

function fillOf({ fill, clip, plain, fillAlpha }: State) {
  return { colour: fill, clip, isOpaque: plain && fillAlpha === 1 && fill !== null };
}

function clipTo(walk: Walk, path: Outline): void {
  walk.state.clip = intersection(walk.state.clip, boundsOf([outline(walk, path)]));
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

function rectangle([x0, y0, x1, y1]: Box): Outline {
  return { points: [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0], curved: false };
}

function outline(walk: Walk, path: Outline): Outline {
  const points: number[] = [];
  for (let i = 0; i + 1 < path.points.length; i += 2) {
    points.push(...apply(walk.state.ctm, path.points[i]!, path.points[i + 1]!));
  }
  return { points, curved: path.curved };
}

function intersection(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

function setTextMatrix(walk: Walk, m: Matrix): void {
  walk.line = [...m] as unknown as Matrix;
  walk.text = walk.line;
}

function moveText(walk: Walk, x: number, y: number): void {
  setTextMatrix(walk, multiply(walk.line, [1, 0, 0, 1, x, y]));
}

function showText(walk: Walk, shown: readonly (ShownGlyph | number | null)[]): void {
  const { state } = walk;
  const { unit, vertical } = walk.fontOf(state.font);
  const m = multiply(state.ctm, walk.text);
  const axes = axesOf(m);
  const shift = (by: number): Matrix => (vertical ? [1, 0, 0, 1, 0, by] : [1, 0, 0, 1, by * state.hScale, 0]);
  const scale = vertical ? axes.height : axes.width * Math.abs(state.hScale);
  const glyphs: Glyph[] = [];
  let advance = 0;
  for (const glyph of shown) {
    if (glyph === null) continue;
    if (typeof glyph === 'number') {
      advance -= (glyph * state.fontSize) / 1000;
      continue;
    }
    const own = (vertical ? (glyph.vmetric?.[0] ?? -glyph.width) : glyph.width) * unit * state.fontSize;
    const [, , , , right, up] = shift(advance);
    const [x, y] = apply(m, right, up + state.rise);
    glyphs.push({ text: glyph.unicode, x, y, advance: Math.abs(own) * scale });
    const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    advance += vertical ? own - spacing : own + spacing;
  }
  walk.text = multiply(walk.text, shift(advance));
  const size = Math.abs(state.fontSize) * axes.height;
  if (size > 0) walk.painted.push({ kind: 'text', glyphs, size, ...lookOf(state, axes, vertical) });
}

function lookOf(state: State, { right, up }: Axes, vertical: boolean): Omit<PaintedText, 'kind' | 'glyphs' | 'size'> {
  const stands = turned(up, Math.sign(state.fontSize));
  return {
    font: state.font,
    along: vertical ? turned(stands, -1) : turned(right, Math.sign(state.fontSize * state.hScale)),
    up: stands,
    vertical,
    inkless: INKLESS_MODES.has(state.mode) || state.fillAlpha === 0,
    colour: state.mode === 1 ? state.stroke : faded(state.fill, state.fillAlpha),
    clip: state.clip,
  };
}

function turned([dx, dy]: Direction, sign: number): Direction {
  return sign < 0 ? [-dx, -dy] : [dx, dy];
}
