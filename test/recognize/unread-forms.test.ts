import { expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import type { Piece } from '../../src/model/page.js';
import { unreadForms } from '../../src/recognize/unread-forms.js';

const HEADER = [
  '项目名称',
  '水域救援装备购置',
  '主管部门',
  '消防救援支队',
  '实施单位',
  '计划开始日期',
  '2027-01-01',
  '项目性质',
];

const pieces = (lines: readonly string[], page = 6): Piece[] =>
  lines.map((text, i) => ({ text, page, line: null, box: [40, 30 + 12 * i, 200, 40 + 12 * i] }));

it('says of a title with the labels of a header below it, outside of all forms, that a form was not read', () => {
  const found = unreadForms(pieces(['财政项目支出绩效目标申报表', '（2027年度）', ...HEADER]).reverse(), FORMS);
  expect(found).toMatchObject([{ code: 'form-unread', page: 6, params: { title: '财政项目支出绩效目标申报表' } }]);
});

it.each([
  ['labels without a title', pieces(HEADER)],
  ['a list of forms', pieces(['项目支出绩效目标表', '财政项目支出绩效自评表', '项目名称'])],
  ['a title whose page has none of the labels', [...pieces(['项目支出绩效目标表'], 5), ...pieces(HEADER, 6)]],
])('says nothing of %s', (_, outside) => {
  expect(unreadForms(outside, FORMS)).toEqual([]);
});
