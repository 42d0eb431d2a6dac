import type { FormDefinition } from '../../model/form.js';
import { findLevel, type LevelIndex, levelIndex } from '../levels.js';
import { columnOf } from './body.js';
import { cellLook } from './cell-words.js';
import type { Item } from './items.js';

/** The items of a form above its indicator table, and those of the table. */
export interface Parts {
  readonly header: readonly Item[];
  /** Empty when the dump ends before the table. */
  readonly body: readonly Item[];
}

/** Extractors that print in blocks put the merged labels of a whole column between two column headings. */
const HEADER_ITEMS = 80;
/** A word of the header in the table is worse than one of the table in the header, which is told by its name. */
const OF_HEADER = 2;
const OWN_COLUMNS: ReadonlySet<string> = new Set(['level1', 'level2', 'level3', 'target']);

/**
 * Parts header and table at the column heading (分值 and 得分 head the money grid as well and don't count) that leaves the
 * fewest words on the wrong side: extractors that print in blocks begin a table while the header still goes on. Headings and
 * level labels above that place go to the table, labels of the header below it to the header.
 */
export function partTable(items: readonly Item[], form: FormDefinition): Parts {
  const starts = items.flatMap((_, at) => (isTableStart(items, at) ? [at] : []));
  if (starts.length === 0) return { header: items, body: [] };
  const levels = levelIndex(form);
  const ofHeader = items.map((item) => isHeaderLabel(item) || isAmount(item));
  const ofTable = items.map((item) => isTableWord(item, levels));
  const inTable = items.map((item, at) => ofTable[at] || isTarget(item));
  const misplaced = (start: number) =>
    items.reduce((sum, _, at) => sum + (at < start ? (inTable[at] ? 1 : 0) : ofHeader[at] ? OF_HEADER : 0), 0);
  let [start] = starts;
  let fewest = misplaced(start);
  for (const other of starts.slice(1)) {
    const count = misplaced(other);
    if (count >= fewest) continue;
    start = other;
    fewest = count;
  }
  if (start === starts[0]) return { header: items.slice(0, start), body: items.slice(start) };
  const isLate = (at: number) => at >= start && isHeaderLabel(items[at]);
  const isEarly = (at: number) => at < start && ofTable[at];
  return {
    header: items.filter((_, at) => (at < start && !isEarly(at)) || isLate(at)),
    body: items.filter((_, at) => (at >= start && !isLate(at)) || isEarly(at)),
  };
}

function isTableStart(items: readonly Item[], at: number): boolean {
  const first = columnOf(items[at]);
  if (first === null || !OWN_COLUMNS.has(first)) return false;
  // headings that stand above count too
  const near = items.slice(Math.max(0, at - HEADER_ITEMS), at + HEADER_ITEMS);
  const keys = new Set(near.flatMap((item) => columnOf(item) ?? []));
  return keys.has('level3') && keys.size >= 3 && (keys.has('level1') || keys.has('target'));
}

/** A label of the header and of nothing else. */
function isHeaderLabel({ meanings }: Item): boolean {
  return meanings?.every(({ kind }) => kind === 'field' || kind === 'section') ?? false;
}

const AMOUNT = /^\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$|^\d+\.\d\d$/u;

function isAmount({ text, meanings }: Item): boolean {
  return meanings === null && AMOUNT.test(text);
}

/** `≥95%`, `40名`: a number with its unit, and not money. */
function isTarget({ text, meanings }: Item): boolean {
  return meanings === null && !MONEY.test(text) && cellLook(text).target < SURE;
}

const SURE = 0.15;
const MONEY = /^[\d,，.\s]+$/u;

function isTableWord(item: Item, levels: LevelIndex): boolean {
  const column = columnOf(item);
  if (column) return OWN_COLUMNS.has(column);
  return item.meanings === null && /指标$|目标$/u.test(item.text) && findLevel(item.text, levels).length > 0;
}
