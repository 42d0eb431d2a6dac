import type { ColumnKey } from '../../../model/form.js';
import { FORESIGHT, MOVE } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { columnCost, isBareComparator, isPoints } from './column-cost.js';
import type { Token } from './tokens.js';

/** Cells that wait in the columns of measures, and in those of points. */
export interface Waits {
  readonly measures: number;
  readonly points: number;
}

export const NO_WAITS: Waits = { measures: 0, points: 0 };

/** How many tokens still come that can only be measures, or points, and how many that may be names. */
export interface Ahead extends Waits {
  readonly names: number;
}

/** What comes from each token on, and behind the last one. */
export function lookAhead(tokens: readonly Token[], columns: readonly ColumnKey[]): Ahead[] {
  const ahead: Ahead[] = [{ measures: 0, points: 0, names: 0 }];
  for (const { text, names } of [...tokens].reverse()) {
    const look = cellLook(text);
    const point = look.number || look.blank;
    const measure = names.length === 0 && !point && look.target < FORESIGHT.sureMeasure && !isBareComparator(text);
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

/** The cells that wait once one of this column is filled, in a new row or not. */
export function waitsAfter(before: Waits, columns: readonly ColumnKey[], column: number, inNewRow: boolean): Waits {
  const measures = inNewRow ? columns.filter(isMeasured).length : 0;
  const points = inNewRow ? columns.filter(isPoints).length : 0;
  return {
    measures: before.measures + measures - (isMeasured(columns[column]) ? 1 : 0),
    points: before.points + points - (isPoints(columns[column]) ? 1 : 0),
  };
}

/**
 * What a reading will cost at least: measures still come for which no row will have room, and rows wait for points that
 * never come. Readings that take names for cells or cells for names look cheap until then.
 */
export function foresee(waits: Waits, ahead: Ahead, columns: readonly ColumnKey[]): number {
  const room = waits.measures + ahead.names * columns.filter(isMeasured).length;
  const left = Math.max(0, ahead.measures - room);
  const missing = Math.max(0, waits.points - ahead.points);
  return MOVE.missingTarget * left + MOVE.missingNumber * missing;
}
