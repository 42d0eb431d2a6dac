import type { Box } from '../../model/page.js';
import { checkSize, OtherEngine } from './engine.js';
import type { Pdfium } from './load-pdfium.js';
import { apply, axesOf, type Matrix, multiply, scaleOf } from './matrix.js';
import {
  type Colour,
  type Direction,
  faded,
  type GlyphRun,
  type Outline,
  type Painted,
  type PaintedPage,
} from './painted.js';
import { type ShownText, shownTexts } from './pdfium-text.js';
import { type PageFrame, type PlacedText, spansOf, textsFromRuns, uprightFrame } from './spans.js';
import { EVERYWHERE } from './view.js';

/* The only file that knows PDFium's page objects: what a page paints, as pdf.js's operators give it. */

/** A page of which the text is read, and what it paints can be. */
export interface LoadedPage {
  readonly page: number;
  readonly text: PlacedText;
  /** What its text objects show. */
  readonly runs: ReadonlyMap<number, GlyphRun>;
}

interface Walk extends LoadedPage {
  readonly pdfium: Pdfium;
  readonly painted: Painted[];
  largestImage: number;
}

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
/** Kinds of annotations that hold what was filled in: text typed over the page, and the field of a form. */
const FILLED_IN: readonly number[] = [3, 20];
/** Room for the name of a mark; `OC` as two characters of 16 bits. */
const NAME_BYTES = 32;
const OC = 0x43_004f;
const BEZIER_TO = 1;
const MOVE_TO = 2;
/** A page that nests deeper than this is not meant to be read. */
const MAX_DEPTH = 50;
/** Text rendering modes that leave no ink: 3 is invisible, 7 only clips. */
const INKLESS_MODES = new Set([3, 7]);
const STROKED_MODE = 1;
const BLACK: Colour = [0, 0, 0];
const UNIT_SQUARE = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0];

/** Reads the text of a page. Throws `OtherEngine` for a page that pdf.js would read in another way. */
export function readText(pdfium: Pdfium, page: number): LoadedPage {
  const frame = frameOf(pdfium, page);
  checkSize(frame);
  if (isFilledIn(pdfium, page)) throw new OtherEngine('fields that are filled in');
  const objects: number[] = [];
  listTexts(pdfium, pageObjects(pdfium, page), 0, objects);
  const shown = shownTexts(pdfium, page);
  const upright = uprightFrame(
    frame,
    [...shown.values()].map((text) => directionOf(text, frame.transform)),
  );
  const runs = new Map<number, GlyphRun>();
  for (const object of objects) {
    const text = shown.get(object);
    if (text && text.fontSize !== 0) runs.set(object, runOf(text, upright.base));
  }
  const text = { ...upright, ...spansOf(textsFromRuns(runs.values(), EVERYWHERE), EVERYWHERE) };
  return { page, text, runs };
}

/** Follows a page's objects in the order in which they are painted. */
export function readPainted(pdfium: Pdfium, loaded: LoadedPage): PaintedPage {
  const walk: Walk = { ...loaded, pdfium, painted: [], largestImage: 0 };
  paintObjects(walk, pageObjects(pdfium, loaded.page), loaded.text.base, EVERYWHERE, 0);
  const texts = walk.painted.filter(({ kind }) => kind === 'text').length;
  return { painted: walk.painted, largestImage: walk.largestImage, isWholeText: texts === loaded.runs.size };
}

/** The page as its box and rotation show it. */
function frameOf(pdfium: Pdfium, page: number): PageFrame {
  pdfium.FPDF_GetPageBoundingBox(page, pdfium.scratch);
  const [x0, y1, x1, y0] = floats(pdfium, 4) as [number, number, number, number];
  const [width, height] = [x1 - x0, y1 - y0];
  switch (pdfium.FPDFPage_GetRotation(page)) {
    case 1:
      return { width: height, height: width, transform: [0, 1, 1, 0, -y0, -x0] };
    case 2:
      return { width, height, transform: [-1, 0, 0, 1, x1, -y0] };
    case 3:
      return { width: height, height: width, transform: [0, -1, -1, 0, y1, x1] };
    default:
      return { width, height, transform: [1, 0, 0, -1, -x0, y1] };
  }
}

