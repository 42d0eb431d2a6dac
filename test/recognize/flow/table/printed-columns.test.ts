import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { printedColumns } from '../../../../src/recognize/flow/table/printed-columns.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const columns = (...lines: string[]) => printedColumns(itemsOf(lines.join('\n\n'), projectGoal), projectGoal, []);

it('takes the columns right of the names as they stand in a row, where the names are headed elsewhere', () => {
  const names = ['一级指标', '产出指标', '二级指标', '三级指标', '新建监控点', '补助所数量'];
  expect(columns(...names, '分值', '指标值', '备注', '10', '12人')).toEqual(['level3', 'weight', 'target', 'note']);
  expect(columns(...names, '分值', '10', '指标值', '备注', '12人')).toEqual(['level3', 'target', 'weight', 'note']);
});

it('takes the last two columns as they stand beside each other, where the names are headed elsewhere', () => {
  const names = ['一级指标', '产出指标', '二级指标', '三级指标', '指标值', '新建监控点', '12个'];
  expect(columns(...names, '备注', '分值', '含立杆', '10')).toEqual(['level3', 'target', 'note', 'weight']);
  expect(columns(...names, '备注', '含立杆', '分值', '10')).toEqual(['level3', 'target', 'weight', 'note']);
});

it('adds no column of points where the whole head stands together, however many numbers the cells hold', () => {
  const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '得分'];
  const rows = ['检查次数', '12次', '12次', '6', '86', '接访人数', '30人', '31人', '5', '2024'];
  const read = (printed: string[]) => {
    const items = itemsOf(printed.join('\n\n'), selfEvaluation);
    return printedColumns(items, selfEvaluation, toTokens(items.slice(head.length), selfEvaluation));
  };
  expect(read([...head, ...rows])).toEqual(['level3', 'target', 'actual', 'score']);
  expect(read([...head, '分', '值', ...rows])).toContain('weight');
});
