import type { ColumnKey } from '../../model/form.js';
import { flatMap, range, runsOf } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { parseYearLine } from '../title.js';
import { ODD } from '../tolerances.js';
import { cellLook } from './cell-words.js';
import { columnsOf, inOrder, isOfTable, type Mark, MONEY_COLUMN, marksBetween } from './region-marks.js';
import type { Region } from './regions.js';

/** Puts back what a form lacks and the next has above its table: printed by column, the next head may come early. */
export function withoutLateParts(
  lines: readonly Line[],
  regions: readonly Region[],
  marks: readonly Mark[],
): readonly Line[] {
  const order = lines.map((_, row) => row);
  let missed: readonly number[] = [];
  regions.forEach((region, i) => {
    const [next, end] = [1, 2].map((step) => regions[i + step]?.from ?? lines.length);
    const own = marksBetween(marks, region.from, next).filter(({ row }) => !missed.includes(row));
    const below = marksBetween(marks, next, end);
    missed = [...new Set([...lateTexts(lines, own, below), ...lateColumn(lines, below, columnsOf(own))])];
    for (const row of missed) order[row] = region.to - 0.5;
    const points = latePoints(lines, region, own, next, below).filter((row) => !missed.includes(row));
    // a bare number on the last line would pass for that of the page
    for (const row of points) order[row] = region.to - 1.5;
    missed = [...missed, ...points];
  });
  return inOrder(lines, order);
}

/**
 * Spreadsheet programs draw the wrapped cells of a page last, so that those of a form follow the top of the next: from the
 * first label of a text that the form lacks and the next has twice, with year and headings, to the next year, label or page.
 */
function lateTexts(lines: readonly Line[], own: readonly Mark[], next: readonly Mark[]): number[] {
  const isLate = ({ ids }: Mark, at: number) =>
    ids.some((id) => isOfText(id) && !has(own, id) && has(next.slice(at + 1), id));
  const at = next.findIndex(isLate);
  if (at < 0) return [];
  const above = next.findLast((mark, i) => i < at && !mark.ids.every(isOfText))?.row ?? next[at].row - 1;
  const isYear = (row: number) => parseYearLine(lines[row].text) !== null;
  const isHead = ({ row, ids }: Mark) => row > above && ids.length > 0;
  const from = range(above + 1, next[at].row).find(isYear) ?? next.find(isHead)!.row;
  const isEnd = (row: number) => lines[row].page !== lines[next[at].row].page || isYear(row);
  const below = next.find(
    ({ row, ids, columns }, i) => i > at && row > from && columns.length === 0 && !ids.every(isOfText),
  );
  const last = below?.row ?? lines.length;
  const to = range(next[at].row, last).find(isEnd) ?? last;
  // the next form's own text: 总体目标 beside 中期目标 names it twice, and its table stands below
  const isOwn = next.some(({ row, columns }) => row >= from && row < to && columns.includes('level3'));
  return isOwn || lines[from].page !== lines[next[0].row - 1].page ? [] : range(from, to);
}

function isOfText(id: string): boolean {
  return id.startsWith('section ') || id.startsWith('heading');
}

function has(marks: readonly Mark[], id: string): boolean {
  return marks.some(({ ids }) => ids.includes(id));
}

/** Rows of the next form from a heading that these columns lack to the next label or year, if its own table begins further down. */
function lateColumn(lines: readonly Line[], next: readonly Mark[], columns: ReadonlySet<ColumnKey>): number[] {
  if (!columns.has('level3') || columns.has('target')) return [];
  const at = next.findIndex((mark) => mark.columns.length > 0);
  if (at < 0 || !next[at].columns.includes('target') || next[at].columns.includes('level3')) return [];
  if (!columnsOf(next.slice(at + 1)).has('level3')) return [];
  const rows = range(next[at].row, next[at + 1].row);
  const year = rows.findIndex((row) => parseYearLine(lines[row].text) !== null);
  return year < 0 ? rows : rows.slice(0, year);
}

const POINTS = /^\d{1,3}(?:\.\d{1,2})?$/u;
/** Amounts in 万元 have two decimals each. */
const WHOLE = /^\d{1,3}$/u;
/** Fewer numbers below a title may be those of its own money, but for a total. */
const LEAST_POINTS = 6;
const LEAST_TOTAL = 50;

/**
 * Points, with the levels and remarks between them, that were printed below the next title and above the columns of money there, where
 * the form's own table has columns of points and too few numbers for its targets, or no total.
 */
function latePoints(
  lines: readonly Line[],
  region: Region,
  own: readonly Mark[],
  next: number,
  below: readonly Mark[],
): number[] {
  const columns = columnsOf(own);
  if (below[0]?.row !== next || below[0].title === null || !(columns.has('weight') || columns.has('score'))) return [];
  const money = below.find(({ ids }) => ids.some((id) => MONEY_COLUMN.test(id)))?.row;
  if (money === undefined) return [];
  const marked = new Set(below.map(({ row }) => row));
  const texts = range(next + 1, money).filter((row) => !marked.has(row));
  const runs = runsOf(texts, (run, row) => row === run.at(-1)! + 1);
  const points = flatMap(runs, (run) => pointsIn(run, lines));
  const head = own.find(isOfTable)?.row ?? region.from;
  if (points.length === 0 || (points.length >= LEAST_POINTS && !lacksPoints(lines.slice(head, region.to)))) return [];
  return points;
}

/** A column of points, from the first one to the last, or a few with a total. */
function pointsIn(run: readonly number[], lines: readonly Line[]): readonly number[] {
  const isPoints = (row: number) => POINTS.test(lines[row].text.trim());
  const first = run.findIndex(isPoints);
  if (first < 0) return [];
  const column = run.slice(first, run.findLastIndex(isPoints) + 1);
  const whole = column.filter((row) => WHOLE.test(lines[row].text.trim())).length;
  const isColumn = whole >= LEAST_POINTS && whole >= column.filter(isPoints).length / 2;
  const isTotal = column.every(isPoints) && column.some((row) => Number(lines[row].text) >= LEAST_TOTAL);
  return isColumn || isTotal ? column : [];
}

/** Each row has a target and a result, a weight and a score. */
function lacksPoints(table: readonly Line[]): boolean {
  const texts = table.map(({ text }) => text.trim());
  const points = texts.filter((text) => POINTS.test(text)).length;
  return points < texts.filter((text) => !POINTS.test(text) && cellLook(text).target < ODD.targetLook).length / 2;
}
