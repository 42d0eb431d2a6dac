import type { ColumnKey } from '../../../model/form.js';
import { cellLook } from '../cell-words.js';
import { isPoints, isRemark } from './column-cost.js';
import type { Token } from './tokens.js';

/** A target in words looks so much more like one than like a name: `持续稳定运行`. */
const WORDED = { target: 0.6, level3: 1.4 } as const;

/**
 * A level stands in the middle of its rows, often a little lower than the cells of the row beside it. Extractors that sort the
 * lines of a block by their height then print that row's name behind its other cells, on the line of the level: `2台`, `9`,
 * `数量指标 改造火化设备`. Puts such names, with their levels, before the cells of a whole row that has none.
 */
export function withLateNames(tokens: readonly Token[], columns: readonly ColumnKey[]): readonly Token[] {
  const others = columns.filter((key) => key !== 'level3' && !isRemark(key));
  if (others.length === 0 || others.some((key) => MAY_BE_BLANK.has(key))) return tokens;
  const order = [...tokens];
  for (let at = 1; at < order.length; at++) {
    const from = lineOfName(order, at);
    if (from === null || (order[at + 1] && isCell(order[at + 1])) || order[at + 1]?.sameLine) continue;
    const cells = cellsAbove(order, from, others);
    if (cells > 0) order.splice(from - cells, 0, ...order.splice(from, at + 1 - from));
  }
  return order;
}

const MAY_BE_BLANK: ReadonlySet<ColumnKey> = new Set(['targetComparator', 'targetUnit']);

function isCell({ text, names }: Token): boolean {
  if (names.length > 0) return false;
  const look = cellLook(text);
  return look.number || look.blank || (look.target <= WORDED.target && look.level3 >= WORDED.level3);
}

/** Where the line begins that ends in this name and holds nothing but levels before it; null for other tokens. */
function lineOfName(tokens: readonly Token[], at: number): number | null {
  if (!tokens[at].sameLine || tokens[at].names.length > 0 || isCell(tokens[at])) return null;
  let from = at - 1;
  while (from > 0 && tokens[from].sameLine && tokens[from].names.length > 0) from--;
  return tokens[from].names.length > 0 && !tokens[from].sameLine ? from : null;
}

/** How many cells above are those of one row without a name: behind the points or all cells of another row, or as the first of all. */
function cellsAbove(tokens: readonly Token[], end: number, columns: readonly ColumnKey[]): number {
  let first = end;
  while (first > 0 && isCell(tokens[first - 1])) first--;
  const from = end - columns.length;
  if (from < first || tokens[from].sameLine) return 0;
  if (from > first) {
    const [last, next] = [tokens[from - 1], tokens[from]].map(({ text }) => cellLook(text).number);
    const isBehindRow = isPoints(columns[columns.length - 1]) ? last && !next : end - first === 2 * columns.length;
    return isBehindRow ? columns.length : 0;
  }
  let before = first;
  while (before > 0 && tokens[before - 1].names.length > 0) before--;
  return before === 0 || (before < first && isCell(tokens[before - 1])) ? columns.length : 0;
}
