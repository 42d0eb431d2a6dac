import type { FormDefinition } from '../model/form.js';
import * as national from './national-labels.js';
import { BENEFIT, COST, OUTPUT_WITH_COST, SATISFACTION } from './national-levels.js';
import { words } from './words.js';

/** The yearly self-evaluation of a project: money grid, goals beside results, scored indicators. */
export const selfEvaluation: FormDefinition = {
  id: 'self-evaluation',
  name: { zh: '项目支出绩效自评表', en: 'Project expenditure self-evaluation' },
  titles: words(`
    项目支出绩效自评表 财政项目支出绩效自评表 部门预算项目支出绩效自评表 项目绩效自评表 预算项目绩效自评表
    项目支出绩效目标自评表 绩效自评表
  `),
  fields: [
    { key: 'declaringUnit', type: 'text', labels: national.DECLARING_UNIT },
    { key: 'projectName', type: 'text', labels: national.PROJECT_NAME, required: true },
    { key: 'projectCategory', type: 'choice', labels: national.PROJECT_CATEGORY },
    { key: 'projectNature', type: 'choice', labels: ['项目属性', '项目性质'] },
    { key: 'competentDepartment', type: 'text', labels: national.COMPETENT_DEPARTMENT },
    { key: 'implementingUnit', type: 'text', labels: national.IMPLEMENTING_UNIT },
    { key: 'projectPeriod', type: 'text', labels: national.PROJECT_PERIOD },
    { key: 'totalScore', type: 'number', labels: ['总分', '自评总分', '自评得分', '总得分', '综合得分'] },
  ],
  sections: [
    {
      key: 'narrative.expectedGoal',
      labels: words(`
        预期目标 年初设定目标 年初预期目标 年度预期目标 预期绩效目标 年初绩效目标 年初设定绩效目标 年初设定的绩效目标
        年度预期绩效目标 预期总目标 预期总体目标 设定目标 年初总体目标 年初设定总体目标 年初设定的目标 年初设定年度目标 年度设定目标
        全年预期目标 预期年度目标 年初绩效总目标
      `),
      headings: ['年度总体目标', '总体目标', '年度目标', '年度绩效目标', '绩效目标'],
      optional: true,
      beside: true,
    },
    {
      key: 'narrative.actualCompletion',
      // none but 年度实际完成情况 is 年度 or 总体 with another one behind: these words stand beside both texts
      labels: words(`
        实际完成情况 目标实际完成情况 年度目标完成情况 年度目标实际完成情况 全年实际完成情况 年度实际完成情况
        本年度实际完成情况 目标完成情况 完成情况 年度绩效目标完成情况
        年度总体目标完成情况 年度总体目标完成情况综述 绩效目标完成情况 绩效目标实际完成情况 总体目标实际完成情况
        全年完成情况 全年目标完成情况 实际达成情况 目标达成情况 年初目标完成情况
      `),
      optional: true,
      beside: true,
    },
  ],
  headings: words(`
    项目资金 资金投入情况 预算执行情况 年度总体目标 总体目标 年度目标 年度绩效目标 绩效目标 绩效指标 年度绩效指标
    总体目标完成情况 完成情况 基本信息 资金情况 项目预算执行 项目预算执行情况 年度预算执行情况 项目资金执行情况 资金执行情况
    项目资金情况 资金使用情况
  `),
  funds: {
    sources: [
      { key: 'total', labels: ['年度资金总额', '资金总额', '年度资金合计', '年度财政资金总额', '合计'] },
      {
        key: 'fiscal',
        labels: words(`
          其中：当年财政拨款 当年财政拨款 本年财政拨款 财政拨款 财政资金 本级财政资金 财政性资金
        `),
      },
      { key: 'carryover', labels: ['上年结转资金', '上年结转', '结转资金'] },
      { key: 'other', labels: ['其他资金', '自有资金', '其他'] },
    ],
    columns: [
      { key: 'initialBudget', labels: ['年初预算数', '年初预算', '年初预算数(A)'] },
      {
        key: 'revisedBudget',
        labels: words(`
          全年预算数 调整后预算数 调整预算数 预算调整数 全年预算数(A) 全年预算数(B) 年度预算数 当年预算数 预算数
          预算安排数
        `),
      },
      {
        key: 'executed',
        labels: words(`
          全年执行数 决算数 预算执行数 实际执行数 执行数 全年执行数(B) 全年执行数(C) 实际支出数 实际支出 实际执行 全年支出数
          全年实际支出数 预算支出数
        `),
      },
      { key: 'weight', labels: ['分值', '权重'] },
      { key: 'rate', labels: ['执行率', '预算执行率', '执行率(%)', '执行率(B/A)', '执行率(C/B)'] },
      { key: 'score', labels: ['得分', '自评得分'] },
    ],
  },
  table: {
    columns: [
      { key: 'level1', labels: ['一级指标'], required: true },
      { key: 'level2', labels: ['二级指标'] },
      { key: 'level3', labels: ['三级指标', '指标内容', '指标名称'], required: true },
      { key: 'explanation', labels: national.EXPLANATION_COLUMN },
      { key: 'targetComparator', labels: national.COMPARATOR_COLUMN },
      {
        key: 'target',
        labels: [
          '年度指标值',
          '指标值',
          '年初指标值',
          '年初目标值',
          '年度预期指标值',
          '年度指标值(A)',
          ...national.TARGET_COLUMN,
        ],
        required: true,
      },
      { key: 'targetUnit', labels: national.UNIT_COLUMN },
      {
        key: 'actual',
        labels: words(`
          实际完成值 全年实际值 全年完成值 实际完成指标值 实际值 完成值 实际完成值(B) 全年实际完成值 完成指标值
          实际完成指标 实际完成
        `),
        required: true,
      },
      { key: 'weight', labels: national.WEIGHT_COLUMN },
      { key: 'score', labels: ['得分', '自评得分'] },
      {
        key: 'deviation',
        labels: words(`
          偏差原因分析及改进措施 未完成原因分析及改进措施 未完成原因分析及拟采取的改进措施 偏差原因分析 未完成原因分析
          偏差分析及改进措施 原因分析及改进措施 扣分原因分析及改进措施 扣分原因
        `),
      },
      { key: 'note', labels: national.NOTE_COLUMN },
    ],
    levels: [COST, OUTPUT_WITH_COST, BENEFIT, SATISFACTION],
    footers: [
      { key: 'totalScore', labels: ['总分', '合计', '总计', '总得分', '自评总分', '自评得分', '综合得分', '合计得分'] },
    ],
  },
};
