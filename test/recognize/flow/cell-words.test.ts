import { expect, it } from 'vitest';
import { cellLook } from '../../../src/recognize/flow/cell-words.js';

it('takes what is to last for a target rather than a name', () => {
  const { level3, target } = cellLook('可持续提升');
  expect(target).toBeLessThan(level3);
  expect(cellLook('可持续影响').level3).toBeLessThan(cellLook('可持续影响').target);
});

it.each(['5G基站改造数', '12345热线办结率', '110接警率', '1-6年级培训人次', '35岁以下教师占比', '60岁以上读者比例'])(
  'takes %s for a name that begins with a number',
  (text) => {
    const { level3, target } = cellLook(text);
    expect(level3).toBeLessThan(target);
  },
);

it.each(['2022年11月底前', '2021年12月1日起', '部分达成预期指标', '36摄氏度', '500人次', '5-8个', '80%~90%'])(
  'takes %s for no name',
  (text) => {
    const { level3, target } = cellLook(text);
    expect(target).toBeLessThan(level3 - 3);
  },
);

it.each(['达标', '增长', '比上年减少', '较去年提升'])('takes %s for a target in words', (text) => {
  const { level3, target } = cellLook(text);
  expect(target).toBeLessThan(level3 - 0.5);
});

it.each(['低', '良', '高'])('takes %s for a whole target', (text) => {
  expect(cellLook(text).target).toBeLessThan(0.3);
  expect(cellLook('低碳出行宣传场次').level3).toBeLessThan(1);
});

it('takes what is done as a rule says for as good a target as a name', () => {
  expect(cellLook('完成').target).toBeLessThan(cellLook('移交').target);
  const [worded, named] = ['按上级规定时间', '新兵起运时间'].map(cellLook);
  expect(worded.target).toBeLessThan(named.target);
  expect(worded.level3).toBeGreaterThan(named.level3);
});

it.each(['已完成', '部分完成'])('takes %s for a result, as other short words', (text) => {
  expect(cellLook(text).target).toBe(cellLook('及时').target);
});

it('takes the end of a date for no result', () => {
  expect(cellLook('完成').target).toBeGreaterThan(cellLook('已完成').target);
});

it.each(['比上年下降', '较去年同期有所提高', '约260元/人'])('takes %s for a target and no name', (text) => {
  const { level3, target } = cellLook(text);
  expect(target).toBeLessThan(level3 - 0.5);
});
