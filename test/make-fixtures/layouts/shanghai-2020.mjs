import { cell, line } from '../cells.mjs';
import { levelCells } from './levels.mjs';
import { date, yuan } from './values.mjs';

const SECTIONS = [
  ['项目概况*：', 'overview'],
  ['立项依据*：', 'basis'],
  ['项目设立的必要性*：', 'necessity'],
  ['保证项目实施的制度、措施*：', 'safeguards'],
  ['项目实施计划*：', 'implementationPlan'],
  ['总目标及阶段性目标：', 'goals'],
];
// A government system writes the header first, then the title, the long texts and, last, the merged labels.
const ORDER = { header: 0, sectionLabel: 1, money: 2, title: 3, text: 4, heading: 5, row: 6, mergedLabel: 1000 };

/**
 * Shanghai's declaration of 2020.
 *
 * @param {object} project
 * @param {{ dateStyle?: string, onePage?: boolean, rotateFrom?: string }} print
 *   `rotateFrom`: the level-1 label with which the list of merged labels starts
 * @returns {import('../cells.mjs').Block[]}
 */
export function shanghai2020(project, print) {
  const blocks = [
    line(project.formTitle, 'title', ORDER.title),
    line(`(${project.year})年度`, 'year', ORDER.title),
    line(`申报单位名称：${project.declaringUnit}`, 'left', ORDER.title),
    { kind: 'table', widths: [21, 22, 22, 35], rows: headerRows(project, print), headerRow: null },
  ];
  if (!print.onePage) blocks.push({ kind: 'page-break' });
  return [...blocks, indicatorTable(project, print)];
}

function headerRows(project, { dateStyle }) {
  const { budget, narrative } = project;
  const procurement = project.governmentProcurement ? '是' : '否';
  return [
    pair('项目名称*：', project.projectName, '项目类别*：', project.projectCategory),
    pair(
      '计划开始日期*：',
      date(project.plannedStartDate, dateStyle),
      '计划完成日期*：',
      date(project.plannedEndDate, dateStyle),
    ),
    pair('是否含有政府购买服务：', procurement, '绩效类型：', project.performanceType),
    ...SECTIONS.map(([label, key]) => [
      cell(label, { align: 'right', order: ORDER.sectionLabel }),
      cell(narrative[key], { colSpan: 3, align: 'left', order: ORDER.text }),
    ]),
    pair('项目总预算（元）：', yuan(budget.total), '项目当年预算（元）：', yuan(budget.currentYear), ORDER.money),
    [cell('本项目上年度市级财政资金使用情况', { colSpan: 4, order: ORDER.heading })],
    pair(
      '同名项目上年预算额（元）：',
      yuan(budget.previousYear),
      '同名项目上年预算执行数（元）：',
      yuan(budget.previousYearExecution),
      ORDER.money,
    ),
  ];
}

function pair(label1, value1, label2, value2, order = ORDER.header) {
  return [
    cell(label1, { align: 'right', order }),
    cell(value1, { align: 'left', order }),
    cell(label2, { align: 'right', order }),
    cell(value2, { align: 'left', order }),
  ];
}

function indicatorTable({ year, indicators }, { rotateFrom }) {
  const start = Math.max(
    0,
    indicators.findIndex((each) => each.level1 === rotateFrom),
  );
  const rotated = (row) => ORDER.mergedLabel + ((row - start + indicators.length) % indicators.length);
  const order = (run) => (run.rows === 1 ? ORDER.row + run.first : rotated(run.first) + run.level / 10);
  const head = ['', '一级目标', '二级目标', '三级目标', '指标目标值'].map((text) => cell(text, { order: ORDER.row }));
  const rows = indicators.map((each, at) => [
    ...(at === 0 ? [cell(`${year}年绩效目标`, { rowSpan: indicators.length, order: rotated(0) })] : []),
    ...levelCells(indicators, at, { order }),
    cell(each.level3, { order: ORDER.row + at }),
    cell(each.target, { order: ORDER.row + at }),
  ]);
  return { kind: 'table', widths: [18, 13, 13, 32, 24], rows: [head, ...rows], headerRow: 0 };
}