function pageObjects(pdfium: Pdfium, page: number): number[] {
  return listOf(pdfium.FPDFPage_CountObjects(page), (i) => pdfium.FPDFPage_GetObject(page, i));
}

function formObjects(pdfium: Pdfium, form: number): number[] {
  return listOf(pdfium.FPDFFormObj_CountObjects(form), (i) => pdfium.FPDFFormObj_GetObject(form, i));
}

function listOf(count: number, get: (index: number) => number): number[] {
  const list: number[] = [];
  for (let i = 0; i < count; i++) list.push(get(i));
  return list;
}

/** Lists the text objects in painting order, and frees them of texts to be copied in their stead: pdf.js knows of none. */
function listTexts(pdfium: Pdfium, objects: readonly number[], depth: number, texts: number[]): void {
  for (const object of objects) {
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === FORM && depth < MAX_DEPTH) listTexts(pdfium, formObjects(pdfium, object), depth + 1, texts);
    if (type !== TEXT) continue;
    texts.push(object);
    for (let i = pdfium.FPDFPageObj_CountMarks(object) - 1; i >= 0; i--) {
      const mark = pdfium.FPDFPageObj_GetMark(object, i);
      if (isLayer(pdfium, mark)) throw new OtherEngine('layers that may be hidden');
      if (pdfium.FPDFPageObjMark_GetParamValueType(mark, pdfium.actualText))
        pdfium.FPDFPageObj_RemoveMark(object, mark);
    }
  }
}

/** Whether the page was filled in over its own content. */
function isFilledIn(pdfium: Pdfium, page: number): boolean {
  return listOf(pdfium.FPDFPage_GetAnnotCount(page), (i) => {
    const annotation = pdfium.FPDFPage_GetAnnot(page, i);
    const kind = pdfium.FPDFAnnot_GetSubtype(annotation);
    pdfium.FPDFPage_CloseAnnot(annotation);
    return kind;
  }).some((kind) => FILLED_IN.includes(kind));
}

/** Whether a mark puts its content on a layer: its name is `OC`, written as UTF-16 with a closing zero. */
function isLayer(pdfium: Pdfium, mark: number): boolean {
  const { scratch, heap } = pdfium;
  pdfium.FPDFPageObjMark_GetName(mark, scratch, NAME_BYTES, scratch + NAME_BYTES);
  return heap.HEAPU32[(scratch + NAME_BYTES) >> 2] === 6 && heap.HEAPU32[scratch >> 2] === OC;
}

function directionOf(text: ShownText, [a, b, c, d]: Matrix): [along: Direction, characters: number] {
  const { axes, fontSize, glyphs } = text;
  const x = axes.right[0] * Math.sign(fontSize);
  const y = axes.right[1] * Math.sign(fontSize);
  return [[a * x + c * y, b * x + d * y], glyphs.length];
}

function runOf({ font, fontSize, matrix, glyphs }: ShownText, base: Matrix): GlyphRun {
  const axes = axesOf(multiply(base, matrix));
  const size = Math.abs(fontSize) * axes.height;
  const unit = Math.abs(fontSize) * axes.width;
  const flip = ([dx, dy]: Direction): Direction => (fontSize < 0 ? [-dx, -dy] : [dx, dy]);
  for (const glyph of glyphs) {
    const { x, y } = glyph;
    glyph.x = base[0] * x + base[2] * y + base[4];
    glyph.y = base[1] * x + base[3] * y + base[5];
    glyph.advance *= unit;
  }
  return { glyphs, font, size, along: flip(axes.right), up: flip(axes.up), vertical: false };
}

/**
 * @param map takes the objects' own units to upright points
 * @param plain whether the objects are painted as they are: not through a mask, not as part of a group
 */
