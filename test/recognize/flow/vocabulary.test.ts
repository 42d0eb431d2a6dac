import { expect, it } from 'vitest';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { vocabularyOf } from '../../../src/recognize/flow/vocabulary.js';

const { meanings } = vocabularyOf(shanghai2020);

function keyOf(label: string): string | undefined {
  const [meaning] = meanings.get(label) ?? [];
  return meaning?.kind === 'field' ? meaning.field.key : meaning?.kind;
}

it('knows other wordings of a label', () => {
  expect(keyOf('计划启动日期')).toBe('plannedStartDate');
  expect(keyOf('同名项目去年预算金额')).toBe('budget.previousYear');
  expect(keyOf('本项目上年度区级财政资金使用情况')).toBe('heading');
});

it('knows none that another label begins with, as it may be the first line of that one', () => {
  expect(keyOf('同名项目上年预算')).toBeUndefined();
  expect(keyOf('同名项目上年预算数')).toBe('budget.previousYear');
});

it('knows none that a column of a list has: 财政拨款 beside the field 财政资金', () => {
  const fiscal = { key: 'budget.fiscal', type: 'money' as const, labels: ['财政资金'] };
  const lists = [{ key: 'tasks', columns: [{ key: 'fiscal', labels: ['财政拨款（元）'] }] }];
  const has = (form: FormDefinition) => vocabularyOf(form).meanings.has('财政拨款');
  expect(has({ ...shanghai2020, fields: [fiscal] })).toBe(true);
  expect(has({ ...shanghai2020, fields: [fiscal], lists })).toBe(false);
});
