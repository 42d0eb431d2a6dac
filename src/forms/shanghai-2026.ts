import type { FormDefinition } from '../model/form.js';
import * as national from './national-labels.js';
import { BENEFIT, COST, OUTPUT, SATISFACTION } from './national-levels.js';
import { words } from './words.js';

/** Shanghai's present declaration: the title of the 2020 form over the Ministry's indicator framework. Money in yuan. */
export const shanghai2026: FormDefinition = {
  id: 'shanghai-2026',
  name: {
    zh: '上海市财政项目支出绩效目标申报表（现行版式）',
    en: 'Shanghai project performance declaration, present layout',
  },
  titles: ['财政项目支出绩效目标申报表', '财政项目支出绩效目标表'],
  fields: [
    { key: 'declaringUnit', type: 'text', labels: national.DECLARING_UNIT },
    { key: 'projectName', type: 'text', labels: national.PROJECT_NAME, required: true },
    { key: 'projectNature', type: 'choice', labels: ['项目性质', '项目属性'] },
    { key: 'projectCategory', type: 'choice', labels: national.PROJECT_CATEGORY },
    {
      key: 'competentDepartment',
      type: 'text',
      labels: words(
        '主管部门 主管部门及代码 主管部门及编码 主管部门名称及代码 业务主管部门 预算主管部门 主管部门名称 主管单位',
      ),
    },
    { key: 'implementingUnit', type: 'text', labels: national.IMPLEMENTING_UNIT },
    {
      key: 'plannedStartDate',
      type: 'date',
      labels: words('计划开始日期 开始日期 项目开始日期 项目开始时间'),
    },
    {
      key: 'plannedEndDate',
      type: 'date',
      labels: words('计划完成日期 完成日期 项目完成日期 项目完成时间'),
    },
    {
      key: 'budget.total',
      type: 'money',
      labels: words('项目资金总额 项目总预算 项目总资金 项目预算总额 资金总额 项目总额 总预算'),
    },
    {
      key: 'budget.totalFiscal',
      type: 'money',
      labels: ['其中：财政资金', '财政资金', '财政拨款'],
      under: 'budget.total',
    },
    { key: 'budget.totalOther', type: 'money', labels: ['其他资金', '自有资金'], under: 'budget.total' },
    {
      key: 'budget.currentYear',
      type: 'money',
      labels: words(
        '年度资金申请总额 年度资金总额 本年度资金申请总额 本年度资金总额 年度申请资金总额 年度预算申请总额 年度申请总额',
      ),
    },
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
      labels: [...national.OVERALL_GOAL, '总体目标'],
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.annualGoal',
      labels: national.ANNUAL_GOAL,
      beside: true,
    },
  ],
  headings: ['项目资金', '项目绩效目标', '绩效目标', '绩效指标'],
  funds: null,
  table: {
    columns: [
      { key: 'level1', labels: ['一级指标', '一级目标'], required: true },
      { key: 'level2', labels: ['二级指标', '二级目标'], required: true },
      { key: 'level3', labels: ['三级指标', '三级目标', '指标名称'], required: true },
      {
        key: 'target',
        labels: words('年度(/项目)指标值 年度指标值 项目指标值 年度/项目指标值 年度(项目)指标值 年度或项目指标值'),
        required: true,
      },
      { key: 'explanation', labels: national.EXPLANATION_COLUMN, occasional: true },
      { key: 'weight', labels: national.WEIGHT_COLUMN, occasional: true },
      { key: 'note', labels: ['备注'] },
    ],
    levels: [COST, OUTPUT, BENEFIT, SATISFACTION],
    footers: [],
  },
};
