import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

const FORM = [
  '项目支出绩效目标表',
  '',
  '| 项目名称 |  | 管网改造 |  | 主管部门 | 水务局 |',
  '|---|---|---|---|---|---|',
  '| 项目资金（万元） |  | 年度资金总额： |  | 20 |  |',
  '|  |  | 其中：财政拨款 |  | 20 |  |',
  '| 年度总体目标 |  | 全面完成年度任务。 |  |  |  |',
  '| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注 |',
  '|  | 产出指标 | 数量指标 | 更换管道长度 | ≥30公里 |  |',
  '|  |  |  | 更换阀门数量 | ≥12个 | 含备用 |',
  '|  |  | 质量指标 | 验收合格率 | =100% |  |',
  '|  | 满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% |  |',
];

const read = (lines: readonly string[]) => parseDeclaration(new TextEncoder().encode(lines.join('\n')));

describe('tables whose cells the dump parts', () => {
  it('are read without a warning: blank places are the rest of merged cells', async () => {
    const { projects, coverage } = await read(FORM);
    expect(projects).toHaveLength(1);
    expect(projects[0]).toMatchObject({
      projectName: '管网改造',
      competentDepartment: '水务局',
      budget: { currentYear: 200000 },
    });
    expect(projects[0].indicators.map(({ level1, level2, target }) => [level1, level2, target])).toEqual([
      ['产出指标', '数量指标', '≥30公里'],
      ['产出指标', '数量指标', '≥12个'],
      ['产出指标', '质量指标', '=100%'],
      ['满意度指标', '服务对象满意度指标', '≥90%'],
    ]);
    expect(projects[0].diagnostics.filter(({ severity }) => severity === 'warning')).toEqual([]);
    expect(coverage.unplaced).toBe(0);
  });

  it('go on below a page number, with a column for each of the heading', async () => {
    const parts = [...FORM.slice(0, 10), '', '- 1 -', '', FORM[10], '|---|---|---|---|---|---|', ...FORM.slice(11)];
    const { projects } = await read(parts);
    expect(projects[0].indicators.map(({ level1 }) => level1)).toEqual([
      '产出指标',
      '产出指标',
      '产出指标',
      '满意度指标',
    ]);
  });

  it('leave the level to be inferred where the one above cannot be meant', async () => {
    const { projects } = await read(FORM.with(11, '|  |  | 服务对象满意度指标 | 居民满意度 | ≥90% |  |'));
    expect(projects[0].indicators[3].level1).not.toBe('产出指标');
    expect(projects[0].diagnostics).toContainEqual(
      expect.objectContaining({ code: 'level-inferred', field: 'indicators[3].level1' }),
    );
  });

  it('stand beside forms of other dumps in one file', async () => {
    const flow = ['项目支出绩效目标表', '项目名称：道路养护', '主管部门：住建局', '年度总体目标：完成养护。'];
    const table = ['一级指标', '二级指标', '三级指标', '指标值', '产出指标', '数量指标', '养护里程', '≥9公里'];
    const { projects, diagnostics } = await read([...FORM, '', ...flow, ...table]);
    expect(projects.map(({ projectName }) => projectName)).toEqual(['管网改造', '道路养护']);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
