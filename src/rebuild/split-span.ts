import type { Span } from '../model/page.js';
import { SPLIT_REACH } from './tolerances.js';

/** Han characters, kana, full-width forms and the like take a whole font size, others about half. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** Cuts a text, run together from two cells, at the blank nearest to a border; null for one that is wider than its cell. */
export function splitSpan(span: Span, border: number): [left: Span, right: Span] | null {
  const [x0, y0, x1, y1] = span.box;
  const ends = characterEnds(span.text, x0, x1);
  let best = -1;
  let bestDistance = SPLIT_REACH * span.size;
  for (let i = 1; i < span.text.length - 1; i++) {
    if (span.text[i] !== ' ') continue;
    const distance = Math.abs((ends[i - 1]! + ends[i]!) / 2 - border);
    if (distance < bestDistance) [best, bestDistance] = [i, distance];
  }
  const parts = best < 0 ? null : cutAt(span, best, ends);
  if (!parts) return null;
  const [left, right] = parts;
  return [
    { ...left, box: [x0, y0, Math.min(left.box[2], border), y1] },
    { ...right, box: [Math.max(right.box[0], border), y0, x1, y1] },
  ];
}

/** Cuts a text at its first blank; null when it has none between other characters. */
export function splitAtBlank(span: Span): [left: Span, right: Span] | null {
  return cutAt(span, span.text.indexOf(' '), characterEnds(span.text, span.box[0], span.box[2]));
}

function cutAt(span: Span, blank: number, ends: readonly number[]): [left: Span, right: Span] | null {
  const [x0, y0, x1, y1] = span.box;
  const left = span.text.slice(0, blank);
  const right = span.text.slice(blank + 1);
  if (blank < 1 || left.trim() === '' || right.trim() === '') return null;
  return [
    { ...span, text: left, box: [x0, y0, ends[blank - 1]!, y1] },
    { ...span, text: right, box: [ends[blank]!, y0, x1, y1] },
  ];
}

/** Where each UTF-16 unit of a text ends, from the usual widths of its characters. */
function characterEnds(text: string, x0: number, x1: number): number[] {
  const widths = text.split('').map((unit) => (WIDE.test(unit) ? 1 : 0.5));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let x = x0;
  return widths.map((width) => {
    x += (width / total) * (x1 - x0);
    return x;
  });
}
