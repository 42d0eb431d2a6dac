import type { ColumnKey } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { columnsIn, means } from '../../label-meaning.js';
import { cellLook } from '../cell-words.js';
import type { Item } from '../items.js';
import { isRemark } from './column-cost.js';
import type { Token } from './tokens.js';

/** Tells whether a column is headed elsewhere than right above a token. */
export type HeadedElsewhere = (token: Token, column: ColumnKey) => boolean;

/**
 * `三级指标` / `巡展城市` / `社会教育活动` / `指标值` `备注` / `3个` / `48场`: where names and targets are headed apart, and all that look like
 * them stand below their heads, a table is printed column by column, and a cell stands in one of the columns headed above it.
 * Null elsewhere.
 */
export function headedElsewhere(items: readonly Item[], tokens: readonly Token[]): HeadedElsewhere | null {
  const above = headsAbove(items, new Set(flatMap(tokens, ({ names, item }) => (names.length > 0 ? [item] : []))));
  const heads = [...new Set(above.values())];
  const [ofNames, ofTargets] = (['level3', 'target'] as const).map((key) => heads.filter((head) => head.has(key)));
  if (ofNames.length === 0 || ofTargets.length === 0 || ofNames.some((head) => ofTargets.includes(head))) return null;
  const named = new Set(flatMap(heads, (head) => [...head]));
  const isElsewhere = ({ item }: Token, column: ColumnKey) =>
    named.has(column) && above.get(item)?.has(column) === false;
  const cells = tokens.filter(({ names }) => names.length === 0);
  const [names, targets] = [cells.filter(isSureName), cells.filter(isSureTarget)];
  const isKept = names.length >= LEAST_CELLS && targets.length >= LEAST_CELLS;
  // below 指标解释 words such as `教务系统数据` look like names
  const isOfRemark = ({ item }: Token) => [...(above.get(item) ?? [])].some(isRemark);
  const isOut =
    names.some((name) => isElsewhere(name, 'level3') && !isOfRemark(name)) ||
    targets.some((cell) => isElsewhere(cell, 'target'));
  return isKept && !isOut ? isElsewhere : null;
}

/**
 * `学生满意度` / `校外用户满意度` / `总分` / `纳入年度评估的中心` / `=6个`: the label of the total stands below the names. Where it is printed
 * right behind a column of them and before the targets, what follows is no name, and what stands above is nothing else. Null elsewhere.
 */
export function behindTotal(items: readonly Item[], tokens: readonly Token[]): HeadedElsewhere | null {
  const place = items.findIndex(({ meanings }) => means(meanings, 'footer'));
  if (place < 0) return null;
  const total = items[place];
  const isOnPage = ({ item }: Token) => item.pieces[0].page === total.pieces[0].page;
  const cells = tokens.filter((token) => token.names.length === 0 && isOnPage(token));
  const behind = new Set(items.slice(place));
  const isBehind = ({ item }: Token) => behind.has(item);
  const [above, below] = [cells.filter((cell) => !isBehind(cell)), cells.filter(isBehind)];
  const last = above.at(-1);
  const isColumn = last && isSureName(last) && above.filter(isSureName).length >= LEAST_CELLS;
  const targets = below.filter(isSureTarget).length;
  const isApart = targets >= LEAST_CELLS && above.filter(isSureTarget).length === 0;
  const isEnd = !tokens.some((token) => token.names.length > 0 && isBehind(token));
  const isAbove = (token: Token) => isOnPage(token) && !isBehind(token);
  return isColumn && isApart && isEnd
    ? (token, column) => (column === 'level3' ? isBehind(token) : isAbove(token))
    : null;
}

/** Most names stand right below each other, without blank lines. */
export function standTogether(tokens: readonly Token[]): boolean {
  const names = tokens.filter((token) => token.names.length === 0 && isSureName(token));
  return names.filter(({ blankBefore }) => blankBefore === 0).length > names.length / 2;
}

/**
 * The columns that are named right above each item: by the last headings that follow each other. Levels below the head of targets
 * begin rows that stand below no head, as those of the next page.
 */
function headsAbove(items: readonly Item[], levels: ReadonlySet<Item>): ReadonlyMap<Item, ReadonlySet<ColumnKey>> {
  const above = new Map<Item, ReadonlySet<ColumnKey>>();
  let head: Set<ColumnKey> | null = null;
  let isOpen = false;
  for (const item of items) {
    const columns = columnsIn(item.meanings);
    const isNext = item.newPage || (levels.has(item) && !isOpen && head?.has('target'));
    if (columns.length > 0 ? !isOpen || !head : isNext) head = columns.length > 0 ? new Set() : null;
    for (const key of columns) head?.add(key);
    if (!means(item.meanings, 'heading')) isOpen = columns.length > 0;
    if (item.meanings === null && head) above.set(item, head);
  }
  return above;
}

/** Fewer cells tell nothing. */
const LEAST_CELLS = 3;

function isSureName({ text }: Token): boolean {
  const look = cellLook(text);
  return look.level3 < 0.5 && look.target > 1 && !look.sentence;
}

function isSureTarget({ text }: Token): boolean {
  const look = cellLook(text);
  return look.target < 0.15 && !look.number;
}
