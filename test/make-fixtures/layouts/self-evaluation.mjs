import { cell, line } from '../cells.mjs';
import { levelCells } from './levels.mjs';
import { money } from './values.mjs';

/**
 * The self-evaluation form: a money grid, goals beside what was done, scored indicators, a total.
 *
 * @param {object} project
 * @param {{ unit: '元' | '万元', blank?: string, fundColumns?: string[], total?: string, firstFund?: string }} print
 *   `blank`: what a cell without a value shows; `firstFund`: the word before the first part of the money, 其中：
 * @returns {import('../cells.mjs').Block[]}
 */
export function selfEvaluation(project, print) {
  const header = [...fieldRows(project), ...fundRows(project, print), ...goalRows(project)];
  const rows = [...header, ...indicatorRows(project, print)];
  return [
    line(project.formTitle, 'title'),
    line(`（${project.year} 年度）`, 'year'),
    { kind: 'table', widths: [5, 11, 12, 17, 12, 12, 8, 7, 16], rows, headerRow: header.length },
  ];
}

function fieldRows(project) {
  return [
    [cell('项目名称', { colSpan: 2 }), cell(project.projectName, { colSpan: 7 })],
    [
      cell('主管部门', { colSpan: 2 }),
      cell(project.competentDepartment, { colSpan: 3 }),
      cell('实施单位'),
      cell(project.implementingUnit, { colSpan: 3 }),
    ],
  ];
}

function fundRows({ funds }, { unit, blank = '', fundColumns, firstFund = '其中：' }) {
  const columns = fundColumns ?? ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
  const side = cell(['项目资金', `（${unit}）`], { colSpan: 2, rowSpan: funds.length + 1 });
  const head = [side, cell(null), ...columns.map((text) => cell(text))];
  const rows = funds.map((fund, at) => [
    cell(at === 1 ? firstFund + fund.source : fund.source),
    ...['initialBudget', 'revisedBudget', 'executed'].map((key) => cell(money(fund[key], unit))),
    cell(fund.weight ?? blank),
    cell(fund.rate === null ? blank : `${(fund.rate * 100).toFixed(2)}%`),
    cell(fund.score ?? blank),
  ]);
  return [head, ...rows];
}

function goalRows({ narrative }) {
  return [
    [cell('年度总体目标', { rowSpan: 2 }), cell('预期目标', { colSpan: 4 }), cell('实际完成情况', { colSpan: 4 })],
    [
      cell(narrative.expectedGoal, { colSpan: 4, align: 'left' }),
      cell(narrative.actualCompletion, { colSpan: 4, align: 'left' }),
    ],
  ];
}

function indicatorRows({ indicators, totalScore }, { total = '总分', blank = '' }) {
  const head = [
    cell('绩效指标', { rowSpan: indicators.length + 1 }),
    ...['一级指标', '二级指标', '三级指标'].map((text) => cell(text)),
    cell(['年度', '指标值']),
    cell(['实际', '完成值']),
    cell('分值'),
    cell('得分'),
    cell(['偏差原因分析', '及改进措施']),
  ];
  const rows = indicators.map((each, at) => [
    ...levelCells(indicators, at),
    cell(each.level3, { align: 'left' }),
    cell(each.target),
    cell(each.actual),
    cell(each.weight),
    cell(each.score),
    cell(each.deviation ?? blank, { align: 'left' }),
  ]);
  return [head, ...rows, [cell(total, { colSpan: 6 }), cell(100), cell(totalScore), cell(null)]];
}
