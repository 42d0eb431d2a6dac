import { expect, it } from 'vitest';
import { projectGoal } from '../../src/forms/project-goal.js';
import { parseDeclaration } from '../../src/index.js';
import { settleVagueTotals } from '../../src/validate/vague-totals.js';

const HEAD = ['一级指标 二级指标 三级指标 指标值', '产出指标 数量指标 检查次数 ≥12次'];

async function warned(title: string, ...money: readonly string[]) {
  const text = [title, '项目名称：甲项目', '主管部门：乙局', '实施单位：丙站', '单位：万元', ...money, ...HEAD].join(
    '\n',
  );
  const { projects } = await parseDeclaration(new TextEncoder().encode(text));
  return projects.flatMap(({ diagnostics }) =>
    diagnostics.flatMap(({ code, field }) => (code === 'value-inferred' ? [field] : [])),
  );
}

const OF_YEAR = '项目支出绩效目标表（2023年度）';

it('tells an amount that may be that of the year or of the whole project, and its parts', async () => {
  expect(await warned(OF_YEAR, '资金总额：640', '其中：财政拨款：600', '其他资金：40')).toEqual([
    'budget.total',
    'budget.totalFiscal',
    'budget.totalOther',
  ]);
});

it('tells nothing where another total or the label settles it, or the form is of no year', async () => {
  expect(await warned(OF_YEAR, '资金总额：640', '年度资金总额：320')).toEqual([]);
  expect(await warned(OF_YEAR, '项目资金总额：640')).toEqual([]);
  expect(await warned('项目支出绩效目标表', '资金总额：640')).toEqual([]);
});

it('gives the amounts under a heading of the year to the year', async () => {
  const text = [OF_YEAR, '项目名称：甲项目', '主管部门：乙局', '实施单位：丙站', '年度项目资金（万元）'];
  const money = ['资金总额：640', '其中：财政拨款：600', '其他资金：40'];
  const dump = [...text, ...money, ...HEAD].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump));
  expect(projects[0].budget).toMatchObject({
    total: null,
    currentYear: 6_400_000,
    currentYearFiscal: 6_000_000,
    currentYearOther: 400_000,
  });
});

const piece = (text: string) => ({ text, page: 1, line: 1, box: null });
const amount = (text: string) => ({ text, pieces: [piece(text)] });

/** What is made of amounts by key, below these labels. */
function settled(labels: readonly string[], amounts: Readonly<Record<string, string>>, definition = projectGoal) {
  const values = Object.fromEntries(Object.entries(amounts).map(([key, text]) => [key, amount(text)]));
  const none = { title: null, rows: [], funds: [], unplaced: [], diagnostics: [] };
  const { form, diagnostics } = settleVagueTotals({
    definition,
    year: 2023,
    labels: labels.map(piece),
    values,
    ...none,
  });
  return { keys: Object.keys(form.values), warned: diagnostics.map(({ field }) => field) };
}

it('does not put the year of a title before the label that follows', () => {
  expect(settled(['2023年度', '资金总额'], { 'budget.total': '640' })).toEqual({
    keys: ['budget.total'],
    warned: ['budget.total'],
  });
});

it('gives no amount to the year that has no place there, or where the year has its own', () => {
  const labels = ['年度项目资金', '资金总额'];
  const parts = { 'budget.total': '640', 'budget.currentYearFiscal': '320', 'budget.totalFiscal': '600' };
  expect(settled(labels, parts).keys).toEqual(Object.keys(parts));
  const fields = projectGoal.fields.filter(({ key }) => key !== 'budget.currentYearFiscal');
  const amounts = { 'budget.total': '640', 'budget.totalFiscal': '600' };
  expect(settled(labels, amounts, { ...projectGoal, fields })).toEqual({
    keys: Object.keys(amounts),
    warned: Object.keys(amounts),
  });
});
