import type { FormDefinition } from '../../model/form.js';
import { range } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { normalizeLabel, withoutUnit } from '../label.js';
import { findLevel, levelIndex } from '../levels.js';
import { MONEY_UNIT, SENTENCE_END } from '../marks.js';
import { parseYearLine } from '../title.js';
import { isPageNumber } from './furniture.js';
import { namesFrom } from './name-runs.js';
import { inOrder, isOfTable, type Mark, marksBetween } from './region-marks.js';
import type { Vocabulary } from './vocabulary.js';
import { beginsYearHeading } from './year-heading.js';

/** `8,624,000.00 4,312,000.00`: the last values of a header. */
const AMOUNTS = /^(?:\d{1,3}(?:,\d{3})*\.\d{1,6}[\s/]*)+$/u;
const UNIT = 'field declaringUnit';

/**
 * Systems draw what their template prints before what they fill in: all labels, the head of the table and its levels stand above the
 * title, the values and rows below. The title goes to the top of its labels; the head goes down to where the rows begin,
 * which is below the last sentence or amount of the page.
 */
export function withHeadsAtRows(
  lines: readonly Line[],
  marks: readonly Mark[],
  forms: readonly FormDefinition[],
  vocabulary: Vocabulary,
): readonly Line[] {
  const order = lines.map((_, row) => row);
  const isName = isNameOf(forms, vocabulary);
  let end = 0;
  for (const { row: title } of marks.filter((mark) => mark.title !== null)) {
    const above = marksBetween(marks, end, title);
    end = title + 1;
    const first = above.findLast(({ naming }) => naming.length > 0)?.row;
    const head = above.find((mark) => first !== undefined && mark.row > first && isOfTable(mark));
    if (first === undefined || !head || !isAllNames(lines.slice(first, title), isName)) continue;
    const next = marks.find(({ row, naming }) => row > title && naming.length > 0)?.row ?? lines.length;
    const rows = firstRow(lines, title, next);
    if (rows === null) continue;
    for (const row of titleRows(lines, marks, title)) order[row] = first - 0.5;
    for (const row of range(head.row, title)) order[row] = rows - 0.5;
  }
  return inOrder(lines, order);
}

/** `*：`, `（元）：`: the end of a label on a line of its own. */
const ORNAMENTS = /^[\s*＊★☆:：]+$/u;

function isAllNames(lines: readonly Line[], isName: (text: string) => boolean): boolean {
  const named = lines.filter(({ text }) => !ORNAMENTS.test(text) && !MONEY_UNIT.test(text.trim()));
  return namesFrom(named, isName).lines === named.length;
}

function isNameOf(forms: readonly FormDefinition[], { meanings }: Vocabulary): (text: string) => boolean {
  const levels = forms.map(levelIndex);
  return (text) =>
    [normalizeLabel(text), withoutUnit(text)].some((name) => meanings.has(name)) ||
    levels.some((index) => findLevel(text, index).length > 0) ||
    forms.some((form) => beginsYearHeading(text, form));
}

/** Below the last sentence or line of amounts of a page, whose lines below a title end before `end`; null where it has none. */
function firstRow(lines: readonly Line[], title: number, end: number): number | null {
  let last: number | null = null;
  for (let row = title + 1; row < end && lines[row].page === lines[title].page; row++) {
    const text = lines[row].text.trim();
    if (isPageNumber(text)) break;
    if (SENTENCE_END.test(text) || AMOUNTS.test(text)) last = row + 1;
  }
  return last;
}

/** A title with the lines of the year and of the unit below it. */
function titleRows(lines: readonly Line[], marks: readonly Mark[], title: number): number[] {
  const isUnit = (row: number) => marksBetween(marks, row, row + 1).some(({ ids }) => ids.includes(UNIT));
  let end = title + 1;
  while (end < lines.length && (parseYearLine(lines[end].text) !== null || isUnit(end))) end++;
  return range(title, end);
}
