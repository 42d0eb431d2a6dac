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
  // a form that has its page for itself only gives back what stands there of the one before
  for (const forms of formsByPage(lines, regions, marks)) {
    const columns = columnsBehind(lines, forms, marks);
    const above = regions[regions.indexOf(forms[0].region) - 1];
    const rest = columns.length > 0 && above ? restOf(lines, above, columns[0]) : [];
    if (forms.length === 1 && rest.length === 0) continue;
    rest.forEach((row, at) => {
      order[row] = above.to - 1 + (at + 1) / (rest.length + 1);
    });
    columns.forEach(({ amounts, rows }, i) => {
      const { region } = forms[i];
      const money = marksBetween(marks, region.from, forms[i].head).findLast(({ ids }) =>
        ids.some((id) => MONEY_FIELD.test(id)),
      );
      const put = (own: readonly number[], behind: number) =>
        own.forEach((row, at) => {
          order[row] = behind + (at + 1) / (own.length + 1);
        });
      if (money) put(amounts, money.row);
      if (i < forms.length - 1) put(money ? rows : [...amounts, ...rows], region.to - 1);
    });
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
  const isTarget = ({ columns }: Mark) => columns.includes('target');
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
