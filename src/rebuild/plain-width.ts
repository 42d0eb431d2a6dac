import type { Line } from '../model/page.js';

const WIDE = /[\uff01-\uff5e]/gu;
const WIDE_DIGITS = /[\uff10-\uff19]/gu;
const DIGITS = /\d/gu;
/** Marks that Chinese text prints full-width anyway; folded only between digits, where they belong to a number. */
const HAN_MARKS = /[，：；！？（）]/u;
/** A dump whose digits are mostly full-width has so many of them at least. */
const LEAST = 8;

/** Makes Latin text plain where nearly all digits of a dump are full-width (`≥１３课时`); elsewhere they are the author's. */
export function plainWidth(lines: readonly Line[]): readonly Line[] {
  const count = (digits: RegExp) => lines.reduce((sum, { text }) => sum + (text.match(digits)?.length ?? 0), 0);
  const wide = count(WIDE_DIGITS);
  if (wide < LEAST || wide < 9 * count(DIGITS)) return lines;
  return lines.map((line) => {
    const text = line.text
      .replace(/(?<=[０-９])，(?=[０-９]{3})/gu, ',')
      .replace(WIDE, (mark) => (HAN_MARKS.test(mark) ? mark : mark.normalize('NFKC')));
    return text === line.text ? line : { ...line, text };
  });
}
