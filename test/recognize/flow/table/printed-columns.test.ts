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
