import { cell, line } from '../cells.mjs';
import { levelCells } from './levels.mjs';
import { money, ticks } from './values.mjs';

/**
 * The Ministry's project goal form and its local variants.
 *
 * @param {object} project
 * @param {object} print
 * @param {'元' | '万元'} print.unit
 * @param {Record<string, string>} [print.labels] other words for a label: `{ "主管部门": "主管部门及代码" }`
 * @param {string[]} [print.natures] the choices of the tick boxes; without them the nature is printed as it is
 * @param {[string, string][]} [print.unknown] label and value pairs that the form definition does not know
 * @param {'note' | 'weight' | 'explanation'} [print.extraColumn] the last column
 * @param {boolean} [print.splitTarget] 指标性质, 指标值 and 度量单位 in three columns
 * @returns {import('../cells.mjs').Block[]}
 */
export function projectGoal(project, print) {
  const label = (text, options) => cell(print.labels?.[text] ?? text, options);
  const header = [
    ...fieldRows(project, print, label),
    ...moneyRows(project, print, label),
    ...goalRows(project, print, label),
  ];
  const rows = [...header, ...indicatorRows(project.indicators, print)];
  const blocks = [line(project.formTitle, 'title'), line(`（${project.year}年度）`, 'year')];
  if (project.declaringUnit)
    blocks.push(line(`${print.labels?.填报单位 ?? '填报单位'}：${project.declaringUnit}`, 'left'));
  return [...blocks, { kind: 'table', widths: [7, 12, 13, 20, 13, 14, 21], rows, headerRow: header.length }];
}

function fieldRows(project, { natures, unknown = [] }, label) {
  const nature = natures ? ticks(natures, project.projectNature) : project.projectNature;
  return [
    [label('项目名称', { colSpan: 2 }), cell(project.projectName, { colSpan: 5, align: 'left' })],
    [
      label('主管部门', { colSpan: 2 }),
      cell(project.competentDepartment, { colSpan: 2, align: 'left' }),
      label('实施单位'),
      cell(project.implementingUnit, { colSpan: 2, align: 'left' }),
    ],
    [
      label('项目属性', { colSpan: 2 }),
      cell(nature, { colSpan: 2, align: 'left' }),
      label('项目期'),
      cell(project.projectPeriod, { colSpan: 2, align: 'left' }),
    ],
    ...unknown.map(([name, value]) => [cell(name, { colSpan: 2 }), cell(value, { colSpan: 5, align: 'left' })]),
  ];
}

function moneyRows({ budget }, { unit }, label) {
  const side = ['项目资金', `（${unit}）`];
  const amount = (key, colSpan) => cell(money(budget[key], unit), { colSpan, align: 'right' });
  if (budget.total === undefined) {
    const lines = [
      ['年度资金总额：', 'currentYear'],
      ['其中：财政拨款', 'currentYearFiscal'],
      ['上年结转资金', 'currentYearCarryover'],
      ['其他资金', 'currentYearOther'],
    ].filter(([, key]) => budget[key] !== undefined);
    return lines.map(([name, key], at) => [
      ...(at === 0 ? [cell(side, { colSpan: 2, rowSpan: lines.length })] : []),
      label(name, { colSpan: 2 }),
      amount(key, 3),
    ]);
  }
  return [
    [
      cell(side, { colSpan: 2, rowSpan: 3 }),
      label('中期资金总额：'),
      amount('total', 1),
      label('年度资金总额：'),
      amount('currentYear', 2),
    ],
    [label('其中：财政拨款'), amount('totalFiscal', 1), label('其中：财政拨款'), amount('currentYearFiscal', 2)],
    [label('其他资金'), amount('totalOther', 1), label('其他资金'), amount('currentYearOther', 2)],
  ];
}

function goalRows({ narrative }, _print, label) {
  const overview = narrative.overview
    ? [[label('项目概况', { colSpan: 2 }), cell(narrative.overview, { colSpan: 5, align: 'left' })]]
    : [];
  if (narrative.overallGoal === undefined) {
    const goal = [label('年度总体目标', { colSpan: 2 }), cell(narrative.annualGoal, { colSpan: 5, align: 'left' })];
    return [...overview, goal];
  }
  return [
    ...overview,
    [cell('总体目标', { rowSpan: 2 }), label('中期目标', { colSpan: 3 }), label('年度目标', { colSpan: 3 })],
    [
      cell(narrative.overallGoal, { colSpan: 3, align: 'left' }),
      cell(narrative.annualGoal, { colSpan: 3, align: 'left' }),
    ],
  ];
}

const EXTRA = { note: '备注', weight: '分值', explanation: '指标解释' };

function indicatorRows(indicators, print) {
  const { extraColumn, splitTarget, blankLevel1 } = print;
  const wide = splitTarget ? 1 : 2;
  const targets = splitTarget
    ? ['指标性质', '指标值', '度量单位'].map((text) => cell(text))
    : [cell('指标值', { colSpan: extraColumn ? 1 : 2 }), ...(extraColumn ? [cell(EXTRA[extraColumn])] : [])];
  const side = cell('绩效指标', { rowSpan: indicators.length + 1 });
  const level3 = cell(print.labels?.三级指标 ?? '三级指标', { colSpan: wide });
  const head = [side, cell('一级指标'), cell('二级指标'), level3, ...targets];
  const rows = indicators.map((each, at) => [
    ...levelCells(indicators, at, { blankLevel1 }),
    cell(each.level3, { colSpan: wide, align: 'left' }),
    ...targetCells(each, print),
  ]);
  return [head, ...rows];
}

function targetCells(indicator, { extraColumn, splitTarget }) {
  if (!splitTarget) {
    const target = cell(indicator.target, { colSpan: extraColumn ? 1 : 2 });
    return extraColumn ? [target, cell(indicator[extraColumn])] : [target];
  }
  const [, sign = '', number = indicator.target, unit = ''] = /^([≥≤=><])([\d.]+)(.*)$/u.exec(indicator.target) ?? [];
  return [cell(sign), cell(number), cell(unit)];
}
