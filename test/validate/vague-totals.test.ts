import { expect, it } from 'vitest';
import { parseDeclaration } from '../../src/index.js';

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
