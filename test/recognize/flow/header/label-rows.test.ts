import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { dealLabelRows, joinLabelRows } from '../../../../src/recognize/flow/header/label-rows.js';
import { itemsOf, linesOf } from '../../../support/dump.js';

describe('joinLabelRows', () => {
  const join = (text: string) => joinLabelRows(linesOf(text), shanghai2020).map((line) => line.text);

  it('puts the values of a line below to the labels of the line above', () => {
    expect(join('项目名称 项目类别\n文物修缮 经常性项目\n计划开始日期 计划完成日期\n2023-01-01 2023-12-31')).toEqual([
      '项目名称 文物修缮  项目类别 经常性项目',
      '计划开始日期 2023-01-01  计划完成日期 2023-12-31',
    ]);
  });

  it('leaves lines whose words do not go with the labels one by one', () => {
    const text = ['计划开始日期 计划完成日期', '文物修缮 经常性项目'];
    expect(join(text.join('\n'))).toEqual(text);
  });
});

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
