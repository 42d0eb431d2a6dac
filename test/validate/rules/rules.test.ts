import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { SEVERITY } from '../../../src/model/diagnostic.js';
import type { Indicator } from '../../../src/model/project.js';
import { auditProject, RULES } from '../../../src/validate/rules/index.js';

const form = (id: string) => FORMS.find((each) => each.id === id)!;

const indicator = (values: Partial<Indicator>): Indicator => ({
  level1: '产出指标',
  level2: '数量指标',
  level3: '培训人次',
  target: '≥200人',
  comparator: '>=',
  targetNumber: 200,
  targetUnit: '人',
  ...values,
});

/** One indicator of every family, so that none is missing. */
const COMPLETE = [
  indicator({}),
  indicator({ level1: '成本指标', level2: '经济成本指标', level3: '人均成本' }),
  indicator({ level1: '效益指标', level2: '社会效益指标', level3: '受益人数' }),
  indicator({ level1: '满意度指标', level2: '服务对象满意度指标', level3: '群众满意度', target: '≥90%' }),
];

function audit(id: string, data: Record<string, unknown>): string[] {
  const record = { form: id, formTitle: null, year: null, unplaced: [], indicators: COMPLETE, ...data };
  return auditProject(record, form(id)).map(({ code, field }) => `${code} ${field}`);
}

describe('rules', () => {
  it('find nothing in a record without contradictions', () => {
    expect(audit('project-goal', { budget: { total: 3, totalFiscal: 1, totalOther: 2 } })).toEqual([]);
  });
  it('are listed with a code of their own, a meaning and an example', () => {
    expect(new Set(RULES.map((rule) => rule.code)).size).toBe(RULES.length);
    for (const { code, meaning, example } of RULES) {
      expect(SEVERITY[code]).not.toBe('error');
      for (const text of [meaning.zh, meaning.en, example.zh, example.en]) expect(text).not.toBe('');
    }
  });
  it('compare the dates', () => {
    const dates = { plannedStartDate: '2026-03-01', plannedEndDate: '2025-12-31' };
    expect(audit('project-goal', dates)).toEqual(['end-before-start plannedEndDate']);
    expect(audit('project-goal', { ...dates, plannedEndDate: '2026-03-01' })).toEqual([]);
  });
  it('add up the parts of each total and give the difference', () => {
    const record = { form: '', formTitle: null, year: null, unplaced: [], indicators: COMPLETE };
    const budget = {
      currentYear: 1000000.3,
      currentYearFiscal: 800000.1,
      currentYearCarryover: null,
      currentYearOther: 100000.2,
    };
    const [found] = auditProject({ ...record, budget }, form('project-goal'));
    expect(found).toMatchObject({
      code: 'total-mismatch',
      field: 'budget.currentYear',
      params: { difference: 100000 },
    });
    expect(audit('project-goal', { budget: { ...budget, currentYearOther: 200000.2 } })).toEqual([]);
    expect(audit('project-goal', { budget: { currentYear: 5 } })).toEqual([]);
  });
  it('add up a money grid, unless it has rows that may be part of others', () => {
    const total = { source: '年度资金总额：', initialBudget: 100, executed: 90 };
    const fiscal = { source: '其中：当年财政拨款', initialBudget: 80, executed: 90 };
    expect(audit('self-evaluation', { funds: [total, fiscal] })).toEqual(['total-mismatch funds[0].initialBudget']);
    expect(audit('self-evaluation', { funds: [total, fiscal, { source: '中央补助', initialBudget: 20 }] })).toEqual([]);
  });
  it('know which percentages cannot pass 100', () => {
    const over = (level3: string, target: string) =>
      audit('project-goal', { indicators: [...COMPLETE, indicator({ level3, target })] });
    expect(over('验收合格率', '≥105%')).toEqual(['percentage-over-100 indicators[4].target']);
    expect(over('验收合格率', '=100%')).toEqual([]);
    expect(over('营业收入增长率', '≥105%')).toEqual([]);
    expect(audit('self-evaluation', { funds: [{ source: '合计', rate: 1.2 }] })).toEqual([
      'percentage-over-100 funds[0].rate',
    ]);
  });
  it('tell a misread comparator from a number', () => {
    const target = (text: string) =>
      audit('project-goal', { indicators: [...COMPLETE, indicator({ level3: '合格率', target: text })] });
    expect(target('292%')).toEqual(['ocr-like-target indicators[4].target']);
    expect(target('2100%')).toEqual(['ocr-like-target indicators[4].target']);
    expect(target('29%')).toEqual([]);
    expect(target('≥92%')).toEqual([]);
  });
  it('find placeholders, not ellipses or years', () => {
    const overview = (text: string) => audit('project-goal', { narrative: { overview: text } });
    expect(overview('由XX单位实施')).toEqual(['placeholder-left narrative.overview']);
    expect(overview('完成≥＊＊%')).toEqual(['placeholder-left narrative.overview']);
    expect(overview('道路、桥梁……共三处，二〇〇八年建成，XXL 码')).toEqual([]);
  });
  it('miss a family, but not cost as a level 2', () => {
    const without = COMPLETE.filter((each) => each.level1 !== '成本指标');
    expect(audit('project-goal', { indicators: without })).toEqual(['level1-missing indicators']);
    const old = [...without, indicator({ level2: '成本指标', level3: '单价' })];
    expect(audit('project-goal', { indicators: old })).toEqual([]);
    expect(audit('project-goal', { indicators: [] })).toEqual([]);
  });
  it('sum weights and scores with those of the budget execution', () => {
    const scored = COMPLETE.map((each) => ({ ...each, weight: 22.5, score: 22.5 }));
    const funds = [
      { source: '年度资金总额', weight: 10, score: 9.5 },
      { source: '其他资金', weight: null, score: null },
    ];
    expect(audit('self-evaluation', { indicators: scored, funds, totalScore: 99.5 })).toEqual([]);
    expect(audit('self-evaluation', { indicators: scored, funds, totalScore: 99.9 })).toEqual([
      'scores-sum totalScore',
    ]);
    expect(audit('self-evaluation', { indicators: scored.slice(1), funds }).at(-1)).toBe('weights-sum indicators');
    expect(audit('project-goal', { indicators: scored })).toEqual([]);
  });
  it('find the same indicator twice', () => {
    const twice = [...COMPLETE, indicator({ target: '≥ 200 人' })];
    expect(audit('project-goal', { indicators: twice })).toEqual(['duplicate-indicator indicators[4]']);
  });
});
