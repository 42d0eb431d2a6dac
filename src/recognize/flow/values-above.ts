import type { FormDefinition } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import { findLevel, levelIndex } from '../levels.js';
import { parseYearLine } from '../title.js';
import { isWholeChoice } from '../torn-texts.js';
import { cellLook } from './cell-words.js';
import { isPageNumber } from './furniture.js';
import { firstFrom, type Mark } from './region-marks.js';

/** So many labels in a row without a value have theirs elsewhere. */
const BARE_LABELS = 5;
/** The values of a money grid are too many to be told from those of fields. */
const OF_HEADER = /^(?:field|section|heading) /u;
/** No header and the rows of a page have more values; fewer lines tell nothing. */
const MOST_VALUES = 60;
const LEAST_VALUES = 4;

/**
 * Systems draw the values of a header first: a page begins with them, and the labels follow in one block. A form whose labels stand
 * so begins at the top of its page.
 */
export function withValuesAbove(
  lines: readonly Line[],
  marks: readonly Mark[],
  starts: readonly number[],
  forms: readonly FormDefinition[],
): number[] {
  return starts.map((start) => {
    const labels = bareLabels(lines, marks, start);
    const texts = labels.filter(isOfText);
    const top = labels.length < BARE_LABELS ? start : topAbove(lines, marks, start, labels, forms);
    return areValues(lines.slice(top, start), texts.length) ? top : start;
  });
}

/** The labels of a form that stand below each other with nothing but titles and the lines of wrapped labels between. */
function bareLabels(lines: readonly Line[], marks: readonly Mark[], start: number): string[] {
  const bare: string[] = [];
  let parts = 0;
  let last = start - 1;
  for (let at = firstFrom(marks, start); at < marks.length; at++) {
    const { row, title, ids } = marks[at];
    const between = lines.slice(last + 1, row).filter(({ text }) => parseYearLine(text) === null);
    const id = ids.find((each) => OF_HEADER.test(each));
    if (between.length > MOST_BETWEEN || between.some(({ text }) => !isPartOfLabel(text))) break;
    if (title === null && id === undefined) break;
    last = row;
    parts += between.length;
    if (title === null) bare.push(id!);
    if (bare.length === BARE_LABELS && parts > bare.length / 2) return [];
  }
  return bare;
}

/** `期`, `（元）`: the second line of a label. */
const MOST_BETWEEN = 2;
const LONGEST_PART = 5;

function isOfText(id: string): boolean {
  return id.startsWith('section ');
}

function isPartOfLabel(text: string): boolean {
  const word = text.replace(/\s/gu, '');
  return word.length <= LONGEST_PART && !/\d/u.test(word);
}

/**
 * The first line of the page, or of a dump without pages, or the one behind the last level of the form that ends on it or behind
 * the number of the page before, if none from there on holds a label or belongs to a table.
 */
function topAbove(
  lines: readonly Line[],
  marks: readonly Mark[],
  start: number,
  labels: readonly string[],
  forms: readonly FormDefinition[],
): number {
  const { page } = lines[start];
  const isTop = (row: number) => row === 0 || lines[row - 1].page !== page || isPageNumber(lines[row - 1].text);
  const isBehind = ({ text }: Line) => isLevel(text.trim(), forms);
  let first = start;
  while (start - first <= MOST_VALUES && !isTop(first) && !isBehind(lines[first - 1])) first--;
  if (!isTop(first) && !beginsWithName(lines.slice(first, start))) return start;
  // values name things as well: 其他, 总目标：…
  const isOther = ({ row, title, ids, columns }: Mark) =>
    row < start && (title !== null || columns.length > 0 || ids.some((id) => labels.includes(id)));
  const marked = marks.slice(0, firstFrom(marks, start)).findLast(isOther)?.row ?? -1;
  return first > marked && start - first <= MOST_VALUES ? first : start;
}

/** Behind the last level of another form: the lines of a name, and then a date, an amount or a choice, but no target or row. */
function beginsWithName(lines: readonly Line[]): boolean {
  const words = lines.map(({ text }) => text.trim());
  const sure = words.findIndex(isSureValue);
  const isName = words.slice(0, sure).every((text) => cellLook(text).target > NO_TARGET);
  return sure >= 0 && sure <= NAME_LINES && isName && !words.some((text) => ROW.test(text));
}

const NAME_LINES = 4;
const NO_TARGET = 0.3;

function isSureValue(text: string): boolean {
  return [text, ...text.split(/\s+/u)].some((word) => SURE_VALUE.test(word) || isWholeChoice(word));
}

/** Names, and dates, amounts or a choice among them; sentences only below these, where `texts` were labelled. */
function areValues(lines: readonly Line[], texts: number): boolean {
  const words = lines.map(({ text }) => text.trim());
  const sentence = words.findIndex((text) => SENTENCE.test(text));
  const row = words.findIndex((text) => ROW.test(text));
  const values = words.slice(0, Math.min(...[sentence, row, words.length].filter((at) => at >= 0)));
  return values.length >= LEAST_VALUES && values.some(isSureValue) && (sentence < 0 || texts > 0);
}

const SURE_VALUE =
  /^(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d\d[%％]?|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)$/u;
const SENTENCE = /[。；;]/u;

/** `≥98.6公里`: the first row of a table that was filled in, too. */
const ROW = /(?:^|\s)[<>=≤≥＜＞＝]/u;

function isLevel(text: string, forms: readonly FormDefinition[]): boolean {
  return forms.some((form) => findLevel(text, levelIndex(form)).length > 0);
}
