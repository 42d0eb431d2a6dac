import { type Axes, apply, axesOf, IDENTITY, type Matrix, multiply } from '../matrix.js';
import { type Direction, faded, type Glyph, type PaintedText } from '../painted.js';
import type { State, Step, Walk } from './walk.js';

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Of a vertical font: how far the text goes on (downwards is negative), and where the glyph hangs. */
  readonly vmetric?: readonly number[] | null;
}

/** Text rendering modes that leave no ink: 3 is invisible, 7 only clips. */
const INKLESS_MODES = new Set([3, 7]);

/** What shows text, by the name of its operator. */
export const TEXT: Record<string, Step> = {
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
