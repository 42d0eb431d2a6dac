import type { FormDefinition } from '../model/form.js';
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
    { key: 'declaringUnit', type: 'text', labels: ['申报单位名称', '申报单位'] },
    { key: 'projectName', type: 'text', labels: ['项目名称'], required: true },
    { key: 'projectCategory', type: 'text', labels: ['项目类别'] },
    { key: 'plannedStartDate', type: 'date', labels: ['计划开始日期'] },
    { key: 'plannedEndDate', type: 'date', labels: ['计划完成日期'] },
    { key: 'governmentProcurement', type: 'boolean', labels: ['是否含有政府购买服务'] },
    { key: 'performanceType', type: 'text', labels: ['绩效类型'] },
    { key: 'budget.total', type: 'money', labels: ['项目总预算'] },
    { key: 'budget.currentYear', type: 'money', labels: ['项目当年预算'] },
    { key: 'budget.previousYear', type: 'money', labels: ['同名项目上年预算额'] },
    { key: 'budget.previousYearExecution', type: 'money', labels: ['同名项目上年预算执行数'] },
  ],
  sections: [
    {
      key: 'narrative.overview',
      labels: ['项目概况'],
      cues: {
        start: words(`
          辖区 全市 全区 全县 本项目 该项目 项目 我单位 我局 我中心 目前 现有 截至
        `),
        any: words(`
          拟 本次 本期 占地 年均 日均 全长 服务对象 规模 工程起于 前期工作 其中 位于 主要内容 项目内容 建设内容
          服务内容 工作内容 主要包括 包括 建成 现有 始建 建于 面积 平方米 截至#年 目前 共有 共计 覆盖 主要用于 主要为
          承担 由来 自#年 成立于 隶属 该项目 本项目
        `),
      },
    },
    {
      key: 'narrative.basis',
      labels: ['立项依据'],
      cues: {
        made: 'citations',
        start: ['根据', '依据', '按照', '《', '经', '为贯彻', '贯彻', '关于'],
        any: words(`
          审议通过 会议 决定 实事项目 清单 申报通知 评审意见 《 》 〔#〕 [#] (#) 号) 号） 第#条 办法 条例 通知 意见 批复 纪要
          三年行动 精神 批准 常务会议 政府令 要求
        `),
      },
    },
    {
      key: 'narrative.necessity',
      labels: ['项目设立的必要性', '项目设立必要性'],
      cues: {
        start: words(`
          根据 如果 没有 为 随着 由于 因 当前 近年来 目前 开展 通过 一方面 上海市一直
        `),
        any: words(`
          普遍 关注度 呼声 断层 超期 停产 重复 弥补 降低 避免 仍 不足 缺口 老旧 隐患 投入 维持 落后 频次 高峰 差距
          必要 《 〔#〕 要求 落实 势在必行 有利于 有助于 需要 亟需 急需 迫切 意义 问题 不足 难以 无法 短板 隐患 老化
          陈旧 缺乏 滞后 日益 随着 矛盾 压力 不便 投诉 需求 如不 否则 风险 衰退 影响 不能 能够 从而 有效 关系到 重要
          长期以来 居民 市民 群众
        `),
      },
    },
    {
      key: 'narrative.safeguards',
      labels: ['保证项目实施的制度、措施', '保证项目实施的制度措施'],
      cues: {
        start: words(`
          组建 落实 资金 项目资金 由 建立 制定 成立 严格 组织 实行 设立 项目实行 采用 采购 一是组织 加强
        `),
        any: words(`
          签约 签订 督查 专班 授权 日志 备案 挂钩 试运行 办公会 审议 专家 双签 分管领导 公示 违约 廉政 持证 台账 核算
          回避 履约 质保 报废 制度 措施 专人 负责 管理办法 监督 机制 公开招标 招投标 招标 流程 领导小组 审计 专款专用
          专账 风险 监理 考核 内控 内部控制 责任 严格 检查 抽查 财务 合同 台账 例会 统筹 牵头 组长 委托 验收 第三方
          规程 规范 三重一大 集体 会签 巡查 值班 应急预案 保密 评审 负责人
        `),
      },
    },
    {
      key: 'narrative.implementationPlan',
      labels: ['项目实施计划'],
      cues: {
        made: 'schedule',
        start: words(`
          将于 年初 第一阶段 第一季度 一季度 上半年 #月 #年#月 #年 计划 全年 每月 每年 前期 项目自
        `),
        any: words(`
          同步 完工 进场 培训 调试 部署 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 季度 年初 年中
          年底 年末 #月 月底 月份 上半年 下半年 阶段 上旬 中旬 下旬 日前 全年 开工 竣工 启动 完成 签订 编制 招标 采购
          验收 实施 开展 试运行 结算 总结 每月 每周 周期 分批
        `),
      },
    },
    {
      key: 'narrative.goals',
      labels: ['总目标及阶段性目标', '项目总目标及阶段性目标'],
      optional: true,
      cues: {
        start: words(`
          使 建成 形成 总目标 总体目标 阶段性目标 阶段目标 年度目标 近期目标 长期目标 中期目标 当年目标 通过 满足 实现
          围绕 保障 使 力争 到#年
        `),
        any: words(`
          不少于 不发生 无安全 达标 可持续 有效 成为 目标 总目标 阶段性目标 阶段目标 年度目标 达到 实现 力争 确保
          不低于 不少于 不超过 以上 提升 提高 形成 保障 促进 满意度 #% 逐步 构建 打造 支撑 保证 满足 使 基本 全面
          覆盖率
        `),
      },
    },
  ],
  headings: ['本项目上年度市级财政资金使用情况', '{year}年绩效目标'],
  funds: null,
  table: {
    columns: [
      { key: 'level1', labels: ['一级目标'], required: true },
      { key: 'level2', labels: ['二级目标'], required: true },
      { key: 'level3', labels: ['三级目标'], required: true },
      { key: 'target', labels: ['指标目标值'], required: true },
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
            targetKinds: ['count'],
            cues: ['数量', '次数', '人数', '个数', '面积', '规模', '量', '家数', '单位数'],
            targetCues: ['个', '次', '家', '条', '人', '项', '份', '篇', '套', '台', '件', 'm2', '平方米'],
          },
          {
            name: '质量',
            targetKinds: ['percent', 'words'],
            cues: words(`
              质量 合格率 准确率 通过率 达标率 完好率 正确率 入库率 采纳率 停机率 办结率
            `),
          },
          {
            name: '时效',
            targetKinds: ['time'],
            cues: ['及时', '时间', '时效', '进度', '时长', '按时', '频率', '周期', '完成率'],
            targetCues: ['月底', '按时', '及时', '小时', '分钟', '工作日', '年底', '天内'],
          },
          {
            name: '成本',
            targetKinds: ['money'],
            cues: ['成本', '费用', '造价', '单价', '控制率', '节约'],
            targetCues: ['万元', '元/'],
          },
        ],
      },
      {
        name: '效果目标',
        children: [
          { name: '经济效益', cues: ['经济', '投资', '收入', '产值', '税收', '投入', '带动', '交易活跃', '支出'] },
          { name: '社会效益', cues: ['社会', '公开水平', '知晓', '覆盖', '影响力', '应用范围', '合作', '服务'] },
          { name: '环境效益', cues: ['环境', '生态', '污染', '排放', '节能', '绿化'] },
          { name: '满意度', cues: ['满意'], alwaysCued: true },
        ],
      },
      {
        name: '影响力目标',
        children: [
          { name: '长效管理', cues: ['机制', '长效', '管理规范', '制度建设', '维护', '分工'] },
          { name: '人力资源', cues: ['人员', '团队', '人才', '培训', '队伍', '人力'] },
          { name: '部门协助', cues: ['部门', '协同', '会商', '协调', '协助', '配合', '联席会议', '商议'] },
          { name: '配套设施', cues: ['配套', '设施', '设备'] },
          { name: '信息共享', cues: ['信息共享', '网站', '公示', '共享', '发布', '公开', '渠道'] },
        ],
      },
    ],
    footers: [],
  },
};
