import type { Line } from '../model/page.js';

const HAN_PAIR = /\p{Script=Han}(?=\p{Script=Han})/gu;
const HAN_APART = /\p{Script=Han} (?=\p{Script=Han})/gu;
/** A single blank beside a character that is written without blanks; wider gaps part cells. */
const SINGLE_BLANK =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”—…]) (?=\S)|(?<=\S) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”—…])/gu;

/** Han characters that touch, and such that one blank parts. */
function countPairs(text: string): { touching: number; apart: number } {
  return { touching: (text.match(HAN_PAIR) ?? []).length, apart: (text.match(HAN_APART) ?? []).length };
}

/**
 * Some extractors print a blank between all characters of a font whose widths they do not know (MuPDF with fonts that
 * are not embedded). Where most neighbouring Han characters of a dump are parted by one blank, single blanks are taken
 * out; everywhere else they part words and cells, and stay.
 */
export function closeUp(lines: readonly Line[]): readonly Line[] {
  let touching = 0;
  let apart = 0;
  for (const { text } of lines) {
    const pairs = countPairs(text);
    touching += pairs.touching;
    apart += pairs.apart;
  }
  if (apart <= touching) return lines;
  return lines.map((line) => ({ ...line, text: line.text.replace(SINGLE_BLANK, '') }));
}
