import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
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
