import type { ColumnKey, FieldDefinition, FormDefinition } from '../../model/form.js';
import { flatMap, range, runsOf } from '../../model/group.js';
import { columnIn, columnsIn, fieldsIn, fundColumnIn, meansOnly } from '../label-meaning.js';
import { findLevel, type LevelIndex, levelIndex } from '../levels.js';
import { isWholeChoice } from '../torn-texts.js';
import { cellLook } from './cell-words.js';
import { beginsAsUnit, endsAsUnit, ORGANISATIONS } from './header/value-misfit.js';
import type { Item } from './items.js';
import { isPoints } from './table/column-cost.js';

/** The items of a form above its indicator table, and those of the table. */
export interface Parts {
  readonly header: readonly Item[];
  /** Empty when the dump ends before the table. */
  readonly body: readonly Item[];
}

/** A word of the header in the table is worse than one of the table in the header, which is told by its name. */
const OF_HEADER = 2;
const OWN_COLUMNS: ReadonlySet<string> = new Set(['level1', 'level2', 'level3', 'target']);

/**
 * Parts header and table at the column heading (not 分值 or 得分, which head the money grid, too) that leaves the fewest words on
 * the wrong side: extractors of blocks may begin a table while the header goes on. Headings and levels above, behind the first
 * heading of any name (数量), go to the table; labels below that name no indicator to the header.
 */
export function partTable(items: readonly Item[], form: FormDefinition): Parts {
  const levels = levelIndex(form);
  const isOfHeader = isOfHeaderIn(items);
  const columns = items.map(({ meanings }) => columnIn(meanings));
  let start = -1;
  let fewest = Number.POSITIVE_INFINITY;
  let misplaced = OF_HEADER * items.filter(isOfHeader).length; // with everything in the table
  const isTorn = (at: number) => isTornLevel(items[at], items[at + 1], levels);
  const inTable = items.map((item, at) => isTableWord(item, columns[at], levels) || isTorn(at) || isTorn(at - 1));
  items.forEach((item, at) => {
    if (misplaced < fewest && isTableStart(columns, at)) {
      start = at;
      fewest = misplaced;
    }
    if (isOfHeader(item)) misplaced -= OF_HEADER;
    if (inTable[at] || isTarget(item)) misplaced += 1;
  });
  if (start < 0) return { header: items, body: [] };
  start = columnsBefore(items, columns, start, isOfHeader);
  // torn headings stand where their first lines do
  while (start > 0 && columns[start - 1] !== null) start--;
  start = rowsBefore(items, start, levels, isOfHeader);
  const cells = form.funds ? gridCells(items, start) : new Set();
  const units = lateUnits(items, start);
  const isLate = (at: number) =>
    at >= start &&
    ((isHeaderLabel(items[at]) && !namesIndicator(items[at], items[at + 1])) ||
      meansOnly(items[at].meanings, 'fund', 'fundColumn') ||
      isChoice(items[at]) ||
      cells.has(at) ||
      units.has(at));
  const first = columns.findIndex((_, at) => isTableStart(columns, at));
  const names = namesAbove(items, columns, start, isOfHeader);
  const isWord = (at: number) => inTable[at] || (at > first && isLevel(items[at], levels)) || names.has(at);
  const isEarly = (at: number) => start > first && at < start && isWord(at);
  return {
    header: items.filter((_, at) => (at < start && !isEarly(at)) || isLate(at)),
    body: items.filter((_, at) => (at >= start && !isLate(at)) || isEarly(at)),
  };
}

/** Where the first heading stands that was printed above the head with its column, and with nothing of the header behind it. */
function columnsBefore(
  items: readonly Item[],
  columns: readonly (ColumnKey | null)[],
  start: number,
  isOfHeader: (item: Item) => boolean,
): number {
  const last = items.slice(0, start).findLastIndex(isOfHeader);
  const first = columns.findIndex((key, at) => at > last && key !== null && meansOnly(items[at].meanings, 'column'));
  return first < 0 || first > start ? start : first;
}

/**
 * The names of a page that is printed column by column: what stands below 三级指标 up to the next label (实施单位), with amounts of the
 * header among them (`围网综合单价` / `8,624,000.00`), where the other columns follow further down.
 */
