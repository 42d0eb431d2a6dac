import type { FundsColumn } from '../../../model/form.js';
import {
  type Amount,
  type Cells,
  type FundShape,
  fundShape,
  isProven,
  isShare,
  rateAgrees,
  sumsAgree,
  withCell,
} from './fund-costs.js';

/**
 * The grid read row by row, each with all its cells, without points, or blank: most are printed so, some with rates and points behind all
 * rows. Only a reading that uses up all amounts and that sums and rates prove; null where there is none, or another one as good.
 */
export function readInTurn(amounts: readonly Amount[], rows: number, columns: readonly FundsColumn[]): Cells | null {
  const shape = fundShape(columns);
  const found: { cells: Cells; strange: number }[] = []; // strange: amounts behind the label of another row
  const go = (at: number, cells: Cells, strange: number): void => {
    if (cells.length === rows) {
      const whole = sumsAgree(cells, shape) ? withLate(cells, amounts.slice(at), shape) : null;
      if (whole && isProven(whole, 0, columns)) found.push({ cells: whole, strange });
      return;
    }
    for (const row of rowShapes(cells.length, shape)) {
      const own = amounts.slice(at, at + row.length);
      if (own.length < row.length || !own.every((amount, i) => mayStand(amount, shape, row[i]))) continue;
      const next = [...cells, columns.map((_, column) => own[row.indexOf(column)])];
      if (!rateAgrees(next, cells.length, shape)) continue;
      go(at + row.length, next, strange + own.reduce((sum, amount) => sum + strangeness(amount, cells.length), 0));
    }
  };
  go(0, [], 0);
  const [best, ...others] = found.sort((a, b) => a.strange - b.strange);
  const isOnly = others.every(({ cells, strange }) => strange > best.strange || haveSame(cells, best.cells));
  return best && isOnly ? best.cells : null;
}

/** A dash says as much as a blank cell. */
function haveSame(one: Cells, other: Cells): boolean {
  return one.every((line, row) =>
    line.every((cell, column) => (cell?.value ?? null) === (other[row][column]?.value ?? null)),
  );
}

/** The columns that a row fills. */
function rowShapes(row: number, { columns, isMoney, at }: FundShape): (readonly number[])[] {
  const all = columns.map((_, column) => column);
  const money = all.filter((column) => isMoney[column]);
  const rated = all.filter((column) => isMoney[column] || column === at.rate);
  return row === 0 ? [all, rated, money] : [all, rated, money, []];
}

/** A share stands in the column of rates only, and nothing but it or a dash there. */
function mayStand(amount: Amount, { at }: FundShape, column: number): boolean {
  return column === at.rate ? amount.value === null || isShare(amount) : !isShare(amount);
}

/**
 * Rates and points that stand behind all rows: each rate goes to the row whose amounts make it, points to the total, and dashes to cells of
 * its parts that are blank.
 */
function withLate(cells: Cells, late: readonly Amount[], shape: FundShape): Cells | null {
  let whole: Cells | null = cells;
  for (const amount of late) whole = whole && withNext(whole, amount, shape);
  return whole;
}

function withNext(cells: Cells, amount: Amount, shape: FundShape): Cells | null {
  if (amount.value === null) return withDash(cells, amount, shape);
  return isShare(amount) ? withRate(cells, amount, shape) : withPoints(cells, amount, shape);
}

/** What was spent has a rate, which may follow. */
function withDash(cells: Cells, amount: Amount, { isMoney, at }: FundShape): Cells | null {
  const isOpen = (row: number, column: number) =>
    !isMoney[column] && !cells[row][column] && !(column === at.rate && cells[row][at.executed]?.value);
  for (let row = 1; row < cells.length; row++) {
    const column = isMoney.findIndex((_, each) => isOpen(row, each));
    if (column >= 0) return withCell(cells, row, column, amount);
  }
  return null;
}

function withRate(cells: Cells, amount: Amount, shape: FundShape): Cells | null {
  const row = cells.findIndex((line, at) => {
    if (line[shape.at.rate] || !line[shape.at.executed]?.value) return false;
    return rateAgrees(withCell(cells, at, shape.at.rate, amount), at, shape);
  });
  return row < 0 ? null : withCell(cells, row, shape.at.rate, amount);
}

function withPoints(cells: Cells, amount: Amount, { at }: FundShape): Cells | null {
  const column = [at.weight, at.score].find((each) => each >= 0 && !cells[0][each]);
  return column === undefined ? null : withCell(cells, 0, column, amount);
}

/** Amounts stand behind the label of their row, or right before it; less likely elsewhere. Where too many stand behind one label, that says less. */
function strangeness({ label, last = null }: Amount, row: number): number {
  const off = (before: number | null) => (before === null || before === row ? 0 : before === row - 1 ? 1 : 2);
  return label === null ? off(last) / 10 : off(label);
}
