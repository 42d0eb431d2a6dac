import type { TableHead } from './table-head.js';
import { type TextLine, WIDE_GAP } from './text-lines.js';
import { ALIGNED } from './tolerances.js';

/**
 * Whether columns mean something in these lines: the table's headings stand side by side, and many lines below hold wide
 * gaps or are set in.
 */
export function isAligned(lines: readonly TextLine[], head: TableHead): boolean {
  const rows = new Set(head.columns.map(({ words }) => words[0].line));
  if (rows.size > ALIGNED.mostHeadLines) return false;
  const table = lines.filter((line) => line.index > head.last);
  const wide = table.filter(
    ({ words }) => words.slice(1).some((word) => word.gap >= WIDE_GAP) || (words[0]?.x0 ?? 0) >= ALIGNED.indent,
  );
  return wide.length >= ALIGNED.leastShare * table.length;
}
