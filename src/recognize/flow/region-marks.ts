import type { ColumnKey } from '../../model/form.js';
import type { Line } from '../../model/page.js';

/** What a line says about where forms begin and end. */
export interface Mark {
  readonly row: number;
  readonly title: string | null;
  /** Labels of what a form is about: 项目名称, or another field that must be filled in. */
  readonly naming: readonly string[];
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly columns: readonly ColumnKey[];
}

/** The marks of the lines `from` … `to - 1`. */
export function marksBetween(marks: readonly Mark[], from: number, to: number): readonly Mark[] {
  return marks.slice(firstFrom(marks, from), firstFrom(marks, to));
}

/** The first of the marks at a row or below, by halves: a dump of a thousand forms asks a thousand times. */
export function firstFrom(marks: readonly Mark[], row: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function columnsOf(marks: readonly Mark[]): Set<ColumnKey> {
  return new Set(marks.flatMap((mark) => mark.columns));
}

/** What heads no other table than that of the indicators. */
export const OF_TABLE: ReadonlySet<ColumnKey> = new Set(['level1', 'level2', 'level3', 'target']);

/** The lines by the places that are given for their rows; the same list where each is at its own. */
export function inOrder(lines: readonly Line[], order: readonly number[]): readonly Line[] {
  if (order.every((place, row) => place === row)) return lines;
  return lines
    .map((_, row) => row)
    .sort((a, b) => order[a] - order[b] || a - b)
    .map((row) => lines[row]);
}
