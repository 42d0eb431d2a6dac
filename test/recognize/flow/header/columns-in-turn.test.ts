import { describe, expect, it } from 'vitest';
import { readColumnsInTurn } from '../../../../src/recognize/flow/header/columns-in-turn.js';
import { type Amount, numberOf } from '../../../../src/recognize/flow/header/fund-costs.js';

const COLUMNS = ['initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score'] as const;

/** The cells of so many rows, from amounts behind no label. */
function read(printed: string, rows: number) {
  const amounts = printed
    .split(' ')
    .map((text): Amount => ({ text, value: numberOf(text), pieces: [], row: null, label: null, apart: false }));
  return readColumnsInTurn(amounts, rows, COLUMNS)?.map((row) => row.map((cell) => cell?.text ?? '').join(' '));
}

describe('readColumnsInTurn', () => {
  it('parts columns that were printed one behind the other, with dashes and points anywhere', () => {
    const money = '8.00 6.00 2.00 8.00 6.00 2.00 7.00 5.10 1.90';
    expect(read(`${money} 10 — — 87.50% 85.00% 95.00% 8.75 — —`, 3)).toEqual([
      '8.00 8.00 7.00 10 87.50% 8.75',
      '6.00 6.00 5.10 — 85.00% —',
      '2.00 2.00 1.90 — 95.00% —',
    ]);
  });

  it('parts columns whose boxes were mixed, the executed money first, by rates and by budgets that seldom change', () => {
    expect(read('6.15 6.15 6.20 6.30 6.20 6.30 0.00 0.00 0.00 10 97.62% 9.76 97.62% — — — — —', 3)).toEqual([
      '6.20 6.30 6.15 10 97.62% 9.76',
      '6.20 6.30 6.15 — 97.62% —',
      '0.00 0.00 0.00 — — —',
    ]);
  });

  it('tells nothing where no reading adds up, or a cell is blank', () => {
    expect(read('8.00 6.00 1.00 8.00 6.00 1.00 7.00 5.10 1.90 10 87.50% 85.00% 8.75', 3)).toBeUndefined();
    expect(read('8.00 6.00 2.00 8.00 6.00 2.00 7.00 7.00 10 87.50% 8.75', 3)).toBeUndefined();
  });
});
