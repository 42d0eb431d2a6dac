import { expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import { findLabels } from '../../../src/recognize/flow/find-labels.js';
import { vocabularyOf } from '../../../src/recognize/flow/vocabulary.js';

const names = (text: string) => findLabels(text, vocabularyOf(selfEvaluation)).map(({ name }) => name);

it('takes no words of a column for its head where they begin a sentence', () => {
  expect(names('实际完成 62 座泵站改造，累计排水 41 次')).toEqual([]);
  expect(names('实际完成 分值 得分')).toEqual(['实际完成', '分值', '得分']);
  expect(names('实际完成 62座')).toEqual(['实际完成']);
  expect(names('实际完成 改造泵站62座，累计排水41次。')).toEqual(['实际完成']);
});

it('leaves a number before the part of a total for the amount of the label beside it', () => {
  const found = (text: string) =>
    findLabels(text, vocabularyOf(projectGoal)).map(({ from, name }) => `${from} ${name}`);
  expect(found('1960 其中：财政拨款')).toEqual(['5 其中:财政拨款']);
  expect(found('2024 年度资金总额')).toEqual(['0 年度资金总额']);
});

it('knows whose money it is with 其中 before it', () => {
  expect(names('其中：省级财政资金 860.00 850.00')).toEqual(['其中:省级财政资金']);
  expect(names('其中：中央财政拨款128,460,000.00')).toEqual([]);
});
