import { describe, expect, it } from 'vitest';
import { shanghai2020 } from '../../src/forms/shanghai-2020.js';
import { parseTitle, parseYearLine } from '../../src/recognize/title.js';

describe('parseYearLine', () => {
  it.each([
    ['(2020)年度', 2020],
    ['（2026年度）', 2026],
    ['2023 年', 2023],
    ['（２０ ２４）年 度', 2024],
    ['2020年绩效目标', null],
    ['2020年3月', null],
    ['2020', null],
    ['3020年度', null],
  ])('%s', (line, year) => {
    expect(parseYearLine(line)).toBe(year);
  });
});

describe('parseTitle', () => {
  const parse = (line: string) => parseTitle(line, [shanghai2020]);

  it('knows a title of a form, spaced or with its year', () => {
    const title = '财政项目支出绩效目标申报表';
    expect(parse('财 政 项 目 支 出 绩 效 目 标 申 报 表')).toEqual({ title, year: null });
    expect(parse(title + title)).toEqual({ title, year: null });
    expect(parse('财政项目支出绩效目标申报表（2021年度）')).toEqual({ title, year: 2021 });
    expect(parse('附件2：财政项目支出绩效目标申报表')).toEqual({ title, year: null });
    expect(parse('12财政项目支出绩效目标申报表')).toEqual({ title, year: null }); // the number of the page before
  });

  it('leaves a year that stands within the title, and takes off one that stands around it', () => {
    const title = '长乐县2025年部门预算项目支出绩效目标申报表';
    expect(parse(`附件3：${title}`)).toEqual({ title, year: 2025 });
    expect(parse('长乐县（2025年度）项目支出绩效目标申报表')?.title).toBe('长乐县项目支出绩效目标申报表');
    expect(parse('2025年度项目支出绩效目标申报表')?.title).toBe('项目支出绩效目标申报表');
  });

  it('knows a title of this kind that no form names', () => {
    expect(parse('2022年度某县水利局项目支出绩效目标表')?.year).toBe(2022);
    expect(parse('部门整体支出绩效自评表')).not.toBeNull();
  });

  it.each([
    '各单位应当填报项目支出绩效目标申报表，并于月底前报送。',
    '二、关于绩效目标申报表的说明',
    '绩效目标',
    '项目概况',
    '',
  ])('%s is none', (line) => {
    expect(parse(line)).toBeNull();
  });
});
