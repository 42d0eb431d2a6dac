import type { FundsColumn } from '../../../model/form.js';
import type { Piece } from '../../../model/page.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { FUND_BEAM, FUND_RUN } from '../../tolerances.js';
import { balance, lookCost, unfilledCost } from './fund-costs.js';

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

interface Deal {
  readonly cost: number;
  readonly cells: Cells;
  readonly row: number;
  readonly column: number;
}

/**
 * Deals the amounts of a money grid out to its cells. They are printed along rows or down columns, whole or in blocks;
 * what a number looks like, that parts add up to their total and that a rate is what its amounts make tell which.
 */
export function dealAmounts(amounts: readonly Amount[], rows: number, columns: readonly FundsColumn[]): Cells {
  const blank = Array.from({ length: rows }, () => Array.from({ length: columns.length }, () => undefined));
  let beam: Deal[] = [{ cost: 0, cells: blank, row: -1, column: -1 }];
  for (const amount of amounts) {
    const next = beam.flatMap((deal) => [...placed(deal, amount, columns), ...joined(deal, amount, columns)]);
    if (next.length === 0) break;
    beam = next.sort((a, b) => a.cost - b.cost).slice(0, FUND_BEAM);
  }
  const total = ({ cost, cells }: Deal) => cost + unfilledCost(cells, columns);
  return beam.reduce((best, deal) => (total(deal) < total(best) ? deal : best)).cells;
}

function placed(deal: Deal, amount: Amount, columns: readonly FundsColumn[]): Deal[] {
  const found: Deal[] = [];
  for (let row = 0; row < deal.cells.length; row++)
    for (let column = 0; column < columns.length; column++) {
      if (deal.cells[row][column]) continue;
      const run = runCost(deal, amount, row, column);
      if (run === null) continue;
      const cells = withCell(deal.cells, row, column, amount);
      const cost = deal.cost + run + lookCost(amount.text, columns[column], row) + balance(cells, row, column, columns);
      found.push({ cost, cells, row, column });
    }
  return found;
}

/** What it costs that a run goes on or begins at this cell; null where none would. */
function runCost(
  { row: lastRow, column: last, cells }: Deal,
  amount: Amount,
  row: number,
  column: number,
): number | null {
  const onLine = amount.row !== null && amount.row !== row;
  const foreign = onLine ? FUND_RUN.otherLine : amount.label !== null && amount.label !== row ? FUND_RUN.otherLabel : 0;
  const labelled = amount.row === row || amount.label === row;
  const costs: number[] = [];
  if (row === lastRow && column > last) costs.push(FUND_RUN.skipped * (column - last - 1));
  if (column === last && row === nextBelow(cells, lastRow, column))
    costs.push(row === lastRow + 1 ? 0 : FUND_RUN.skipped);
  const first = cells[row].findIndex((cell) => !cell);
  if (column === first || (column > first && cells[row].every((cell) => !cell)))
    costs.push(
      (labelled ? 0 : row === lastRow + 1 ? FUND_RUN.nextRow : FUND_RUN.otherRow) + FUND_RUN.skipped * (column - first),
    );
  if (row === nextBelow(cells, -1, column)) costs.push(FUND_RUN.topOfColumn);
  const backwards =
    cells[row].some((cell, c) => cell && c > column) || cells.some((line, r) => r > row && line[column]);
  return costs.length > 0 ? Math.min(...costs) + foreign + (backwards ? FUND_RUN.backwards : 0) : null;
}

function nextBelow(cells: Cells, row: number, column: number): number {
  return cells.findIndex((line, at) => at > row && !line[column]);
}

function withCell(cells: Cells, row: number, column: number, amount: Amount): Cells {
  return cells.map((line, at) => (at === row ? line.map((cell, c) => (c === column ? amount : cell)) : line));
}

const CUT = /(?:\.\d?|,\d{0,2})$/u;

/** `1,872,000.0` / `0` and `100.00` / `%`: a number that was broken inside its cell goes on in the next line. */
function joined(deal: Deal, amount: Amount, columns: readonly FundsColumn[]): Deal[] {
  const before = deal.row < 0 ? undefined : deal.cells[deal.row][deal.column];
  if (!before) return [];
  const percent = /^[%％]$/u.test(amount.text);
  if (!percent && !(CUT.test(before.text) && /^\d{1,3}[%％]?$/u.test(amount.text))) return [];
  const text = joinLines([before.text, amount.text]);
  const whole = { ...before, text, pieces: [...before.pieces, ...amount.pieces] };
  const { row, column } = deal;
  const look = lookCost(text, columns[column], row) - lookCost(before.text, columns[column], row);
  const cost = deal.cost + look + (percent ? 0 : amount.apart ? FUND_RUN.joinApart : FUND_RUN.join);
  return [{ ...deal, cost, cells: withCell(deal.cells, row, column, whole) }];
}
