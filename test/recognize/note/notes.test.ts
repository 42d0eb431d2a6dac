import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import type { Piece } from '../../../src/model/page.js';
import { takeNotes } from '../../../src/recognize/note/index.js';

const NOTE = [
  '林荫道修复（二期）项目经费情况说明',
  '一、项目概述',
  '    修复林荫道三公里，补种行道树四百株，并且更换沿线破损的护树板和',
  '树穴盖板。',
  '二、立项依据',
  '    1、《道路绿化办法》。',
  '    2、《年度计划》。',
  '三、实施主体',
  '    某区绿化管理所',
  '四、实施方案',
  '    按计划实施。',
  '- 3 -',
  '五、实施周期',
  '    2025.1.1-2025.12.31',
  '六、年度预算安排',
  '    2025年度项目总预算172.5万，其中补种100万，其他72.5万元。',
  '七、绩效目标',
  '    详见绩效目标表。',
];

const dump = (lines: readonly string[]): Piece[] =>
  lines.map((text, i) => ({ text, page: null, line: i + 1, box: null }));
const values = (lines: readonly string[]) =>
  takeNotes(dump(lines), FORMS).forms.map(({ values: found }) =>
    Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value.text])),
  );

describe('a funding note', () => {
  it('is cut at its numbered headings', () => {
    expect(values(NOTE)).toEqual([
      {
        projectName: '林荫道修复（二期）',
        projectPeriod: '2025.1.1-2025.12.31',
        'budget.currentYear': '172.5万',
        'narrative.overview': '修复林荫道三公里，补种行道树四百株，并且更换沿线破损的护树板和树穴盖板。',
        'narrative.basis': '1、《道路绿化办法》。\n2、《年度计划》。',
        'narrative.implementer': '某区绿化管理所',
        'narrative.implementationPlan': '按计划实施。',
        'narrative.annualBudget': '2025年度项目总预算172.5万，其中补种100万，其他72.5万元。',
        'narrative.goals': '详见绩效目标表。',
      },
    ]);
  });
  it('ends with the paragraph of its last section; every line stands in one place', () => {
    const lines = dump(['第三部分', ...NOTE, '名词解释', '一、财政拨款：本级拨款。']);
    const { forms, rest } = takeNotes(lines, FORMS);
    expect(rest.map((piece) => piece.text)).toEqual(['第三部分', '名词解释', '一、财政拨款：本级拨款。']);
    const [{ values: found, labels, unplaced }] = forms;
    const placed = [...Object.values(found).flatMap((value) => value.pieces), ...labels, ...unplaced];
    const count = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text.replace(/\s/gu, '')).join('').length;
    expect(count(placed)).toBe(count(lines) - count(rest));
  });
  it('may follow another directly, and may print a text on its heading', () => {
    const second = ['河道保洁经费情况说明', '一、项目概述：保洁河道十条。', '五、实施周期：全年'];
    const [first, next] = values([...NOTE, ...second]);
    expect(first['narrative.goals']).toBe('详见绩效目标表。');
    expect(next).toEqual({ projectName: '河道保洁', 'narrative.overview': '保洁河道十条。', projectPeriod: '全年' });
  });
  it('leaves what stands under an unknown heading unplaced', () => {
    const [form] = takeNotes(
      dump([...NOTE.slice(0, 4), '二、资金来源', '区级财政', '三、立项依据', '某办法']),
      FORMS,
    ).forms;
    expect(form.unplaced.map((piece) => piece.text)).toEqual(['区级财政']);
    expect(form.values['narrative.basis'].text).toBe('某办法');
  });
});

describe('no funding note', () => {
  const rest = (lines: string[]) => takeNotes(dump(lines), FORMS);
  it('is a line of contents or a chapter heading', () => {
    for (const title of ['七、项目经费情况说明', '项目经费情况说明', '林荫道项目经费情况说明………12']) {
      expect(rest([title, ...NOTE.slice(1)]).forms).toEqual([]);
    }
  });
  it('is a title without headings', () => {
    expect(rest([NOTE[0], '本项目无说明。']).forms).toEqual([]);
  });
  it('states an amount twice in two ways, or none', () => {
    const budget = (text: string) => values([...NOTE.slice(0, 3), '二、年度预算安排', text])[0]['budget.currentYear'];
    expect(budget('项目总预算10万元，经调整项目总预算12万元。')).toBeUndefined();
    expect(budget('按合同拨付。')).toBeUndefined();
    expect(budget('年度预算安排资金共计1,200,000元。')).toBe('1,200,000元');
  });
});
