import { expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { linesOf } from '../../support/dump.js';

const HEAD = [
  '项目支出绩效目标表',
  '项目名称',
  '年度资金总额',
  '年度绩效目标',
  '一级指标',
  '二级指标',
  '三级指标',
  '指标值',
];
const ROADS = [
  '农村公路养护',
  '860.00',
  '养护公路',
  '产出指标',
  '数量指标',
  '养护里程',
  '≥120公里',
  '效益指标',
  '社会效益指标',
  '群众出行',
  '改善',
];
const BRIDGES = [
  '危桥改造',
  '124.50',
  '消除危桥',
  '产出指标',
  '数量指标',
  '改造危桥',
  '≥6座',
  '满意度指标',
  '服务对象满意度指标',
  '群众满意度',
  '≥90%',
];

const recognize = (lines: readonly string[]) => recognizeLines(linesOf(lines.join('\n\n')), FORMS);

it('a list of several projects in a dump without columns is said to be unread: nothing tells what belongs to which', () => {
  const { forms, outside, diagnostics } = recognize([...HEAD, ...ROADS, ...BRIDGES]);
  expect(forms).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'form-unread', line: 1, params: { list: 1 } }]);
  expect(outside.map(({ text }) => text)).toEqual([...HEAD, ...ROADS, ...BRIDGES]);
});

it('one project laid out as such a list is read', () => {
  const { forms, diagnostics } = recognize([...HEAD, ...ROADS]);
  expect(forms).toHaveLength(1);
  expect(diagnostics.map(({ code }) => code)).not.toContain('form-unread');
});
