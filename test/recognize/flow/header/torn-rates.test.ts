import { describe, expect, it } from 'vitest';
import { type Amount, numberOf } from '../../../../src/recognize/flow/header/fund-costs.js';
import { joinCutAmounts, joinCutCents, joinTornRates } from '../../../../src/recognize/flow/header/torn-rates.js';

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

it('joinCutAmounts puts the last decimals to a number where others have as many', () => {
  expect(texts(joinCutAmounts(amountsOf('66.69873 5 73.368609')))).toBe('66.698735@0 73.368609@0');
});

it('joinCutAmounts puts the digits that a group lacks to it', () => {
  expect(texts(joinCutAmounts(amountsOf('8,191, 936 10 979,40 9.54 1,000 10')))).toBe(
    '8,191,936@0 10@0 979,409.54@0 1,000@0 10@0',
  );
});

it('joinCutAmounts puts cents to the amount that lacks them, also behind other cells of the row', () => {
  expect(texts(joinCutAmounts(amountsOf('6,149,300. 00 399,100 389,100.00 10 .00 7.5')))).toBe(
    '6,149,300.00@0 399,100.00@0 389,100.00@0 10@0 7.5@0',
  );
});

describe('joinCutCents', () => {
  it('gives each cut amount the next rest of its kind, whatever stands between', () => {
    const amounts = amountsOf('7,696,000.0 7,696,0 7,503,600. 10 97.50% 9.75 0 00.00 00', '399,100 399,100.00 .00');
    expect(texts(joinCutCents(amounts))).toBe(
      '7,696,000.00@0 7,696,000.00@0 7,503,600.00@0 10@0 97.50%@0 9.75@0 399,100.00@1 399,100.00@1',
    );
  });

  it('leaves amounts alone whose rests are not told from other numbers', () => {
    const amounts = amountsOf('3,615,300. 3,470,600.00 10 97.50% 9.75 50');
    expect(joinCutCents(amounts)).toEqual(amounts);
  });
});
