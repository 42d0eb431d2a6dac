import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { withLateFundColumns } from '../../../../src/recognize/flow/header/late-fund-columns.js';
import { itemsOf } from '../../../support/dump.js';

const items = (...lines: string[]) => itemsOf(lines.join('\n\n'), selfEvaluation);
const HEADER = [
  ...['年初预算数', '全年预算数', '全年执行数', '年度资金总额', '486.00', '486.00', '471.23'],
  ...['其中：当年财政拨款', '486.00', '486.00', '471.23', '其他资金', '0.00', '0.00', '0.00', '执行率'],
];
const HEADS = ['年度指标值', '实际完成值'];
const ROW = ['购置终端数量', '1500台', '1500台', '20', '20'];

function moved(...table: string[]) {
  const header = items(...HEADER);
  const parts = withLateFundColumns({ header, body: items('三级指标', ...table) }, selfEvaluation);
  return {
    header: parts.header.slice(header.length).map(({ text }) => text),
    body: parts.body.map(({ text }) => text),
  };
}

it('gives the last columns of the money grid back that were printed among the heads of the table', () => {
  const late = ['分值', '得分', '10', '96.96%', '9.7', '96.96%'];
  expect(moved(...late, ...HEADS, '分值', '得分', ...ROW)).toEqual({
    header: late,
    body: ['三级指标', ...HEADS, '分值', '得分', ...ROW],
  });
});

it('leaves cells of the table alone, which make no score of the total', () => {
  const cells = ['分值', '得分', '100%', '96.96%', '20'];
  expect(moved(...HEADS, ...cells).header).toEqual([]);
});
