import { expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { linesOf } from '../../support/dump.js';

const BODY = [
  '项目名称 泵站更新改造',
  '主管部门 河湾县水务局 项目属性 经常性',
  '年度目标 更新六座泵站，保证汛期排涝。',
  '一级指标 二级指标 三级指标 指标值',
  '产出指标 数量指标 更新泵站数量 ≥6座',
];

function read(head: string) {
  const lines = ['绩效目标申报表（一级项目）', head, ...BODY];
  const [{ values, year }] = recognizeLines(linesOf(lines.join('\n')), FORMS).forms;
  return [values.declaringUnit?.text, year];
}

it('parts the year behind the unit above a form', () => {
  for (const year of ['2025年度', '（2025年度）', '  (2025 年度)  单位：万元'])
    expect(read(`申报单位：河湾县泵站所 ${year}`)).toEqual(['河湾县泵站所', 2025]);
});

it('leaves a year that is part of a name, or of a date', () => {
  expect(read('申报单位：河湾县2025年度项目办')).toEqual(['河湾县2025年度项目办', null]);
  expect(read('申报单位：河湾县泵站所 填报日期：2025年')[1]).toBeNull();
});