function paintObjects(
  walk: Walk,
  objects: readonly number[],
  map: Matrix,
  outer: Box,
  depth: number,
  plain = true,
): void {
  const { pdfium } = walk;
  for (const object of objects) {
    const type = pdfium.FPDFPageObj_GetType(object);
    const clip = clipOf(pdfium, object, map, outer);
    if (type === TEXT) paintText(walk, object, clip);
    else if (type === PATH) paintPath(walk, object, multiply(map, matrixOf(pdfium, object)), clip, plain);
    else if (type === IMAGE) paintImage(walk, object, multiply(map, matrixOf(pdfium, object)), clip, plain);
    else if (type === FORM && depth < MAX_DEPTH) {
      const inner = multiply(map, matrixOf(pdfium, object));
      paintObjects(walk, formObjects(pdfium, object), inner, clip, depth + 1, plain && isPlain(pdfium, object));
    }
  }
}

function matrixOf(pdfium: Pdfium, object: number): Matrix {
  pdfium.FPDFPageObj_GetMatrix(object, pdfium.scratch);
  return floats(pdfium, 6) as unknown as Matrix;
}

function paintText({ pdfium, runs, painted }: Walk, object: number, clip: Box): void {
  const run = runs.get(object);
  if (!run) return;
  const mode = pdfium.FPDFTextObj_GetTextRenderMode(object);
  const fill = fillOf(pdfium, object);
  const inkless = INKLESS_MODES.has(mode) || fill.alpha === 0;
  const colour = mode === STROKED_MODE ? strokeOf(pdfium, object).colour : faded(fill.colour, fill.alpha / 255);
  const { glyphs, font, size, along, up, vertical } = run;
  painted.push({ kind: 'text', glyphs, font, size, along, up, vertical, inkless, colour, clip });
}

/** Whether nothing shines through an object, no layer can hide it, and it is not mixed with what is under it. */
function isPlain(pdfium: Pdfium, object: number): boolean {
  if (pdfium.FPDFPageObj_HasTransparency(object)) return false;
  const marks = listOf(pdfium.FPDFPageObj_CountMarks(object), (i) => pdfium.FPDFPageObj_GetMark(object, i));
  return !marks.some((mark) => isLayer(pdfium, mark));
}

function paintPath({ pdfium, painted }: Walk, object: number, map: Matrix, clip: Box, plain: boolean): void {
  const at = pdfium.scratch >> 2;
  pdfium.FPDFPath_GetDrawMode(object, pdfium.scratch, pdfium.scratch + 4);
  const fills = pdfium.heap.HEAPU32[at] !== 0;
  const strokes = pdfium.heap.HEAPU32[at + 1] !== 0;
  if (!fills && !strokes) return;
  const outlines = outlinesOf(pdfium, object, map);
  const isOpaque = plain && isPlain(pdfium, object);
  if (fills) {
    const { colour, alpha } = fillOf(pdfium, object);
    if (alpha > 0) painted.push({ kind: 'fill', outlines, colour, clip, isOpaque });
  }
  if (strokes) {
    const { colour, alpha } = strokeOf(pdfium, object);
    pdfium.FPDFPageObj_GetStrokeWidth(object, pdfium.scratch);
    const width = pdfium.heap.HEAPF32[at]! * scaleOf(map);
    if (alpha > 0) painted.push({ kind: 'stroke', outlines, width, colour, clip, isOpaque });
  }
}

/** Splits a path at its moves; a closed part ends where it began. */
function outlinesOf(pdfium: Pdfium, path: number, map: Matrix): Outline[] {
  const { scratch, heap } = pdfium;
  const outlines: { points: number[]; curved: boolean }[] = [];
  const count = pdfium.FPDFPath_CountSegments(path);
  for (let i = 0; i < count; i++) {
    const segment = pdfium.FPDFPath_GetPathSegment(path, i);
    const type = pdfium.FPDFPathSegment_GetType(segment);
    pdfium.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
    const [x, y] = apply(map, heap.HEAPF32[scratch >> 2]!, heap.HEAPF32[(scratch >> 2) + 1]!);
    if (type === MOVE_TO || outlines.length === 0) outlines.push({ points: [], curved: false });
    const outline = outlines[outlines.length - 1]!;
    outline.points.push(x, y);
    outline.curved ||= type === BEZIER_TO;
    if (pdfium.FPDFPathSegment_GetClose(segment)) outline.points.push(outline.points[0]!, outline.points[1]!);
  }
  return outlines.filter(({ points }) => points.length >= 4);
}

