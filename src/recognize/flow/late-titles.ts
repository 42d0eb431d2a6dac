import { flatMap, range } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { parseYearLine } from '../title.js';
import { isPageNumber } from './furniture.js';
import { inOrder, type Mark } from './region-marks.js';

/** The unit that declares it stands at a form's title. */
const UNIT = 'field declaringUnit';

/**
 * Some exporters draw a form's frame last: titles at the ends of pages, with the year above or below and maybe the unit, go to the
 * top, the others below. Pages end at form feeds, or else with their numbers.
 */
export function withTitlesFirst(lines: readonly Line[], marks: readonly Mark[]): readonly Line[] {
  const titles = marks.filter(({ title }) => title !== null).map(({ row }) => row);
  if (titles.length === 0) return lines;
  const pages = pageOfLines(lines);
  const pagesOf = (rows: readonly number[]) => new Set(rows.map((row) => pages[row]));
  const titled = pagesOf(titles);
  const named = pagesOf(marks.filter(({ naming }) => naming.length > 0).map(({ row }) => row));
  const areSame = named.size === titled.size && [...named].every((page) => titled.has(page));
  if (named.size === 0 || !areSame) return lines;
  const units = new Set(flatMap(marks, ({ row, ids }) => (ids.includes(UNIT) ? [row] : [])));
  const isYear = (row: number) => parseYearLine(lines[row]?.text ?? '') !== null;
  const order = lines.map((_, row) => row);
  for (const row of titles) {
    const below = range(row + 1, endOf(row, lines, pages));
    if (pages[row] === null || !below.every((at) => isYear(at) || units.has(at))) return lines;
    const top = pages.indexOf(pages[row]);
    const frame = [row, ...(isYear(row - 1) ? [row - 1] : []), ...below];
    for (const [i, at] of frame.entries()) order[at] = top - 1 + (i + 1) / (frame.length + 1);
  }
  return inOrder(lines, order);
}

/** The page of each line; null where nothing marks pages. */
function pageOfLines(lines: readonly Line[]): readonly (number | null)[] {
  if (lines.some(({ page }) => page !== null)) return lines.map(({ page }) => page);
  if (!lines.some(({ text }) => isPageNumber(text))) return lines.map(() => null);
  let page = 1;
  return lines.map(({ text }) => (isPageNumber(text) ? page++ : page));
}

/** Where the lines of a page end, its number aside. */
function endOf(row: number, lines: readonly Line[], pages: readonly (number | null)[]): number {
  let end = row + 1;
  while (end < lines.length && pages[end] === pages[row] && !isPageNumber(lines[end].text)) end++;
  return end;
}
