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
