import type { FundsColumn } from '../../../model/form.js';
import type { Piece } from '../../../model/page.js';
import { remember } from '../../../model/remember.js';
import { FUND } from '../../tolerances.js';

/** A printed number of the money grid, or a dash or `无` for none. */
export interface Amount {
  readonly text: string;
  /** The number that it shows, a percentage as a fraction; null for a dash. */
  readonly value: number | null;
  readonly pieces: readonly Piece[];
  /** Row of the label on whose line it stands; null for none. */
  readonly row: number | null;
  /** Row of the label that was printed last before it; null before the first. */
  readonly label: number | null;
  /** The same where more amounts follow that label than its row has cells, so that most are of other rows. */
  readonly last?: number | null;
  /** A blank line stands between it and the amount before. */
  readonly apart: boolean;
}

/** Cells by row and column; undefined where one is blank. */
export type Cells = readonly (readonly (Amount | undefined)[])[];

/** The same cells, with an amount in one of them. */
export function withCell(cells: Cells, row: number, column: number, amount: Amount): Cells {
  return cells.with(row, cells[row].with(column, amount));
}

const BLANK = /^(?:[—―–－/／-]+|[无⽆])$/u;
const MONEY: readonly FundsColumn[] = ['initialBudget', 'revisedBudget', 'executed'];

/** The columns of a grid, and what is asked of them for each cell of each deal. */
export interface FundShape {
  readonly columns: readonly FundsColumn[];
  readonly isMoney: readonly boolean[];
  /** Where a column stands; -1 for one that the grid lacks. */
  readonly at: Readonly<Record<FundsColumn, number>>;
}

export function fundShape(columns: readonly FundsColumn[]): FundShape {
  const at = (key: FundsColumn) => columns.indexOf(key);
  return {
    columns,
    isMoney: columns.map((key) => MONEY.includes(key)),
    at: {
      ...{ initialBudget: at('initialBudget'), revisedBudget: at('revisedBudget'), executed: at('executed') },
      ...{ weight: at('weight'), rate: at('rate'), score: at('score') },
    },
  };
}

/** The number that a printed amount shows, a percentage as a fraction; null where it shows none. */
export const numberOf = remember((text): number | null => {
  if (BLANK.test(text)) return null;
  const plain = text.normalize('NFKC').replace(/[\s,]/gu, '');
  const value = Number.parseFloat(plain);
  if (Number.isNaN(value)) return null;
  return plain.endsWith('%') ? value / 100 : value;
});

/** How unlike a value of this column an amount is. */
export function lookCost(printed: string, column: FundsColumn, row: number): number {
  const text = printed.normalize('NFKC');
  if (BLANK.test(text)) return row === 0 ? FUND.dashInTotal : MONEY.includes(column) ? FUND.dashForMoney : 0;
  const percent = text.endsWith('%');
  if (column === 'rate') return percent ? 0 : FUND.bareRate;
  if (percent) return FUND.otherColumn;
  if (MONEY.includes(column)) return 0;
  if (/[,，]/u.test(text) || (numberOf(text) ?? 0) > 100) return FUND.otherColumn;
  const points = row === 0 ? 0 : FUND.pointsOfPart;
  return points + (column === 'weight' && /\./u.test(text) ? FUND.brokenWeight : 0);
}

/** What `balance` is at least. */
export const LEAST_BALANCE = FUND.sumAgrees + FUND.sumOfSome + FUND.rateAgrees;

/** What the new cell says together with others: negative where they agree. */
export function balance(cells: Cells, row: number, column: number, shape: FundShape): number {
  const key = shape.columns[column];
  const own = shape.isMoney[column] ? sumCost(cells, column) + partCost(cells, row, column) : 0;
  if (key === 'initialBudget') return own;
  if (key === 'weight' || key === 'score') return own + pointsCost(cells, row, shape);
  return own + rateCost(cells, row, shape) + (key === 'rate' ? pointsCost(cells, row, shape) : 0);
}

/** Printed with a percent sign. */
export function isShare({ text }: Amount): boolean {
  return /[%％]$/u.test(text);
}

function cellValue(cells: Cells, row: number, column: number): number | null {
  return cells[row][column]?.value ?? null;
}

/** By which rounding may make a rate be off. */
export const ROUNDING = 0.0006;

/** `99%` may be 98.92%; `100%` is mostly all. */
const WHOLE_SHARE = /^\d{1,2}[%％]$/u;
const ROUNDING_TO_WHOLE = 0.0051;

function rateCost(cells: Cells, row: number, { at }: FundShape): number {
  const executed = cellValue(cells, row, at.executed);
  const revised = cellValue(cells, row, at.revisedBudget);
  if (executed === null || revised === null || revised === 0) return 0;
  const rate = cellValue(cells, row, at.rate);
  if (rate === null) return executed > revised * (1 + ROUNDING) ? FUND.overspent : 0;
  return agrees(rate, executed / revised, cells[row][at.rate]) ? FUND.rateAgrees : FUND.rateDiffers;
}

function agrees(rate: number, expected: number, printed: Amount | undefined): boolean {
  const off = WHOLE_SHARE.test(printed?.text ?? '') ? ROUNDING_TO_WHOLE : ROUNDING;
  return Math.abs(rate - expected) <= off || Math.abs(rate / 100 - expected) <= off;
}

function pointsCost(cells: Cells, row: number, { at }: FundShape): number {
  const [weight, score, rate] = [at.weight, at.score, at.rate].map((column) => cellValue(cells, row, column));
  if (weight === null || score === null) return 0;
  if (score > weight) return FUND.scoreOverWeight;
  return areByRate(weight, score, rate) ? 0 : FUND.scoreOffRate;
}

