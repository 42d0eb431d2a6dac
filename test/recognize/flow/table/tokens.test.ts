import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

/** Level labels in brackets, words of one line joined by `+`. */
function tokens(text: string, cellLines = false): string {
  return toTokens(itemsOf(text, projectGoal), projectGoal, cellLines)
    .map((token) => `${token.sameLine ? '+' : ' '}${token.names.length > 0 ? `[${token.text}]` : token.text}`)
    .join('')
    .trim();
}

describe('toTokens', () => {
  it('parts the words of a line and knows level labels among them', () => {
    expect(tokens('产出指标 数量指标 改造公墓数量 =21处')).toBe('[产出指标]+[数量指标]+改造公墓数量+=21处');
  });

  it('knows level labels without 指标, with points and letter-spaced', () => {
    expect(tokens('产出指标（50分）\n数量\n效 益 指 标')).toBe('[产出指标（50分）] [数量] [效 益 指 标]');
  });

  it('parts a level 1 from the level 2 that is glued to it, unless level 2s are named so', () => {
    expect(tokens('产出数量 巡河次数 40次\n质量 水质达标率 90%')).toBe(
      '[产出]+[数量]+巡河次数+40次 [质量]+水质达标率+90%',
    );
    expect(tokens('产出数量 巡河次数 40次\n产出质量 水质达标率 90%')).toBe(
      '[产出数量]+巡河次数+40次 [产出质量]+水质达标率+90%',
    );
  });

  it('does so where the level 1 stands on a line of its own', () => {
    expect(tokens('产出\n数量指标\n质量指标')).toBe('[产出] [数量指标] [质量指标]');
    expect(tokens('产出\n数量指标\n产出质量指标')).toBe('[产出数量指标] [产出质量指标]');
  });

  it('joins a label that was wrapped', () => {
    expect(tokens('可持续影响指\n标\n管护责任书签订率')).toBe('[可持续影响指标] 管护责任书签订率');
    expect(tokens('服务对象满意\n度指标\n村民满意度')).toBe('[服务对象满意度指标] 村民满意度');
    expect(tokens('服务对象\n满意度指标\n村民满意度')).toBe('[服务对象满意度指标] 村民满意度');
  });

  it('joins a label without 指标 that was wrapped', () => {
    expect(tokens('服务对象满意\n度\n村民满意度')).toBe('[服务对象满意度] 村民满意度');
    expect(tokens('开工及时率\n\n社会效\n益\n\n村民满意度')).toBe('开工及时率 [社会效益] 村民满意度');
    expect(tokens('开工及时率\n社会效\n益\n村民满意度')).toBe('开工及时率 [社会效益] 村民满意度');
    expect(tokens('开工及时率\n社会\n效益\n村民满意度')).toBe('开工及时率 [社会效益] 村民满意度');
    expect(tokens('效益\n数量\n村民满意度')).toBe('[效益] [数量] 村民满意度');
    expect(tokens('产\n出\n\n数量\n核心示范面积')).toBe('[产出] [数量] 核心示范面积');
    expect(tokens('满意度指标 服务对象满意\n度 村民满意度')).toBe('[满意度指标]+[服务对象满意度]+村民满意度');
    expect(tokens('满意度指标 社会公众\n或服务对\n象满意度\n指标')).toBe('[满意度指标]+[社会公众或服务对象满意度指标]');
  });

  it('keeps blanks beside numbers where every cell has a line of its own', () => {
    expect(tokens('补助拨付时间\n收到文件后 30 日内', true)).toBe('补助拨付时间 收到文件后 30 日内');
    expect(tokens('验收合格率 =100%\n改造公墓 规范', true)).toBe('验收合格率+=100% 改造公墓+规范');
  });

  it('parts a score from what is told of it, unless numbers stand apart from their units', () => {
    expect(tokens('36场次\n2.7 场地维修取消', true)).toBe('36场次 2.7+场地维修取消');
    expect(tokens('36场次\n4 部分企业转向第三方', true)).toBe('36场次 4+部分企业转向第三方');
    expect(tokens('36 场次\n4.97 简便，已要求', true)).toBe('36 场次 4.97+简便，已要求');
    expect(tokens('36 场次\n5 个高山站供电改造未', true)).toBe('36 场次 5 个高山站供电改造未');
  });

  it("parts a sure name from the date or number behind it, also where blanks beside numbers are the author's", () => {
    expect(tokens('资金拨付时间 12月20日前\n培训 120 人次', true)).toBe('资金拨付时间+12月20日前 培训 120 人次');
  });

  it('keeps the blank before a mark, which begins no cell', () => {
    expect(tokens('与水利 、气象部门会商 每日一次')).toBe('与水利 、气象部门会商+每日一次');
  });

  it('keeps two labels under each other apart', () => {
    expect(tokens('满意度指标\n数量指标')).toBe('[满意度指标] [数量指标]');
  });

  it('keeps lines and blank lines of each word', () => {
    const [first, second, third] = toTokens(itemsOf('甲 乙\n\n丙', projectGoal), projectGoal);
    expect(first).toMatchObject({ text: '甲', sameLine: false });
    expect(second).toMatchObject({ text: '乙', sameLine: true, blankBefore: 0 });
    expect(third).toMatchObject({ text: '丙', sameLine: false, blankBefore: 1, width: 2 });
    expect(third!.pieces).toMatchObject([{ line: 3 }]);
  });

  it('are put together from characters down a narrow column, also without 指标', () => {
    const lines = '影\n响\n力\n目\n标\n\n长效管理\n\n日常维护机制';
    const texts = toTokens(itemsOf(lines, shanghai2020), shanghai2020).map((token) => token.text);
    expect(texts).toEqual(['影响力目标', '长效管理', '日常维护机制']);
  });
});
