import { words } from './words.js';

/** What the Ministry's forms and the variants of provinces call the same thing. The Ministry's own word stands first. */

export const DECLARING_UNIT: readonly string[] = words(`
  填报单位 填报单位(盖章) 申报单位 申报单位(盖章) 申报单位名称 项目申报单位 申报部门 预算单位 预算单位(盖章)
  预算单位名称 编制单位 编制单位(盖章) 单位名称 填报部门 部门(单位)
`);

export const PROJECT_NAME: readonly string[] = words(`
  项目名称 专项名称 专项资金名称 专项(项目)名称 项目(专项)名称 单位(专项)名称 单位名称、项目名称 单位(项目)名称
  项目(政策)名称 政策(项目)名称 政策名称 政策(专项)名称 转移支付名称 转移支付(项目)名称 转移支付项目名称
`);

export const PROJECT_CATEGORY: readonly string[] = ['项目类别', '项目类型', '项目分类'];

export const COMPETENT_DEPARTMENT: readonly string[] = words(`
  主管部门 主管部门及代码 主管部门及编码 业务主管部门 项目主管部门 中央主管部门 主管部门名称 主管单位 资金主管部门
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
