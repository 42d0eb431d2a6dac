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
