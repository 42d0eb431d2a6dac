import { expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import { turnUpright } from '../../src/recognize/upright.js';
import { linesOf } from '../support/dump.js';

const FORM = [
  '项目支出绩效目标表',
  '项目名称 管网改造',
  '项目资金 20',
  '年度总体目标 全面完成年度任务。',
  '一级指标 二级指标 三级指标 指标值',
  '产出指标 数量指标 更换管道长度 ≥30公里',
];
const MARK = '----------------Page (0) Break----------------';
const tables = FORMS.filter(({ table }) => table !== null);
const turn = (lines: readonly string[]) => turnUpright(linesOf(lines.join('\n')), tables).map(({ text }) => text);

it('turns pages round that were printed from the bottom up', () => {
  const page = FORM.toReversed();
  expect(turn([...page, MARK, ...page])).toEqual([...FORM, MARK, ...FORM]);
});

it('leaves pages as they are that begin with their title, or with their table', () => {
  const rotated = [...FORM.slice(3), ...FORM.slice(0, 3)];
  expect(turn([...FORM, MARK, ...FORM])).toEqual([...FORM, MARK, ...FORM]);
  expect(turn([...rotated, MARK, ...rotated])).toEqual([...rotated, MARK, ...rotated]);
});
