import type { ColumnKey } from '../../../model/form.js';
import { FORESIGHT, MOVE } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { columnCost, isPoints } from './column-cost.js';
import type { Token } from './tokens.js';

/** Cells that wait in the columns of measures, and in those of points. */
export interface Waits {
  measures: number;
  points: number;
}

/** How many tokens still come that can only be measures, or points, and how many that may be names. */
export interface Ahead extends Readonly<Waits> {
  readonly names: number;
}

/** What comes from each token on, and behind the last one. */
export function lookAhead(tokens: readonly Token[], columns: readonly ColumnKey[]): Ahead[] {
  const ahead: Ahead[] = [{ measures: 0, points: 0, names: 0 }];
  for (const { text, names } of [...tokens].reverse()) {
    const look = cellLook(text);
    const point = look.number || look.blank;
    const measure = names.length === 0 && !point && look.target < FORESIGHT.sureMeasure;
    const name = !point && !measure && columnCost(text, 'level3', columns) < FORESIGHT.noName;
    const next = ahead[ahead.length - 1];
    ahead.push({
      measures: next.measures + (measure ? 1 : 0),
      points: next.points + (point ? 1 : 0),
      names: next.names + (name ? 1 : 0),
    });
  }
  return ahead.reverse();
}

function isMeasured(column: ColumnKey): boolean {
  return column === 'target' || column === 'actual';
}

/** What a new row waits for, and what each column gives. Counted once a table: every move asks. */
export interface Demand {
  readonly ofRow: Readonly<Waits>;
  readonly ofColumn: readonly Readonly<Waits>[];
}

export function demandOf(columns: readonly ColumnKey[]): Demand {
  const ofColumn = columns.map((key) => ({ measures: isMeasured(key) ? 1 : 0, points: isPoints(key) ? 1 : 0 }));
  const sum = (key: keyof Waits) => ofColumn.reduce((total, each) => total + each[key], 0);
  return { ofRow: { measures: sum('measures'), points: sum('points') }, ofColumn };
}

/** A cell of this column is filled, in a new row or not: it waits no more, the others of a new row do. */
export function countCell(waits: Waits, { ofRow, ofColumn }: Demand, column: number, inNewRow: boolean): void {
  const filled = ofColumn[column];
  waits.measures += (inNewRow ? ofRow.measures : 0) - filled.measures;
  waits.points += (inNewRow ? ofRow.points : 0) - filled.points;
}

/** What a reading will cost at least: measures that no row has room for, rows that wait for points in vain. */
export function foresee(waits: Readonly<Waits>, ahead: Ahead, { ofRow }: Demand): number {
  const room = waits.measures + ahead.names * ofRow.measures;
  const left = Math.max(0, ahead.measures - room);
  const missing = Math.max(0, waits.points - ahead.points);
  return MOVE.missingTarget * left + MOVE.missingNumber * missing;
}
