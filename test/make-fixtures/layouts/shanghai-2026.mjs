import { cell, line } from '../cells.mjs';
import { levelCells } from './levels.mjs';
import { date, yuan } from './values.mjs';

/**
 * Shanghai's declaration as printed now: one table, goals side by side.
 *
 * @param {object} project
 * @param {{ dateStyle?: string, years?: string, overallLabel?: string, blankLevel1?: string[] }} print
 *   `years`: the years in brackets below the heading of the overall goal
 * @returns {import('../cells.mjs').Block[]}
 */
export function shanghai2026(project, print) {
  const header = headerRows(project, print);
  const rows = [...header, ...indicatorRows(project.indicators, print)];
  return [
    line(project.formTitle, 'title'),
    line(`（${project.year}年度）`, 'year'),
    { kind: 'table', widths: [6, 11, 12, 20, 15, 12, 10, 14], rows, headerRow: header.length },
  ];
}

function headerRows(project, { dateStyle, years, overallLabel = '项目总目标' }) {
  const { budget, narrative } = project;
  const amount = (key) => cell(yuan(budget[key]), { align: 'right', colSpan: key.startsWith('current') ? 2 : 1 });
  const label = (text, colSpan = 1) => cell(text, { colSpan });
  return [
    [
      label('项目名称', 2),
      cell(project.projectName, { colSpan: 2 }),
      label('项目性质'),
      cell(project.projectNature),
      label('项目类别'),
      cell(project.projectCategory),
    ],
    [
      label('主管部门', 2),
      cell(project.competentDepartment, { colSpan: 2 }),
      label('实施单位'),
      cell(project.implementingUnit, { colSpan: 3 }),
    ],
    [
      label('计划开始日期', 2),
      cell(date(project.plannedStartDate, dateStyle), { colSpan: 2 }),
      label('计划完成日期'),
      cell(date(project.plannedEndDate, dateStyle), { colSpan: 3 }),
    ],
    [
      cell(['项目资金', '（元）'], { colSpan: 2, rowSpan: 4 }),
      label('项目资金总额'),
      amount('total'),
      label('年度资金申请总额', 2),
      amount('currentYear'),
    ],
    [label('其中：财政资金'), amount('totalFiscal'), label('其中：当年财政拨款', 2), amount('currentYearFiscal')],
    [label(null), cell(null), label('上年结转资金', 2), amount('currentYearCarryover')],
    [label('其他资金'), amount('totalOther'), label('其他资金', 2), amount('currentYearOther')],
    [
      cell('项目绩效目标', { rowSpan: 2 }),
      cell(years ? [overallLabel, years] : overallLabel, { colSpan: 3 }),
      label('年度总体目标', 4),
    ],
    [
      cell(narrative.overallGoal, { colSpan: 3, align: 'left' }),
      cell(narrative.annualGoal, { colSpan: 4, align: 'left' }),
    ],
  ];
}

function indicatorRows(indicators, { blankLevel1 }) {
  const head = [
    cell('绩效指标', { rowSpan: indicators.length + 1 }),
    cell('一级指标'),
    cell('二级指标'),
    cell('三级指标', { colSpan: 2 }),
    cell('年度(/项目)指标值', { colSpan: 3 }),
  ];
  const rows = indicators.map((each, at) => [
    ...levelCells(indicators, at, { blankLevel1 }),
    cell(each.level3, { colSpan: 2 }),
    cell(each.target, { colSpan: 3 }),
  ]);
  return [head, ...rows];
}
