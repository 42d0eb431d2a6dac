import { flatMap } from '../model/group.js';
import { words } from './words.js';

/** Who gives the money; two of them together, as 中央和省级. */
const GIVERS: readonly string[] = [
  ...words('中央 省级 市级 区级 县级 市县 区县 镇级 乡镇 本级 上级 地方 省市级'),
  ...flatMap(['中央和省级', '省级和市级', '市级和区级', '市级和县级'], (both) => [both, both.replace('和', '及')]),
];

const MONEY: readonly string[] = words('财政资金 财政拨款 资金 补助资金 专项资金 配套资金 转移支付资金');

/** Whose money it is, as rows of the money grid say: 省级财政资金, 县级配套资金, 其中：省级财政资金; the line of a wrapped one has no 其中. */
const SOURCES: readonly string[] = flatMap(GIVERS, (giver) => [
  ...[...MONEY, ...words('财政 补助 配套 转移支付')].map((money) => giver + money),
  ...MONEY.map((money) => `其中：${giver}${money}`),
]);

/** Labels of such forms that are no field of ours: known so that no value runs into them. Their values are `unplaced`. */
export const OTHER_LABELS: readonly string[] = [
  ...SOURCES,
  ...words(`
  项目负责人 项目负责人及电话 负责人 单位负责人 财务负责人 联系人 联系人及电话 联系电话 电话 填报人 填表人 填报日期
  填报时间 审核人 项目编码 项目代码 项目编号 项目类型 项目类别 项目性质 资金性质 资金用途 资金来源 预算科目 功能科目
  单位地址 邮政编码 项目概况 项目内容 项目简介 立项依据 立项必要性 项目设立的必要性 项目可行性 项目实施计划
  保证项目实施的制度、措施 其他说明的问题 其他需要说明的问题 其他需要说明事项 其他需要说明的事项 项目负责人及联系电话
  项目经办人 经办人 联系方式 填表日期 填表时间 单位编码 单位代码 项目等级 项目级次 起始年度 终止年度 省级财政部门
  省级主管部门 地方主管部门 购买方式 购买主体 承接主体 一般公共预算 一般公共预算拨款 政府性基金 政府性基金预算
  政府性基金预算拨款 国有资本经营预算 财政专户管理资金 本级安排 单位资金 单位自筹 自筹资金 专项债券资金 债券资金 资本金
  预算规模及资金用途 预算执行率权重 预算执行率权重(%) 执行率分值(10) 执行率分值(10分) 执行率分值(20) 执行率分值(20分) 预算执行率分值 资金支出计划 项目实施可行性 实施可行性 立项可行性 自评结论
  自评等级 评价等级 序号 打印时间 打印日期 打印人 制表人 制表日期 制表时间 复核人 分管领导 填表人及电话 填报人及电话
  填报人电话 填表人电话 填报人联系电话 是否新增 是否新增项目 偏差大或目标未完成原因分析 改进措施及结果应用方案
  存在问题及改进措施 改进措施及下一步工作计划 评价日期 评价时间 自评日期 自评时间 评价人 自评人 审核日期 审批日期 批准日期
  单位意见 项目单位意见 申报单位意见 主管部门意见 主管部门审核意见 财政部门意见 财政部门审核意见 部门意见 审核意见 审批意见
  评审意见 专家意见 单位负责人意见
`),
];
