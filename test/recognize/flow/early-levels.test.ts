import { expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { linesOf } from '../../support/dump.js';

const TITLE = ['财政支出项目绩效目标申报表', '（2024年度）', '项目资金', '（元）'];
const LEVELS = ['成本指标（', '20分）', '经济成本指标', '产出指标（40分）', '数量指标', '质量指标'];
const FIELDS = [
  '项目名称 桥梁检测与加固',
  '填报单位 云溪区公路所 主管部门 云溪区交通局',
  '年度资金总额： 745,000.00',
  '总体目标 检测三十座桥梁，加固四类桥梁两座。',
];
const ROWS = [
  '一级指标 二级指标 三级指标 指标值',
  '单座桥梁检测成本 ≤1.2万元',
  '单座桥梁加固成本 ≤20万元',
  '检测桥梁数量 ≥30座',
  '加固桥梁数量 ≥2座',
  '检测报告合格率 100%',
  '加固验收合格率 100%',
  '满意度指标（10分） 服务对象满意度指标 沿线居民满意度 ≥90%',
];

function levelsOf(...lines: readonly string[]) {
  const { forms } = recognizeLines(linesOf(lines.join('\n')), FORMS);
  return forms.map(({ rows, unplaced }) => [
    ...rows.map(({ level1, level2 }) => `${level1?.text} ${level2?.text}`),
    ...unplaced.map(({ text }) => text),
  ]);
}

it('puts the levels that were drawn above all fields below the head of the table', () => {
  const [cost, count, quality] = [
    '成本指标（20分） 经济成本指标',
    '产出指标（40分） 数量指标',
    '产出指标（40分） 质量指标',
  ];
  const own = [cost, cost, count, count, quality, quality, '满意度指标（10分） 服务对象满意度指标'];
  const form = [...TITLE, ...LEVELS, ...FIELDS, ...ROWS];
  expect(levelsOf(...form, ...form)).toEqual([own, own]);
});
