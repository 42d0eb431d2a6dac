import { describe, expect, it } from 'vitest';
import type { FundsColumn } from '../../../../src/model/form.js';
import {
  type Amount,
  addsUp,
  balance,
  fundShape,
  hasOddPoints,
} from '../../../../src/recognize/flow/header/fund-costs.js';

const COLUMNS: readonly FundsColumn[] = ['revisedBudget', 'executed', 'weight', 'rate', 'score'];

function amount(text: string): Amount {
  return { text, value: Number(text), pieces: [], row: null, label: null, apart: true };
}

function costOfScore(score: number): number {
  const values = [100, 92, 10, 0.92, score];
  const cells = values.map((value) => amount(`${value}`));
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

describe('addsUp', () => {
  const column = (...texts: string[]) =>
    addsUp(
      texts.map((text) => [amount(text)]),
      0,
    );

  it('lets each part be off by what rounding makes, and not by points that were taken for one', () => {
    expect(column('33.33', '16.67', '16.67')).toBe(true);
    expect(column('100', '33', '33', '33')).toBe(true);
    expect(column('10', '9.58', '0.00')).toBe(false);
    expect(column('1282500.00', '1107500.00', '175000.00', '9.63')).toBe(false);
  });
});

describe('hasOddPoints', () => {
  const row = (...texts: string[]) => texts.map((text) => (text === '' ? undefined : amount(text)));

  it('sees amounts where points of a source would stand', () => {
    const total = row('62.4', '62.4', '10', '1', '10');
    expect(hasOddPoints([total, row('62.4', '62.4', '', '1', '')], COLUMNS)).toBe(false);
    expect(hasOddPoints([total, row('62.4', '', '', '', '100')], COLUMNS)).toBe(true);
    expect(hasOddPoints([row('62.4', '62.4', '0', '1', '0'), row('0', '62.4', '', '', '62.4')], COLUMNS)).toBe(true);
  });
});
