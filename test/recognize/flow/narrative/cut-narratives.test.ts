import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import type { NarrativeRun } from '../../../../src/recognize/flow/header/walk.js';
import { cutNarratives, takeGathered } from '../../../../src/recognize/flow/narrative/cut-narratives.js';
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

it('gives a text that tells of several years to the goal of these, although it stands beside that of the year, with a warning', () => {
  const [years, year] = [
    '到2027年建成覆盖重点河段的监测网络，水质逐年提升。',
    '1.新建监测站12座；\n2.开展比对监测8次。',
  ];
  const sectionOf = (key: string) => projectGoal.sections.find((section) => section.key === `narrative.${key}`)!;
  const texts = [year, years].map((text, k) => ({
    section: sectionOf(k === 0 ? 'overallGoal' : 'annualGoal'),
    items: itemsOf(text, projectGoal),
    sure: true,
  }));
  const { values, diagnostics } = takeGathered({ texts, runs: [], labels: [], rest: [], taken: new Set() }, []);
  expect(values['narrative.overallGoal'].text).toBe(years);
  expect(values['narrative.annualGoal'].text).toBe(year);
  expect(diagnostics.map(({ field }) => field)).toEqual(['narrative.overallGoal', 'narrative.annualGoal']);
});

const HOW = '司机与随车医生持证上岗，药品双人清点，车辆每周保养一次，违反制度的按考核办法扣减经费。';
const cut = (runs: NarrativeRun[], open: string[] = []) =>
  cutNarratives(runs, shanghai2020, { kind: 'none' }, false, [], [], open);

it('gives the end of a text to the section whose label stands behind it, with a warning', () => {
  const runs = [
    run(['necessity'], `山区群众就医路程超过二十公里，存在看病难的问题，现有条件不能满足需要。\n${HOW}`),
    run(['safeguards', 'implementationPlan'], '3月至11月每周二至周五出车，12月总结。'),
  ];
  const { values, diagnostics } = cut(runs);
  expect(values['narrative.safeguards'].text).toBe(HOW);
  expect(values['narrative.implementationPlan'].text).toMatch(/^3月/u);
  expect(diagnostics.map(({ field }) => field)).toEqual(['narrative.necessity', 'narrative.safeguards']);
});

it('gives the end of a text beside its label to the section whose label stands behind it, with a warning', () => {
  const why = '山区群众就医路程超过二十公里，存在看病难的问题，现有条件不能满足需要。';
  const plan = ['3月至5月，采购药品和检验试剂，培训随车人员；', '6月至11月，每周二至周五出车巡诊；12月总结评估。'];
  const beside = { ...run(['necessity', 'safeguards'], [why, HOW, ...plan].join('\n')), anchors: [[0], [1]] };
  const { values, diagnostics } = cut([beside], ['narrative.implementationPlan']);
  expect(values['narrative.safeguards'].text).toBe(HOW);
  expect(values['narrative.implementationPlan'].text).toBe(plan.join('\n'));
  expect(diagnostics.map(({ field }) => field)).toEqual(['narrative.safeguards', 'narrative.implementationPlan']);
  expect(Object.keys(cut([beside]).values)).not.toContain('narrative.implementationPlan');
});

it('gives it to one whose label nothing stands behind at all, and leaves a text that does not end so', () => {
  const goal = '总目标：实现山区巡诊全覆盖，群众满意度达到95%以上。';
  const plan = '1月签订合同；3月至11月出车；12月完成总结和验收。';
  const open = ['narrative.goals'];
  expect(cut([run(['implementationPlan'], `${plan}\n${goal}`)], open).values['narrative.goals'].text).toBe(goal);
  const kept = cut([run(['implementationPlan'], '1月签订合同；\n3月至11月出车；\n12月完成总结和验收。')], open);
  expect(kept.values['narrative.goals']).toBeUndefined();
  expect(cut([run(['implementationPlan'], `${plan}\n${goal}`)]).values['narrative.goals']).toBeUndefined();
});

it('gives it to one of several whose labels stand before the text of the last of them', () => {
  const why = '山区群众就医路程超过二十公里，存在看病难的问题，现有条件不能满足需要。';
  const [plan, goal] = [
    '1月签订合同；3月至11月出车；12月完成总结和验收。',
    '总目标：实现山区巡诊全覆盖，群众满意度达到95%以上。',
  ];
  const runs = [
    run(['basis'], `《关于推进山区巡诊工作的通知》；\n《乡村医疗三年行动计划》。\n${why}`),
    run(['safeguards'], `${HOW}\n${plan}`),
    run(['necessity', 'implementationPlan', 'goals'], goal),
  ];
  const { values, diagnostics } = cut(runs);
  expect(values['narrative.necessity'].text).toBe(why);
  expect(values['narrative.implementationPlan'].text).toBe(plan);
  expect(values['narrative.goals'].text).toBe(goal);
  expect(diagnostics.map(({ field }) => field)).toContain('narrative.basis');
});

it.each([
  ['a schedule', '全程驻厂监造。\n1月-2月：设备采购；', '3月-5月：拆装、调试；', true],
  ['topics of one kind', '组织保障：成立工作小组。', '制度保障：按季度核算资金。', true],
  ['nothing', '组织保障：成立工作小组。', '一季度签订合同。', false],
])('doubts where a text ends that goes on below the next label with %s', (_, above, below, doubted) => {
  const runs = [run(['safeguards'], above), run(['implementationPlan'], below)];
  const fields = cutNarratives(runs, shanghai2020, { kind: 'block' }, false).diagnostics.map(({ field }) => field);
  expect(fields).toEqual(doubted ? ['narrative.safeguards', 'narrative.implementationPlan'] : []);
});