/** Points are given by the rate, up to a tenth of the weight. */
function areByRate(weight: number, score: number, rate: number | null): boolean {
  return rate === null || Math.abs(score - weight * Math.min(1, rate)) <= weight / 10;
}

/** What is added up of rounded amounts may be off. */
const CENTS = 0.02;

/** The parts together are no more than their total; with the new one they may be as much, whatever is blank. */
function partCost(cells: Cells, row: number, column: number): number {
  const total = cellValue(cells, 0, column);
  if (!total) return 0;
  let sum = 0;
  for (let part = 1; part < cells.length; part++) sum += cellValue(cells, part, column) ?? 0;
  if (sum > total * (1 + ROUNDING)) return FUND.partOverTotal;
  return Math.abs(sum - total) < CENTS && cellValue(cells, row, column) ? FUND.sumOfSome : 0;
}

/** The total and all its parts are there: they add up, or they do not. */
function sumCost(cells: Cells, column: number): number {
  if (cells.length < 2) return 0;
  for (let row = 0; row < cells.length; row++) if (!cells[row][column]) return 0;
  return addsUp(cells, column) ? FUND.sumAgrees : FUND.sumDiffers;
}

/** Each part may be off by a unit of the last place that the column shows: `10` is no total of `9.58` and `0.00`. */
export function addsUp(cells: Cells, column: number): boolean {
  const total = cells[0][column];
  if (!total?.value) return false;
  let sum = 0;
  let place = lastPlace(total.text);
  for (let row = 1; row < cells.length; row++) {
    const part = cells[row][column];
    if (!part) continue;
    sum += part.value ?? 0;
    place = Math.min(place, lastPlace(part.text));
  }
  return Math.abs(sum - total.value) < place * cells.length && total.value > 0;
}

/** 0.01 for `466,400.00`. */
const lastPlace = remember((text): number => 10 ** -(/[.．]([\d０-９]*)$/u.exec(text)?.[1].length ?? 0));

/** The parts of every column of money add up to its total. */
export function sumsAgree(cells: Cells, { isMoney }: FundShape): boolean {
  return isMoney.every((money, column) => !money || addsUp(cells, column));
}

/** The rate of a row is what its amounts make, or there is none. */
export function rateAgrees(cells: Cells, row: number, shape: FundShape): boolean {
  return rateCost(cells, row, shape) <= 0;
}

/** Cells that nothing was printed for. */
export function unfilledCost(cells: Cells, columns: readonly FundsColumn[]): number {
  let cost = 0;
  cells.forEach((line, row) => {
    const money = columns.filter((key, c) => MONEY.includes(key) && line[c]).length;
    columns.forEach((key, c) => {
      if (line[c]) return;
      if (row === 0) cost += FUND.blankTotal;
      else cost += MONEY.includes(key) && money > 0 ? FUND.blankAmount : FUND.blankPart;
    });
  });
  return cost;
}

/** A row without a score has none to prove. */
function pointsFit(cells: Cells, row: number, { at }: FundShape): boolean {
  const [weight, score, rate] = [at.weight, at.score, at.rate].map((column) => cellValue(cells, row, column));
  if (weight === null || score === null) return row > 0 && weight === null && score === null;
  return score <= weight && areByRate(weight, score, rate);
}

/** Whether the numbers of a row prove their places: its rate is what its amounts make, and all columns of money add up. */
export function isProven(cells: Cells, row: number, columns: readonly FundsColumn[]): boolean {
  const shape = fundShape(columns);
  const { at } = shape;
  const [rate, revised, executed] = [at.rate, at.revisedBudget, at.executed].map((c) => cellValue(cells, row, c));
  if (!sumsAgree(cells, shape) || revised === null || executed === null || !cells[row][at.rate]) return false;
  if (!pointsFit(cells, row, shape)) return false;
  return rate === null
    ? revised === 0 && executed === 0
    : revised > 0 && agrees(rate, executed / revised, cells[row][at.rate]);
}

/** A source has more points than the total, as an amount would be: cells of the whole grid changed places. */
export function hasOddPoints(cells: Cells, columns: readonly FundsColumn[]): boolean {
  const { at } = fundShape(columns);
  const pointsOf = (row: number) => [at.weight, at.score].map((column) => cellValue(cells, row, column) ?? 0);
  const most = Math.max(...pointsOf(0));
  return cells.some((_, row) => row > 0 && Math.max(...pointsOf(row)) > most);
}

/**
 * A source behind the first has nothing where others have amounts, or a budget of which nothing was spent, some source has a rate and no amounts that make it, or the
 * second has none and another has: amounts were dealt to a source that is not theirs, in whole rows maybe.
 */
export function mayBeExchanged(cells: Cells, columns: readonly FundsColumn[]): boolean {
  const { at } = fundShape(columns);
  const hasAmount = (row: number) => Boolean(cellValue(cells, row, at.executed));
  const isStray = cells.some(
    (line, row) =>
      (row > 0 && !line[at.executed]) ||
      (row > 0 && !hasAmount(row) && Boolean(cellValue(cells, row, at.initialBudget))) ||
      (cellValue(cells, row, at.rate) !== null && cellValue(cells, row, at.executed) === null),
  );
  const hasOthers = cells.length > 1 && !hasAmount(1) && cells.some((_, row) => row > 1 && hasAmount(row));
  return isStray || hasOthers;
}
