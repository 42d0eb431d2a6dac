import { expect, it } from 'vitest';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { findLabels } from '../../../src/recognize/flow/find-labels.js';
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

it('finds labels that it does not know by their star and colon, but no part of one that it knows', () => {
  const found = (text: string) => findLabels(text, vocabularyOf(shanghai2020)).map(({ name }) => name);
  expect(found('拟采取的做法*：')).toEqual(['拟采取的做法']);
  expect(found('施的制度、措施*：')).toEqual([]);
  expect(found('的必要性*：')).toEqual([]);
  expect(found('其他项目概况*：')).toEqual([]);
  expect(found('一是拟采取的做法，二是*：')).toEqual([]);
});