function namesAbove(
  items: readonly Item[],
  columns: readonly (ColumnKey | null)[],
  start: number,
  isOfHeader: (item: Item) => boolean,
): ReadonlySet<number> {
  const heading = columns.indexOf('level3');
  const above = heading < 0 ? [] : range(heading + 1, Math.max(heading + 1, start));
  const own = above.filter((at) => !meansOnly(items[at].meanings, 'heading'));
  const hasBlanks = own.length > 0 && items[own[0]].blankBefore > 0;
  const end = own.find((at) => items[at].meanings !== null || (!hasBlanks && items[at].blankBefore > 0)) ?? start;
  const isName = (item: Item) =>
    item.meanings === null && !isText(item) && !isOfHeader(item) && !isChoice(item) && !MONEY.test(item.text);
  return new Set(above.filter((at) => at < end && isName(items[at])));
}

/** Where rows printed above the head begin: at the word with most of the table and fewest of the header below it. */
function rowsBefore(
  items: readonly Item[],
  start: number,
  levels: LevelIndex,
  isOfHeader: (item: Item) => boolean,
): number {
  let first = start;
  let most = LEAST_WORDS - 1;
  let words = 0;
  for (let at = start - 1; at >= 0 && words > most - MOST_OTHERS; at--) {
    const item = items[at];
    const isWord = isLevel(item, levels) || (isTarget(item) && !isOfGrid(items, at)) || isRow(item, SURE);
    words += isWord ? 1 : isOfHeader(item) ? -OF_HEADER : isText(item) ? -1 : 0;
    if (!isWord || words <= most) continue;
    first = at;
    most = words;
  }
  // the first rows may have no word that only stands in tables
  while (first < start && first > 0 && (isCell(items[first - 1]) || isRow(items[first - 1], LIKE_CELL))) first--;
  return first;
}

/** `执行率` / `98.06%` / `97.91%`: numbers in a run below a heading of the money grid are no targets. */
function isOfGrid(items: readonly Item[], at: number): boolean {
  let first = at;
  while (first >= 0 && !items[first].meanings && GRID_CELL.test(items[first].text)) first--;
  return first < at && first >= 0 && fundColumnIn(items[first].meanings) !== null;
}

/** Fewer words above the head tell nothing; nor do more behind so many of the header. */
const LEAST_WORDS = 3;
const MOST_OTHERS = 8;

function isCell({ meanings, text }: Item): boolean {
  const { level3, target, sentence } = cellLook(text);
  return meanings === null && !sentence && Math.min(level3, target) < LIKE_CELL;
}

const LIKE_CELL = 0.5;

function isLevel({ meanings, text }: Item, levels: LevelIndex): boolean {
  return meanings === null && findLevel(text, levels).length > 0;
}

function isText({ meanings, text }: Item): boolean {
  return meanings === null && cellLook(text).sentence;
}

/** Whether this heading is one of a table: in blocks, the rows of a whole column may stand between two headings. */
function isTableStart(columns: readonly (ColumnKey | null)[], at: number): boolean {
  const first = columns[at];
  if (first === null || !OWN_COLUMNS.has(first)) return false;
  const keys = new Set(columns);
  keys.delete(null);
  return keys.has('level3') && keys.size >= 3 && (keys.has('level1') || keys.has('target'));
}

function isOfHeaderIn(items: readonly Item[]): (item: Item) => boolean {
  const count = (look: RegExp) => items.filter(({ meanings, text }) => !meanings && look.test(text)).length;
  const hasPoints =
    items.some(({ meanings }) => columnsIn(meanings).some(isPoints)) && count(LIKE_POINTS) > count(BARE_POINTS);
  const isAmount = (text: string) => AMOUNT.test(text) && !(hasPoints && LIKE_POINTS.test(text));
  return (item) => isHeaderLabel(item) || (item.meanings === null && isAmount(item.text));
}

/** Names of units in the table: right behind labels for them, or all where the header has so many more such labels than names. */
function lateUnits(items: readonly Item[], start: number): ReadonlySet<number> {
  const isLabel = ({ meanings }: Item) => fieldsIn(meanings).some(({ key }) => ORGANISATIONS.has(key));
  const labels = items.filter((item) => isHeaderLabel(item) && isLabel(item)).length;
  const units = flatMap(range(0, items.length), (at) => (unitAt(items, at) > 0 ? [at] : []));
  const late = units.filter((at) => at >= start && !isTarget(items[at + unitAt(items, at)] ?? items[at]));
  const isEach = late.length > 0 && units.filter((at) => at < start).length + late.length === labels;
  if (isEach) return new Set(flatMap(late, (at) => range(at, at + unitAt(items, at))));
  const isBehindLabel = (at: number) => isHeaderLabel(items[at - 1]) && isLabel(items[at - 1]);
  const isUnit = ({ meanings, text }: Item) => meanings === null && endsAsUnit(text);
  return new Set(range(start + 1, items.length).filter((at) => isUnit(items[at]) && isBehindLabel(at)));
}

