import type { Span } from '../model/page.js';
import { splitAtBlank } from './split-span.js';
import { NUMBER_GAP } from './tolerances.js';

/** A number as far as it goes: `1`, `1,`, `1,375,900.`, `98.5%`. */
const NUMBER = /^(?:\d+|\d{1,3}(?:,\d{3})*,\d{0,3}|\d{1,3}(?:,\d{3})+)(?:\.\d*)?%?$/u;

/** Joins digits that an engine gave as several spans: an amount wider than its cell would be cut at the border. */
export function joinNumbers(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    const [first, ...rest] = last ? partsBehind(last, span) : [span];
    if (last && goesOn(last, first)) joined[joined.length - 1] = together(last, first);
    else joined.push(first);
    joined.push(...rest);
  }
  return joined;
}

/** `00 10` behind `2,774,300.`: the end of the number, and what the next cell begins with. */
function partsBehind(last: Span, span: Span): readonly [Span, ...Span[]] {
  const parts = NUMBER.test(last.text) ? splitAtBlank(span) : null;
  return parts && goesOn(last, parts[0]) ? parts : [span];
}

function goesOn(last: Span, span: Span): boolean {
  if (!NUMBER.test(last.text) || !NUMBER.test(last.text + span.text)) return false;
  const near = NUMBER_GAP * span.size;
  return Math.abs(span.box[0] - last.box[2]) <= near && Math.abs(span.box[3] - last.box[3]) <= near;
}

function together(last: Span, span: Span): Span {
  const [x0, y0] = last.box;
  const box = [x0, Math.min(y0, span.box[1]), span.box[2], Math.max(last.box[3], span.box[3])] as const;
  return { ...last, text: last.text + span.text, box };
}
