import { describe, expect, it } from 'vitest';
import { type Amount, numberOf } from '../../../../src/recognize/flow/header/fund-costs.js';
import { joinByHeight, joinCutAmounts, joinTornRates } from '../../../../src/recognize/flow/header/torn-rates.js';

/** Amounts of rows, of which each stands behind a label of its own. */
function amountsOf(...rows: string[]): Amount[] {
  return rows.flatMap((row, label) =>
    row.split(' ').map((text) => ({ text, value: numberOf(text), pieces: [], row: null, label, apart: false })),
  );
}

const texts = (amounts: readonly Amount[]) => amounts.map(({ text, label }) => `${text}@${label}`).join(' ');

describe('joinTornRates', () => {
  it('puts a rate together that its row makes, and puts it to its place', () => {
    const amounts = amountsOf('90.1 56.60 61.40 55.3328 10 9.01 2%', '100. 8.60 8.60 8.60 — — 00%');
    expect(texts(joinTornRates(amounts, 4, 6))).toBe(
      '56.60@0 61.40@0 55.3328@0 10@0 90.12%@0 9.01@0 8.60@1 8.60@1 8.60@1 —@1 100.00%@1 —@1',
    );
  });

  it('puts parts together that follow each other', () => {
    const amounts = amountsOf('150,000 150,000 150,000 10 0.0 0%', '841.00 923.60 819.19 10 88. 7 0% 8.87');
    expect(texts(joinTornRates(amounts, 4, 6))).toBe(
      '150,000@0 150,000@0 150,000@0 100.00%@0 841.00@1 923.60@1 819.19@1 10@1 88.70%@1 8.87@1',
    );
  });

  it('leaves alone what no two amounts make', () => {
    const amounts = amountsOf('90.1 56.60 61.40 50.00 10 9.01 2%');
    expect(joinTornRates(amounts, 4, 6)).toEqual(amounts);
  });
});

describe('joinByHeight', () => {
  const columns = ['initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score'] as const;

  it('puts the lines of wrapped cells together that stand before and behind the others of their row', () => {
    const amounts = amountsOf('66.69873 90.91 66.698735 73.368609 10 9.09 5 % 80.42 874.00 959.90 771.9508 / / %');
    expect(texts(joinByHeight(amounts, columns))).toBe(
      '66.698735@0 73.368609@0 66.698735@0 10@0 90.91%@0 9.09@0 874.00@0 959.90@0 771.9508@0 /@0 80.42%@0 /@0',
    );
  });

  it('leaves a rate in three parts that stand together to be joined', () => {
    const amounts = amountsOf('898,190.49 979,409.54 890,068.59 10 90. 8 8% 9.09');
    expect(joinByHeight(amounts, columns)).toEqual(amounts);
  });

  it('leaves what no two amounts make', () => {
    const amounts = amountsOf('90.91 50.00 73.368609 50.00 10 8.00 %');
    expect(joinByHeight(amounts, columns)).toEqual(amounts);
  });
});

it('joinCutAmounts puts the last decimals to a number where others have as many', () => {
  expect(texts(joinCutAmounts(amountsOf('66.69873 5 73.368609')))).toBe('66.698735@0 73.368609@0');
});

it('joinCutAmounts puts the digits that a group lacks to it', () => {
  expect(texts(joinCutAmounts(amountsOf('8,191, 936 10 979,40 9.54 1,000 10')))).toBe(
    '8,191,936@0 10@0 979,409.54@0 1,000@0 10@0',
  );
});
