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
      labels: ['计划开始日期', '计划开始时间', '项目开始时间', '项目开始日期', '项目起始时间'],
    },
    {
      key: 'plannedEndDate',
      type: 'date',
      labels: words(`
        计划完成日期 计划完成时间 计划结束日期 项目完成时间 项目结束时间 计划结束时间 项目完成日期 项目结束日期
        项目终止时间
      `),
    },
    {
      key: 'budget.total',
      type: 'money',
      labels: words(`
        中期资金总额 实施期资金总额 中长期资金总额 长期资金总额 项目资金总额 资金总额 项目总预算 预算总额 项目预算总额
        项目预算资金总额 项目总金额 项目金额 项目总投资 总投资 总金额 实施期金额 实施期总金额
      `),
      vague: ['资金总额', '总金额'],
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
      labels: words(`
        项目概况 项目概述 项目基本情况 项目内容 项目简介 项目实施内容 项目主要内容 项目建设内容 主要建设内容
      `),
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.basis',
      labels: words(`
        立项依据 项目立项依据 项目立项的依据 项目依据 项目设立依据 设立依据 立项政策依据 政策依据
      `),
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.necessity',
      labels: words(`
        项目设立的必要性 项目设立必要性 项目申报的可行性和必要性 立项必要性 项目必要性 项目实施必要性 项目实施的必要性
        实施必要性 设立必要性 项目立项必要性
      `),
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.safeguards',
      labels: words(`
        保证项目实施的制度、措施 保证项目实施的制度措施 保障措施 项目保障措施 制度措施保障 项目管理措施
      `),
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.implementationPlan',
      labels: words(`
        项目实施计划 项目实施进度计划 实施计划 实施方案 项目实施方案 项目实施安排 项目进度安排 实施进度计划
        项目实施进度安排
      `),
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.overallGoal',
      labels: words(`
        项目总体目标 项目总目标 中期目标 长期目标 中长期目标 中长期总体目标 实施期目标 实施期总目标 总目标
        项目绩效总目标 项目绩效总体目标 绩效总目标 绩效总体目标 项目总体绩效目标 总体绩效目标 中长期绩效目标
        长期绩效目标 中期绩效目标 实施期绩效目标 实施期总体目标 项目长期目标 项目中长期目标 项目中期目标
      `),
      headings: ['总体目标'],
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.annualGoal',
      labels: words(`
        年度总体目标 年度目标 年度绩效目标 年度总目标 总体目标 项目年度绩效目标 当年目标 年度绩效总目标
        年度绩效总体目标 年度总体绩效目标 项目年度目标 当年绩效目标 本年度目标 本年度绩效目标
      `),
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
