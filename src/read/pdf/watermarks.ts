import type { Box } from '../../model/page.js';
import { boundsOf, type Colour, type GlyphRun, type PaintedText } from './painted.js';

/** A colour so near to white in every channel (0–255) is that of a watermark, if of a text at all. */
const PALE = 80;
/** Texts printed over each other share so much (font sizes of the smaller) across and down; texts in cells share nothing. */
const SHARED = 0.3;
/** How far (font sizes) characters reach up from their baseline, without their margins. */
const REACH = 0.76;

/**
 * The texts of a level watermark: pale, and printed over the page's other text; and their copies elsewhere on the page. A pale
 * text that has its place to itself is none: forms on screens show fields that are locked in grey.
 */
export function watermarksIn(runs: readonly PaintedText[]): Set<PaintedText> {
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
  const points = glyphs.flatMap(({ x, y, advance }) => {
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
