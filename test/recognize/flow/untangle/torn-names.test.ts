import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { findTornNames, printedNames, wordsOf } from '../../../../src/recognize/flow/untangle/torn-names.js';
import { linesOf } from '../../../support/dump.js';

const torn = (...lines: readonly string[]) =>
  findTornNames(wordsOf(linesOf(lines.join('\n'))), printedNames(selfEvaluation)).map(({ text }) => text);

it('makes no longer name of one that is whole where other lines go on with the word above', () => {
  expect(torn('年度', '绩效目标完成率', '实际完成情况', '总体', '目标')).toEqual(['年度总体目标']);
  expect(torn('年度', '办结率', '实际完成情况')).toEqual(['年度实际完成情况']);
});

it('leaves the mark of a page one word', () => {
  expect(wordsOf(linesOf('满意度 90% 95%\n----------------Page (3) Break----------------')).at(-1)).toHaveLength(1);
});
