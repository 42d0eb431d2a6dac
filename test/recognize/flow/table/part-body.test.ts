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
