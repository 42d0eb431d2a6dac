import { describe, expect, it } from 'vitest';
import { type Amount, numberOf } from '../../../../src/recognize/flow/header/fund-costs.js';
import { readInTurn } from '../../../../src/recognize/flow/header/rows-in-turn.js';

const COLUMNS = ['initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score'] as const;

/** The cells of so many rows, from amounts behind no label. */
function read(printed: string, rows: number) {
  const amounts = printed
    .split(' ')
    .map((text): Amount => ({ text, value: numberOf(text), pieces: [], row: null, label: null, apart: false }));
  return readInTurn(amounts, rows, COLUMNS)?.map((row) =>
    row
      .map((cell) => cell?.text ?? '')
      .join(' ')
      .trim(),
  );
}

describe('readInTurn', () => {
  it('takes rows with all cells, with money and a rate, or with money alone', () => {
    expect(read('6.00 6.00 5.40 10 90.00% 9 5.00 5.00 4.40 88.00% 1.00 1.00 1.00', 3)).toEqual([
      '6.00 6.00 5.40 10 90.00% 9',
      '5.00 5.00 4.40  88.00%',
      '1.00 1.00 1.00',
    ]);
  });

  it('gives rates and points behind all rows to those that they prove', () => {
    expect(read('6.00 6.00 5.40 5.00 5.00 4.40 1.00 1.00 1.00 10 9 90.00% 100.00% 88.00%', 3)).toEqual([
      '6.00 6.00 5.40 10 90.00% 9',
      '5.00 5.00 4.40  88.00%',
      '1.00 1.00 1.00  100.00%',
    ]);
  });

  it('puts dashes behind all rows into what is blank, however many of them the last row has of its own', () => {
    expect(read('6.00 6.00 5.40 10 90.00% 9 6.00 6.00 5.40 90.00% 0.00 0.00 0.00 - - - - -', 3)).toEqual([
      '6.00 6.00 5.40 10 90.00% 9',
      '6.00 6.00 5.40 - 90.00% -',
      '0.00 0.00 0.00 - - -',
    ]);
    expect(read('6.00 6.00 5.40 10 90.00% 9 6.00 6.00 5.40 90.00% 0.00 0.00 0.00 - - - - - -', 3)).toBeUndefined();
  });

  it('takes a rate without decimals for one that was rounded to a whole percent, but for all of it', () => {
    expect(read('2,000 2,000 1,978.4 10 99% 9.9 2,000 2,000 1,978.4 99% 0 0 0', 3)).toBeDefined();
    expect(read('2,000 2,000 1,992.4 10 100% 9.9 2,000 2,000 1,992.4 100% 0 0 0', 3)).toBeUndefined();
  });

  it('gives amounts to the label right behind them where too many stand behind the one before', () => {
    const first = read('8.00 8.00 7.00 6.00 6.00 5.00 83.33% 2.00 2.00 2.00 100.00% 10 87.50% 8.75', 4);
    expect(first).toBeUndefined(); // the third row or the fourth
    const labels = [0, 0, 0, ...Array.from({ length: 8 }, () => null), 2, 2, 2];
    const amounts = '8.00 8.00 7.00 6.00 6.00 5.00 83.33% 2.00 2.00 2.00 100.00% 10 87.50% 8.75'
      .split(' ')
      .map((text, i): Amount => {
        const label = labels[i];
        const behind = label === null ? { label, last: 1 } : { label };
        return { text, value: numberOf(text), pieces: [], row: null, apart: false, ...behind };
      });
    const cells = readInTurn(amounts, 4, COLUMNS)!;
    expect(cells[2].map((cell) => cell?.text)).toEqual(['2.00', '2.00', '2.00', undefined, '100.00%', undefined]);
  });

  it('tells nothing where the parts do not add up, or a row may be any of two', () => {
    expect(read('6.00 6.00 5.40 10 90.00% 9 5.00 5.00 4.40 88.00% 2.00 2.00 2.00', 3)).toBeUndefined();
    expect(read('6.00 6.00 5.40 10 90.00% 9 6.00 6.00 5.40 90.00%', 3)).toBeUndefined();
  });
});
