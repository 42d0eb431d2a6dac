import { words } from './words.js';

/** What the Ministry's forms and the variants of provinces call the same thing. The Ministry's own word stands first. */

export const DECLARING_UNIT: readonly string[] = words(`
  填报单位 填报单位(盖章) 申报单位 申报单位(盖章) 申报单位名称 项目申报单位 申报部门 预算单位 预算单位(盖章)
  预算单位名称 编制单位 编制单位(盖章) 单位名称 填报部门 部门(单位)
`);

export const PROJECT_NAME: readonly string[] = words(`
  项目名称 专项名称 专项资金名称 专项(项目)名称 项目(专项)名称 单位(专项)名称 单位名称、项目名称 单位(项目)名称
  预算项目名称 申报项目名称 评价项目名称 项目(政策)名称 政策(项目)名称 政策名称 政策(专项)名称 转移支付名称 转移支付(项目)名称 转移支付项目名称
`);

export const PROJECT_CATEGORY: readonly string[] = ['项目类别', '项目类型', '项目分类'];

export const COMPETENT_DEPARTMENT: readonly string[] = words(`
  主管部门 主管部门及代码 主管部门及编码 主管部门名称及代码 主管部门代码 业务主管部门 预算主管部门 项目主管部门 中央主管部门 主管部门名称 主管单位 资金主管部门
  政策主管部门 专项主管部门
`);

export const IMPLEMENTING_UNIT: readonly string[] = words(`
  实施单位 项目实施单位 项目单位 具体实施单位 资金使用单位 用款单位 项目用款单位 项目执行单位 执行单位 项目承担单位
  承担单位
`);

export const PROJECT_PERIOD: readonly string[] = words(`
  项目期 项目期限 项目起止时间 项目起止日期 项目起止年限 起止时间 项目周期 建设周期 建设期限 实施期限 实施周期
  项目实施期 项目实施期限 项目实施周期 专项实施期 政策实施期 政策期限 政策实施期限 政策起止时间
`);

export const COMPARATOR_COLUMN: readonly string[] = words(`
  指标性质 绩效指标性质 计算符号 运算符号 运算符 比较符号 指标符号 指标方向
`);

/** What an indicator is to reach, in words that goal and self-evaluation share; each puts its own first. */
export const TARGET_COLUMN: readonly string[] = words(`
  目标值 年度目标值 指标目标值 预期指标值 预期目标值 预期值 预期当年实现值 预期当年实现 计划指标值 全年指标值
  全年目标值 当年指标值 本年指标值 本年度指标值 项目指标值
`);

export const UNIT_COLUMN: readonly string[] = ['度量单位', '计量单位', '指标单位', '绩效度量单位', '指标值单位'];

/** What an indicator means, how it is worked out and scored, and where its value comes from. */
export const EXPLANATION_COLUMN: readonly string[] = words(`
  指标解释 指标说明 指标解释说明 指标描述 绩效指标描述 指标值说明 指标值内容 指标计算方法 计算方法 得分计算方法 评分标准
  评分规则 评分方法 评分办法 评分细则 评价标准 评扣分标准 评(扣)分标准 扣分标准 计分标准 计分方法 指标解释及计算方法
  数据来源 指标值来源 佐证资料 佐证材料
`);

export const WEIGHT_COLUMN: readonly string[] = ['分值', '权重', '指标分值', '指标权重', '分值权重', '分值(权重)'];

export const NOTE_COLUMN: readonly string[] = ['备注', '说明'];

export const OVERVIEW: readonly string[] = words(`
  项目概况 项目概述 项目基本情况 项目基本概况 项目内容 项目简介 项目情况简介 项目实施内容 项目主要内容 项目建设内容 主要建设内容
`);

export const BASIS: readonly string[] = words(`
  立项依据 项目立项依据 项目立项的依据 项目依据 项目设立依据 项目设立的依据 设立依据 立项政策依据 立项及政策依据 项目政策依据 政策依据
`);

export const NECESSITY: readonly string[] = words(`
  项目设立的必要性 项目设立必要性 项目申报的可行性和必要性 立项必要性 项目必要性 项目实施必要性 项目实施的必要性 实施必要性
  设立必要性 项目立项必要性 项目立项的必要性
`);

export const SAFEGUARDS: readonly string[] = words(`
  保证项目实施的制度、措施 保证项目实施的制度措施 保证项目实施的制度和措施 保证项目实施的制度及措施 保证项目实施的措施
  保障项目实施的制度、措施 保障项目实施的制度措施 保障项目实施的措施 保障措施 项目保障措施 项目实施保障措施 制度措施保障
  制度保障措施 项目管理措施 项目实施的制度、措施
`);

export const IMPLEMENTATION_PLAN: readonly string[] = words(`
  项目实施计划 项目实施进度计划 实施计划 实施方案 项目实施方案 项目实施安排 项目进度安排 项目进度计划 实施进度计划
  实施进度安排 项目实施进度安排 项目实施进度 项目年度实施计划
`);

export const OVERALL_GOAL: readonly string[] = words(`
  项目总体目标 项目总目标 中期目标 长期目标 中长期目标 中长期总体目标 实施期目标 实施期总目标 总目标
  项目绩效总目标 项目绩效总体目标 绩效总目标 绩效总体目标 项目总体绩效目标 总体绩效目标 中长期绩效目标
  长期绩效目标 中期绩效目标 实施期绩效目标 实施期总体目标 项目长期目标 项目中长期目标 项目中期目标 项目实施期目标
  项目实施期总目标 项目期目标 项目期总目标 全周期目标 全周期绩效目标 项目全周期目标 项目全周期绩效目标 跨年度目标 三年目标
  三年总目标 中期总目标 中期总体目标 长期总目标 长期总体目标 项目整体目标 整体目标 整体绩效目标
`);

/** None begins with 项目, which stands beside both goals as well: `项目` and `年度总体目标` are no 项目年度总体目标. */
export const ANNUAL_GOAL: readonly string[] = words(`
  年度总体目标 年度目标 年度绩效目标 年度总目标 当年目标 年度绩效总目标 年度绩效总体目标 年度总体绩效目标
  当年绩效目标 本年度目标 本年度绩效目标 本年度总体目标 本年度总目标 本年目标 本年绩效目标 本年总体目标
  当年总体目标 当年总目标 年度工作目标
`);
