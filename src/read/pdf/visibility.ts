import type { Span } from '../../model/page.js';
import type { Colour, Painted } from './painted.js';
import { areasOf, blendsIn } from './rules.js';

type PaintedText = Extract<Painted, { kind: 'text' }>;

/** Inkless text of at least so many times the visible text is a scan's text layer, and is what there is to read. */
const TEXT_LAYER_SHARE = 4;
/** Two starts of text this near (in font sizes) are the same. */
const SAME_START = 0.6;
/** Share of a run that must lie outside of its clip for it to be hidden. */
const CLIPPED_AWAY = 0.5;
/** No colour below this sum of channels can be the paper's. */
const DARK = 3 * 128;

/**
 * The spans that a reader of the printed page sees: without text in the colour of what it stands on, without text that is
 * clipped away, and without inkless text, unless that is the text layer of a scanned page.
 */
export function visibleSpans(spans: readonly Span[], painted: readonly Painted[]): Span[] {
  const hidden = hiddenTexts(painted);
  if (hidden.length === 0) return [...spans];
  const left = [...spans];
  for (const text of hidden) removeText(left, text);
  return left.filter((span) => span.text.trim() !== '');
}

function hiddenTexts(painted: readonly Painted[]): PaintedText[] {
  const ground: { box: readonly [number, number, number, number]; colour: Colour }[] = [];
  const hidden: PaintedText[] = [];
  const inkless: PaintedText[] = [];
  let seen = 0;
  let darkGround = false;
  for (const thing of painted) {
    if (thing.kind !== 'text') {
      const areas = areasOf(thing);
      ground.push(...areas);
      darkGround ||= areas.some(({ colour }) => isDark(colour));
      continue;
    }
    if (thing.inkless) inkless.push(thing);
    else if (isClipped(thing)) hidden.push(thing);
    else if ((darkGround || !isDark(thing.colour)) && blendsIn(thing.colour, middle(thing), ground)) hidden.push(thing);
    else seen += thing.text.length;
  }
  const layer = inkless.reduce((sum, { text }) => sum + text.length, 0);
  return layer >= seen * TEXT_LAYER_SHARE ? hidden : [...hidden, ...inkless];
}

function isDark(colour: Colour): boolean {
  return colour !== null && colour[0] + colour[1] + colour[2] < DARK;
}

function middle({ from, to }: PaintedText): [number, number] {
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
}

/** Whether most of the baseline lies outside of the clip. */
function isClipped({ from, to, clip }: PaintedText): boolean {
  const steps = 8;
  let outside = 0;
  for (let i = 0; i <= steps; i++) {
    const x = from[0] + ((to[0] - from[0]) * i) / steps;
    const y = from[1] + ((to[1] - from[1]) * i) / steps;
    if (x < clip[0] || x > clip[2] || y < clip[1] - 1 || y > clip[3] + 1) outside++;
  }
  return outside / (steps + 1) > CLIPPED_AWAY;
}

/** Takes one hidden run out of the span that holds it: all of the span, or the part that reads the same. */
function removeText(spans: Span[], hidden: PaintedText): void {
  const words = hidden.text.replace(/\s+/gu, '');
  let best = -1;
  let bestDistance = Infinity;
  spans.forEach((span, i) => {
    const distance = distanceTo(span, hidden);
    const same = compact(span.text).includes(words);
    if (same && distance < bestDistance) [best, bestDistance] = [i, distance];
  });
  if (best < 0) return;
  const span = spans[best]!;
  const at = span.text.indexOf(hidden.text.trim());
  const whole = compact(span.text) === words || at < 0;
  const text = whole ? '' : span.text.slice(0, at) + span.text.slice(at + hidden.text.trim().length);
  spans[best] = { ...span, text };
}

function compact(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** How far (points) the run's start is from the span's baseline; infinite when it is not on it. */
function distanceTo({ box, size }: Span, { from }: PaintedText): number {
  const near = size * SAME_START;
  const dx = Math.max(box[0] - from[0], from[0] - box[2], 0);
  const dy = Math.max(box[1] - from[1], from[1] - box[3], 0);
  if (dx > near || dy > near) return Infinity;
  return dx + dy + Math.abs(from[0] - box[0]) / 1000;
}
