import type { Line } from '../../model/page.js';
import { parseYearLine } from '../title.js';
import { inOrder, type Mark } from './region-marks.js';

/** Some exporters draw a form's frame last: titles at the ends of pages, behind the year, go to the top, year below. */
export function withTitlesFirst(lines: readonly Line[], marks: readonly Mark[]): readonly Line[] {
  const titles = marks.filter(({ title }) => title !== null).map(({ row }) => row);
  const pagesOf = (rows: readonly number[]) => new Set(rows.map((row) => lines[row].page));
  const titled = pagesOf(titles);
  const named = pagesOf(marks.filter(({ naming }) => naming.length > 0).map(({ row }) => row));
  const isLast = (row: number) => lines[row].page !== null && lines[row + 1]?.page !== lines[row].page;
  const areSame = named.size === titled.size && [...named].every((page) => titled.has(page));
  if (named.size === 0 || !areSame || !titles.every(isLast)) return lines;
  const order = lines.map((_, row) => row);
  for (const row of titles) {
    const top = lines.findIndex(({ page }) => page === lines[row].page);
    order[row] = top - 0.75;
    if (parseYearLine(lines[row - 1]?.text ?? '') !== null) order[row - 1] = top - 0.5;
  }
  return inOrder(lines, order);
}
