import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { partBody } from '../../../../src/recognize/flow/table/part-body.js';
import { itemsOf } from '../../../support/dump.js';

const TABLE = ['三级指标', '年度指标值', '分值', '得分', '修缮校舍数', '≥6栋', '20', '18', '用户满意度', '≥90%', '10'];

function total(...behind: string[]) {
  const { values, texts } = partBody(itemsOf([...TABLE, ...behind].join('\n\n'), selfEvaluation));
  return { total: values.totalScore?.text, left: texts.slice(7).map(({ text }) => text) };
}

it('joins a total at the end of a column that broke in its cell', () => {
  expect(total('10', '总分', '实施情况', '100', '97.6\n4')).toEqual({ total: '97.64', left: ['10', '实施情况'] });
  expect(total('10', '总分', '实施情况', '100', '97.6', '4')).toMatchObject({ total: '97.6' });
});

it('takes the total that stands apart where the sum of the weights alone is behind its label', () => {
  expect(total('总分', '100', '数量指标', '93.72')).toMatchObject({ total: '93.72' });
  expect(total('总分', '100', '数量指标')).toMatchObject({ total: '100' });
});

it('knows the total beside the sum of the weights that broke in its cell', () => {
  expect(total('总分', '10\n0', '97.33')).toMatchObject({ total: '97.33' });
  expect(total('10', '总分', '98.85', '0')).toMatchObject({ total: '98.85' });
  expect(total('总分', '100', '0')).toMatchObject({ total: '0' });
});

it('takes the prose below a label of no field, below the total, for the text of that label', () => {
  const below = ['总分', '100', '96.5', '改进措施及结果应用方案', '1.增设视频接待点，', '2.与下年经费挂钩；', '完成'];
  const { texts, others } = partBody(itemsOf([...TABLE, '10', ...below].join('\n\n'), selfEvaluation));
  expect(others.map(({ text }) => text)).toEqual(below.slice(3, 6));
  expect(texts.at(-1)!.text).toBe('完成');
  const rows = partBody(
    itemsOf([...TABLE, '10', ...below.slice(0, 4), '12', ...below.slice(4)].join('\n\n'), selfEvaluation),
  );
  expect(rows.others).toEqual([]);
});

it('knows both sums on the line above their label, where digits stand a little higher than words', () => {
  expect(total('10', '100 97.21', '总分')).toEqual({ total: '97.21', left: ['10'] });
  expect(total('10', '100 97.21', '总分', '100 96.4')).toMatchObject({ total: '96.4' });
});

it('reads a total that broke behind its point, and one with a mark for no remark behind it', () => {
  expect(total('10', '总分', '100', '96.', '94', '/')).toMatchObject({ total: '96.94' });
  expect(total('10', '总分', '100 98.91 —')).toEqual({ total: '98.91', left: ['10'] });
  expect(total('10', '总分', '100 91.8/')).toMatchObject({ left: ['10', '100 91.8/'] });
});
