import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

/** Blocks of rows, as MuPDF prints them: 评分标准 is filled in each, 备注 in none or few. */
const FORM = `部门预算项目支出绩效目标申报表

项目名称
社区老年人助餐点运营补贴
主管部门
湘北县民政局

项目
年度
绩效
指标

一级指标
二级指标
指标内容
指标值
评分标准
备注

产出指标

数量指标

新增助餐点
=9 个
完成得满分，未完成按比例得分

日均供餐能力
≥6200 客
达到目标值得满分，每低一个百分点
扣 5%权重分

质量指标

食品留样合格率
=100%
由街道办事处每月抽查

满意度指标

服务对象满意度指标
就餐老人满意度
≥90%
按问卷结果
`;

describe('a table with explanations and remarks', () => {
  it('gives the one text of a row to the explanation, below a side heading that begins as a column does', async () => {
    const { projects } = await parseDeclaration(new TextEncoder().encode(FORM));
    expect(projects[0].indicators.map(({ target, explanation, note }) => [target, explanation, note])).toEqual([
      ['=9 个', '完成得满分，未完成按比例得分', null],
      ['≥6200 客', '达到目标值得满分，每低一个百分点扣 5%权重分', null],
      ['=100%', '由街道办事处每月抽查', null],
      ['≥90%', '按问卷结果', null],
    ]);
  });
});

/** Printed by height: the last line of an explanation or a target stands behind the points of its row. */
const BY_HEIGHT = `项目支出绩效目标表
填报单位（盖章）：禾川县林业局
项目名称
松材线虫病疫木除治
年度目标
除治疫木4.8万株。
一级指标 二级指标
三级指标
指标值
指标解释 分值
备注
调查样线数量
≥136条
5
产出指标
山场除治合格率
100%
10
（50分） 质量指标
物种鉴定准确率
≥98% 专家抽样复
5
核
时效指标 春季除治完成时间 3月31日前
5
经济效益指 减少林木蓄积损失 ≥3600立方
10
标
米
效益指标
社会效益指标
防治知识知晓率
≥80%
20
（30分）
满意度指标 服务对象满
林农满意度
≥90%
10
（10分） 意度指标
`;

describe('the last line of a wrapped cell behind the points of its row', () => {
  it('is no remark: it goes back to the explanation or target, with a warning', async () => {
    const { projects } = await parseDeclaration(new TextEncoder().encode(BY_HEIGHT));
    const [{ indicators, diagnostics }] = projects;
    expect(indicators.map(({ target, explanation, note }) => [target, explanation, note]).slice(2, 5)).toEqual([
      ['≥98%', '专家抽样复核', null],
      ['3月31日前', null, null],
      ['≥3600立方米', null, null],
    ]);
    const inferred = diagnostics.filter(({ code }) => code === 'row-inferred').map(({ field }) => field);
    expect(inferred).toEqual(expect.arrayContaining(['indicators[2]', 'indicators[4]']));
  });
});

/** The reason of the lost point begins above its row, behind one that has all of its points. */
const OPEN_REASON = `项目支出绩效自评表
（2023年度）
项目名称：社保自助终端
主管部门：县人社局
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
产出指标 质量指标 设备验收合格率
=100%
100%
10 10
生存认证率
≥99.5% 99.7% 10 10
设备芯片供货延迟，
时效指标 设备安装完成时间
6月底前 7月12日 5
4 今后在合同中明确供
货时限和违约责任
成本指标 单台设备采购价
≤2.6万元 2.48万元 5
5
效益指标 社会效益指标 群众办事平均用时
明显缩短 由22分钟缩
10 10
短至9分钟
可持续影响指标 基金安全风险防控机制
健全
健全
10
10
`;

describe('what stands behind a row that has all of its points', () => {
  it('goes to the row below that lost some where it is open, and is in doubt elsewhere', async () => {
    const { projects } = await parseDeclaration(new TextEncoder().encode(OPEN_REASON));
    const [{ indicators, diagnostics }] = projects;
    const told = indicators.map(({ level3, deviation }) => [level3, deviation]).filter(([, reason]) => reason);
    expect(told).toEqual([
      ['设备安装完成时间', '设备芯片供货延迟，今后在合同中明确供货时限和违约责任'],
      ['群众办事平均用时', '短至9分钟'],
    ]);
    const inferred = diagnostics.filter(({ code }) => code === 'row-inferred').map(({ field }) => field);
    expect(inferred).toEqual(expect.arrayContaining(['indicators[1]', 'indicators[2]', 'indicators[4]']));
  });
});
