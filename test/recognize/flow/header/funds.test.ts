import { describe, expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { readFunds } from '../../../../src/recognize/flow/header/funds.js';
import { itemsOf } from '../../../support/dump.js';

const HEAD = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];

function read(lines: readonly string[], form = selfEvaluation) {
  const reading = readFunds(itemsOf(lines.join('\n'), form), form);
  return {
    funds: reading.funds.map(({ source, values, unit }) => ({
      source: source.text,
      unit,
      ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value?.text])),
    })),
    rest: reading.rest.map((item) => item.text),
    leftovers: reading.leftovers.map((item) => item.text),
    warned: reading.diagnostics.map((each) => each.field),
  };
}

const TOTAL = {
  source: '年度资金总额',
  unit: '万元',
  initialBudget: '245.00',
  revisedBudget: '245.00',
  executed: '239.88',
  weight: '10',
  rate: '97.91%',
  score: '9.79',
};

describe('readFunds', () => {
  it('takes a full-width dash for one', () => {
    const { funds, leftovers } = read([
      ...HEAD,
      ...['年度资金总额 2874.3916 2730.6720 2699.3385 10 98.85% 9.89', '其中：当年财政拨款'],
      ...['2674.3916 2530.6720 2502.1845 － 98.87% －', '其他资金 200.0000 200.0000 197.1540 － 98.58% －'],
    ]);
    expect(funds[1]).toMatchObject({ initialBudget: '2674.3916', executed: '2502.1845', rate: '98.87%' });
    expect(funds[2]).toMatchObject({ initialBudget: '200.0000', executed: '197.1540', rate: '98.58%' });
    expect(leftovers).toEqual([]);
  });

  it('parts amounts that touch each other, and takes `无` for a dash', () => {
    const { funds, leftovers } = read([
      ...HEAD,
      ...['年度资金总额 7,249,200.00 7,249,200.006,426,400.00', '10', '88.65%', '8.87'],
      ...['其中：当年财政拨款', '7,249,200.00 7,249,200.00 6,426,400.00 无 88.65%', '其他资金', '无', '无', '无'],
    ]);
    expect(funds[0]).toMatchObject({ revisedBudget: '7,249,200.00', executed: '6,426,400.00', weight: '10' });
    expect(funds[1]).toMatchObject({ initialBudget: '7,249,200.00', executed: '6,426,400.00', rate: '88.65%' });
    expect(leftovers).toEqual([]);
  });

  it('joins the two lines of a source, with its amounts behind them or between', () => {
    const total = '年度资金总额 96.40 96.40 96.40 10 100.00% 10';
    const [upper, lower, own] = ['其中：中央和省级财政', '拨款', '40.00 40.00 40.00 - 100.00% -'];
    const other = '县级财政拨款 56.40 56.40 56.40 - 100.00% -';
    for (const lines of [
      [upper, lower, own],
      [upper, own, lower],
      [upper, `${lower} ${own}`],
    ])
      expect(read([...HEAD, total, ...lines, other]).funds).toMatchObject([
        { source: '年度资金总额', executed: '96.40' },
        { source: upper + lower, executed: '40.00' },
        { source: '县级财政拨款', executed: '56.40' },
      ]);
  });

  it('warns of a source that the shares of its amounts do not prove', () => {
    const { warned } = read([
      ...HEAD,
      ...['40.35', '40.14', '36.73', '10', '91.50% 9.15', '年度资金总额', '其中：当年财政拨款', '上年结转资金'],
      ...['36.32', '36.32', '32.98', '4.03', '3.82', '3.75', '/', '/', '/', '90.80%', '98.17%'],
      ...['/', '/', '/', '/', '其他资金', '/', '/', '/'],
    ]);
    expect(warned).toEqual(['funds[3]']);
  });

  it('warns of rows in order behind their labels whose parts do not make the totals', () => {
    const total = ['年度资金总额', '30.00', '30.00', '20.00', '10', '66.67%', '6.67'];
    const rest = ['30.00', '20.00', '—', '66.67%', '—', '其他资金', '0.00', '0.00', '0.00', '—', '—', '—'];
    expect(read([...HEAD, ...total, '其中：当年财政拨款', '9.20', ...rest]).warned).toContain('funds[1]');
    expect(read([...HEAD, ...total, '其中：当年财政拨款', '30.00', ...rest]).warned).toEqual([]);
  });

  it('warns of rows beside a blank source, to which they may belong', () => {
    const rows = [
      ...['年度资金总额', '518.50', '496.40', '466.40', '10', '93.96%', '9.4'],
      ...['其中：当年财政拨款', '440.80', '418.70', '390.70', '93.31%', '77.70', '77.70', '75.70', '97.43%'],
    ];
    expect(read([...HEAD, ...rows, '上年结转资金', '其他资金']).warned).toEqual(['funds[1]', 'funds[2]', 'funds[3]']);
  });

  it('warns of a source whose amounts may be those of one that spent nothing of its budget', () => {
    const { funds, warned } = read([
      ...[...HEAD, '年度资金总额', '3,800.00', '4,020.00', '3,960.00', '10', '98.51%', '9.9'],
      ...['其中：当年财政拨款', '3,600.00', '3,820.00', '3,820.00', '/', '100.00%', '/'],
      ...['上年结转资金', '/', '其他资金', '200.00', '200.00', '140.00', '/', '/', '70.00%', '/'],
    ]);
    expect(funds[3]).toMatchObject({ initialBudget: '200.00' });
    expect(warned).toContain('funds[2]');
  });

  it('puts the total before its parts, which `其中` tells', () => {
    const { funds } = read([
      ...[
        ...HEAD,
        '825.76',
        '833.16',
        '812.33',
        '10',
        '97.50%',
        '9.75',
        '其中：财政拨款',
        '825.76',
        '833.16',
        '812.33',
      ],
      ...['97.50%', '年度资金总额', '其他资金', '0.00', '0.00', '0.00'],
    ]);
    expect(funds).toMatchObject([
      { source: '年度资金总额', weight: '10', rate: '97.50%' },
      { source: '其中：财政拨款', executed: '812.33' },
      { source: '其他资金', executed: '0.00' },
    ]);
  });

  it('puts the total and the first of its parts before those that stand on the lines of their amounts', () => {
    const { funds, warned } = read([
      ...[
        ...HEAD,
        '825.76',
        '833.16',
        '812.33',
        '10',
        '97.50%',
        '9.75',
        '825.76',
        '833.16',
        '812.33',
        '—',
        '97.50%',
        '—',
      ],
      ...['上年结转资金', '0.00', '0.00', '0.00', '—', '—', '—', '其他资金', '0.00', '0.00', '0.00', '—', '—', '—'],
      ...['年度资金总额', '其中：当年财政拨款', '（万元）'],
    ]);
    expect(funds).toMatchObject([
      { source: '年度资金总额', executed: '812.33', score: '9.75' },
      { source: '其中：当年财政拨款', executed: '812.33', unit: '万元' },
      { source: '上年结转资金', executed: '0.00' },
      { source: '其他资金', executed: '0.00' },
    ]);
    expect(warned).toEqual([]);
  });

  it('takes a row whose label no form names, by the amounts behind it, and no code of a project', () => {
    const head = ['项目编码', '3101109289956', '全年预算数 全年执行数 执行率', '年度资金总额 600.00 540.00 90.00%'];
    const { funds } = read([
      ...head,
      '其中：中央财政资金 480.00 440.00 91.67%',
      '地方资金',
      '120.00',
      '100.00',
      '83.33%',
    ]);
    expect(funds).toMatchObject([
      { source: '年度资金总额', executed: '540.00' },
      { source: '其中：中央财政资金', executed: '440.00' },
      { source: '地方资金', executed: '100.00' },
    ]);
  });

  it('takes labels that no form names for rows of the grid where they stand among its labels, also on two lines', () => {
    const { funds } = read([
      ...HEAD,
      ...['其中：中央和省级财政', '拨款', '年度资金总额', '县级财政拨款'],
      ...['96.40', '40.00', '56.40', '96.40', '40.00', '56.40', '96.40', '40.00', '56.40'],
      ...['10', '100.00%', '10', '-', '-', '100.00%', '100.00%', '-', '-'],
    ]);
    expect(funds).toMatchObject([
      { source: '年度资金总额', initialBudget: '96.40', executed: '96.40', weight: '10', score: '10' },
      { source: '其中：中央和省级财政拨款', initialBudget: '40.00', executed: '40.00' },
      { source: '县级财政拨款', initialBudget: '56.40', executed: '56.40' },
    ]);
  });

  it('joins the two lines of such a label before its amounts', () => {
    const { funds } = read([
      ...HEAD,
      ...['年度资金总额', '96.40', '96.40', '96.40', '10', '100.00%', '10'],
      ...['其中：中央和省级财政', '拨款', '40.00', '40.00', '40.00', '-', '100.00%', '-'],
      ...['县级财政拨款', '56.40', '56.40', '56.40', '-', '100.00%', '-'],
    ]);
    expect(funds.map(({ source }) => source)).toEqual(['年度资金总额', '其中：中央和省级财政拨款', '县级财政拨款']);
  });

  it('reads the rows of a grid by its columns', () => {
    const row = '年度资金总额 245.00 245.00 239.88 10 97.91% 9.79';
    const found = read(['项目名称', '甲', '项目资金（万元）', HEAD.join(' '), row, '预期目标', '文字']);
    expect(found.funds).toEqual([TOTAL]);
    expect(found.rest).toEqual(['项目名称', '甲', '项目资金（万元）', '预期目标', '文字']);
    expect(found.warned).toEqual([]);
  });

  it('reads a grid of one cell a line, with a number that broke in its cell', () => {
    const cells = ['年度资金总额', '245.00', '245.0', '0', '239.88', '10', '97.91%', '9.79'];
    expect(read(['项目资金（万元）', ...HEAD, ...cells]).funds).toEqual([TOTAL]);
  });

  it('puts numbers together that broke in their cells, although blank lines stand between all lines', () => {
    const total = [
      '年度资金总额',
      '1,950,000.00',
      '1,872,000.0',
      '',
      '0',
      '',
      '1,860,345.8',
      '',
      '0',
      '10',
      '99.38%',
      '9.94',
    ];
    const part = ['其中：财政拨款', ...total.slice(1, -3), '99.38%'];
    const { funds, warned } = read([...HEAD, ...total, ...part, '其他资金', '预期目标', '文字']);
    const amounts = { initialBudget: '1,950,000.00', revisedBudget: '1,872,000.00', executed: '1,860,345.80' };
    expect(funds).toMatchObject([
      { ...amounts, weight: '10', rate: '99.38%', score: '9.94' },
      { ...amounts, rate: '99.38%' },
      { source: '其他资金' },
    ]);
    expect(funds[1]).not.toHaveProperty('weight');
    expect(funds[2]).not.toHaveProperty('initialBudget');
    expect(warned).not.toContain('funds[0]');
  });

  it('puts the last decimals of ten thousands behind the others, not into the next column', () => {
    const total = ['年度资金总额', '34.868105', '36.85491', '5', '32.507774 10 88.20% 8.82'];
    const parts = [
      '其中：财政拨款',
      '19.868105',
      '21.85491',
      '5',
      '17.507774 80.11%',
      '其他资金 15.00 15.00 15.00 100.00%',
    ];
    expect(read([...HEAD, ...total, ...parts]).funds).toMatchObject([
      { initialBudget: '34.868105', revisedBudget: '36.854915', executed: '32.507774', weight: '10' },
      { initialBudget: '19.868105', revisedBudget: '21.854915', executed: '17.507774', rate: '80.11%' },
      { initialBudget: '15.00', revisedBudget: '15.00', executed: '15.00', rate: '100.00%' },
    ]);
  });

  it('does not take a weight for the decimals of an amount', () => {
    const row = ['年度资金总额', '368.5491', '368.5491', '325.0777', '10', '88.20%', '8.82'];
    expect(read([...HEAD, ...row]).funds).toMatchObject([{ executed: '325.0777', weight: '10', score: '8.82' }]);
  });

  it('puts the words of an incomplete row where they look right, and warns', () => {
    const { funds, warned } = read([...HEAD, '年度资金总额 245.00 245.00 239.88 97.91%']);
    expect(funds).toMatchObject([{ initialBudget: '245.00', executed: '239.88', rate: '97.91%' }]);
    expect(funds[0]).not.toHaveProperty('score');
    expect(warned).toEqual(['funds[0]']);
  });

  it('deals out numbers that were printed behind the last label, column by column', () => {
    const labels = ['年度资金总额', '其他资金'];
    const columns = ['245.00', '5.00', '245.00', '5.00', '239.88', '5.00', '10', '—', '97.91%', '100%', '9.79', '—'];
    const { funds } = read([...HEAD, ...labels, ...columns]);
    expect(funds).toMatchObject([
      { source: '年度资金总额', executed: '239.88', rate: '97.91%', score: '9.79' },
      { source: '其他资金', executed: '5.00', rate: '100%', score: '—' },
    ]);
  });

  it('keeps columns together whose parts make their totals without the blank sources, and bare numbers out of them', () => {
    const { funds } = read([
      ...HEAD,
      ...['年度资金总额', '其中：当年财政拨款', '上年结转资金', '其他资金', '1,950,000.00', '1,950,000.00'],
      ...[
        '1,872,000.0',
        '0',
        '1,872,000.0',
        '0',
        '1,860,345.8',
        '0',
        '1,860,345.8',
        '0',
        '10',
        '99.38%',
        '9.94',
        '99.38%',
      ],
    ]);
    const amounts = { initialBudget: '1,950,000.00', revisedBudget: '1,872,000.00', executed: '1,860,345.80' };
    expect(funds[0]).toMatchObject({ ...amounts, weight: '10', rate: '99.38%', score: '9.94' });
    expect(funds[1]).toMatchObject({ ...amounts, rate: '99.38%' });
    expect(funds.slice(2).map(({ source, ...values }) => Object.values(values).filter(Boolean))).toEqual([[], []]);
  });

  it('leaves a form without a money grid alone', () => {
    expect(read(['项目总预算（元）： 12.00'], shanghai2020)).toMatchObject({ funds: [], leftovers: [], warned: [] });
    expect(read(['年度资金总额', '12.00']).funds).toEqual([]);
  });
});
