import type { FundsColumn } from '../../model/form.js';
import { type Audited, type Rule, sumOf } from './rule.js';

/** Full marks of a table, and of its indicators where the budget's execution has the other ten. */
const FULL_MARKS = 100;
const WITHOUT_EXECUTION = 90;
/** Scores are printed with at most two decimals. */
const ROUNDING = 0.006;

export const weightsSum: Rule = {
  code: 'weights-sum',
  meaning: {
    zh: '分值（权重）合计不是 100；没有预算执行率分值时也可以是 90。',
    en: 'The weights do not sum to 100 (or to 90 where the budget execution has no weight printed).',
  },
  example: { zh: '各指标分值合计 95，预算执行率 10 分', en: 'indicators 95, budget execution 10' },
  check: (record) => {
    const weights = record.indicators.map((indicator) => indicator.weight);
    if (weights.length === 0 || !weights.every((weight) => typeof weight === 'number')) return [];
    const execution = fundNumbers(record, 'weight');
    const sum = sumOf([...weights, ...execution]);
    if (sum === FULL_MARKS || (execution.length === 0 && sum === WITHOUT_EXECUTION)) return [];
    return [{ field: 'indicators', params: { sum } }];
  },
};

export const scoresSum: Rule = {
  code: 'scores-sum',
  meaning: { zh: '各项得分之和不等于所印总分。', en: 'The scores do not sum to the total that is printed.' },
  example: { zh: '各项得分合计 96.5，总分 97', en: 'scores 96.5, total 97' },
  check: (record) => {
    const total = record.totalScore;
    const scores = record.indicators.map((indicator) => indicator.score);
    if (typeof total !== 'number' || scores.length === 0) return [];
    if (!scores.every((score) => typeof score === 'number')) return [];
    const sum = sumOf([...scores, ...fundNumbers(record, 'score')]);
    const difference = sumOf([total, -sum]);
    return Math.abs(difference) < ROUNDING ? [] : [{ field: 'totalScore', params: { total, sum, difference } }];
  },
};

function fundNumbers(record: Audited, column: FundsColumn): number[] {
  const funds = (record.funds ?? []) as Partial<Record<FundsColumn, number | null>>[];
  return funds.map((fund) => fund[column]).filter((value) => typeof value === 'number');
}
