import type { FundsColumn } from '../../../model/form.js';
import type { Piece } from '../../../model/page.js';
import { remember } from '../../remember.js';
import { FUND } from '../../tolerances.js';

/** A printed number of the money grid, or a dash for none. */
export interface Amount {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Row of the label on whose line it stands; null for none. */
  readonly row: number | null;
  /** Row of the label that was printed last before it; null before the first. */
  readonly label: number | null;
  /** A blank line stands between it and the amount before. */
  readonly apart: boolean;
}

/** Cells by row and column; undefined where one is blank. */
export type Cells = readonly (readonly (Amount | undefined)[])[];

const BLANK = /^[—―–/／-]+$/u;
const MONEY: readonly FundsColumn[] = ['initialBudget', 'revisedBudget', 'executed'];

/** The number that a cell shows, a percentage as a fraction; null where it shows none. */
function numberOf(text: string | undefined): number | null {
  return text ? readNumber(text) : null;
}

const readNumber = remember((text): number | null => {
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

/** What the new cell says together with others: negative where they agree. */
export function balance(cells: Cells, row: number, column: number, columns: readonly FundsColumn[]): number {
  const key = columns[column];
  const own = MONEY.includes(key) ? sumCost(cells, column) + partCost(cells, row, column) : 0;
  if (key === 'initialBudget') return own;
  return own + (key === 'weight' || key === 'score' ? pointsCost(cells, row, columns) : rateCost(cells, row, columns));
}

function cellValue(cells: Cells, row: number, key: FundsColumn, columns: readonly FundsColumn[]): number | null {
  return numberOf(cells[row][columns.indexOf(key)]?.text);
}

/** A share of the total or of the rate by which rounding may be off. */
const ROUNDING = 0.0006;

function rateCost(cells: Cells, row: number, columns: readonly FundsColumn[]): number {
  const executed = cellValue(cells, row, 'executed', columns);
  const revised = cellValue(cells, row, 'revisedBudget', columns);
  if (executed === null || revised === null || revised === 0) return 0;
  const rate = cellValue(cells, row, 'rate', columns);
  if (rate === null) return executed > revised * (1 + ROUNDING) ? FUND.overspent : 0;
  return agrees(rate, executed / revised) ? FUND.rateAgrees : FUND.rateDiffers;
}

function agrees(rate: number, expected: number): boolean {
  return Math.abs(rate - expected) <= ROUNDING || Math.abs(rate / 100 - expected) <= ROUNDING;
}

function pointsCost(cells: Cells, row: number, columns: readonly FundsColumn[]): number {
  const weight = cellValue(cells, row, 'weight', columns);
  const score = cellValue(cells, row, 'score', columns);
  return weight !== null && score !== null && score > weight ? FUND.scoreOverWeight : 0;
}

/** A part is no more than its total. */
function partCost(cells: Cells, row: number, column: number): number {
  const total = numberOf(cells[0][column]?.text);
  if (total === null) return 0;
  const parts = row === 0 ? cells.slice(1) : [cells[row]];
  const over = parts.some((line) => (numberOf(line[column]?.text) ?? 0) > total * (1 + ROUNDING));
  return over ? FUND.partOverTotal : 0;
}

/** The total and all its parts are there: they add up, or they do not. */
function sumCost(cells: Cells, column: number): number {
  if (cells.length < 2 || cells.some((line) => !line[column])) return 0;
  return addsUp(cells, column) ? FUND.sumAgrees : FUND.sumDiffers;
}

function addsUp(cells: Cells, column: number): boolean {
  const [total, ...parts] = cells.map((line) => numberOf(line[column]?.text));
  if (total === null) return false;
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  return Math.abs(sum - total) <= ROUNDING * Math.max(1, total) && total > 0;
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

/** Points are given by the rate, up to a tenth of the weight; a row without a score has none to prove. */
function pointsFit(cells: Cells, row: number, columns: readonly FundsColumn[]): boolean {
  const [weight, score, rate] = (['weight', 'score', 'rate'] as const).map((key) =>
    cellValue(cells, row, key, columns),
  );
  if (weight === null || score === null) return row > 0 && weight === null && score === null;
  return score <= weight && (rate === null || Math.abs(score - weight * Math.min(1, rate)) <= weight / 10);
}

/** Whether the numbers of a row prove their places: its rate is what its amounts make, and all columns of money add up. */
export function isProven(cells: Cells, row: number, columns: readonly FundsColumn[]): boolean {
  const sums = columns.every((key, c) => !MONEY.includes(key) || addsUp(cells, c));
  const rate = cellValue(cells, row, 'rate', columns);
  const revised = cellValue(cells, row, 'revisedBudget', columns);
  const executed = cellValue(cells, row, 'executed', columns);
  if (!sums || revised === null || executed === null || !pointsFit(cells, row, columns)) return false;
  if (!cells[row][columns.indexOf('rate')]) return false;
  return rate === null ? revised === 0 && executed === 0 : revised > 0 && agrees(rate, executed / revised);
}
