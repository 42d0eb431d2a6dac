import type { FundsColumn } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import {
  type Amount,
  addsUp,
  type Cells,
  type FundShape,
  fundShape,
  isProven,
  isShare,
  ROUNDING,
  rateAgrees,
  withCell,
} from './fund-costs.js';

/** Where so many deals are as likely halfway, nothing is proven in good time. */
const MOST_DEALS = 500;

interface Hand {
  readonly shape: FundShape;
  readonly shares: readonly Amount[];
  readonly dashes: readonly Amount[];
}

/**
 * The grid of a dump that prints its cells in boxes: each column of money from above, none of its cells blank, among those of the
 * others in whatever order. Of the readings that sums and rates prove, the one where least money was changed within the year; null where that is none, or not one.
 */
export function readColumnsInTurn(
  amounts: readonly Amount[],
  rows: number,
  columns: readonly FundsColumn[],
): Cells | null {
  const shape = fundShape(columns);
  const shares = amounts.filter(isShare);
  const dashes = amounts.filter(({ value }) => value === null);
  const numbers = amounts.filter((amount) => amount.value !== null && !isShare(amount));
  const places = columns.reduce((sum, key, c) => sum + (shape.isMoney[c] ? rows : key === 'rate' ? 0 : 1), 0);
  if (rows < 2 || shape.at.rate < 0 || numbers.length !== places) return null;
  const hand = { shape, shares, dashes };
  let deals: Cells[] = [Array.from({ length: rows }, () => columns.map(() => undefined))];
  for (const amount of numbers) {
    deals = distinct(flatMap(deals, (cells) => withNext(cells, amount, hand)));
    if (deals.length > MOST_DEALS) return null;
  }
  const proven = deals.map((cells) => withShares(cells, hand)).filter((cells) => cells !== null);
  const [best, second] = proven
    .filter((cells) => isProven(cells, 0, columns))
    .map((cells) => ({ cells, changed: changedRows(cells, shape) }))
    .sort((a, b) => a.changed - b.changed);
  return best && best.changed !== second?.changed ? best.cells : null;
}

/** Rows whose money was changed within the year. */
function changedRows(cells: Cells, { at }: FundShape): number {
  return cells.filter((line) => line[at.initialBudget]?.value !== line[at.revisedBudget]?.value).length;
}

/** Deals with the same numbers in the same cells are one. */
function distinct(deals: readonly Cells[]): Cells[] {
  const key = (cells: Cells) => cells.map((line) => line.map((cell) => cell?.value ?? '').join(' ')).join(',');
  return [...new Map(deals.map((cells) => [key(cells), cells])).values()];
}

/** The deals where one more number is the next of some column. */
function withNext(cells: Cells, amount: Amount, hand: Hand): Cells[] {
  const { at, isMoney } = hand.shape;
  return flatMap(isMoney, (money, column): Cells[] => {
    const row = cells.findIndex((line) => !line[column]);
    if (row < 0 || column === at.rate || (!money && row > 0)) return [];
    const next = withCell(cells, row, column, amount);
    return (money ? isLikely(next, row, column, hand) : isPoints(amount)) ? [next] : [];
  });
}

function isPoints({ text, value }: Amount): boolean {
  return value !== null && value > 0 && value <= 100 && !/[,，]/u.test(text);
}

/** The parts of a column so far are no more than its total, all of them as much, and some share is what the row makes. */
function isLikely(cells: Cells, row: number, column: number, { shape, shares }: Hand): boolean {
  if (row === cells.length - 1 && !addsUp(cells, column)) return false;
  const [total, ...parts] = cells.map((line) => line[column]?.value ?? 0);
  if (row > 0 && parts.reduce((sum, part) => sum + part, 0) > total * (1 + ROUNDING)) return false;
  return !isSpent(cells, row, shape) || nearestShare(cells, row, shares, shape) !== null;
}

function isSpent(cells: Cells, row: number, { at }: FundShape): boolean {
  const [revised, executed] = [at.revisedBudget, at.executed].map((column) => cells[row][column]?.value);
  return revised != null && executed != null && revised + executed > 0;
}

/** The grid with a share that its nearest amounts make beside each row, and with dashes in blank cells; null where some are left over. */
function withShares(cells: Cells, { shape, shares, dashes }: Hand): Cells | null {
  let whole = cells;
  let left = shares;
  for (let row = 0; row < cells.length; row++) {
    if (!isSpent(whole, row, shape)) continue;
    const share = nearestShare(whole, row, left, shape);
    if (!share) return null;
    whole = withCell(whole, row, shape.at.rate, share);
    left = left.filter((other) => other !== share);
  }
  for (const dash of dashes) {
    const row = whole.findIndex((line) => line.includes(undefined));
    if (row < 0) return null;
    whole = withCell(whole, row, whole[row].indexOf(undefined), dash);
  }
  return left.length === 0 ? whole : null;
}

/** The share that is nearest to what the amounts of a row make, if it is that. */
function nearestShare(cells: Cells, row: number, shares: readonly Amount[], shape: FundShape): Amount | null {
  const { at } = shape;
  const made = (cells[row][at.executed]?.value ?? 0) / (cells[row][at.revisedBudget]?.value ?? 0);
  const off = ({ value }: Amount) => Math.abs((value ?? 0) - made);
  const [nearest] = [...shares].sort((a, b) => off(a) - off(b));
  return nearest && rateAgrees(withCell(cells, row, at.rate, nearest), row, shape) ? nearest : null;
}
