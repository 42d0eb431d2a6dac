import type { Box, Span } from '../../model/page.js';
import { mendRadicals } from '../radicals.js';
import { type Matrix, multiply, quarterTurn, rounded } from './matrix.js';
import type { Direction, Glyph, GlyphRun } from './painted.js';

export interface PlacedText {
  /** Size of the page as it is read: text upright. */
  readonly width: number;
  readonly height: number;
  /** Maps the PDF's own units to upright points from the top left corner. */
  readonly base: Matrix;
  readonly spans: readonly Span[];
  /** Slanted text, watermarks and stamps: no part of the page's flow. */
  readonly slanted: readonly Span[];
}

/** A page as it is shown: its size, and the map from the PDF's own units to points from its top left corner. */
export interface PageFrame {
  readonly width: number;
  readonly height: number;
  readonly transform: Matrix;
}

/** Nearly all text holds no other characters than these, and nothing to be cleaned. */
const PLAIN = /^[ -~\u3000-\u9fff\uff00-\uffef]*$/;

/** A text that has found its place. */
export interface Placement extends Pick<GlyphRun, 'size' | 'along' | 'up' | 'vertical'> {
  readonly text: string;
  /** Where it starts on its baseline, or at the middle of its top edge if it is vertical. */
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** Share of the font size above and below the baseline: Han glyphs fill their square so in nearly every font. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** Sine of the slant up to which text counts as straight: scanners and exporters tilt by less than three degrees. */
const STRAIGHT = 0.05;
/** Two copies of one text so near (in font sizes) are one text printed twice to look bold. */
const SAME_PLACE = 0.25;
/** The same for single characters, which may stand as near as the width of a full stop. */
const SAME_GLYPH_PLACE = 0.07;
/** Among so many characters before it the copy of a character stands. */
const COPIES_WITHIN = 7;
/** A text goes on over a gap (in font sizes) as wide as a blank, 0.6 in type of one width; a wider one parts two texts. */
const WIDEST_BLANK = 0.62;
/** And as does a step back, but for kerning. */
const STEP_BACK = -0.2;
/** A wider gap (in font sizes) is a blank: letters are not set so far apart. */
const NARROWEST_BLANK = 0.102;
/** Text that goes on may step up or down (in font sizes): superscripts are texts of their own. */
const SAME_BASELINE = 0.25;
/** Cosine of the angle up to which two directions are one. */
const SAME_DIRECTION = 0.999;

/**
 * The frame of a page upright. A page whose text mostly runs sideways (a landscape table that was turned without saying
 * so in the page's own rotation) is turned as a whole.
 * @param texts directions of the texts that are not vertical, by the frame's transform, and their numbers of characters
 */
export function uprightFrame(
  { width, height, transform }: PageFrame,
  texts: Iterable<readonly [along: Direction, characters: number]>,
): Pick<PlacedText, 'width' | 'height' | 'base'> {
  const votes = [0, 0, 0, 0];
  for (const [[dx, dy], characters] of texts) {
    const quarter = Math.round(Math.atan2(dy, dx) / (Math.PI / 2));
    votes[(quarter + 4) % 4]! += characters;
  }
  const best = votes.indexOf(Math.max(...votes));
  const turn = votes[best]! > votes[0]! ? best : 0;
  const base = multiply(quarterTurn(-turn, width, height), transform);
  return turn % 2 ? { width: height, height: width, base } : { width, height, base };
}

/** Sorts placed texts into straight and slanted spans, without what stands out of view and without copies. */
export function spansOf(placements: Iterable<Placement>, view: Box): Pick<PlacedText, 'spans' | 'slanted'> {
  const spans: Span[] = [];
  const slanted: Span[] = [];
  for (const placement of placements) {
    const text = mendRadicals(cleaned(placement.text));
    const box = boxOf(placement);
    if (text.trim() === '' || !overlaps(box, view)) continue;
    (isSlanted(placement) ? slanted : spans).push({ text, box, size: rounded(placement.size) });
  }
  return { spans: withoutDoubles(spans), slanted };
}

/** Whether a text runs neither level nor upright. */
export function isSlanted({ along }: Pick<Placement, 'along'>): boolean {
  return Math.min(Math.abs(along[0]), Math.abs(along[1])) > STRAIGHT;
}

/**
 * Joins glyphs to texts by where they stand, whatever they were shown with: a text goes on while its font and direction
 * stay the same and no gap parts it. Blanks come from gaps alone: engines differ in the blank characters that they give.
 */
export function textsFromRuns(runs: Iterable<GlyphRun>, view: Box): Placement[] {
  const texts: OpenText[] = [];
  const last: Glyph[] = [];
  const runsOfLast: GlyphRun[] = [];
  let count = 0;
  for (const run of runs) {
    for (const glyph of run.glyphs) {
      if (isBlank(glyph.text) || !isInView(glyph, run, view)) continue;
      const text = texts[texts.length - 1];
      const gap = text === undefined ? null : gapBefore(glyph, run, text);
      if (gap === null && isCopy(glyph, run, last, runsOfLast)) continue;
      if (text === undefined || gap === null) texts.push(startOf(glyph, run));
      else {
        const lost = lostBefore(gap, run, text, last, runsOfLast);
        if (lost) goOn(text, lost, 0);
        goOn(text, glyph, gap - (lost?.advance ?? 0));
      }
      last[count % COPIES_WITHIN] = glyph;
      runsOfLast[count++ % COPIES_WITHIN] = run;
    }
  }
  return texts;
}

type OpenText = { -readonly [K in keyof Placement]: Placement[K] } & { readonly run: GlyphRun };

function startOf({ text, x, y, advance }: Glyph, run: GlyphRun): OpenText {
  const { size, along, up, vertical } = run;
  return { run, text, x, y, length: advance, size, along, up, vertical };
}

function goOn(open: OpenText, { text, advance }: Glyph, gap: number): void {
  open.text += gap > NARROWEST_BLANK * open.size ? ` ${text}` : text;
  open.length += gap + advance;
}

/** How far after the text's end (points) the glyph stands; null if it is no part of it. */
function gapBefore({ x, y }: Glyph, run: GlyphRun, open: OpenText): number | null {
  if (!looksSame(run, open.run)) return null;
  const { size, along } = open;
  const dx = x - open.x;
  const dy = y - open.y;
  const gap = dx * along[0] + dy * along[1] - open.length;
  const step = dy * along[0] - dx * along[1];
  const goesOn = gap >= STEP_BACK * size && gap <= WIDEST_BLANK * size && Math.abs(step) <= SAME_BASELINE * size;
  return goesOn ? gap : null;
}

function looksSame(a: GlyphRun, b: GlyphRun): boolean {
  if (a === b) return true;
  const cosine = a.along[0] * b.along[0] + a.along[1] * b.along[1];
  const sameSize = Math.abs(a.size - b.size) <= (1 - SAME_DIRECTION) * b.size;
  return a.font === b.font && a.vertical === b.vertical && sameSize && cosine >= SAME_DIRECTION;
}

/**
 * Whether a glyph that does not go on with a text is a copy of one of the last before it. One that goes on is none, even where
 * it falls on an equal one: the `0` of an amount that runs over its border into the end of the one before.
 */
function isCopy(
  { text, x, y }: Glyph,
  { font, size }: GlyphRun,
  last: readonly Glyph[],
  runsOfLast: readonly GlyphRun[],
): boolean {
  const near = SAME_GLYPH_PLACE * size;
  return last.some((other, i) => other.text === text && runsOfLast[i]!.font === font && isAt(other, x, y, near));
}

/** PDFium leaves such a glyph out as well: it is the equal one where just that one's width is missing from the text. */
function lostBefore(
  gap: number,
  { font, size }: GlyphRun,
  { x, y, length, along }: OpenText,
  last: readonly Glyph[],
  runsOfLast: readonly GlyphRun[],
): Glyph | undefined {
  const near = SAME_GLYPH_PLACE * size;
  if (gap <= NARROWEST_BLANK * size) return undefined;
  return last.find(
    (other, i) =>
      runsOfLast[i]!.font === font &&
      Math.abs(other.advance - gap) < near &&
      isAt(other, x + along[0] * length, y + along[1] * length, near),
  );
}

function isAt(glyph: Glyph, x: number, y: number, near: number): boolean {
  return Math.abs(glyph.x - x) < near && Math.abs(glyph.y - y) < near;
}

/** Whether a glyph stands in view or reaches into it. */
function isInView({ x, y, advance }: Glyph, { along }: GlyphRun, [left, top, right, bottom]: Box): boolean {
  const endX = x + along[0] * advance;
  const endY = y + along[1] * advance;
  return (
    Math.max(x, endX) >= left && Math.min(x, endX) <= right && Math.max(y, endY) >= top && Math.min(y, endY) <= bottom
  );
}

/** Also what leaves no trace: marks of direction, joiners, soft hyphens, control characters. */
function isBlank(text: string): boolean {
  return !isInked(text.charCodeAt(0)) && /^[\s\p{Cf}\p{Cc}]*$/u.test(text);
}

/** Hardly any glyph is none of these, which are no blanks. */
function isInked(unit: number): boolean {
  return (unit >= 0x3001 && unit <= 0x9fff) || (unit >= 0x21 && unit <= 0x7e) || (unit >= 0xff00 && unit <= 0xffef);
}

function boxOf({ x, y, length, size, along, up, vertical }: Placement): Box {
  // Vertical text hangs on the middle of its top edge: its characters reach as far to either side.
  if (vertical) return corners(x, y, along, length, [-along[1], along[0]], size / 2, size / 2);
  return corners(x, y, along, length, up, size * ASCENT, size * DESCENT);
}

/** The upright box around a text that starts at (x, y), goes along for its length and reaches so far up and down. */
function corners(
  x: number,
  y: number,
  [dx, dy]: Direction,
  length: number,
  [ux, uy]: Direction,
  above: number,
  below: number,
): Box {
  const goneX = dx * length;
  const goneY = dy * length;
  return [
    rounded(x + Math.min(-ux * below, ux * above) + Math.min(0, goneX)),
    rounded(y + Math.min(-uy * below, uy * above) + Math.min(0, goneY)),
    rounded(x + Math.max(-ux * below, ux * above) + Math.max(0, goneX)),
    rounded(y + Math.max(-uy * below, uy * above) + Math.max(0, goneY)),
  ];
}

/** Control characters come from fonts without a map to Unicode and are no text; ligatures are undone. */
function cleaned(text: string): string {
  if (PLAIN.test(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const printable = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/gu, '').replace(/[\u00a0\t]/gu, ' ');
  // Fonts draw two dashes as one long glyph, which copies as a character of its own.
  const parted = printable.replace(/\u2e3a/gu, '——').replace(/\u2e3b/gu, '———');
  return parted.replace(/[\u00b5\u2126\ufb00-\ufb06]/gu, (sign) => sign.normalize('NFKC'));
}

function overlaps(box: Box, view: Box): boolean {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  return x >= view[0] && x <= view[2] && y >= view[1] && y <= view[3];
}

function withoutDoubles(spans: readonly Span[]): Span[] {
  const seen = new Map<string, Span[]>();
  return spans.filter((span) => {
    const twins = seen.get(span.text);
    if (!twins) {
      seen.set(span.text, [span]);
      return true;
    }
    const near = span.size * SAME_PLACE;
    if (twins.some((t) => Math.abs(t.box[0] - span.box[0]) < near && Math.abs(t.box[3] - span.box[3]) < near))
      return false;
    twins.push(span);
    return true;
  });
}
