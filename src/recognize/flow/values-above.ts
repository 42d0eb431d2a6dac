import type { FormDefinition } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import { findLevel, levelIndex } from '../levels.js';
import { parseYearLine } from '../title.js';
import { isWholeChoice } from '../torn-texts.js';
import { firstFrom, type Mark } from './region-marks.js';

/** So many labels in a row without a value have theirs elsewhere. */
const BARE_LABELS = 5;
/** The values of a money grid are too many to be told from those of fields. */
const OF_HEADER = /^(?:field|section|heading) /u;
/** No header has more values; fewer lines tell nothing. */
const MOST_VALUES = 40;
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
    if (!areLabelsBare(lines, marks, start)) return start;
    const top = topAbove(lines, marks, start, forms);
    return areValues(lines.slice(top, start)) ? top : start;
  });
}

/** Labels stand below each other with nothing but titles and the lines of wrapped labels between. */
function areLabelsBare(lines: readonly Line[], marks: readonly Mark[], start: number): boolean {
  let bare = 0;
  let parts = 0;
  let last = start - 1;
  for (let at = firstFrom(marks, start); at < marks.length; at++) {
    const { row, title, ids } = marks[at];
    const between = lines.slice(last + 1, row).filter(({ text }) => parseYearLine(text) === null);
    if (between.length > MOST_BETWEEN || between.some(({ text }) => !isPartOfLabel(text))) return false;
    last = row;
    parts += between.length;
    if (title !== null) continue;
    if (!ids.some((id) => OF_HEADER.test(id))) return false;
    if (++bare >= BARE_LABELS) return parts <= bare / 2;
  }
  return false;
}

/** `期`, `（元）`: the second line of a label. */
const MOST_BETWEEN = 2;
const LONGEST_PART = 5;

function isPartOfLabel(text: string): boolean {
  const word = text.replace(/\s/gu, '');
  return word.length <= LONGEST_PART && !/\d/u.test(word);
}

/** The first line of the page, or of a dump without pages, if none from there on holds a label or belongs to a table. */
function topAbove(
  lines: readonly Line[],
  marks: readonly Mark[],
  start: number,
  forms: readonly FormDefinition[],
): number {
  const { page } = lines[start];
  let first = start;
  while (first > 0 && start - first <= MOST_VALUES && lines[first - 1].page === page) first--;
  const marked = marks[firstFrom(marks, start) - 1]?.row ?? -1;
  const isTop = first > marked && start - first <= MOST_VALUES;
  return isTop && !lines.slice(first, start).some(({ text }) => isOfTable(text.trim(), forms)) ? first : start;
}

/** Names, and dates, amounts or a choice among them; no sentence. */
function areValues(lines: readonly Line[]): boolean {
  const texts = lines.map(({ text }) => text.trim());
  const isSure = (text: string) => SURE_VALUE.test(text) || isWholeChoice(text);
  return texts.length >= LEAST_VALUES && texts.some(isSure) && !texts.some((text) => SENTENCE.test(text));
}

const SURE_VALUE =
  /^(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d\d[%％]?|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)$/u;
const SENTENCE = /[。；;]/u;

function isOfTable(text: string, forms: readonly FormDefinition[]): boolean {
  if (/^[<>=≤≥＜＞＝]/u.test(text)) return true;
  return forms.some((form) => findLevel(text, levelIndex(form)).length > 0);
}
