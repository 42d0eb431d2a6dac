import { expect, it } from 'vitest';
import { wordingsOf } from '../../src/forms/wordings.js';

it('puts words that mean the same in the place of each other', () => {
  expect(wordingsOf('计划开始日期')).toContain('计划启动时间');
  expect(wordingsOf('项目完成日期')).not.toContain('项目完成时间');
  expect(wordingsOf('总目标及阶段性目标')).toEqual(['总目标、阶段性目标', '总目标和阶段性目标', '总目标与阶段性目标']);
  expect(wordingsOf('同名项目上年预算额')).toEqual(
    expect.arrayContaining(['同名项目上一年度预算数', '同名项目去年预算金额']),
  );
});

it('shortens a label at its end only where more stands before', () => {
  expect(wordingsOf('预算数')).toEqual([]);
  expect(wordingsOf('年初预算数')).toEqual(['年初预算金额', '年初预算额', '年初预算']);
  expect(wordingsOf('预算执行率')).toEqual([]);
});

it('makes no more than sixty-four, and none for a label without such words', () => {
  expect(wordingsOf('本项目上年度市级财政资金使用情况').length).toBeLessThan(64);
  expect(wordingsOf('绩效类型*')).toEqual([]);
});
