import { describe, expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { provePoints } from '../../../../src/recognize/flow/table/points-by-sums.js';
import { itemsOf } from '../../../support/dump.js';

const HEADER = itemsOf(['10', '9.5', '5'].join('\n\n'), selfEvaluation);

function proofs(...lines: string[]) {
  return provePoints(itemsOf(lines.join('\n\n'), selfEvaluation), HEADER);
}

function prove(...lines: string[]) {
  const [proven] = proofs(...lines);
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

  it('knows scores with what is told of them on their lines', () => {
    const told = SCORES.map((score) => (score === '18' ? '18 晚会因台风取消' : score === '24.5' ? '24.5 同上' : score));
    const proven = prove(...WEIGHTS, ...told, '总分', '100', '97');
    expect(proven?.scores).toEqual(SCORES.map(Number));
    expect(proven?.rest).toEqual(['晚会因台风取消', '同上', '总分']);
    expect(prove(...WEIGHTS, ...told, '总分', '100', '96')).toBeNull();
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
      provePoints(itemsOf(lines.join('\n\n'), selfEvaluation), HEADER)[0]?.inOneBlock;
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
    const twice = proofs('30', '30', '20', '20', '20', '10', '20', '20', '100', '90');
    expect(twice.map(({ isOpen }) => isOpen)).toEqual([true, true]);
  });

  it('knows that weights add up to a hundred where their sum is not printed', () => {
    expect(prove(...WEIGHTS, ...SCORES, '总分', '97')?.scores).toEqual(SCORES.map(Number));
  });

  it('takes both for likely where weights and scores may stand in columns or in pairs without a name between them', () => {
    const columns = ['15', '15', '10', '10', '10', '10', '10', '10'];
    const scores = ['15', '15', '10', '9.5', '10', '10', '10', '10'];
    const found = proofs(...columns, ...scores, '100', '99');
    expect(found.map(({ paired }) => paired)).toEqual([0, 8]);
    expect(found.map(({ weights }) => weights.map(({ text }) => Number(text)))).toEqual([
      columns.map(Number),
      [15, 10, 10, 10, 15, 10, 10, 10],
    ]);
  });

  it('takes halves of runs for likely beside ways of fewer blocks', () => {
    const outputs = ['12', '12', '8', '8', '12', '12', '8', '8'];
    const effects = ['5', '5', '5', '5', '5', '5', '5', '4'];
    const found = proofs(...outputs, '甲设备完好率', ...effects, '乙制度', '30', '30', '100', '99');
    const weights = [12, 12, 8, 8, 5, 5, 5, 5, 30];
    expect(found.map((each) => each.weights.map(({ text }) => Number(text)))).toContainEqual(weights);
    expect(found.length).toBeGreaterThan(1);
  });

  it('halves each run of numbers between names, and knows weights that stand above those of the rows before', () => {
    const runs = [
      ['15', '10', '15', '9', '甲设备完好率'],
      ['10', '10', '乙制度'],
      ['5', '5', '5', '4', '丙对象满意度'],
      ['15', '15', '丁成果转化'],
      ['30', '30'],
    ].flat();
    expect(prove(...runs, '100', '97.5')?.weights).toEqual([15, 10, 10, 5, 5, 15, 30]);
    const early = ['10', '甲设备完好率', '10', '乙制度', '25', '5', '40', '25', '4', '10', '9', '40'];
    const proven = prove(...early, '100', '97.5');
    expect(proven?.weights).toEqual([25, 5, 10, 10, 40]);
    expect(proven?.scores).toEqual([25, 4, 10, 9, 40]);
  });

  it('leaves out numbers that are no points: of the money, alone between cells, or results above all points', () => {
    const whole = { weights: WEIGHTS.map(Number), scores: SCORES.map(Number) };
    const money = ['甲设备完好率', ...WEIGHTS, '10', '乙制度', ...SCORES, '100', '97'].join('\n\n');
    const [noWeight] = provePoints(itemsOf(money, selfEvaluation), itemsOf('9.5', selfEvaluation));
    expect(noWeight.strays.map(({ text }) => text)).toEqual(['10']);
    expect(noWeight.weights.map(({ text }) => Number(text))).toEqual(whole.weights);
    expect(noWeight.isOpen).toBe(true);
    expect(prove('3', '甲设备完好率', '0.00', '乙制度', ...WEIGHTS, ...SCORES, '100', '97')).toMatchObject({
      ...whole,
      rest: ['3', '甲设备完好率', '0.00', '乙制度'],
    });
    expect(prove('320', '100', '7', '甲设备完好率', ...WEIGHTS, ...SCORES, '100', '97')).toMatchObject({
      ...whole,
      rest: ['320', '100', '7', '甲设备完好率'],
    });
  });

  it('finds a score before its remark, and a total that broke in its cell', () => {
    const scores = SCORES.map((score) => (score === '24.5' ? '24.5 配件进口，到货较晚' : score));
    expect(prove(...WEIGHTS, ...scores, '100', '97')).toMatchObject({
      scores: SCORES.map(Number),
      remarks: [],
      rest: ['配件进口，到货较晚'],
    });
    expect(prove(...WEIGHTS, '10', '18.05', ...SCORES.slice(2), '100', '97.0\n5')?.totals).toEqual([100, 97.05]);
  });

  it('leaves remarks to their column where all other rows have a mark', () => {
    const remark = '审批滞后，已建立会商机制';
    const lost = ['10', '18', '15', '25', '20'];
    const told = ['无', remark, '无', '无', '无'];
    expect(prove(...WEIGHTS, ...lost, ...told, '100', '97.5')?.remarks).toEqual([]);
    expect(prove(...WEIGHTS, ...lost, remark, '100', '97.5')?.remarks).toEqual([remark]);
  });

  it('leaves weights alone that stand beside their scores', () => {
    expect(prove(...WEIGHTS.flatMap((weight, row) => [weight, SCORES[row]]), '100', '97')).toBeNull();
  });
});
