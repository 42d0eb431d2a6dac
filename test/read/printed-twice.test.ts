import { describe, expect, it } from 'vitest';
import { toLines } from '../../src/read/lines.js';

const HEAD = [
  '项目支出绩效自评表',
  '项目名称',
  '主管部门',
  '实施单位',
  '年初预算数',
  '全年执行数',
  '一级指标',
  '二级指标',
];
const twice = (texts: readonly string[]) => texts.flatMap((text) => [text, text]);
const read = (...lines: string[]) => toLines([...twice(HEAD), ...lines].join('\n')).lines.map(({ text }) => text);

describe('bold print that was drawn twice', () => {
  it('is read once, with the short rest of a label behind it', () => {
    const label = ['产出指标（', '50分）'];
    expect(read(...twice(['度量单', '位', ...label]), '更换食堂设备')).toEqual([
      ...HEAD,
      ...['度量单', '位', ...label, '更换食堂设备'],
    ]);
  });

  it('is read once where both prints stand on one line', () => {
    expect(read('未完成原因分析', '分值分值 得分得分 未完成原因分析', '合计合计 100')).toEqual([
      ...HEAD,
      ...['分值 得分 未完成原因分析', '合计 100'],
    ]);
  });

  it('is no result that says what its target says, and no number', () => {
    const row = ['家长下班接园难问题', '有效缓解', '有效缓解', '15', '15', '食品安全事故', '0起', '0起'];
    expect(read(...row)).toEqual([...HEAD, ...row]);
  });

  it('is none where few texts stand twice', () => {
    const lines = ['产出指标', '产出指标', '有效', '有效'];
    expect(toLines(lines.join('\n')).lines.map(({ text }) => text)).toEqual(lines);
  });

  it('leaves results alone that repeat their targets', () => {
    const words = ['健全', '规范', '显著提升', '按时完成', '持续改善', '有效控制', '全部达标', '基本满意', '明显下降'];
    const rows = words.flatMap((word, at) => [`第${'一二三四五六七八九'[at]}项情况`, word, word]);
    expect(toLines(rows.join('\n')).lines.map(({ text }) => text)).toEqual(rows);
  });

  it('takes out characters that stand twice each, and no number', () => {
    const lines = [
      '财财政政项项目目支支出出绩绩效效申申报报表表',
      '（（22002266年年度度））',
      '项目金额 1100220033 人人满意',
    ];
    expect(toLines(lines.join('\n')).lines.map(({ text }) => text)).toEqual([
      '财政项目支出绩效申报表',
      '（2026年度）',
      '项目金额 1100220033 人人满意',
    ]);
  });
});
