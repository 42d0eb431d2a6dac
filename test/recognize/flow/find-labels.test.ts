import { expect, it } from 'vitest';
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
