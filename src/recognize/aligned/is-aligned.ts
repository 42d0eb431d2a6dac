import type { TableHead } from './table-head.js';
import { type TextLine, WIDE_GAP } from './text-lines.js';
import { ALIGNED } from './tolerances.js';

/** Whether many of these lines hold wide gaps or are set in, so that columns may mean something. */
export function hasColumns(lines: readonly TextLine[]): boolean {
  const wide = lines.filter(
    ({ words }) => words.slice(1).some((word) => word.gap >= WIDE_GAP) || (words[0]?.x0 ?? 0) >= ALIGNED.indent,
  );
  return wide.length >= ALIGNED.leastShare * lines.length;
}

/** Whether the headings of the table stand side by side, over lines that show columns. */
export function isAligned(lines: readonly TextLine[], head: TableHead): boolean {
  const rows = new Set(head.columns.map(({ words }) => words[0].line));
  return rows.size <= ALIGNED.mostHeadLines && hasColumns(lines.filter((line) => line.index > head.last));
}