function paintImage(walk: Walk, object: number, map: Matrix, clip: Box, plain: boolean): void {
  const [a, b, c, d] = map;
  walk.largestImage = Math.max(walk.largestImage, Math.abs(a * d - b * c));
  if (!isPixelMask(walk, object)) return;
  const points: number[] = [];
  for (let i = 0; i < UNIT_SQUARE.length; i += 2) points.push(...apply(map, UNIT_SQUARE[i]!, UNIT_SQUARE[i + 1]!));
  const { colour } = fillOf(walk.pdfium, object);
  const isOpaque = plain && isPlain(walk.pdfium, object);
  walk.painted.push({ kind: 'fill', outlines: [{ points, curved: false }], colour, clip, isOpaque });
}

/** Whether an image is a mask of one pixel: so some exporters fill a rectangle. */
function isPixelMask({ pdfium, page }: Walk, object: number): boolean {
  const { scratch, heap } = pdfium;
  const at = scratch >> 2;
  if (!pdfium.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4)) return false;
  if (heap.HEAPU32[at] !== 1 || heap.HEAPU32[at + 1] !== 1) return false;
  if (!pdfium.FPDFImageObj_GetImageMetadata(object, page, scratch)) return false;
  const bitsPerPixel = heap.HEAPU32[at + 4];
  return bitsPerPixel === 1;
}

/** What an object's clip lets through of the box around it. Called for every object: no arrays are made on the way. */
function clipOf(pdfium: Pdfium, object: number, [a, b, c, d, e, f]: Matrix, outer: Box): Box {
  const { scratch, heap } = pdfium;
  const clipPath = pdfium.FPDFPageObj_GetClipPath(object);
  const count = pdfium.FPDFClipPath_CountPaths(clipPath);
  if (count <= 0) return outer;
  let [left, top, right, bottom] = outer;
  for (let i = 0; i < count; i++) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    const segments = pdfium.FPDFClipPath_CountPathSegments(clipPath, i);
    for (let j = 0; j < segments; j++) {
      pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clipPath, i, j), scratch, scratch + 4);
      const px = heap.HEAPF32[scratch >> 2]!;
      const py = heap.HEAPF32[(scratch >> 2) + 1]!;
      const x = a * px + c * py + e;
      const y = b * px + d * py + f;
      x0 = Math.min(x0, x);
      y0 = Math.min(y0, y);
      x1 = Math.max(x1, x);
      y1 = Math.max(y1, y);
    }
    left = Math.max(left, x0);
    top = Math.max(top, y0);
    right = Math.min(right, x1);
    bottom = Math.min(bottom, y1);
  }
  return [left, top, right, bottom];
}

function fillOf(pdfium: Pdfium, object: number): { colour: Colour; alpha: number } {
  const { scratch } = pdfium;
  return colourOf(pdfium, pdfium.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12));
}

function strokeOf(pdfium: Pdfium, object: number): { colour: Colour; alpha: number } {
  const { scratch } = pdfium;
  return colourOf(pdfium, pdfium.FPDFPageObj_GetStrokeColor(object, scratch, scratch + 4, scratch + 8, scratch + 12));
}

function colourOf({ heap, scratch }: Pdfium, isGiven: number): { colour: Colour; alpha: number } {
  if (!isGiven) return { colour: BLACK, alpha: 255 };
  const at = scratch >> 2;
  const colour = [heap.HEAPU32[at]!, heap.HEAPU32[at + 1]!, heap.HEAPU32[at + 2]!] as const;
  return { colour, alpha: heap.HEAPU32[at + 3]! };
}

/** What a call wrote. */
function floats({ heap, scratch }: Pdfium, count: number): number[] {
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(heap.HEAPF32[(scratch >> 2) + i]!);
  return values;
}
