import type { Line } from '../model/page.js';

const WIDE_GAP = /(?<=\S)\s{2,}(?=\S)/gu;
const INDENTED = /^\s/u;
/** Fewer gaps may stand in any text. */
const MANY_GAPS = 8;

/** Takes back what mail and editors do to a dump with columns: doubled line ends, stripped left sides. Its text stays. */
export function undoEdits(lines: readonly Line[]): readonly Line[] {
  const gaps = lines.reduce((sum, { text }) => sum + (text.match(WIDE_GAP)?.length ?? 0), 0);
  return gaps < MANY_GAPS ? lines : withoutFalseColumns(singleSpaced(lines));
}

/** Undoes doubled line ends: an odd number of blank lines before every line. Without columns it is an extractor's habit. */
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
