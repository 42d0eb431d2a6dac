import { flatMap, range } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { parseYearLine } from '../title.js';
import { isPageNumber } from './furniture.js';
import { inOrder, type Mark } from './region-marks.js';

/** The unit that declares it stands at a form's title. */
const UNIT = 'field declaringUnit';

/**
 * Some exporters draw a form's frame last: titles at the ends of pages, with the year above or below and maybe the unit, go to the
 * top, the others below. So do those that spreadsheet programs draw as the first of all late cells of a form, which stay behind its
 * own, also where a page has two forms. Pages end at form feeds, or with their numbers.
 */
export function withTitlesFirst(lines: readonly Line[], marks: readonly Mark[]): readonly Line[] {
  const titles = marks.filter(({ title }) => title !== null).map(({ row }) => row);
  if (titles.length === 0) return lines;
  const pages = pageOfLines(lines, marks);
  const names = marks.filter(({ naming }) => naming.length > 0).map(({ row }) => row);
  const [titled, named] = [titles, names].map((rows) => new Set(rows.map((row) => pages[row])));
  const areSame = named.size === titled.size && [...named].every((page) => titled.has(page));
  if (named.size === 0 || !areSame || titled.has(null)) return lines;
  const units = new Set(flatMap(marks, ({ row, ids }) => (ids.includes(UNIT) ? [row] : [])));
  const isYear = (row: number) => parseYearLine(lines[row]?.text ?? '') !== null;
  const order = lines.map((_, row) => row);
  /** Puts rows in this order right above the row `below`. */
  const move = (rows: readonly number[], below: number) => {
    for (const [i, row] of rows.entries()) order[row] = below - 1 + (i + 1) / (rows.length + 1);
  };
  for (const page of titled) {
    const [late, own] = [titles, names].map((rows) => rows.filter((row) => pages[row] === page));
    const top = pages.indexOf(page);
    const end = endOf(late[late.length - 1], lines, pages);
    const heads = late.map((row) => [row, ...[row - 1, row + 1].filter((at) => at < end && isYear(at))]);
    const below = range(late[0] + 1, end);
    if (below.every((row) => isYear(row) || units.has(row))) {
      move([...new Set([...heads[0], ...below])], top);
      continue;
    }
    const isBelowTable = marks.some(({ row, columns }) => row > top && row < late[0] && columns.includes('level3'));
    if (!isBelowTable || own.length !== late.length || own[own.length - 1] > late[0]) return lines;
    for (const [i, head] of heads.entries()) {
      const cells = range(late[i] + 1, late[i + 1] ?? end).filter((row) => !heads.flat().includes(row));
      if (i === 0) move(head, top);
      if (i + 1 < late.length) move([...cells, ...heads[i + 1]], own[i + 1]);
    }
  }
  return inOrder(lines, order);
}

/** The page of each line. Where nothing marks pages, one begins with the first name behind titles; null where a title is first. */
function pageOfLines(lines: readonly Line[], marks: readonly Mark[]): readonly (number | null)[] {
  if (lines.some(({ page }) => page !== null)) return lines.map(({ page }) => page);
  let page = 1;
  if (lines.some(({ text }) => isPageNumber(text)))
    return lines.map(({ text }) => (isPageNumber(text) ? page++ : page));
  const frames = marks.filter(({ title, naming }) => title !== null || naming.length > 0);
  if (frames[0]?.title !== null) return lines.map(() => null);
  const tops = new Set(
    flatMap(frames, ({ row, title }, i) => (i > 0 && title === null && frames[i - 1].title !== null ? [row] : [])),
  );
  return lines.map((_, row) => (tops.has(row) ? ++page : page));
}

/** Where the lines of a page end, its number aside. */
function endOf(row: number, lines: readonly Line[], pages: readonly (number | null)[]): number {
  let end = row + 1;
  while (end < lines.length && pages[end] === pages[row] && !isPageNumber(lines[end].text)) end++;
  return end;
}
