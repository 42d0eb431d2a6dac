import { flatMap } from '../../model/group.js';
import type { Box } from '../../model/page.js';
import { coversOf, isReplaced } from './covers.js';
import type { Colour, GlyphRun, Painted, PaintedText } from './painted.js';
import { areasOf, blendsIn } from './rules.js';

/** Inkless or replaced text of at least so many times the visible text is a scan's text layer, and is what there is to read. */
const TEXT_LAYER_SHARE = 4;
/** Share of a run that must lie outside of its clip for it to be hidden. */
const CLIPPED_AWAY = 0.5;
/** No colour below this sum of channels can be the paper's. */
const DARK = 3 * 128;

/**
 * The texts that a reader of the printed page sees: without text in the colour of what it stands on, without text that is
 * clipped away, and without text that is inkless or was replaced by another, unless that is the text layer of a scanned page.
 */
export function visibleRuns(painted: readonly Painted[]): PaintedText[] {
  const ground: { box: Box; colour: Colour }[] = [];
  const covers = coversOf(painted);
  const runs: { readonly run: PaintedText; readonly isHidden: boolean }[] = [];
  const characters = { seen: 0, hidden: 0 };
  let darkGround = false;
  for (const [at, thing] of painted.entries()) {
    if (thing.kind !== 'text') {
      const areas = areasOf(thing);
      ground.push(...areas);
      darkGround ||= areas.some(({ colour }) => isDark(colour));
      continue;
    }
    const line = baselineOf(thing);
    if (line === null) continue;
    const blends = (darkGround || !isDark(thing.colour)) && blendsIn(thing.colour, middle(line), ground);
    if (!thing.inkless && (blends || isClipped(line, thing.clip))) continue;
    const isHidden = thing.inkless || isReplaced(thing, at, covers, painted);
    characters[isHidden ? 'hidden' : 'seen'] += thing.glyphs.length;
    runs.push({ run: thing, isHidden });
  }
  const isTextLayer = characters.hidden >= characters.seen * TEXT_LAYER_SHARE;
  return flatMap(runs, ({ run, isHidden }) => (isHidden && !isTextLayer ? [] : [run]));
}

type Baseline = readonly [fromX: number, fromY: number, toX: number, toY: number];

/** From the first to the last character that is no blank; null when there is none. */
function baselineOf({ glyphs, along }: GlyphRun): Baseline | null {
  const first = glyphs.find(({ text }) => text.trim() !== '');
  const last = glyphs.findLast(({ text }) => text.trim() !== '');
  if (!first || !last) return null;
  return [first.x, first.y, last.x + along[0] * last.advance, last.y + along[1] * last.advance];
}

function isDark(colour: Colour): boolean {
  return colour !== null && colour[0] + colour[1] + colour[2] < DARK;
}

function middle([fromX, fromY, toX, toY]: Baseline): [number, number] {
  return [(fromX + toX) / 2, (fromY + toY) / 2];
}

/** Whether most of the baseline lies outside of the clip. */
function isClipped([fromX, fromY, toX, toY]: Baseline, clip: Box): boolean {
  const steps = 8;
  let outside = 0;
  for (let i = 0; i <= steps; i++) {
    const x = fromX + ((toX - fromX) * i) / steps;
    const y = fromY + ((toY - fromY) * i) / steps;
    if (x < clip[0] || x > clip[2] || y < clip[1] - 1 || y > clip[3] + 1) outside++;
  }
  return outside / (steps + 1) > CLIPPED_AWAY;
}
