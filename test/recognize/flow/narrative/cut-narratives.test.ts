import { expect, it } from 'vitest';
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
