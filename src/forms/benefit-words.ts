import { words } from './words.js';

/**
 * Words by which names of level 3 tell what a project is good for, whatever a form calls its levels: names of these levels are
 * free, and often nothing but their subject says which of them they belong to.
 */

export const ECONOMIC_WORDS = words(`
  经济 投资 投入 收入 产值 税收 带动 增收 损失 支出 增产 产量 增效 节本 收益 利润 亏损 营业额 销售 消费 费用 电费 成本 节约 挽回 追回
  残值 融资 损耗 油耗 交易 价值
`);

export const SOCIAL_WORDS = words(`
  社会 受益 惠及 受众 知晓 覆盖 公众 群众 居民 市民 村民 农户 老年人 儿童 未成年人 残疾人 学生 师生 家长 家庭 读者 观众 游客 患者 病例 救治
  救助 死亡率 病死率 发病率 入学率 亡人 伤人 人次 就业 安全 事故 事件 案件 纠纷 信访 投诉 诉求 舆情 疫情 犯罪 预警 避险 氛围 风尚 影响力
  意识 素养 科普 文化 服务 便利 便民 办事 办件 跑动 出行 通行 交通 公交 步行 拥堵 供应 基层 公开
`);

export const ECOLOGICAL_WORDS = words(`
  环境 生态 污染 排放 外排 排污 节能 能耗 节水 用水 节电 用电 电量 燃煤 散煤 低碳 光伏 碳排 新能源 绿 水质 水体 水源 水土 土壤 空气 扬尘 噪声 臭气 异味 浓度
  回收 垃圾 废 弃土 弃渣 粪污 秸秆 综合利用 资源化 无害化 化肥 农药 用地 植被 植物 湿地 候鸟 种群 多样性 无纸化 纸质
`);

export const LASTING_WORDS = words(`
  机制 长效 制度 可持续 管护 年限 寿命 质保 长期 持续 维护 运维 后续 责任 常态化 延续 稳定性 稳定率 稳定期 队伍 人才 留用率 流失率 培养 传承 体系 规程
  档案 台账 更新 扩展
`);