/** How many lines the name of a unit takes that begins here; 0 where none does. */
function unitAt(items: readonly Item[], at: number): number {
  const { meanings, text } = items[at];
  if (meanings || !beginsAsUnit(text)) return 0;
  const next = items[at + 1];
  const goesOn = next && !next.meanings && next.blankBefore === 0 && !next.newPage;
  if (goesOn && endsAsUnit(text + next.text) && next.text.length < text.length) return 2;
  return endsAsUnit(text) ? 1 : 0;
}

const GRID_CELL = /^(?:\d[\d,，]*(?:\.\d*)?[%％]?|\.\d{2}|[—–－-])$/u;
const POINTS = /^[1-9]\d{0,2}(?:\.\d)?$/u;

/** Numbers of a money grid that were printed in the table: those that stand together with an amount that has thousands and cents. */
function gridCells(items: readonly Item[], start: number): ReadonlySet<number> {
  const isCell = ({ meanings, text }: Item) => meanings === null && GRID_CELL.test(text);
  const runs = runsOf(range(start, items.length), (run, at) => isCell(items[run[0]]) && isCell(items[at]));
  const own = runs.filter(
    (run) => run.every((at) => isCell(items[at])) && run.some((at) => THOUSANDS.test(items[at].text)),
  );
  return new Set(
    flatMap(own, (run) => {
      const isNone = (at: number) => POINTS.test(items[at].text);
      return run.slice(
        run.findIndex((at) => !isNone(at)),
        run.findLastIndex((at) => !isNone(at)) + 1,
      );
    }),
  );
}

const THOUSANDS = /^\d{1,3}(?:[,，]\d{3})+\.\d\d$/u;

/** `特定目标类`: the value of a header's field, and never the name of an indicator. */
function isChoice({ meanings, text }: Item): boolean {
  return meanings === null && isWholeChoice(text);
}

/** A label of the header and of nothing else. */
function isHeaderLabel({ meanings }: Item): boolean {
  return meansOnly(meanings, 'field', 'section');
}

/** 项目完成时间 among the rows names an indicator, and so does a label of money before an amount with a sign (≤500万元). */
function namesIndicator({ meanings }: Item, next: Item | undefined): boolean {
  const isOf = (type: FieldDefinition['type']) => fieldsIn(meanings).some((field) => field.type === type);
  return isOf('date') || (isOf('money') && next !== undefined && SIGN.test(next.text));
}

const SIGN = /^\s*[<>=≤≥＜＞＝]/u;

const AMOUNT = /^\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$|^\d+\.\d\d$/u;
/** `20.00`, `7.50`: points where 分值 or 得分 is printed, unless more stand there as `20`, `7.5`. */
const LIKE_POINTS = /^(?:\d{1,2}|100)\.\d\d$/u;
const BARE_POINTS = /^(?:\d{1,2}|100)(?:\.\d)?$/u;

/** `古树名木复壮 3株`, `质量 资金使用规范性 规范`: a name and its target, maybe behind levels. */
function isRow({ meanings, text }: Item, most: number): boolean {
  const words = text.trim().split(/\s+/u);
  if (meanings !== null || words.length < 2 || words.length > COLUMNS_OF_ROW) return false;
  const [name, target] = words.slice(-2);
  const look = cellLook(name);
  return !look.sentence && look.level3 < LIKE_CELL && !MONEY.test(target) && cellLook(target).target < most;
}

const COLUMNS_OF_ROW = 4;

/** `≥95%`, `40名`: a number with its unit, and not money. */
function isTarget({ text, meanings }: Item): boolean {
  return meanings === null && !MONEY.test(text) && cellLook(text).target < SURE;
}

const SURE = 0.15;
const MONEY = /^[\d,，.\s]+$/u;

function isTableWord(item: Item, column: ColumnKey | null, levels: LevelIndex): boolean {
  if (column) return OWN_COLUMNS.has(column);
  return item.meanings === null && isLevelName(item.text, levels);
}

/** `满意度指` / `标` in one cell. */
function isTornLevel(item: Item | undefined, next: Item | undefined, levels: LevelIndex): boolean {
  if (!item || !next || item.meanings || next.meanings || next.blankBefore > 0 || next.newPage) return false;
  return isLevelName(item.text.trim() + next.text.trim(), levels);
}

function isLevelName(text: string, levels: LevelIndex): boolean {
  return /指标$|目标$/u.test(text) && findLevel(text, levels).length > 0;
}
