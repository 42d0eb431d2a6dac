import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

const PRINTED = `
中央对地方专项转移支付区域绩效目标申报表

（2023 年度）

专项名称
草原湿地保护资金

专项实施期
2022-2024 年

资金情况
（万元）

实施期金额：
2400
年度金额：800

其中：中央补助
2000

总体目标

实施期总目标
年度目标

目标 1：加强湿地管护，提高湿地质量。
目标 2：有效保护湿地鸟类。

目标 1：管护湿地面积

75 万亩。

绩效指标

一级指标
二级指标
三级指标
指标值

产出指标

数量指标

湿地管护面积（万亩）
≥75

质量指标
管护合格率（%）
≥95
`;

describe('readRegion', () => {
  it('joins the lines of a text that a blank line parts', async () => {
    const document = await parseDeclaration(new TextEncoder().encode(PRINTED));
    const [{ narrative, unplaced }] = document.projects;
    expect(narrative).toMatchObject({
      overallGoal: '目标 1：加强湿地管护，提高湿地质量。\n目标 2：有效保护湿地鸟类。',
      annualGoal: '目标 1：管护湿地面积\n75 万亩。',
    });
    expect(unplaced.map(({ text }) => text)).not.toContain('75 万亩。');
    expect(document.diagnostics.map(({ code }) => code)).toEqual(['dump-kind']);
  });
});
