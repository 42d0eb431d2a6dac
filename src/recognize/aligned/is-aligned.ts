import type { Line } from '../../model/page.js';
import type { TableHead } from './table-head.js';
import { type TextLine, WIDE_GAP } from './text-lines.js';
import { ALIGNED } from './tolerances.js';

const WIDE_OR_SET_IN = /^\s|\s\s|\u3000/u;

/** Whether any line can hold a wide gap or be set in, seen before words and their places are worked out: most dumps have none. */
export function mayHaveColumns(lines: readonly Line[]): boolean {
  return lines.some(isWideOrSetIn);
}

/** Whether so many can as columns have: see `hasColumns`. */
export function mayBeAligned(lines: readonly Line[]): boolean {
  return lines.filter(isWideOrSetIn).length >= ALIGNED.leastShare * lines.length;
}

function isWideOrSetIn({ text }: Line): boolean {
  return WIDE_OR_SET_IN.test(text);
}

/** Whether many of these lines hold wide gaps or are set in, so that columns may mean something. */
export function hasColumns(lines: readonly TextLine[]): boolean {
  const wide = lines.filter(
    ({ words }) => words.slice(1).some((word) => word.gap >= WIDE_GAP) || (words[0]?.x0 ?? 0) >= ALIGNED.indent,
  );
  return wide.length >= ALIGNED.leastShare * lines.length;
}

/** Whether the table under this head shows columns. */
export function isAligned(lines: readonly TextLine[], head: TableHead): boolean {
  return hasColumns(lines.filter((line) => line.index > head.last));
}
