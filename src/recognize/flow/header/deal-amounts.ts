import type { FundsColumn } from '../../../model/form.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { FUND, FUND_BEAM, FUND_RUN } from '../../tolerances.js';
import { type Fingerprint, toggle } from '../table/fingerprint.js';
import {
  type Amount,
  balance,
  type Cells,
  type FundShape,
  fundShape,
  LEAST_BALANCE,
  lookCost,
  numberOf,
  unfilledCost,
  withCell,
} from './fund-costs.js';

/** Its fingerprint is that of the texts in its cells. */
interface Deal extends Readonly<Fingerprint> {
  readonly cost: number;
  readonly cells: Cells;
  readonly row: number;
  readonly column: number;
}

/** A deal with one more cell, or a longer one. Its cells are only made if it stays. */
interface Step {
  readonly cost: number;
  readonly from: Deal;
  readonly row: number;
  readonly column: number;
  readonly amount: Amount;
}

/**
 * Deals the amounts of a money grid out to its cells. They are printed along rows or down columns, whole or in blocks;
 * what a number looks like, that parts add up to their total and that a rate is what its amounts make tell which.
 */
export function dealAmounts(amounts: readonly Amount[], rows: number, columns: readonly FundsColumn[]): Cells {
  const blank = Array.from({ length: rows }, () => Array.from({ length: columns.length }, () => undefined));
  let beam: Deal[] = [{ cost: 0, cells: blank, row: -1, column: -1, low: 0, high: 0 }];
  const texts = new Map<string, number>();
  const shape = fundShape(columns);
  const scratch = makeScratch(rows, columns.length);
  for (const amount of amounts) {
    let next: Step[] = [];
    let most = Number.POSITIVE_INFINITY;
    const looks = looksOf(amount.text, shape);
    for (const deal of beam) {
      place(deal, amount, looks, shape, scratch, most, next);
      next.push(...joined(deal, amount, shape));
      if (next.length < MOST_STEPS) continue;
      next = withinReach(next);
      most = next.reduce((cost, step) => Math.max(cost, step.cost), Number.NEGATIVE_INFINITY);
    }
    if (next.length === 0) break;
    beam = distinct(
      withinReach(next)
        .sort((a, b) => a.cost - b.cost)
        .slice(0, FUND_REACH),
      texts,
    );
  }
  const total = ({ cost, cells }: Deal) => cost + unfilledCost(cells, columns);
  return beam.reduce((best, deal) => (total(deal) < total(best) ? deal : best)).cells;
}

/** Among so many steps the distinct ones are looked for. */
const FUND_REACH = 2 * FUND_BEAM;

/** Those that cost no more than the last one to be looked at, as they come: numbers alone are put in order much faster. */
function withinReach(steps: readonly Step[]): Step[] {
  if (steps.length <= FUND_REACH) return [...steps];
  const costs = new Float64Array(steps.map(({ cost }) => cost));
  const most = costs.sort()[FUND_REACH - 1];
  return steps.filter(({ cost }) => cost <= most);
}

/** The cheapest deals, of those with the same numbers in the same cells only one: zeros and dashes may change places. */
function distinct(steps: readonly Step[], texts: Map<string, number>): Deal[] {
  const kept = new Map<string, Deal>();
  for (const { cost, from, row, column, amount } of steps) {
    const print = { low: from.low, high: from.high };
    for (const text of [from.cells[row][column]?.text, amount.text])
      if (text) toggle(print, numberIn(texts, text) * from.cells.length + row, column);
    const key = `${row} ${column} ${print.low} ${print.high}`;
    if (!kept.has(key))
      kept.set(key, { cost, cells: withCell(from.cells, row, column, amount), row, column, ...print });
    if (kept.size === FUND_BEAM) break;
  }
  return [...kept.values()];
}

function numberIn(texts: Map<string, number>, text: string): number {
  const number = texts.get(text) ?? texts.size;
  texts.set(text, number);
  return number;
}

/** When there are so many, those that will not stay are let go, and no others that cost as much are worked out. */
const MOST_STEPS = 2 * FUND_REACH;

/** What an amount costs in each column by its looks: in the row of the total, and in one of a part. */
type Looks = readonly (readonly [number, number])[];

function looksOf(text: string, { columns, isMoney }: FundShape): Looks {
  const bare = mayBePoints(text) && decimals(text) !== CENTS && (numberOf(text) ?? 0) > 0;
  return columns.map((column, c) => {
    const cost = bare && isMoney[c] ? FUND.withoutCents : 0;
    return [cost + lookCost(text, column, 0), cost + lookCost(text, column, 1)];
  });
}

/** Room for what each deal is asked: thousands are tried for one grid, so nothing is made anew for each. */
interface Scratch {
  readonly cells: (Amount | undefined)[][];
  /** The first blank column and the last filled one of each row; -1 for none. */
  readonly blankColumn: Int32Array;
  readonly filledColumn: Int32Array;
  /** The first blank row and the last filled one of each column. */
  readonly blankRow: Int32Array;
  readonly filledRow: Int32Array;
}

function makeScratch(rows: number, columns: number): Scratch {
  return {
    cells: Array.from({ length: rows }, () => Array.from({ length: columns }, () => undefined)),
    blankColumn: new Int32Array(rows),
    filledColumn: new Int32Array(rows),
    blankRow: new Int32Array(columns),
    filledRow: new Int32Array(columns),
  };
}

