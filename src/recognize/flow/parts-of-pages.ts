import { range, runsOf } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { parseYearLine } from '../title.js';
import { isPageNumber } from './furniture.js';
import { inOrder, type Mark, marksBetween } from './region-marks.js';
import type { Region } from './regions.js';

/**
 * Spreadsheet programs draw the wrapped and merged cells of a page last. Where forms share a page, those of all stand below the last one:
 * `（2026年度）` `项目绩效目标` … `≥64处`, and again from `（2026年度）` on. Each such part goes back to the end of its own form.
 */
export function withPartsOfPages(
  lines: readonly Line[],
  regions: readonly Region[],
  marks: readonly Mark[],
): readonly Line[] {
  const order = lines.map((_, row) => row);
  for (const [first, end] of pagesOf(lines)) {
    const sharing = regionsOn(lines, regions, first, end);
    const parts = sharing.length < 2 ? [] : partsOf(lines, sharing, marks, first, end);
    parts.slice(0, -1).forEach((part, i) => {
      for (const row of range(part, parts[i + 1])) order[row] = sharing[i].to - 0.5;
    });
  }
  return inOrder(lines, order);
}

/** The forms that have lines between these; the number above the title of a page, which the form before ends with, is none. */
export function regionsOn(lines: readonly Line[], regions: readonly Region[], first: number, end: number): Region[] {
  const isOn = ({ from, to }: Region) =>
    range(Math.max(from, first), Math.min(to, end)).some((row) => !isPageNumber(lines[row].text));
  return regions.filter(isOn);
}

/** Where pages begin and end; without form feeds, their numbers tell. */
function pagesOf(lines: readonly Line[]): [number, number][] {
  const isSame = (row: number) => lines[row - 1].page === lines[row].page && !isPageNumber(lines[row].text);
  const pages = runsOf(range(0, lines.length), (_, row) => isSame(row));
  return pages.map((rows) => [rows[0], rows[rows.length - 1] + 1]);
}

/** A heading down the side takes so many lines. */
const MOST_LINES = 3;

/** The rows below the last form of a page where the part of each form that shares it begins; none if one of them has no part. */
function partsOf(
  lines: readonly Line[],
  sharing: readonly Region[],
  marks: readonly Mark[],
  first: number,
  end: number,
): number[] {
  const begun = sharing.filter(({ from }) => from >= first);
  const last = sharing[sharing.length - 1];
  const years = range(begun[0]?.from ?? end, end).filter((row) => parseYearLine(lines[row].text) !== null);
  const above = marksBetween(marks, last.from, years[0] ?? end);
  if (years.length !== begun.length || years[0] < last.from || !above.some(({ naming }) => naming.length > 0))
    return [];
  if (begun.length === sharing.length) return years;
  // the part of a form that goes on from the page before begins with the heading beside its texts, or its table
  const head = above.find(({ columns }) => columns.includes('level3'))?.row ?? years[0];
  const headings = last.form.headings.filter((heading) => !heading.includes('{year}'));
  const isHeading = (row: number) => {
    const text = lines
      .slice(row, row + MOST_LINES)
      .map(compact)
      .join('');
    return headings.some((heading) => text.startsWith(heading));
  };
  const rest = range(head + 1, years[0]).find(isHeading);
  return rest === undefined ? [] : [rest, ...years];
}

function compact({ text }: Line): string {
  return text.replace(/\s/gu, '');
}
