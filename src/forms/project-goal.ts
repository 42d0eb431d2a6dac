import type { FormDefinition } from '../model/form.js';
import * as national from './national-labels.js';
import { BENEFIT, COST, OUTPUT_WITH_COST, SATISFACTION } from './national-levels.js';
import { words } from './words.js';

/** The Ministry's project goal form with its local variants, as every unit in the country publishes it. Money usually in 万元. */
export const projectGoal: FormDefinition = {
  id: 'project-goal',
  name: { zh: '项目支出绩效目标（申报）表', en: 'Project expenditure performance goals' },
  titles: words(`
    项目支出绩效目标表 项目支出绩效目标申报表 项目绩效目标表 项目绩效目标申报表 财政支出项目绩效目标申报表
    财政项目支出绩效目标申报表 绩效目标申报表(一级项目) 绩效目标申报表 绩效目标表 部门预算项目支出绩效目标申报表
    部门预算项目支出绩效目标表 部门预算项目绩效目标申报表 政策绩效目标申报表 专项资金绩效目标申报表
  `),
  fields: [
    { key: 'declaringUnit', type: 'text', labels: national.DECLARING_UNIT },
    { key: 'projectName', type: 'text', labels: national.PROJECT_NAME, required: true },
    { key: 'projectCategory', type: 'choice', labels: national.PROJECT_CATEGORY },
    { key: 'competentDepartment', type: 'text', labels: national.COMPETENT_DEPARTMENT },
    { key: 'implementingUnit', type: 'text', labels: national.IMPLEMENTING_UNIT },
    { key: 'projectNature', type: 'choice', labels: ['项目属性', '项目性质'] },
    { key: 'projectPeriod', type: 'text', labels: national.PROJECT_PERIOD },
    {
      key: 'plannedStartDate',
      type: 'date',
      labels: words('计划开始日期 项目开始日期 项目开始时间 项目起始时间'),
    },
    {
      key: 'plannedEndDate',
      type: 'date',
      labels: words('计划完成日期 项目完成日期 项目完成时间 项目结束时间 项目终止时间'),
    },
    {
      key: 'budget.total',
      type: 'money',
      labels: words(`
        中期资金总额 实施期资金总额 中长期资金总额 长期资金总额 项目资金总额 资金总额 项目总预算 预算总额 项目预算总额
        项目预算资金总额 项目总金额 项目金额 项目总投资 总投资 总金额 实施期金额 实施期总金额
      `),
      vague: ['资金总额', '总金额'],
      otherwise: 'budget.currentYear',
    },
    {
      key: 'budget.totalFiscal',
      type: 'money',
      labels: ['其中：财政拨款', '财政拨款', '财政资金', '当年财政拨款', '财政拨款资金', '本级财政资金', '财政性资金'],
      under: 'budget.total',
    },
    { key: 'budget.totalOther', type: 'money', labels: ['其他资金', '自有资金', '其他'], under: 'budget.total' },
    {
      key: 'budget.currentYear',
      type: 'money',
      labels: words(`
        年度资金总额 年度资金申请总额 本年度资金总额 当年资金总额 年度预算总额 项目当年预算 年度金额 年度总金额
        当年预算 当年预算金额 申请资金总额 本年度申请资金总额 年度申请资金总额 年度预算 年度预算金额 年度预算申请
        本年预算 本年度预算 预算金额 预算数 年度预算资金 本年预算资金
      `),
    },
    {
      key: 'budget.currentYearFiscal',
      type: 'money',
      labels: words(`
        其中：财政拨款 财政拨款 财政资金 当年财政拨款 本年财政拨款 财政拨款资金 本级财政资金 财政性资金
      `),
      under: 'budget.currentYear',
    },
    {
      key: 'budget.currentYearCarryover',
      type: 'money',
      labels: ['上年结转资金', '上年结转', '结转资金', '结转结余资金'],
      under: 'budget.currentYear',
    },
    {
      key: 'budget.currentYearOther',
      type: 'money',
      labels: ['其他资金', '自有资金', '其他'],
      under: 'budget.currentYear',
    },
  ],
  sections: [
    {
      key: 'narrative.overview',
      labels: national.OVERVIEW,
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.basis',
      labels: national.BASIS,
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.necessity',
      labels: national.NECESSITY,
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.safeguards',
      labels: national.SAFEGUARDS,
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.implementationPlan',
      labels: national.IMPLEMENTATION_PLAN,
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.overallGoal',
      labels: national.OVERALL_GOAL,
      headings: ['总体目标'],
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.annualGoal',
      labels: [...national.ANNUAL_GOAL, '项目年度绩效目标', '项目年度目标', '总体目标'],
      headings: ['绩效目标', '项目绩效目标'],
      beside: true,
    },
  ],
  headings: words(`
    项目资金 资金情况 政策资金 政策目标 专项资金情况 预算情况 总体目标 绩效目标 项目绩效目标 绩效指标 长期绩效指标
    中期绩效指标 实施期绩效指标 年度绩效指标 {year}年绩效目标 基本信息
  `),
  funds: null,
  table: {
    columns: [
      { key: 'level1', labels: ['一级指标', '一级目标'], required: true },
      { key: 'level2', labels: ['二级指标', '二级目标'] },
      {
        key: 'level3',
        labels: ['三级指标', '指标内容', '三级指标内容', '指标名称', '三级目标', '具体指标', '绩效指标名称'],
      },
      { key: 'explanation', labels: national.EXPLANATION_COLUMN },
      { key: 'targetComparator', labels: national.COMPARATOR_COLUMN },
      {
        key: 'target',
        labels: ['指标值', '年度指标值', ...national.TARGET_COLUMN, '绩效指标值', '绩效目标值'],
        required: true,
      },
      { key: 'targetUnit', labels: national.UNIT_COLUMN },
      { key: 'weight', labels: national.WEIGHT_COLUMN },
      { key: 'note', labels: national.NOTE_COLUMN },
    ],
    levels: [COST, OUTPUT_WITH_COST, BENEFIT, SATISFACTION],
    footers: [],
  },
};
