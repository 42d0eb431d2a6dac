import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { liftAmounts } from '../../../src/recognize/aligned/amounts-below.js';
import { toTextLines } from '../../../src/recognize/aligned/text-lines.js';

const HEADS = '  项目资金      年度资金总额        财政拨款         上年结转资金        其他资金';
const AMOUNTS = '  （万元）        86.00          80.00            6.00             0.00';

const lifted = (lines: readonly string[]) =>
  liftAmounts(toTextLines(lines.map((text, at) => ({ text, page: 1, line: at + 1, blankBefore: 0 }))), projectGoal);
const lift = (...lines: string[]) => lifted(lines).map(({ words }) => words.map(({ text }) => text).join(' '));
const guessed = (...lines: string[]) =>
  lifted(lines).flatMap(({ words }) => words.filter((word) => word.guessed).map(({ text }) => text));

describe('liftAmounts', () => {
  it('puts each of the amounts that stand in a row below their labels behind its own', () => {
    expect(lift(HEADS, AMOUNTS)).toEqual([
      '项目资金 年度资金总额 86.00 财政拨款 80.00 上年结转资金 6.00 其他资金 0.00',
      '（万元）',
    ]);
  });

  it('puts fewer amounts behind the nearest labels where they make up their total, also below what stands beside both', () => {
    const heads = HEADS.replace('项目资金', '        ');
    const amounts = '                80.00                           80.00';
    const dealt = '年度资金总额 80.00 财政拨款 上年结转资金 80.00 其他资金';
    expect(lift(heads, amounts)).toEqual([dealt, '']);
    expect(lift(heads, '  项目资金（万元）', amounts)).toEqual([dealt, '项目资金（万元）', '']);
    expect(guessed(heads, amounts)).toEqual(['80.00', '80.00']);
    expect(guessed(HEADS, AMOUNTS)).toEqual([]);
  });

  it('leaves rows alone with other numbers of both, with texts among the amounts, or with labels that have no room', () => {
    const words = (line: string) => line.trim().split(/\s+/u).join(' ');
    for (const lines of [
      [HEADS, AMOUNTS.replace('80.00', '     ')],
      [HEADS, `${AMOUNTS}   不含税`],
      [HEADS.replaceAll(/\s{2,}/gu, '  '), AMOUNTS.replaceAll(/\s{2,}/gu, '  ')],
    ])
      expect(lift(...lines)).toEqual(lines.map(words));
  });
});
