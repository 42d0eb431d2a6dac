import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { dealLabelRows } from '../../../../src/recognize/flow/header/label-rows.js';
import { itemsOf } from '../../../support/dump.js';

it('dealLabelRows gives words to labels that were wrapped around each other, in the order of the form', () => {
  const items = itemsOf('主管部\n实施单位\n门及代码 甲县水利局 甲县水文站', projectGoal);
  expect(dealLabelRows(items, projectGoal).map(({ name, text }) => name ?? text)).toEqual([
    '主管部门及代码',
    '甲县水利局',
    '实施单位',
    '甲县水文站',
  ]);
});

it('dealLabelRows parts amounts below labels of a line, and gives each its own where there are as many', () => {
  const dealt = (text: string) => dealLabelRows(itemsOf(text, projectGoal), projectGoal).map((item) => item.text);
  const labels = ['年度资金总额', '其中：财政资金', '上年结转资金', '其他资金'];
  expect(dealt(`${labels.join(' ')}\n11.72 11.72`)).toEqual([...labels, '11.72', '11.72']);
  const amounts = ['298.96', '293.96', '0.00', '5.00'];
  expect(dealt(`${labels.join(' ')}\n${amounts.join(' ')}`)).toEqual(labels.flatMap((label, i) => [label, amounts[i]]));
});
