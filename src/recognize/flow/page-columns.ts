import { range } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { isTargetLine } from './late-columns.js';
import { inOrder, type Mark, marksBetween } from './region-marks.js';
import type { Region } from './regions.js';

/** A column of targets with its heading, and the amounts of the form's header that stand right above it. */
interface Column {
  readonly amounts: readonly number[];
  readonly rows: readonly number[];
}

const AMOUNT = /^\d{1,3}(?:[,，]?\d{3})*\.\d{2}$/u;
const MONEY_FIELD = /^field budget\./u;

/**
 * Where forms share a page, extractors that go by columns print what stands on the right behind all of them: the amounts and
 * targets of the first form, `178.26` `178.26` `0.00` `指标值` `≥29台`, then those of the next. Where each form of the page has
 * such a column, they go back in this order.
 */
export function withColumnsOfPages(
  lines: readonly Line[],
  regions: readonly Region[],
  marks: readonly Mark[],
): readonly Line[] {
  const order = lines.map((_, row) => row);
  const put = (own: readonly number[], behind: number) =>
    own.forEach((row, at) => {
      order[row] = behind + (at + 1) / (own.length + 1);
    });
  const putBack = ({ region, head }: Form, { amounts, rows }: Column, isLast: boolean) => {
    const fields = marksBetween(marks, region.from, head);
    const money = fields.findLast(({ ids }) => ids.some((id) => MONEY_FIELD.test(id)));
    if (money) put(amounts, money.row);
    if (!isLast) put(money ? rows : [...amounts, ...rows], region.to - 1);
  };
  for (const forms of formsByPage(lines, regions, marks)) {
    const [first] = forms;
    const early = forms.length === 1 ? columnAbove(lines, first, marks) : null;
    if (early) putBack(first, early, false);
    // a form that has its page for itself only gives back what stands there of the one before
    const columns = columnsBehind(lines, forms, marks);
    const above = regions[regions.indexOf(first.region) - 1];
    const rest = columns.length > 0 && above ? restOf(lines, above, columns[0]) : [];
    if (forms.length === 1 && rest.length === 0) continue;
    if (above) put(rest, above.to - 1);
    for (const [i, column] of columns.entries()) putBack(forms[i], column, i === forms.length - 1);
  }
  return inOrder(lines, order);
}

interface Form {
  readonly region: Region;
  /** Where the names of its indicators are headed. */
  readonly head: number;
}

/** The forms of each page on which the names of their tables are headed. */
function formsByPage(lines: readonly Line[], regions: readonly Region[], marks: readonly Mark[]): Form[][] {
  const pages = new Map<number | null, Form[]>();
  for (const region of regions) {
    const head = marksBetween(marks, region.from, region.to).find(({ columns }) => columns.includes('level3'));
    if (!head) continue;
    const { page } = lines[head.row];
    const forms = pages.get(page);
    if (forms) forms.push({ region, head: head.row });
    else pages.set(page, [{ region, head: head.row }]);
  }
  return [...pages.values()];
}

/** The columns of targets below the last names of a page, if they are as many as its forms and no form has one of its own. */
function columnsBehind(lines: readonly Line[], forms: readonly Form[], marks: readonly Mark[]): Column[] {
  const last = forms[forms.length - 1];
  const { page } = lines[last.head];
  if (forms.some(({ region, head }) => region !== last.region && marksBetween(marks, head, region.to).some(isTarget)))
    return [];
  const below = marksBetween(marks, last.head, last.region.to).filter(({ row }) => lines[row].page === page);
  const headings = below.filter(isTarget);
  if (headings.length !== forms.length || headings.some(({ columns, row }) => columns.length > 1 || row === last.head))
    return [];
  if (headings[0].row - last.head < LEAST_NAMES) return [];
  const end = range(headings[0].row, last.region.to).find((row) => lines[row].page !== page) ?? last.region.to;
  const tops = headings.map(({ row }) => topOf(lines, row));
  return headings.map(({ row }, i) => ({
    amounts: range(tops[i], row),
    rows: range(row, tops[i + 1] ?? end),
  }));
}

/** `88` `20` `指标值` `48所`: what stands above the title of the only form of a page, which has no such heading. */
function columnAbove(lines: readonly Line[], { region, head }: Form, marks: readonly Mark[]): Column | null {
  const { page } = lines[head];
  if (page === null || lines[region.from].page !== page) return null;
  let top = region.from;
  while (top > 0 && lines[top - 1].page === page) top--;
  const [heading, ...others] = marksBetween(marks, top, region.from);
  const own = marksBetween(marks, region.from, region.to);
  if (!heading || others.length > 0 || heading.columns.length > 1) return null;
  if (!isTarget(heading) || own.some(isTarget)) return null;
  const amounts = range(top, heading.row);
  return amounts.every((row) => NUMBER.test(lines[row].text.trim()))
    ? { amounts, rows: range(heading.row, region.from) }
    : null;
}

const NUMBER = /^[\d,，.]+$/u;

function isTarget({ columns }: Mark): boolean {
  return columns.includes('target');
}

/** A heading that so few lines part from that of the names stands beside it. */
const LEAST_NAMES = 6;

/** Targets above the first column: those of the form that began on the page before, where it has none on this page. */
function restOf(lines: readonly Line[], above: Region, { amounts, rows }: Column): readonly number[] {
  const end = amounts[0] ?? rows[0];
  const { page } = lines[end];
  const own = range(above.from, above.to).filter((row) => lines[row].page === page);
  if (own.length === 0 || own.some((row) => isTargetLine(lines[row]))) return [];
  let first = end;
  while (first > above.to && (isTargetLine(lines[first - 1]) || lines[first - 1].text.trim().length <= SHORT)) first--;
  const start = range(first, end).find((row) => isTargetLine(lines[row]));
  return start === undefined ? [] : range(start, end);
}

/** `每年更新`: a target in words. */
const SHORT = 4;

/** Where the amounts begin that stand above a heading. */
function topOf(lines: readonly Line[], heading: number): number {
  let top = heading;
  while (top > 0 && AMOUNT.test(lines[top - 1].text.trim())) top--;
  return top;
}
