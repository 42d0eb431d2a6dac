import { describe, expect, it } from 'vitest';
import type { FundsColumn } from '../../../../src/model/form.js';
import { type Amount, balance, fundShape } from '../../../../src/recognize/flow/header/fund-costs.js';

const COLUMNS: readonly FundsColumn[] = ['revisedBudget', 'executed', 'weight', 'rate', 'score'];

function costOfScore(score: number): number {
  const values = [100, 92, 10, 0.92, score];
  const cells = values.map(
    (value): Amount => ({ text: `${value}`, value, pieces: [], row: null, label: null, apart: true }),
  );
  return balance([cells], 0, COLUMNS.indexOf('score'), fundShape(COLUMNS));
}

describe('balance', () => {
  it('speaks for a score that the rate makes, and against any other', () => {
    expect(costOfScore(9.2)).toBe(0);
    expect(costOfScore(9)).toBe(0);
    expect(costOfScore(0)).toBeGreaterThan(0);
    expect(costOfScore(11)).toBeGreaterThan(costOfScore(0));
  });
});
