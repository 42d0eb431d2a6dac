import { expect, it } from 'vitest';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { takeLateAmount } from '../../../../src/recognize/flow/header/late-amount.js';

const piece = (text: string) => ({ text, page: 1, line: 1, box: null });
const value = (text: string) => ({ text, pieces: [piece(text)] });
const KNOWN = { 'budget.total': value('126,000.00'), 'budget.currentYear': value('126,000.00') };
const LABELS = ['项目总预算（元）：', '项目当年预算（元）：', '同名项目上年预算', '执行数（万元）：'].map(piece);
const STRAY = piece('97,500.00');

it('gives the one amount without a place to the one label without an amount, in its unit and with a warning', () => {
  const { values, unplaced, diagnostics } = takeLateAmount(shanghai2020, KNOWN, LABELS, [piece('每季一次'), STRAY]);
  expect(values['budget.previousYearExecution']).toMatchObject({ text: '97,500.00', unit: '万元' });
  expect(unplaced.map(({ text }) => text)).toEqual(['每季一次']);
  expect(diagnostics.map(({ code, field }) => [code, field])).toEqual([
    ['value-inferred', 'budget.previousYearExecution'],
  ]);
});

it('leaves it where another label waits, another amount has no place, or it may be a target', () => {
  const left = (labels: readonly string[], ...texts: readonly string[]) =>
    takeLateAmount(shanghai2020, KNOWN, [...LABELS, ...labels.map(piece)], texts.map(piece)).unplaced.length;
  expect(left([], STRAY.text)).toBe(0);
  expect(left(['同名项目上年预算额（元）：'], STRAY.text)).toBe(1);
  expect(left([], STRAY.text, '12,000.00')).toBe(2);
  expect(left([], '1200')).toBe(1);
});

it('takes amounts off the end of a text where a label waits for one, and gives them to as many that wait, the first total among them', () => {
  const lines = ['全年开展讲座132场。', '580,000.00', '0.00'].map((text, i) => ({ ...piece(text), line: i + 1 }));
  const goals = { text: lines.map(({ text }) => text).join('\n'), pieces: lines };
  const taken = (known: Record<string, ReturnType<typeof value>>, ...labels: readonly string[]) => {
    const { values, unplaced } = takeLateAmount(
      shanghai2020,
      { ...known, 'narrative.goals': goals },
      labels.map(piece),
      [],
    );
    const texts = ['narrative.goals', 'budget.total', 'budget.previousYear'].map((key) => values[key]?.text);
    return [...texts, unplaced.length];
  };
  const labels = ['项目总预算（元）：', '项目当年预算（元）：', '同名项目上年预算额（元）：'];
  const current = { 'budget.currentYear': value('580,000.00') };
  expect(taken(current, ...labels)).toEqual(['全年开展讲座132场。', '580,000.00', '0.00', 0]);
  expect(taken({ ...current, 'budget.total': value('1.00') }, ...labels)).toEqual([
    '全年开展讲座132场。',
    '1.00',
    undefined,
    2,
  ]);
  expect(taken(current, '项目当年预算（元）：')[0]).toBe(goals.text);
});
