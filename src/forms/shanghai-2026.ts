import type { FormDefinition } from '../model/form.js';
import { BENEFIT, COST, OUTPUT, SATISFACTION } from './national-levels.js';

/** Shanghai's present declaration: the title of the 2020 form over the Ministry's indicator framework. Money in yuan. */
export const shanghai2026: FormDefinition = {
  id: 'shanghai-2026',
  name: {
    zh: '上海市财政项目支出绩效目标申报表（现行版式）',
    en: 'Shanghai project performance declaration, present layout',
  },
  titles: ['财政项目支出绩效目标申报表', '财政项目支出绩效目标表'],
  fields: [
    { key: 'declaringUnit', type: 'text', labels: ['填报单位', '申报单位名称', '申报单位', '预算单位'] },
    { key: 'projectName', type: 'text', labels: ['项目名称'], required: true },
    { key: 'projectNature', type: 'choice', labels: ['项目性质', '项目属性'] },
    { key: 'projectCategory', type: 'choice', labels: ['项目类别', '项目类型'] },
    { key: 'competentDepartment', type: 'text', labels: ['主管部门', '主管部门及代码', '业务主管部门'] },
    { key: 'implementingUnit', type: 'text', labels: ['实施单位', '项目实施单位', '项目单位'] },
    { key: 'plannedStartDate', type: 'date', labels: ['计划开始日期', '开始日期'] },
    { key: 'plannedEndDate', type: 'date', labels: ['计划完成日期', '计划结束日期', '完成日期'] },
    { key: 'budget.total', type: 'money', labels: ['项目资金总额'] },
    {
      key: 'budget.totalFiscal',
      type: 'money',
      labels: ['其中：财政资金', '财政资金', '财政拨款'],
      under: 'budget.total',
    },
    { key: 'budget.totalOther', type: 'money', labels: ['其他资金', '自有资金'], under: 'budget.total' },
    { key: 'budget.currentYear', type: 'money', labels: ['年度资金申请总额', '年度资金总额'] },
    {
      key: 'budget.currentYearFiscal',
      type: 'money',
      labels: ['其中：当年财政拨款', '当年财政拨款', '财政拨款', '财政资金'],
      under: 'budget.currentYear',
    },
    {
      key: 'budget.currentYearCarryover',
      type: 'money',
      labels: ['上年结转资金', '上年结转'],
      under: 'budget.currentYear',
    },
    { key: 'budget.currentYearOther', type: 'money', labels: ['其他资金', '自有资金'], under: 'budget.currentYear' },
  ],
  sections: [
    {
      key: 'narrative.overallGoal',
      labels: ['项目总目标', '项目总体目标', '总体目标', '总目标'],
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.annualGoal',
      labels: ['年度总体目标', '年度目标', '年度绩效目标'],
      beside: true,
    },
  ],
  headings: ['项目资金', '项目绩效目标', '绩效目标', '绩效指标'],
  funds: null,
  table: {
    columns: [
      { key: 'level1', labels: ['一级指标'], required: true },
      { key: 'level2', labels: ['二级指标'], required: true },
      { key: 'level3', labels: ['三级指标'], required: true },
      {
        key: 'target',
        labels: [
          '年度(/项目)指标值',
          '年度指标值',
          '项目指标值',
          '年度/项目指标值',
          '年度(项目)指标值',
          '年度或项目指标值',
        ],
        required: true,
      },
      { key: 'note', labels: ['备注'] },
    ],
    levels: [COST, OUTPUT, BENEFIT, SATISFACTION],
    footers: [],
  },
};
