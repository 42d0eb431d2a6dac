import { displayWidth } from '../../../rebuild/display-width.js';
import { CLOSING_START, SENTENCE_END } from '../../marks.js';
import { FULL_LINE_SHARE } from '../../tolerances.js';
import { OPEN_END, TASK_END } from './cut-sections.js';
import { numbering, REST_START } from './line-mark.js';
import { BESIDE } from './tolerances.js';

/** Where a line holds the end of one text and the beginning of the other. */
export interface Seam {
  readonly line: number;
  readonly at: number;
}

/** Behind a sentence, or before the first item of a list. */
const SEAMS =
  /(?<=[。！？；;][”"’』」）)】》]?)(?=[^”"’』」）)】》])|(?<=.)(?=(?:[（(]1[)）]|1[、.．](?!\d)|①|一、|目标1[:：]))/gu;

/**
 * Two texts that stand side by side and were printed one after the other, without a line end between them: finds the line
 * that holds the end of the first and the beginning of the second. Null where they meet at the end of a line just as well.
 */
export function findSeam(lines: readonly string[]): Seam | null {
  if (lines.length > BESIDE.mostLines) return null;
  const costAt = (seam: Seam) => {
    const line = lines[seam.line];
    const left = [...lines.slice(0, seam.line), line.slice(0, seam.at).trim()];
    const right = line.slice(seam.at);
    const glued = /^\s/u.test(right) || numbering(right) ? 0 : BESIDE.glued;
    return textCost(left) + textCost([right.trim(), ...lines.slice(seam.line + 1)]) + glued;
  };
  let best: { readonly seam: Seam; readonly cost: number } | null = null;
  for (const [line, text] of lines.entries()) {
    for (const { index: at } of text.matchAll(SEAMS)) {
      if (at === 0) continue;
      const cost = costAt({ line, at });
      if (!best || cost < best.cost) best = { seam: { line, at }, cost };
    }
  }
  const whole = lines.map((_, at) => textCost(lines.slice(0, at)) + textCost(lines.slice(at)));
  return best && best.cost + BESIDE.leastGain <= Math.min(...whole) ? best.seam : null;
}

/** How unlike one text in a column of its own these lines are. */
function textCost(lines: readonly string[]): number {
  if (lines.length === 0) return BESIDE.blank;
  const widths = lines.map(displayWidth);
  const full = FULL_LINE_SHARE * Math.max(...widths) - 2;
  let number = 0;
  let cost = 0;
  lines.forEach((text, i) => {
    const ended = i === 0 || SENTENCE_END.test(lines[i - 1]);
    const own = numbering(text)?.value ?? null;
    if (own !== null && own !== number + 1) cost += BESIDE.wrongNumber;
    if (own === null && ended && number > 0) cost += BESIDE.unnumbered;
    if (!ended && own !== null && number > 0) cost += BESIDE.cutSentence;
    if (!ended && own === null && widths[i - 1] < full) cost += BESIDE.shortLine;
    if (ended && CLOSING_START.test(text)) cost += BESIDE.closingStart;
    number = own ?? number;
  });
  const last = lines[lines.length - 1];
  if (REST_START.test(lines[0])) cost += BESIDE.closingStart;
  if (OPEN_END.test(last) || /\d$/u.test(last)) return cost + BESIDE.goesOn;
  if (TASK_END.test(last)) return cost + BESIDE.listEnd;
  if (SENTENCE_END.test(last)) return cost;
  if (lines.length === 1) return cost + BESIDE.aloneEnd;
  return cost + (widths[widths.length - 1] >= full ? BESIDE.cutEnd : BESIDE.openEnd);
}
