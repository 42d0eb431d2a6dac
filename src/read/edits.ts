import type { Line } from '../model/page.js';

const WIDE_GAP = /(?<=\S)\s{2,}(?=\S)/gu;
const INDENTED = /^\s/u;
/** Fewer gaps may stand in any text. */
const MANY_GAPS = 8;

/**
 * Takes back what happens to a dump with columns on its way: a mail program that doubles line ends, an editor that strips
 * what stands left of each line. The text stays; only what blanks and blank lines seem to say is put right.
 */
export function undoEdits(lines: readonly Line[]): readonly Line[] {
  const gaps = lines.reduce((sum, { text }) => sum + (text.match(WIDE_GAP)?.length ?? 0), 0);
  return gaps < MANY_GAPS ? lines : withoutFalseColumns(singleSpaced(lines));
}

/**
 * Line ends were doubled where an odd number of blank lines stands before every line; the first of a page may have none.
 * Without columns the same is a habit of extractors, which tells cells apart.
 */
function singleSpaced(lines: readonly Line[]): readonly Line[] {
  const isFirst = (line: Line, at: number) => at === 0 || line.page !== lines[at - 1].page;
  const isDoubled = lines.every((line, at) => isFirst(line, at) || line.blankBefore % 2 === 1);
  if (!isDoubled) return lines;
  return lines.map((line) => ({ ...line, blankBefore: Math.max(0, line.blankBefore - 1) / 2 }));
}

/**
 * Lines of a dump that keeps columns begin in different places: the title, a row without its first cell. If none is set in,
 * the left side was stripped and columns stand askew: each gap is made the single blank that promises none.
 */
function withoutFalseColumns(lines: readonly Line[]): readonly Line[] {
  if (lines.some(({ text }) => INDENTED.test(text))) return lines;
  return lines.map((line) => ({ ...line, text: line.text.replace(WIDE_GAP, ' ') }));
}
