import type { FormDefinition } from '../model/form.js';
import { ECOLOGICAL_WORDS, ECONOMIC_WORDS, SOCIAL_WORDS } from './benefit-words.js';
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
      { key: 'note', labels: ['备注'], occasional: true },
    ],
    levels: [
      {
        name: '投入与管理',
        children: [
          {
            name: '投入管理',
            level3: ['预算编制合理性', '预算执行率', '预算资金到位率'],
            cues: ['预算', '资金到位', '投入'],
          },
          {
            name: '财务管理',
            level3: ['财务管理制度健全性', '财务监控有效性', '资金使用规范性'],
            cues: ['财务', '资金使用', '资金管理', '会计', '支付'],
          },
          {
            name: '实施管理',
            level3: words(`
              项目管理制度健全性 资格审核（含复审）规范性 信息公开实现率 政府采购规范性 合同管理完备性 项目质量可控性
              项目验收规范性 监理规范性 工程变更规范性 系统运维规范性 供应商资质符合程度
            `),
            cues: words(`
              管理制度 规范性 合同 验收规范 监理 采购 质量可控 资格审核 信息公开 完备性
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
            targetKinds: ['count'],
            cues: ['数量', '次数', '人数', '个数', '面积', '规模', '量', '家数', '单位数'],
            targetCues: ['个', '次', '家', '条', '人', '项', '份', '篇', '套', '台', '件', 'm2', '平方米'],
          },
          {
            name: '质量',
            aliases: ['产出质量'],
            targetKinds: ['percent', 'words'],
            cues: words(`
              质量 合格率 准确率 通过率 达标率 完好率 正确率 入库率 采纳率 停机率 办结率
            `),
          },
          {
            name: '时效',
            aliases: ['产出时效', '产出进度'],
            targetKinds: ['time'],
            cues: ['及时', '时间', '时效', '进度', '时长', '按时', '频率', '周期', '完成率'],
            targetCues: ['月底', '按时', '及时', '小时', '分钟', '工作日', '年底', '天内'],
          },
          {
            name: '成本',
            aliases: ['产出成本'],
            targetKinds: ['money'],
            cues: ['成本', '费用', '造价', '单价', '控制率', '节约'],
            targetCues: ['万元', '元/'],
          },
        ],
      },
      {
        name: '效果目标',
        children: [
          { name: '经济效益', targetKinds: ['money'], cues: ECONOMIC_WORDS },
          { name: '社会效益', cues: SOCIAL_WORDS },
          { name: '环境效益', aliases: ['生态效益', '生态环境效益'], cues: ECOLOGICAL_WORDS },
          { name: '满意度', aliases: ['服务对象满意度', '社会公众满意度'], cues: ['满意', '满意度'], alwaysCued: true },
        ],
      },
      {
        name: '影响力目标',
        children: [
          {
            name: '长效管理',
            cues: words('机制 长效 管理规范 制度 维护 分工 责任 台账 档案 巡查 常态化 体系 规程 延续'),
          },
          { name: '人力资源', cues: words('人员 团队 人才 培训 队伍 人力 培养 持证 职称') },
          { name: '部门协助', cues: words('部门 协同 会商 协调 协助 配合 联席会议 商议 联动 联合 共建') },
          { name: '配套设施', cues: words('配套 设施 设备 装置 备件') },
          { name: '信息共享', cues: words('信息共享 网站 公示 共享 发布 公开 渠道 报送 同步 接入 公布') },
        ],
      },
    ],
    footers: [],
  },
};
