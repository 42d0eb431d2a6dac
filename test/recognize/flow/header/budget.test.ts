import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { shanghai2026 } from '../../../../src/forms/shanghai-2026.js';
import type { FormDefinition } from '../../../../src/model/form.js';
import { readBudget } from '../../../../src/recognize/flow/header/budget.js';
import { itemsOf } from '../../../support/dump.js';

/** Values by field, those that carry a warning with a `?`. */
function budget(lines: readonly string[], form: FormDefinition = shanghai2026) {
  const items = itemsOf(lines.join('\n\n'), form).flatMap((item) =>
    item.meanings
      ? item
      : item.text.split('  ').map((text, at) => ({ ...item, text, sameLine: at > 0 || item.sameLine })),
  );
  const { values, diagnostics, rest } = readBudget(items, form);
  const doubted = new Set(diagnostics.map(({ field }) => field));
  const found = Object.entries(values).map(([key, { text }]) => [
    key.replace('budget.', ''),
    `${text}${doubted.has(key) ? '?' : ''}`,
  ]);
  return { found: Object.fromEntries(found), rest: rest.map((item) => item.text) };
}

describe('readBudget', () => {
  it('deals columns of labels and amounts by their sums', () => {
    const { found, rest } = budget([
      '项目资金总额',
      '其中：财政资金',
      '732,722.72',
      '年度资金申请总额',
      '752,722.72',
      '732,722.72',
      '其中：当年财政拨款',
      '731,722.72',
      '其他资金 0.00',
      '项目总目标',
      '上年结转资金',
      '1,000.00',
      '其他资金',
      '20,000.00',
    ]);
    expect(found).toEqual({
      total: '732,722.72',
      totalFiscal: '732,722.72',
      totalOther: '0.00',
      currentYear: '752,722.72',
      currentYearFiscal: '731,722.72',
      currentYearCarryover: '1,000.00',
      currentYearOther: '20,000.00',
    });
    expect(rest).toEqual(['项目总目标']);
  });

  it('gives amounts that stand side by side to labels that do, line by line', () => {
    const labels = [
      '项目资金总额 年度资金申请总额',
      '其中：财政资金 其中：当年财政拨款',
      '上年结转资金',
      '其他资金 其他资金',
    ];
    const amounts = ['540,000.00  540,000.00', '430,000.00  390,000.00', '40,000.00', '100,000.00  100,000.00'];
    const { found } = budget([...labels, '项目总目标', ...amounts]);
    const bare = Object.entries(found).map(([key, text]) => [key, String(text).replace('?', '')]);
    expect(Object.fromEntries(bare)).toEqual({
      total: '540,000.00',
      totalFiscal: '430,000.00',
      totalOther: '100,000.00',
      currentYear: '540,000.00',
      currentYearFiscal: '390,000.00',
      currentYearCarryover: '40,000.00',
      currentYearOther: '100,000.00',
    });
  });

  it('gives amounts in the order of the labels, of which each has a line of its own, where all sums agree', () => {
    const labels = ['项目资金总额', '年度资金申请总额', '其中：财政资金', '其中：当年财政拨款', '上年结转资金'];
    const amounts = ['54,000.00', '54,000.00', '43,000.00', '41,600.00', '1,400.00', '11,000.00', '11,000.00'];
    const { found } = budget([...labels, '其他资金', '其他资金', '项目总目标', ...amounts]);
    const bare = Object.entries(found).map(([key, text]) => [key, String(text).replace('?', '')]);
    expect(Object.fromEntries(bare)).toEqual({
      total: '54,000.00',
      totalFiscal: '43,000.00',
      totalOther: '11,000.00',
      currentYear: '54,000.00',
      currentYearFiscal: '41,600.00',
      currentYearCarryover: '1,400.00',
      currentYearOther: '11,000.00',
    });
  });

  it('takes a part for one of the total that is printed', () => {
    const lines = ['年度资金总额', '613.94', '其中：财政拨款', '601.94', '上年结转资金', '12', '其他资金', '0'];
    expect(budget(lines, projectGoal).found).toEqual({
      currentYear: '613.94',
      currentYearFiscal: '601.94',
      currentYearCarryover: '12',
      currentYearOther: '0',
    });
  });

  it('warns of two parts that stand behind other labels, which the sum does not tell apart', () => {
    const { found } = budget([
      '项目资金总额',
      '2,861,300.00',
      '年度资金申请总额',
      '724,280.00',
      '其中：财政资金',
      '1,952,730.00',
      '其中：当年财政拨款',
      '646,480.00',
      '上年结转资金',
      '其他资金',
      '项目总目标',
      '908,570.00',
      '其他资金',
      '77,800.00',
      '年度总体目标',
      '0.00',
    ]);
    expect(found.currentYearCarryover).toMatch(/[?]$/u);
    expect(found.currentYearOther).toMatch(/[?]$/u);
    expect(found).toMatchObject({ currentYear: '724,280.00', currentYearFiscal: '646,480.00' });
  });

  it('warns of parts that may belong to either total', () => {
    const { found } = budget([
      ...[
        '项目资金总额',
        '8,000',
        '年度资金申请总额',
        '8,000',
        '其中：财政资金',
        '8,000',
        '其中：当年财政拨款',
        '8,000',
      ],
      ...['上年结转资金', '0', '其他资金', '0', '其他资金', '/'],
    ]);
    expect([found.totalOther, found.currentYearOther]).toEqual(['0?', '/?']);
    expect(found.currentYearFiscal).toBe('8,000');
  });

  it('takes the part that alone is printed for the main one, with a warning', () => {
    const { found } = budget(['年度资金总额', '62.5', '财政拨款', '其他资金', '62.5'], projectGoal);
    expect(found).toEqual({ currentYear: '62.5', currentYearFiscal: '62.5?' });
  });

  it('gives two amounts below each other in the order of their labels', () => {
    const labels = ['项目资金总额', '年度资金总额', '项目起止时间', '2024-2025'];
    const amounts = ['1,240.80', '610.30', '其中：财政拨款', '510.30', '其他资金', '100.00'];
    const { found } = budget([...labels, ...amounts], projectGoal);
    expect(found).toMatchObject({ total: '1,240.80?', currentYear: '610.30?', currentYearFiscal: '510.30?' });
  });

  it('takes a zero below an amount for one of its own where the sums want it', () => {
    const labels = ['年度资金总额', '其中：财政拨款', '上年结转资金', '其他资金'];
    const { found } = budget([...labels, '128.3', '98.3', '0', '30'], projectGoal);
    expect(found).toMatchObject({ currentYearCarryover: '0', currentYearOther: '30?' });
    const torn = budget([...labels, '128.30', '98.3', '0', '0.00', '30.00'], projectGoal);
    expect(torn.found).toMatchObject({ currentYearFiscal: '98.30?', currentYearOther: '30.00?' });
  });

  it('takes the year of a project for no amount', () => {
    const amounts = ['其中：财政拨款', '226.00', '其他资金', '0.00'];
    const lines = ['项目资金总额', '年度资金总额', '项目起止时间', '2024', '226.00', '226.00', ...amounts];
    const { found, rest } = budget(lines, projectGoal);
    expect(found).toMatchObject({ total: expect.stringMatching(/^226/u), currentYear: expect.stringMatching(/^226/u) });
    expect(rest).toContain('2024');
  });

  it('reads parts that are printed above their total', () => {
    const { found } = budget(['其他资金', '58.00', '年度资金总额', '358.00', '其中：财政拨款'], projectGoal);
    expect(found).toMatchObject({ currentYearOther: expect.stringContaining('58.00') });
    expect(found).toMatchObject({ currentYear: expect.stringContaining('358.00') });
  });

  it('takes the one unit that labels say for that of the others, too', () => {
    const items = itemsOf(
      '资金总额（万元）\n\n年度资金总额\n\n96.8\n\n财政拨款\n\n76.8\n\n其他资金\n\n20',
      projectGoal,
    );
    const { values } = readBudget(items, projectGoal);
    expect(Object.values(values).map(({ unit }) => unit)).toEqual(['万元', '万元', '万元']);
  });

  it('leaves a header alone whose labels stand for one total only', () => {
    expect(budget(['项目资金总额', '8,000']).found).toEqual({});
  });

  it('reads totals beside each other above their parts, a cell or a row a line', () => {
    const values = {
      ...{ total: '960.00', totalFiscal: '780.00', totalOther: '180.00' },
      ...{ currentYear: '320.00', currentYearFiscal: '260.00', currentYearOther: '60.00' },
    };
    const heads = ['资金来源', '中期资金总额', '年度资金总额'];
    const cells = ['合计', '960.00', '320.00', '财政拨款', '780.00', '260.00', '其他资金', '180.00', '60.00'];
    const rest = ['资金来源', '合计'];
    expect(budget([...heads, ...cells], projectGoal)).toEqual({ found: values, rest });
    const rows = ['合计 960.00 320.00', '财政拨款 780.00 260.00', '其他资金 180.00 60.00'];
    expect(budget([heads.join(' '), ...rows], projectGoal)).toEqual({ found: values, rest });
  });

  it('takes totals in turn with their amounts for no such rows', () => {
    const { found } = budget(
      ['资金总额 960.00', '财政拨款 960.00', '年度资金总额 320.00', '财政拨款 260.00', '其他资金 60.00'],
      projectGoal,
    );
    expect(found).toMatchObject({ totalFiscal: '960.00', currentYearFiscal: '260.00', currentYearOther: '60.00' });
  });

  it('doubts two amounts between two labels, of which a sum tells nothing', () => {
    const parts = ['其中：当年财政拨款', '1,080.00', '上年结转资金', '0.00', '66.00', '其他资金'];
    const { found } = budget(['项目资金总额', '1,146.00', '年度资金申请总额', '1,146.00', ...parts]);
    expect(found).toMatchObject({ currentYear: '1,146.00', currentYearCarryover: '0.00?', currentYearOther: '66.00?' });
  });

  describe('with amounts in the table', () => {
    const take = (lines: readonly string[], table: readonly string[]) => {
      const [items, body] = [lines, table].map((texts) => itemsOf(texts.join('\n\n'), shanghai2026));
      const { values, diagnostics, strays } = readBudget(items, shanghai2026, body);
      const found = Object.fromEntries(Object.entries(values).map(([key, { text }]) => [key, text]));
      return { found, doubted: diagnostics.map(({ field }) => field), strays: [...strays].map(({ text }) => text) };
    };
    const RIGHT = ['年度资金申请总额', '428,700.00', '其中：当年财政拨款', '356,400.00', '上年结转资金', '72,300.00'];

    it('takes the one that a sum lacks', () => {
      const { found, doubted, strays } = take(
        [...RIGHT, '其他资金'],
        ['成本指标', '0.00', '维护数量', '=526台', '84.50'],
      );
      expect(found['budget.currentYearOther']).toBe('0.00');
      expect(doubted).toContain('budget.currentYearOther');
      expect(strays).toEqual(['0.00']);
    });

    it('takes a total and its parts backwards', () => {
      const { found } = take(
        ['年度资金申请总额', '其中：当年财政拨款', '其他资金'],
        ['83.82', '年服务人次', '≥9人', '1.50', '624.40', '708.22'],
      );
      expect(found).toEqual({
        'budget.currentYear': '708.22',
        'budget.currentYearFiscal': '624.40',
        'budget.currentYearOther': '83.82',
      });
    });

    it('takes a zero behind a level, but no target', () => {
      const lines = ['年度资金申请总额', '580.16', '其中：当年财政拨款', '580.16', '其他资金'];
      expect(take(lines, ['数量指标', '产出指标', '0', '质量指标', '事故起数', '0']).strays).toEqual(['0']);
      expect(take(lines, ['数量指标', '事故起数', '0', '质量指标']).strays).toEqual([]);
    });

    it('takes none for parts that the sum does not tell apart', () => {
      const lines = ['年度资金申请总额', '428.70', '其中：当年财政拨款', '其他资金'];
      expect(take(lines, ['356.40', '72.30']).strays).toEqual([]);
    });
  });
});

it('gives the first of two amounts below four labels to no label that it was put behind', () => {
  const form = projectGoal;
  const heads = ['年度资金总额', '其中：财政拨款', '上年结转资金', '其他资金'];
  const items = itemsOf([...heads, '1268.5', '1268.5'].join('\n\n'), form);
  // cells that were drawn late are put back on the line of their label
  const put = items.map((item, at) => (at === heads.length ? { ...item, sameLine: true, blankBefore: 0 } : item));
  const { values, diagnostics } = readBudget(put, form);
  expect(Object.keys(values)).toEqual(['budget.currentYear', 'budget.currentYearFiscal']);
  expect(diagnostics.map(({ field }) => field)).toEqual(Object.keys(values));
});
