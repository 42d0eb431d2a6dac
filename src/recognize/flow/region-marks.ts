import type { ColumnKey, FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { statedUnit } from '../money-unit.js';
import { parseTitle } from '../title.js';

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
  return new Set(flatMap(marks, (mark) => mark.columns));
}

/** What heads no other table than that of the indicators. */
export const OF_TABLE: ReadonlySet<ColumnKey> = new Set(['level1', 'level2', 'level3', 'target']);

/** Whether a line names a column of the indicator table. */
export function isOfTable({ columns }: Mark): boolean {
  return columns.some((key) => OF_TABLE.has(key));
}

/** 分值 and 得分 are columns of an indicator table as well. */
export const MONEY_COLUMN = /^fundColumn (?!weight|score)/u;

/** The lines by the places that are given for their rows; the same list where each is at its own. */
export function inOrder(lines: readonly Line[], order: readonly number[]): readonly Line[] {
  if (order.every((place, row) => place === row)) return lines;
  return lines
    .map((_, row) => row)
    .sort((a, b) => order[a] - order[b] || a - b)
    .map((row) => lines[row]);
}

/** `第三部分 名词解释`: the heading of another part of a long document. */
const PART = /^第[一二三四五六七八九十]{1,3}(?:部分|章|节)[^:：，,。；;]{0,30}$/u;
/** `绥阳县医疗保障局概况`, `一、部门概况`. */
const OVERVIEW =
  /^(?:[一二三四五六七八九十]{1,3}、)?\p{Script=Han}{0,24}(?:部门|单位|机构|[局委厅办院所处站会府])概况$/u;
const TABLE_NAME = /^[^。；;，,:：]{3,30}表\s*(?:[（(][^()（）]*[）)])?$/;
/** Between a table's name and its unit may stand the unit that fills it in, or a year. */
const UNIT_REACH = 2;

/** Whether a line below a table begins what is no form: the next part of a document, or a named table with a money unit. */
export function beginsOtherPart(lines: readonly Line[], at: number, forms: readonly FormDefinition[]): boolean {
  const text = lines[at].text.trim();
  if (PART.test(text) || OVERVIEW.test(text)) return true;
  if (!TABLE_NAME.test(text) || parseTitle(text, forms)) return false;
  return lines.slice(at + 1, at + 1 + UNIT_REACH).some((line) => statedUnit(line.text)?.start === 0);
}