function survey({ cells }: Deal, { cells: own, blankColumn, filledColumn, blankRow, filledRow }: Scratch): void {
  for (const ends of [blankColumn, filledColumn, blankRow, filledRow]) ends.fill(-1);
  for (let row = 0; row < cells.length; row++)
    for (let column = 0; column < cells[row].length; column++) {
      own[row][column] = cells[row][column];
      if (cells[row][column]) {
        filledColumn[row] = column;
        filledRow[column] = row;
      } else {
        if (blankColumn[row] < 0) blankColumn[row] = column;
        if (blankRow[column] < 0) blankRow[column] = row;
      }
    }
}

/** Every blank cell that the amount may stand in at no more than the most that it may cost. */
function place(
  deal: Deal,
  amount: Amount,
  looks: Looks,
  shape: FundShape,
  scratch: Scratch,
  most: number,
  next: Step[],
): void {
  survey(deal, scratch);
  const { cells } = scratch;
  const below = deal.column < 0 ? -1 : cells.findIndex((line, at) => at > deal.row && !line[deal.column]);
  for (let row = 0; row < cells.length; row++)
    for (let column = 0; column < looks.length; column++) {
      if (cells[row][column]) continue;
      const run = runCost(deal, amount, row, column, below, scratch);
      const alone = deal.cost + run + looks[column][row === 0 ? 0 : 1];
      if (alone === Number.POSITIVE_INFINITY || alone + LEAST_BALANCE > most) continue;
      cells[row][column] = amount;
      const cost = alone + balance(cells, row, column, shape);
      cells[row][column] = undefined;
      next.push({ cost, from: deal, row, column, amount });
    }
}

/** What it costs that a run goes on or begins at this cell; Infinity where none would. */
function runCost(
  { row: lastRow, column: last }: Deal,
  amount: Amount,
  row: number,
  column: number,
  below: number,
  { blankColumn, filledColumn, blankRow, filledRow }: Scratch,
): number {
  const isOwn = amount.label === row;
  let least = Number.POSITIVE_INFINITY;
  if (row === lastRow && column > last) least = FUND_RUN.skipped * (column - last - 1);
  if (column === last && row === below) least = Math.min(least, row === lastRow + 1 ? 0 : FUND_RUN.skipped);
  const first = blankColumn[row];
  if (column === first || (column > first && filledColumn[row] < 0)) {
    const labelled = amount.row === row || isOwn;
    const begin = labelled ? 0 : row === lastRow + 1 ? FUND_RUN.nextRow : FUND_RUN.otherRow;
    least = Math.min(least, begin + FUND_RUN.skipped * (column - first));
  }
  if (row === blankRow[column]) least = Math.min(least, FUND_RUN.topOfColumn);
  const onLine = amount.row !== null && amount.row !== row;
  const foreign = onLine ? FUND_RUN.otherLine : amount.label !== null && !isOwn ? FUND_RUN.otherLabel : 0;
  const backwards = filledColumn[row] > column || filledRow[column] > row;
  return least + foreign + (backwards ? FUND_RUN.backwards : 0);
}

const CUT = /(?:\.\d?|,\d{0,2})$/u;
/** More decimals than cents have: ten thousands of yuan, which may go on up to the sixth. */
const FRACTION = /\.\d{3,5}$/u;
const MOST_DECIMALS = 6;
const PERCENT = /^[%％]$/u;

/** Whether a number may be the rest of the one before it. */
export function mayGoOn(before: string, rest: string): boolean {
  if (PERCENT.test(rest)) return true;
  if (FRACTION.test(before)) return /^\d{1,2}$/u.test(rest) && decimals(before + rest) <= MOST_DECIMALS;
  return CUT.test(before) && /^\d{1,3}[%％]?$/u.test(rest);
}

/** `1,872,000.0` / `0` and `100.00` / `%`: a number that was broken inside its cell goes on in the next line. */
function joined(deal: Deal, amount: Amount, shape: FundShape): Step[] {
  const before = deal.row < 0 ? undefined : deal.cells[deal.row][deal.column];
  if (!before) return [];
  if (!mayGoOn(before.text, amount.text)) return [];
  const text = joinLines([before.text, amount.text]);
  const whole = { ...before, text, value: numberOf(text), pieces: [...before.pieces, ...amount.pieces] };
  const { row, column } = deal;
  const cells = withCell(deal.cells, row, column, whole);
  const worth = (text: string, cells: Cells) =>
    lookCost(text, shape.columns[column], row) + balance(cells, row, column, shape);
  const change = worth(text, cells) - worth(before.text, deal.cells);
  const join = PERCENT.test(amount.text) ? 0 : FUND_RUN.join;
  const cost = deal.cost + change + (FRACTION.test(before.text) ? FUND_RUN.joinFraction : join);
  return [{ cost, from: deal, row, column, amount: whole }];
}

const CENTS = 2;

function mayBePoints(text: string): boolean {
  return !/[%％]$/u.test(text) && !/\d{3}|[,，]/u.test(text.split(/[.．]/u)[0]);
}

export function decimals(text: string): number {
  return /[.．](\d*)[%％]?$/u.exec(text)?.[1].length ?? 0;
}
