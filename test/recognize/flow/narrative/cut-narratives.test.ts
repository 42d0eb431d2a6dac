import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import type { NarrativeRun } from '../../../../src/recognize/flow/header/walk.js';
import { cutNarratives } from '../../../../src/recognize/flow/narrative/cut-narratives.js';
import { itemsOf } from '../../../support/dump.js';

const run = (sections: string[], text: string): NarrativeRun => ({
  sections: sections.map((key) => `narrative.${key}`),
  items: itemsOf(text, shanghai2020),
});
const REASON = run(['necessity'], '近两年已有多位老人离世，采集与时间赛跑。');
const PLAN = run(['implementationPlan', 'goals'], '上半年完成60人，下半年完成26人并出版文集。');

it.each([
  ['each other text stands below its own label', [REASON, PLAN], ['narrative.implementationPlan', 'narrative.goals']],
  ['no text does', [PLAN], []],
])('doubts a text that is not that of the label above it: %s', (_, runs, fields) => {
  const { values, diagnostics } = cutNarratives(runs, shanghai2020, { kind: 'block' }, false);
  expect(Object.keys(values)).toContain('narrative.implementationPlan');
  expect(diagnostics.map(({ field }) => field)).toEqual(fields);
});

it('takes the heading down the side off texts that stand side by side', () => {
  const texts = ['全年巡查河道二十次。', '清理淤泥三千方。', '修补护栏两处。', '巡查二十一次。', '清淤三千二百方。'];
  const lines = [...'年度总体目'].flatMap((side, at) => [side, texts[at]]);
  const items = itemsOf([...lines, '标'].join('\n'), selfEvaluation);
  const runs = [{ sections: ['narrative.expectedGoal', 'narrative.actualCompletion'], items }];
  const { values, labels } = cutNarratives(runs, selfEvaluation, { kind: 'none' }, false);
  const read = Object.values(values).map(({ text }) => text.replaceAll('\n', ''));
  expect(read.join('').length).toBe(texts.join('').length);
  expect(labels.map(({ text }) => text).join('')).toBe('年度总体目标');
});
