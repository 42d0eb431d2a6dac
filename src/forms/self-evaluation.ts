import type { FormDefinition } from '../model/form.js';
import { BENEFIT, COST, OUTPUT_WITH_COST, SATISFACTION } from './national-levels.js';

/** The yearly self-evaluation of a project: money grid, goals beside results, scored indicators. */
export const selfEvaluation: FormDefinition = {
  id: 'self-evaluation',
  name: { zh: '项目支出绩效自评表', en: 'Project expenditure self-evaluation' },
  titles: [
    '项目支出绩效自评表',
    '财政项目支出绩效自评表',
    '部门预算项目支出绩效自评表',
    '项目绩效自评表',
    '预算项目绩效自评表',
    '项目支出绩效目标自评表',
    '绩效自评表',
  ],
  fields: [
    {
      key: 'declaringUnit',
      type: 'text',
      labels: [
        '填报单位',
        '填报单位(盖章)',
        '预算单位',
        '预算单位(盖章)',
        '编制单位',
        '编制单位(盖章)',
        '申报单位',
        '单位名称',
      ],
    },
    { key: 'projectName', type: 'text', labels: ['项目名称'], required: true },
    { key: 'projectCategory', type: 'choice', labels: ['项目类别', '项目类型', '项目分类'] },
    { key: 'projectNature', type: 'choice', labels: ['项目属性', '项目性质'] },
    {
      key: 'competentDepartment',
      type: 'text',
      labels: ['主管部门', '主管部门及代码', '业务主管部门', '主管部门名称', '主管单位'],
    },
    {
      key: 'implementingUnit',
      type: 'text',
      labels: ['实施单位', '项目实施单位', '项目单位', '具体实施单位', '资金使用单位'],
    },
    { key: 'projectPeriod', type: 'text', labels: ['项目期', '项目起止时间', '项目周期', '建设周期'] },
    { key: 'totalScore', type: 'number', labels: ['总分', '自评总分', '自评得分', '总得分'] },
  ],
  sections: [
    {
      key: 'narrative.expectedGoal',
      labels: ['预期目标', '年初设定目标', '年初预期目标', '年度预期目标', '预期绩效目标'],
      optional: true,
      beside: true,
      cues: { start: ['目标1', '保障', '完成'], any: ['以上', '以内', '确保', '达到', '力争'] },
    },
    {
      key: 'narrative.actualCompletion',
      labels: ['实际完成情况', '目标实际完成情况', '年度目标完成情况', '全年实际完成情况', '目标完成情况', '完成情况'],
      optional: true,
      beside: true,
      cues: { start: ['实际', '已', '全年'], any: ['实际', '已完成', '全部完工', '比上年', '因'] },
    },
  ],
  headings: [
    '项目资金',
    '预算执行情况',
    '年度总体目标',
    '总体目标',
    '年度目标',
    '绩效指标',
    '年度绩效指标',
    '完成情况',
  ],
  funds: {
    sources: [
      { key: 'total', labels: ['年度资金总额', '资金总额', '年度资金合计', '合计'] },
      {
        key: 'fiscal',
        labels: ['其中：当年财政拨款', '当年财政拨款', '本年财政拨款', '财政拨款', '财政资金', '本级财政资金'],
      },
      { key: 'carryover', labels: ['上年结转资金', '上年结转', '结转资金'] },
      { key: 'other', labels: ['其他资金', '自有资金', '其他'] },
    ],
    columns: [
      { key: 'initialBudget', labels: ['年初预算数', '年初预算', '年初预算数(A)'] },
      {
        key: 'revisedBudget',
        labels: ['全年预算数', '调整后预算数', '全年预算', '调整预算数', '全年预算数(A)', '全年预算数(B)'],
      },
      {
        key: 'executed',
        labels: ['全年执行数', '预算执行数', '实际执行数', '执行数', '全年执行数(B)', '全年执行数(C)'],
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
      { key: 'explanation', labels: ['指标解释', '指标说明', '评分标准'] },
      { key: 'targetComparator', labels: ['指标性质', '计算符号', '指标方向'] },
      {
        key: 'target',
        labels: ['年度指标值', '指标值', '目标值', '年度目标值', '年初指标值', '预期指标值', '年度指标值(A)'],
        required: true,
      },
      { key: 'targetUnit', labels: ['度量单位', '计量单位', '指标单位'] },
      {
        key: 'actual',
        labels: ['实际完成值', '全年实际值', '全年完成值', '实际完成指标值', '实际值', '完成值', '实际完成值(B)'],
        required: true,
      },
      { key: 'weight', labels: ['分值', '权重', '指标分值'] },
      { key: 'score', labels: ['得分', '自评得分'] },
      {
        key: 'deviation',
        labels: [
          '偏差原因分析及改进措施',
          '偏差原因及改进措施',
          '未完成原因及改进措施',
          '未完成原因分析及改进措施',
          '偏差原因分析和改进措施',
          '偏差原因分析',
          '未完成原因和改进措施',
        ],
      },
      { key: 'note', labels: ['备注', '说明'] },
    ],
    levels: [COST, OUTPUT_WITH_COST, BENEFIT, SATISFACTION],
    footers: [{ key: 'totalScore', labels: ['总分', '合计', '总计', '总得分'] }],
  },
};
