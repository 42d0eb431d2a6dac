import { boxAround } from '../../model/boxes.js';
import { flatMap, runsOf } from '../../model/group.js';
import type { Box } from '../../model/page.js';
import { boundsOf, type Colour, type GlyphRun, type PaintedText, sameColour } from './painted.js';
import { isSlanted } from './spans.js';

/** A colour so near to white in every channel (0–255) is that of a watermark, if of a text at all. */
const PALE = 80;
/** Texts printed over each other share so much (font sizes of the smaller) across and down; texts in cells share nothing. */
const SHARED = 0.3;
/** How far (font sizes) characters reach up from their baseline, without their margins. */
const REACH = 0.76;

/** Channels (0–255) of a colour so far apart are no grey: stamps are red or blue. */
const COLOURED = 60;
/** A stamp has so many letters along its edge that slant, each in its own way. */
const LETTERS_OF_STAMP = 3;

/** The texts that are laid over the page's own: watermarks and stamps. */
export function overlaidRuns(runs: readonly PaintedText[]): Set<PaintedText> {
  return new Set([...watermarksIn(runs), ...stampsIn(runs)]);
}

/** The texts of stamps: in one colour, one after the other, with letters along a circle; a few of them may stand straight. */
function stampsIn(runs: readonly PaintedText[]): PaintedText[] {
  if (!runs.some((run) => isColoured(run) && isSlanted(run))) return [];
  const groups = runsOf(runs.filter(isColoured), ([first], run) => sameColour(first!.colour, run.colour));
  return flatMap(groups, (group) => {
    const edge = group.filter(isSlanted);
    const ways = new Set(edge.map(({ along }) => along.map((part) => part.toFixed(1)).join()));
    if (ways.size < LETTERS_OF_STAMP) return [];
    const boxes = edge.map(boxOf);
    const margin = Math.max(...edge.map(({ size }) => size));
    const [x0, y0, x1, y1] = boxAround(boxes);
    const isIn = (box: Box) =>
      box[0] > x0 - margin && box[1] > y0 - margin && box[2] < x1 + margin && box[3] < y1 + margin;
    return group.filter((run) => isIn(boxOf(run)));
  });
}

function isColoured({ colour }: PaintedText): boolean {
  return colour !== null && Math.max(...colour) - Math.min(...colour) >= COLOURED;
}

/** The texts of a level watermark, pale and over other text, and their copies. Pale text in its own place is none. */
function watermarksIn(runs: readonly PaintedText[]): Set<PaintedText> {
  const [pale, plain] = [runs.filter(isPale), runs.filter((run) => !isPale(run))];
  if (pale.length === 0 || pale.length > plain.length) return new Set();
  const boxes = plain.map(boxOf);
  const over = pale.filter((run) =>
    boxes.some((box, i) => lieOverEachOther(boxOf(run), box, Math.min(run.size, plain[i]!.size))),
  );
  const texts = new Set(over.map(textOf));
  return new Set(pale.filter((run) => texts.has(textOf(run))));
}

function isPale({ colour }: { readonly colour: Colour }): boolean {
  return colour?.every((channel) => channel >= 255 - PALE) ?? false;
}

function textOf({ glyphs }: GlyphRun): string {
  return glyphs.map(({ text }) => text).join('');
}

function boxOf({ glyphs, along, up, size }: GlyphRun): Box {
  const points = flatMap(glyphs, ({ x, y, advance }) => {
    const [endX, endY] = [x + along[0] * advance, y + along[1] * advance];
    return [x, y, endX, endY, x + up[0] * REACH * size, y + up[1] * REACH * size];
  });
  return boundsOf([{ points, curved: false }]);
}

function lieOverEachOther(a: Box, b: Box, size: number): boolean {
  const across = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const down = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return Math.min(across, down) >= SHARED * size;
}
