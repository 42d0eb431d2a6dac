import { cell, line } from '../cells.mjs';
import { levelCells } from './levels.mjs';
import { money } from './values.mjs';

/**
 * A department's goals for the whole of its spending: its tasks with their budgets, and budgets by kind and by source
 * beside each other. No built-in form: it is read with the form.json of its fixture.
 *
 * @param {object} department
 * @param {{ unit: '元' | '万元' }} print
 * @returns {import('../cells.mjs').Block[]}
 */
export function departmentGoal(department, print) {
  const wide = (text, colSpan, align = 'center') => cell(text, { colSpan, align });
  const rows = [
    [wide('部门（单位）名称', 2), wide(department.departmentName, 6, 'left')],
    ...taskRows(department, print),
    [wide('年度总体目标', 2), wide(department.narrative.annualGoal, 6, 'left')],
    ...budgetRows(department.budget, print),
    ...indicatorRows(department.indicators),
  ];
  const title = [line(department.formTitle, 'title'), line(`（${department.year}年度）`, 'year')];
  return [...title, { kind: 'table', widths: [8, 13, 13, 14, 13, 13, 13, 13], rows, headerRow: null }];
}

function taskRows({ tasks, tasksTotal }, { unit }) {
  const amounts = (entry) =>
    ['amount', 'fiscal', 'other'].map((key) => cell(money(entry[key], unit), { align: 'right' }));
  return [
    [
      cell('年度主要任务', { rowSpan: tasks.length + 3 }),
      cell('任务名称', { rowSpan: 2 }),
      cell('主要内容', { rowSpan: 2, colSpan: 3 }),
      cell(`预算金额（${unit}）`, { colSpan: 3 }),
    ],
    ['总额', '财政拨款', '其他资金'].map((text) => cell(text)),
    ...tasks.map((task) => [cell(task.name), cell(task.content, { colSpan: 3, align: 'left' }), ...amounts(task)]),
    [cell('金额合计', { colSpan: 4 }), ...amounts(tasksTotal)],
  ];
}

function budgetRows(budget, { unit }) {
  const part = (label, key) => [cell(label, { colSpan: 2 }), cell(money(budget[key], unit), { align: 'right' })];
  return [
    [
      cell(`部门整体支出预算（${unit}）`, { colSpan: 2, rowSpan: 3 }),
      cell('按支出类型分', { colSpan: 3 }),
      cell('按资金来源分', { colSpan: 3 }),
    ],
    [...part('基本支出', 'basic'), ...part('财政资金', 'fiscal')],
    [...part('项目支出', 'project'), ...part('其他来源资金', 'other')],
  ];
}

function indicatorRows(indicators) {
  const head = [
    cell('年度绩效指标', { rowSpan: indicators.length + 1 }),
    cell('一级指标'),
    cell('二级指标'),
    cell('三级指标', { colSpan: 2 }),
    cell('指标值'),
    cell('责任科室', { colSpan: 2 }),
  ];
  const rows = indicators.map((each, at) => [
    ...levelCells(indicators, at),
    cell(each.level3, { colSpan: 2, align: 'left' }),
    cell(each.target),
    cell(each.office, { colSpan: 2 }),
  ]);
  return [head, ...rows];
}
