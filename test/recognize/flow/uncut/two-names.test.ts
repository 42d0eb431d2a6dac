import { expect, it } from 'vitest';
import { FORMS } from '../../../../src/forms/index.js';
import { knownNames } from '../../../../src/recognize/flow/uncut/known-names.js';
import { partTwoNames } from '../../../../src/recognize/flow/uncut/two-names.js';
import { linesOf } from '../../../support/dump.js';

const NAMES = knownNames(FORMS.filter((form) => form.table !== null));
const HEAD = '一级指标 二级指标 三级指标 指标值';
const ROWS = [
  '数量指标',
  '巡查河段',
  '清理漂浮物',
  '时效指标 巡查完成时间险情报告时限',
  '效益指标 社会效益指标 污水直排投诉 减少水质达标河段比例',
  '满意度指标 沿河居民满意度 ≥85%',
];
const LATE = ['（2025年度）', '12条', '≥90吨', '11月底前', '30分钟内', '≥95%'];

const part = (...lines: readonly string[]) => partTwoNames(linesOf(lines.join('\n')), NAMES).map(({ text }) => text);

it('cuts as many lines of two names as more late targets follow than rows wait for', () => {
  expect(part(HEAD, ...ROWS, ...LATE)).toEqual([
    HEAD,
    ...ROWS.slice(0, 3),
    ...['时效指标 巡查完成时间', '险情报告时限'],
    ...['效益指标 社会效益指标 污水直排投诉 减少', '水质达标河段比例'],
    ROWS[5],
    ...LATE,
  ]);
});

it('cuts none where no more follow, and no name with its own target that is not long', () => {
  const whole = [HEAD, ...ROWS, ...LATE.slice(0, 4)];
  expect(part(...whole)).toEqual(whole);
  const targeted = [HEAD, '长效管理 巡河制度执行情况 健全', ...LATE];
  expect(part(...targeted)).toEqual(targeted);
});

it('doubts the longest name where one more late target follows, and nothing looks like a second name', () => {
  const rows = ['数量指标 布设监测点位接入既有系统', '时效指标 报警推送时间'];
  const lines = partTwoNames(linesOf([HEAD, ...rows, '12个', '9套', '3分钟'].join('\n')), NAMES);
  expect(lines.filter(({ joined }) => joined).map(({ text }) => text)).toEqual([rows[0]]);
  const same = partTwoNames(linesOf([HEAD, ...rows, '12个', '3分钟'].join('\n')), NAMES);
  expect(same.filter(({ joined }) => joined)).toEqual([]);
});
