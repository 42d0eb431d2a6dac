import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import {
  joinMeasures,
  type MeasureShape,
  printsUnitsTwice,
} from '../../../../src/recognize/flow/table/join-measures.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

function joined(dump: string, shape: MeasureShape = {}): string[] {
  return joinMeasures(toTokens(itemsOf(dump, projectGoal), projectGoal), shape).map(({ text }) => text);
}

describe('joinMeasures', () => {
  it('joins the parts of a date over lines and blanks', () => {
    expect(joined('完工时间 2024 年\n10 月 31 日前\n10')).toEqual(['完工时间', '2024 年10 月 31 日前', '10']);
  });

  it('joins a date of which every part is a word, and the words that end it', () => {
    expect(joined('完工时间 2024 年 5\n月\n10')).toEqual(['完工时间', '2024 年 5月', '10']);
    expect(joined('拨付时间 9 月 30 日前\n完工时间 2024年11月\n底前 10')).toEqual([
      '拨付时间',
      '9 月 30 日前',
      '完工时间',
      '2024年11月底前',
      '10',
    ]);
  });

  it('joins a frequency or a limit with its number', () => {
    expect(joined('读书会场次 每季度不少于\n3 场')).toEqual(['读书会场次', '每季度不少于3', '场']);
    expect(joined('检查次数 一年\n2次以上')).toEqual(['检查次数', '一年2次以上']);
    expect(joined('到场时间 ≤30分钟 平均 22分钟 5')).toEqual(['到场时间', '≤30分钟', '平均 22分钟', '5']);
    expect(joined('拨付时间 收到文件后\n30日内')).toEqual(['拨付时间', '收到文件后30日内']);
  });

  it('joins a rough number with the word before it, and none with a name that ends so', () => {
    expect(joined('减轻患者负担 约 180\n元/人')).toEqual(['减轻患者负担', '约 180', '元/人']);
    expect(joined('用水节约 15\n成本节约 20')).toEqual(['用水节约', '15', '成本节约', '20']);
  });

  it('joins a formula that is told in an explanation', () => {
    expect(joined('验收合格率\n实际数/计划数×\n100%\n98%')).toEqual(['验收合格率', '实际数/计划数×100%', '98%']);
  });

  it('joins a number with its unit where blanks part Han characters from digits', () => {
    const spaced = (dump: string) => joined(dump, { spaced: true });
    expect(spaced('百车公里补贴额\n≤309 元/\n百车公里\n309.8 元/百\n车公里')).toContain('≤309 元/');
    expect(spaced('开工时间\n2022 年 5\n月\n2022 年 5 月 7')).toEqual(['开工时间', '2022 年 5月', '2022 年 5 月', '7']);
    expect(spaced('航标维护座次\n751 座次 781 座次 7 6\n5.5 受天气影')).toEqual(
      ['航标维护座次', '751 座次', '781 座次', '7', '6', '5.5', '受天气影'], // prettier-ignore
    );
    expect(spaced('防护情况\n7 无偏差')).toEqual(['防护情况', '7', '无偏差']);
  });

  it('joins in lines that hold whole rows a limit with its unit only', () => {
    const shape = { spaced: true, open: true };
    expect(joined('夜间噪声投诉 ≤8 起 12345 平台', shape).slice(0, 2)).toEqual(['夜间噪声投诉', '≤8 起']);
    expect(joined('任务完成率 100% 97% 10 9.5 同上', shape).slice(-2)).toEqual(['9.5', '同上']);
  });

  it('joins the rests of two open units in their order', () => {
    expect(joined('单站运维费\n≤19.8万元/\n\n19.2万元/\n\n座\n\n座\n10')).toEqual([
      ...['单站运维费', '≤19.8万元/座', '19.2万元/座', '10'],
    ]);
    expect(joined('单站运维费\n≤19.8万元/\n\n座\n\n19.2万元/\n\n座\n10')).toEqual([
      ...['单站运维费', '≤19.8万元/座', '19.2万元/座', '10'],
    ]);
  });

  it('joins the rest of the unit that the target beside it has, and of a unit that cannot end there', () => {
    expect(joined('救灾物资 ≥ 8.6 万件 8.83万\n件 15 15')).toContain('8.83万件');
    expect(joined('受灾群众\n≥4.5万人次\n5.2万人\n\n次\n10')).toEqual(['受灾群众', '≥4.5万人次', '5.2万人次', '10']);
    expect(joined('受灾群众\n≥4.5万人\n5.2万人\n次数')).toContain('次数');
    expect(joined('储备成本 32 元/件·\n年\n29.6元/\n件·年 10')).toEqual(
      ['储备成本', '32', '元/件·年', '29.6元/件·年', '10'], // prettier-ignore
    );
  });

  it('joins no number that belongs to a Latin word', () => {
    expect(joined('颗粒物排放浓度 ≤0.3mg/m3 自行监测', { spaced: true }).at(-1)).toBe('自行监测');
  });

  it('leaves a year before points, and comparators that have a column', () => {
    expect(joined('完工时间 2024年\n10\n8')).toEqual(['完工时间', '2024年', '10', '8']);
    expect(joined('防汛物资 不少于 26 种', { compared: true })).toEqual(['防汛物资', '不少于', '26', '种']);
  });
});

describe('printsUnitsTwice', () => {
  const twice = (dump: string) => printsUnitsTwice(toTokens(itemsOf(dump, projectGoal), projectGoal));

  it('knows results with units beside a column of units', () => {
    expect(twice('20\n场\n18 场\n98\n%\n96.1%')).toBe(true);
    expect(twice('台（套） 18 台（套）')).toBe(true);
  });

  it('tells them from units in cells behind their numbers', () => {
    expect(twice('20 场 18 场\n98 % 96.1%')).toBe(false);
  });

  it('joins the number that a remark begins with, which begins its line, and no points', () => {
    const shape = { spaced: true, open: true };
    const remark = ['完工时间', '10', '6', '1 处变更设计，预', '计次年完工'];
    expect(joined('完工时间 10 6\n1 处变更设计，预\n计次年完工', shape)).toEqual(remark);
    expect(joined('完工时间\n6 个别部位变更\n完工时间 6 处变更设计，预', shape)).toEqual([
      ...['完工时间', '6', '个别部位变更'],
      ...['完工时间', '6', '处变更设计，预'],
    ]);
  });
});
