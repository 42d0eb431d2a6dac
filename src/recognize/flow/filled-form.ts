import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { columnsIn, means, meansOnly } from '../label-meaning.js';
import { findLevel, type LevelIndex, levelIndex } from '../levels.js';
import { isWholeChoice } from '../torn-texts.js';
import { cellLook } from './cell-words.js';
import { looksLike } from './header/value-looks.js';
import { type Item, partOf } from './items.js';
import { OF_TABLE } from './region-marks.js';

/** Labels without a value among them tell an empty form from so many on. */
const LEAST_LABELS = 6;
/** So many texts between its labels may be parts of torn ones, or the name of the unit in its title. */
const MOST_STRAYS = 2;
/** A text of so many characters is hardly the name or the target of an indicator. */
const LONG_CELL = 20;

/**
 * Programs that fill in a form draw the empty form first and then what was filled in. The header's values are put back between
 * its last label and the table's head, opposite their labels; rows stay behind their levels. Others come back as they are.
 */
export function withFilledHeader(printed: readonly Item[], form: FormDefinition): readonly Item[] {
  const items = withFormFirst(printed, form);
  const head = items.findIndex(({ meanings }) => columnsIn(meanings).some((key) => OF_TABLE.has(key)));
  const filled = emptyFormEnd(items, form);
  if (head < 0 || filled <= head) return printed;
  const labels = items
    .slice(0, head)
    .filter(({ meanings }, at) => meansOnly(meanings, 'field', 'section', 'fund') && !isFilled(items, at));
  if (labels.length < LEAST_LABELS) return printed;
  const next = items.findIndex(({ meanings }, at) => at >= filled && meanings !== null && !isFilled(items, at));
  const texts = items.slice(filled, next < 0 ? items.length : next);
  const values = texts.slice(0, headerEnd(texts));
  const behind = items.indexOf(labels[labels.length - 1]) + 1;
  const isSide = labels.some(({ sameLine }) => sameLine);
  const isNamed = (_: Item, at: number) => isFilled(values, at) || isFilled(values, at - 1);
  const named = values.filter(isNamed);
  const parts = flatMap(
    values.filter((item, at) => !isNamed(item, at)),
    (item) => (isSide ? partValues(item) : [item]),
  );
  if (named.length + parts.length < labels.length / 2) return printed;
  const [between, rest] = [items.slice(behind, filled), items.slice(filled + values.length)];
  return [...named, ...items.slice(0, behind), ...parts, ...between, ...rest];
}

/** Others draw what was filled in before the form: where rows of the table stand above all labels, that is put behind them. */
function withFormFirst(items: readonly Item[], form: FormDefinition): readonly Item[] {
  const first = items.findIndex(({ meanings }) => meanings !== null);
  const above = items.slice(0, Math.max(0, first));
  if (!above.some(({ text }) => ROW.test(text))) return items;
  const rest = items.slice(first);
  const end = emptyFormEnd(rest, form);
  return [...rest.slice(0, end), ...above, ...rest.slice(end)];
}

/** `培训学员 ≥150人`, `≥150人` */
const ROW = /(?:^|\s)[<>=≤≥]\s*\d/u;

/** Where the labels end that stand one behind the other from the top on. */
function emptyFormEnd(items: readonly Item[], form: FormDefinition): number {
  const levels = levelIndex(form);
  let end = 0;
  for (let at = 0, strays = 0; at < items.length && strays <= MOST_STRAYS; at++) {
    if (isFilled(items, at)) at++;
    else if (items[at].meanings !== null || areLevels(items[at].text, levels)) end = at + 1;
    else if (isTornLevel(items, at, levels)) end = ++at + 1;
    else strays++;
  }
  return end;
}

/** `申报单位名称：南浔港医院`: a label with its value. */
function isFilled(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return Boolean(items[at]?.meanings) && next?.meanings === null && next.sameLine;
}

/** `2020-03-26 2020-10-23`, `否 信息化类`: the values of labels that stand side by side. */
function partValues(item: Item): Item[] {
  const parts = item.text.split(/\s+/u);
  if (parts.length > MOST_SIDE || isLong(item.text)) return [item];
  return parts.map((text, at) => ({ ...partOf(item, text), blankBefore: at === 0 ? item.blankBefore : 0 }));
}

/** Labels of the header stand in pairs, or in threes. */
const MOST_SIDE = 3;

/** `数量`, and `效果目标 社会效益` on one line. */
function areLevels(text: string, levels: LevelIndex): boolean {
  return text.split(/\s+/u).every((part) => findLevel(part, levels).length > 0);
}

/** `投入管` / `理`. */
function isTornLevel(items: readonly Item[], at: number, levels: LevelIndex): boolean {
  const next = items[at + 1];
  return next !== undefined && next.meanings === null && findLevel(items[at].text + next.text, levels).length > 0;
}

/** How many texts are of the header: before the first one that is more like a cell of the rows, with all that stand behind it. */
function headerEnd(texts: readonly Item[]): number {
  let end = 0;
  let least = 0;
  let cost = 0;
  let isMoney = false;
  let wasOfHeader = false;
  texts.forEach(({ text, meanings }, at) => {
    const parts = text.split(/\s+/u);
    const goesOn = isMoney || (wasOfHeader && (parts.length > 1 || BARE_NUMBERS.test(texts[at + 1]?.text ?? '')));
    isMoney = parts.every(isAmount) || (goesOn && parts.every(isNumber));
    const isLabel = means(meanings, 'field', 'section', 'fund');
    const isBare = parts.every(isNumber);
    wasOfHeader = isLabel || isMoney || isOfHeader(text);
    cost += wasOfHeader ? -1 : !isBare && isOfRows(text, texts[at + 1]?.text) ? 1 : 0;
    if (cost >= least) return;
    end = at + 1;
    least = cost;
  });
  return end;
}

/** `450` above `152`, or beside it, behind a date: amounts without a point stand together, as no targets of rows with names do. */
const BARE_NUMBERS = /^\d+(?:\.\d+)?(?:\s+\d+(?:\.\d+)?)*$/u;

/** `0`, `—` behind an amount. */
function isNumber(text: string): boolean {
  const { number, blank } = cellLook(text);
  return number || blank;
}

/** `到100%。`: the end of a text. */
const TEXT_END = /[。；]\s*$/u;

function isOfHeader(text: string): boolean {
  return (
    isLong(text) ||
    TEXT_END.test(text) ||
    text.split(/\s+/u).every((part) => [isWholeChoice, isDate, isPeriod, isAmount].some((isOne) => isOne(part)))
  );
}

/** `2021—2023`, `2021年至2023年`. */
function isPeriod(text: string): boolean {
  return /^(?:19|20)\d\d年?[-~至—–－]+(?:19|20)\d\d年?$/u.test(text);
}

function isDate(text: string): boolean {
  return looksLike('date', text);
}

function isLong(text: string): boolean {
  return cellLook(text).sentence || text.split(/\s+/u).some((part) => part.length >= LONG_CELL);
}

function isAmount(text: string): boolean {
  return /^\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$|^\d+\.\d\d$|^\d{5,}$/u.test(text);
}

const LIKELY = 0.3;

/** A target, or a name before one. */
function isOfRows(text: string, next = ''): boolean {
  const { level3, target } = cellLook(text);
  return ROW.test(text) || target <= LIKELY || (level3 <= LIKELY && cellLook(next).target <= LIKELY);
}
