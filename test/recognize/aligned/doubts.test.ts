import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import type { RawForm, RawRow, RawValue } from '../../../src/model/raw-form.js';
import { doubtsOf } from '../../../src/recognize/aligned/doubts.js';

const value = (text: string): RawValue => ({ text, pieces: [{ text, page: null, line: 1, box: null }] });

function doubted(initialBudget: string, executed: string): (string | null)[] {
  const values = { initialBudget: value(initialBudget), executed: value(executed) };
  return doubts({ funds: [{ source: value('年度资金总额'), values }] });
}

function doubts(read: Partial<RawForm>): (string | null)[] {
  const form: RawForm = {
    definition: selfEvaluation,
    title: null,
    year: null,
    values: {},
    rows: [],
    funds: [],
    labels: [],
    unplaced: [],
    diagnostics: [],
    ...read,
  };
  return doubtsOf(form, { pieces: new Set(), narrow1: new Set(), narrow2: new Set() }).map(({ field }) => field);
}

it('doubts a row of money of which one cell is no amount, or what is left of one', () => {
  const both = ['funds[0].initialBudget', 'funds[0].executed'];
  expect(doubted('4,120,700.03,913,000.000', '0')).toEqual(both);
  expect(doubted('3,470,600.00', '00')).toEqual(both);
  expect(doubted('3,470,600.00', '0.00')).toEqual([]);
  expect(doubted('0', '—')).toEqual([]);
});

it('doubts the whole of a row without a target, the row on the page before, and one whose unit stands in the next', () => {
  const row = (level3: string, target: string | null, page: number): RawRow => {
    const on = (text: string) => ({ text, pieces: [{ text, page, line: 1, box: null }] });
    return { level3: on(level3), ...(target ? { target: on(target) } : {}) };
  };
  const whole = (...at: readonly number[]) => at.map((i) => `indicators[${i}]`);
  expect(doubts({ rows: [row('空气质量优良', '≥84%', 1), row('天数比例', null, 2)] })).toEqual(whole(0, 1));
  expect(doubts({ rows: [row('空气质量优良', '≥84%', 1), row('天数比例', null, 1)] })).toEqual(whole(1));
  const cut = [row('新增音柱终端数量', '≥1140', 1), row('延伸覆盖自然村', '套=512个', 1)];
  const cells = ['level3', 'target'];
  expect(doubts({ rows: cut })).toEqual(whole(0, 1).flatMap((at) => cells.map((key) => `${at}.${key}`)));
});

it('doubts a name between whose lines one of a level stands, and no other cell of the row', () => {
  const on = (...parts: readonly [text: string, line: number][]): RawValue => ({
    text: parts.map(([text]) => text).join(''),
    pieces: parts.map(([text, line]) => ({ text, page: 1, line, box: null })),
  });
  const row = (last: number, target: number): RawRow => ({
    level2: on(['服务对象', 1], ['满意度指', 2], ['标', 3]),
    level3: on(['沿线居民的满意度', 1], ['乘客满意度', last]),
    target: on(['≥80%', target]),
  });
  expect(doubts({ rows: [row(3, 1)] })).toEqual(['indicators[0].level3']);
  expect(doubts({ rows: [row(3, 2)] })).toEqual([]);
  expect(doubts({ rows: [row(2, 1)] })).toEqual([]);
});

it('doubts a name that words without a place may go on with, those of a heading down the side aside', () => {
  const on = (text: string, line: number) => ({ text, page: 1, line, box: null });
  const name = { text: '地质灾害风险普查', pieces: [on('地质灾害风险普查', 3)] };
  const nature = { text: '一次性项目', pieces: [on('一次性项目', 4)] };
  const values = { projectName: name, projectNature: nature };
  expect(doubts({ values, unplaced: [on('成果汇编', 4)] })).toEqual(['projectName']);
  expect(doubts({ values, unplaced: [on('成果汇编', 9)] })).toEqual([]);
  expect(doubts({ values, unplaced: [on('绩效', 4)] })).toEqual([]);
});

it('doubts rows that lack points where those of another are its remark', () => {
  const row = (score: string, deviation?: string): RawRow => ({
    ...{ level3: value('修缮面积'), target: value('≥90平方米'), actual: value('96平方米'), score: value(score) },
    ...(deviation && { deviation: value(deviation) }),
  });
  const cells = (at: number) =>
    ['level3', 'target', 'actual', 'score', 'deviation'].map((key) => `indicators[${at}].${key}`);
  const remark = row('10', '计次年完工10');
  expect(doubts({ rows: [row('10', '10'), remark] })).toEqual([...cells(0), ...cells(1)]);
  expect(doubts({ rows: [row('10'), remark] })).toEqual([]);
});

it('doubts a name whose first line has room for its next, and the name above it', () => {
  const lines = (...texts: string[]) => ({
    text: texts.join(''),
    pieces: texts.map((text, at) => ({ text, page: null, line: at + 1, box: null })),
  });
  const read = (...names: string[][]) =>
    doubts({ rows: names.map((texts) => ({ level3: lines(...texts), target: value('2次'), actual: value('2次') })) });
  const full = ['山洪预警平均送达时长', '短信'];
  expect(read(full, ['间', '转移演练伤亡事故'], ['值班值守天数'])).toEqual([
    'indicators[0].level3',
    'indicators[1].level3',
  ]);
  expect(read(full, ['转移演练伤亡事故起数', '统计'], ['值班值守天数'])).toEqual([]);
});

it('doubts a cell on top of a page, above its row, with the one at the end of the page before', () => {
  const on = (text: string, page: number, line: number) => ({ text, pieces: [{ text, page, line, box: null }] });
  const row = (page: number, line: number, deviationLine: number): RawRow => ({
    level3: on('文化志愿师资库', page, line),
    target: on('≥92%', page, line),
    deviation: on('部分街镇师资仍不足，将引', page, deviationLine),
  });
  expect(doubts({ rows: [row(1, 4, 4), row(2, 9, 8)] })).toEqual([
    'indicators[0].deviation',
    'indicators[1].deviation',
  ]);
  expect(doubts({ rows: [row(1, 4, 4), row(2, 9, 9)] })).toEqual([]);
  expect(doubts({ rows: [row(1, 4, 4), row(1, 9, 8)] })).toEqual([]);
});
