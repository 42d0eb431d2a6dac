import { runsOf } from '../../../model/group.js';
import type { RawRow } from '../../../model/raw-form.js';
import { isReached } from './attainment.js';

/** How round the points of all levels 1 are: 50, 30 and 10 are rounder than 55, 25 and 10; zero where some are not. */
export function roundness(rows: readonly RawRow[]): number {
  const groups = runsOf(rows, ([first], row) => first.level1?.text === row.level1?.text);
  const sums = groups.map((group) => group.reduce((sum, { weight }) => sum + Number.parseFloat(weight?.text ?? ''), 0));
  return [STEP, 2 * STEP].filter((step) => sums.every((sum) => sum % step === 0)).length;
}

const STEP = 5;

/** How many rows lost points and fall short of their target, or neither, less those of which only one is true. */
export function agreement(rows: readonly RawRow[]): number {
  return rows.reduce((sum, { target, actual, weight, score }) => {
    const reached = target && actual ? isReached(target.text, actual.text) : null;
    if (reached === null || !weight || !score) return sum;
    return sum + (reached === Number(score.text) >= Number(weight.text) ? 1 : -1);
  }, 0);
}
