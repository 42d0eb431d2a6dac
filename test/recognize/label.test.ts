import { describe, expect, it } from 'vitest';
import { normalizeLabel, normalizeLevel, withoutUnit } from '../../src/recognize/label.js';

describe('normalizeLabel', () => {
  it.each(['项目名称', '项 目 名 称＊：', '＊项目名称:', '★项目　名称', '项目名称 *：'])(
    '%s is 项目名称',
    (printed) => {
      expect(normalizeLabel(printed)).toBe('项目名称');
    },
  );

  it('keeps what stands inside a name', () => {
    expect(normalizeLabel('其中：财政资金：')).toBe('其中:财政资金');
    expect(normalizeLabel('年度（/项目）指标值')).toBe('年度(/项目)指标值');
  });
});

describe('withoutUnit', () => {
  it.each([
    ['项目总预算（元）：', '项目总预算'],
    ['项目资金 ( 万元 )', '项目资金'],
    ['项目资金', '项目资金'],
    ['投入（百万元）', '投入(百万元)'],
  ])('%s', (printed, name) => {
    expect(withoutUnit(printed)).toBe(name);
  });
});

describe('normalizeLevel', () => {
  it.each([
    ['产出指标（50分）', '产出'],
    ['成本指标(0-20)分', '成本'],
    ['满 意 度 指 标', '满意度'],
    ['数量', '数量'],
    ['经济效益指标', '经济效益'],
    ['（二）产出指标', '产出'],
    ['3、数量指标（20分）', '数量'],
    ['数量指标（1）', '数量指标(1)'],
  ])('%s is %s', (printed, name) => {
    expect(normalizeLevel(printed)).toBe(name);
  });
});
