import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { printedColumns } from '../../../../src/recognize/flow/table/printed-columns.js';
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
