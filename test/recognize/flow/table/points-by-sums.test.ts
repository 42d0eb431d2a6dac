import { describe, expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { provePoints } from '../../../../src/recognize/flow/table/points-by-sums.js';
import { itemsOf } from '../../../support/dump.js';

const HEADER = itemsOf(['10', '9.5', '5'].join('\n\n'), selfEvaluation);

function prove(...lines: string[]) {
  const proven = provePoints(itemsOf(lines.join('\n\n'), selfEvaluation), HEADER);
  if (!proven) return null;
  const [weights, scores, totals] = [proven.weights, proven.scores, proven.totals].map((items) =>
    items.map(({ text }) => Number(text)),
  );
  const remarks = proven.remarks.map((items) => items.map(({ text }) => text).join(''));
  return { weights, scores, totals, remarks, rest: proven.rest.map(({ text }) => text) };
}

const WEIGHTS = ['10', '20', '15', '25', '20'];
const SCORES = ['10', '18', '15', '24.5', '20'];

describe('provePoints', () => {
  it('takes a column of weights and one of scores for what their sums prove, wherever the totals stand', () => {
    const dealt = { weights: [10, 20, 15, 25, 20], scores: [10, 18, 15, 24.5, 20], totals: [100, 97], remarks: [] };
    expect(prove('总分', ...WEIGHTS, '100', ...SCORES, '97')).toEqual({ ...dealt, rest: ['总分'] });
    expect(prove('≥3场 4场 10', ...WEIGHTS.slice(1), ...SCORES, '总分', '100', '97')).toEqual({
      ...dealt,
      rest: ['≥3场 4场', '总分'],
    });
  });

  it('deals block after block, also where the scores were printed first', () => {
    const blocks = [...SCORES.slice(0, 3), ...WEIGHTS.slice(0, 3), ...WEIGHTS.slice(3), ...SCORES.slice(3)];
    const proven = prove(...blocks, '100', '97');
    expect([proven?.weights, proven?.scores]).toEqual([WEIGHTS.map(Number), SCORES.map(Number)]);
  });

  it('knows weights of the last rows that were printed above all others, close to their sum', () => {
    const proven = prove('40', '100', '10', '20', '25', '10', '18', '25', '39', '97');
    expect(proven?.weights).toEqual([10, 20, 25, 40]);
    expect(proven?.scores).toEqual([10, 18, 25, 39]);
  });

  it('gives the last row two numbers that stand apart behind all cells, and says that the order of blocks is open', () => {
    const apart = prove(
      '≥85%',
      '87.9%',
      '20',
      '20',
      '总分',
      ...WEIGHTS.slice(0, 4),
      ...SCORES.slice(0, 4),
      '100',
      '97',
    );
    expect([apart?.weights, apart?.scores]).toEqual([WEIGHTS.map(Number), SCORES.map(Number)]);
    const isOneBlock = (...lines: string[]) =>
      provePoints(itemsOf(lines.join('\n\n'), selfEvaluation), HEADER)?.inOneBlock;
    expect(isOneBlock('87.9%', '20', '20', '总分', ...WEIGHTS.slice(0, 4), ...SCORES.slice(0, 4), '100', '97')).toBe(
      false,
    );
    expect(isOneBlock(...WEIGHTS, ...SCORES, '100', '97')).toBe(true);
  });

  it('gives each row that lost points its remark, where there are as many', () => {
    const remarks = ['审批滞后，\n已建立会商机制', '供货周期长，今后提前采购'];
    const proven = prove(...remarks, ...WEIGHTS, ...SCORES, '100', '97');
    expect([proven?.remarks, proven?.rest]).toEqual([remarks.map((text) => text.replace('\n', '')), []]);
    const one = prove(remarks[1], ...WEIGHTS, ...SCORES, '100', '97');
    expect([one?.remarks, one?.rest]).toEqual([[], [remarks[1]]]);
  });

  it('proves nothing where the sums do not come out, or two readings do', () => {
    expect(prove(...WEIGHTS, ...SCORES, '100', '96')).toBeNull();
    expect(prove(...WEIGHTS, ...SCORES.slice(1), '100', '97')).toBeNull();
    // the second and third row may be 20 of 20 and 10 of 20, or the other way round
    expect(prove('30', '30', '20', '20', '20', '10', '20', '20', '100', '90')).toBeNull();
  });

  it('leaves weights alone that stand beside their scores', () => {
    expect(prove(...WEIGHTS.flatMap((weight, row) => [weight, SCORES[row]]), '100', '97')).toBeNull();
  });
});
