import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { parseDeclaration } from '../../../src/parse-declaration.js';
import { strayRows } from '../../../src/recognize/flow/stray-rows.js';

function stray(form: typeof projectGoal, ...rows: [level1: string, level2: string, level3: string][]) {
  const value = (text: string) => ({ text, pieces: [] });
  const cells = rows.map(([level1, level2, level3]) => ({
    level1: value(level1),
    level2: value(level2),
    level3: value(level3),
  }));
  return strayRows(cells, form);
}

describe('strayRows', () => {
  it('doubts what stands below 满意度 and asks for nothing of the kind, where another row does', () => {
    const of = (...names: string[]) =>
      stray(projectGoal, ...names.map((name): [string, string, string] => ['满意度指标', '服务对象满意度指标', name]));
    expect(of('周边群众满意度', '含绿化', '有效投诉率')).toEqual([false, true, false]);
    expect(of('服务质量')).toEqual([false]);
  });

  it('doubts a name that the form prints itself below another level than its own', () => {
    const rows: [string, string, string][] = [
      ['投入与管理', '投入管理', '预算资金到位率'],
      ['投入与管理', '财务管理', '资金使用规范性'],
      ['效果目标', '社会效益', '预算执行率'],
    ];
    expect(stray(shanghai2020, ...rows)).toEqual([false, false, true]);
  });
});

it('doubts a number without a unit where units have a column', async () => {
  const dump = [
    ...['项目支出绩效目标表', '项目名称 青年见习补贴', '主管部门 临河县人社局 实施单位 临河县就业中心'],
    ...[
      '一级指标 二级指标 三级指标 指标性质 指标值 度量单位',
      '产出指标',
      '数量指标',
      '组织见习人数 900',
      '见习基地认定 = 25',
    ],
    ...['政策宣讲场次 15 场次', '质量指标 审核准确率 = 100 %', '时效指标 补贴发放周期 20 个工作日'],
    ...['效益指标 社会效益指标 期满留用率 45 %', '满意度指标 服务对象满意度指标 见习人员满意度 90 %'],
  ].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  const fields = projects[0].diagnostics.map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['indicators[0]', 'indicators[1]']));
  expect(fields).not.toContain('indicators[6]');
});
