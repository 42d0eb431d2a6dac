import type { FormDefinition } from '../model/form.js';
import * as national from './national-labels.js';
import { words } from './words.js';

/** Shanghai's declaration as printed in 2020; vocabulary from seven real declarations of one filing. */
export const shanghai2020: FormDefinition = {
  id: 'shanghai-2020',
  name: {
    zh: '上海市财政项目支出绩效目标申报表（2020年版式）',
    en: 'Shanghai project performance declaration, layout of 2020',
  },
  titles: ['财政项目支出绩效目标申报表'],
  fields: [
    { key: 'declaringUnit', type: 'text', labels: national.DECLARING_UNIT },
    { key: 'projectName', type: 'text', labels: national.PROJECT_NAME, required: true },
    { key: 'projectCategory', type: 'text', labels: national.PROJECT_CATEGORY },
    { key: 'plannedStartDate', type: 'date', labels: words('计划开始日期 项目开始日期') },
    {
      key: 'plannedEndDate',
      type: 'date',
      labels: words('计划完成日期 项目完成日期'),
    },
    {
      key: 'governmentProcurement',
      type: 'boolean',
      labels: words('是否含有政府购买服务 是否政府购买服务 含有政府购买服务'),
    },
    { key: 'performanceType', type: 'text', labels: ['绩效类型', '项目绩效类型', '绩效目标类型'] },
    {
      key: 'budget.total',
      type: 'money',
      labels: words('项目总预算 项目预算总额 项目资金总额 项目总投资 项目预算总金额 预算总额'),
    },
    {
      key: 'budget.currentYear',
      type: 'money',
      labels: words('项目当年预算 项目年度预算 当年预算'),
    },
    {
      key: 'budget.previousYear',
      type: 'money',
      labels: words('同名项目上年预算额 上年同名项目预算额'),
    },
    {
      key: 'budget.previousYearExecution',
      type: 'money',
      labels: words('同名项目上年预算执行数 同名项目上年执行数 上年同名项目预算执行数'),
    },
  ],
  sections: [
    {
      key: 'narrative.overview',
      labels: national.OVERVIEW,
    },
    {
      key: 'narrative.basis',
      labels: national.BASIS,
    },
    {
      key: 'narrative.necessity',
      labels: national.NECESSITY,
    },
    {
      key: 'narrative.safeguards',
      labels: national.SAFEGUARDS,
    },
    {
      key: 'narrative.implementationPlan',
      labels: national.IMPLEMENTATION_PLAN,
    },
    {
      key: 'narrative.goals',
      labels: words(`
        总目标及阶段性目标 项目总目标及阶段性目标 项目总体目标及阶段性目标 总体目标及阶段性目标 总目标及阶段目标
        项目总目标及阶段目标 绩效总目标及阶段性目标 项目绩效总目标及阶段性目标 项目总目标 项目绩效总目标
      `),
      optional: true,
    },
  ],
  headings: words(`
    本项目上年度市级财政资金使用情况 同名项目上年度市级财政资金使用情况 项目上年度市级财政资金使用情况
    上年度市级财政资金使用情况 {year}年绩效目标 {year}年度绩效目标 绩效目标 当年绩效目标 绩效指标
  `),
  funds: null,
  table: {
    columns: [
      { key: 'level1', labels: ['一级目标', '一级指标'], required: true },
      { key: 'level2', labels: ['二级目标', '二级指标'], required: true },
      { key: 'level3', labels: ['三级目标', '三级指标'], required: true },
      { key: 'target', labels: [...new Set(['指标目标值', '指标值', ...national.TARGET_COLUMN])], required: true },
      { key: 'explanation', labels: national.EXPLANATION_COLUMN, occasional: true },
      { key: 'weight', labels: national.WEIGHT_COLUMN, occasional: true },
      { key: 'note', labels: ['备注'], occasional: true },
    ],
    levels: [
      {
        name: '投入与管理',
        children: [
          {
            name: '投入管理',
            level3: ['预算编制合理性', '预算执行率', '预算资金到位率'],
          },
          {
            name: '财务管理',
            level3: ['财务管理制度健全性', '财务监控有效性', '资金使用规范性'],
          },
          {
            name: '实施管理',
            level3: words(`
              项目管理制度健全性 资格审核（含复审）规范性 信息公开实现率 政府采购规范性 合同管理完备性 项目质量可控性
              项目验收规范性 监理规范性 工程变更规范性 系统运维规范性 供应商资质符合程度
            `),
          },
        ],
      },
      {
        name: '产出目标',
        children: [
          {
            name: '数量',
            aliases: ['产出数量'],
          },
          {
            name: '质量',
            aliases: ['产出质量'],
          },
          {
            name: '时效',
            aliases: ['产出时效', '产出进度'],
          },
          {
            name: '成本',
            aliases: ['产出成本'],
          },
        ],
      },
      {
        name: '效果目标',
        children: [
          { name: '经济效益' },
          { name: '社会效益' },
          { name: '环境效益', aliases: ['生态效益', '生态环境效益'] },
          { name: '满意度', aliases: ['服务对象满意度', '社会公众满意度'], cues: ['满意', '满意度'], alwaysCued: true },
        ],
      },
      {
        name: '影响力目标',
        children: [
          {
            name: '长效管理',
          },
          { name: '人力资源' },
          { name: '部门协助' },
          { name: '配套设施' },
          { name: '信息共享' },
        ],
      },
    ],
    footers: [],
  },
};
