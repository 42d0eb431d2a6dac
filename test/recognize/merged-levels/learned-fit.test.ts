import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { learnedFit } from '../../../src/recognize/merged-levels/learned-fit.js';
import { kindOfLevel, LEVEL_KINDS } from '../../../src/recognize/merged-levels/level-kinds.js';
import { fitTable } from '../../../src/recognize/merged-levels/row-fit.js';
import { rowPieces } from '../../../src/recognize/merged-levels/row-pieces.js';

/** The level 2 of a form that a row fits best. */
function bestLevel(form: FormDefinition, level3: string, target: string): string {
  const fit = [...fitTable([{ level3, target }], form.table!)];
  return fit.reduce((best, each) => (each[1][0] > best[1][0] ? each : best))[0].name;
}

describe('the level 2 that a row fits best', () => {
  it.each([
    ['绿道巡护里程', '≥86公里', '数量指标'],
    ['上门理发服务', '≥360次', '数量指标'],
    ['监测数据准确率', '≥98%', '质量指标'],
    ['报告提交日期', '11月20日前', '时效指标'],
    ['每小时开放支出成本', '≤620元', '经济成本指标'],
    ['湿地植被盖度', '≥70%', '生态效益指标'],
    ['设施管护制度', '建立', '可持续影响指标'],
    ['参训教师满意度', '≥95%', '服务对象满意度指标'],
  ])('is told by words and units: %s %s', (name, target, level) => {
    expect(bestLevel(projectGoal, name, target)).toBe(level);
  });

  it('is one of the form, also where another form has more', () => {
    expect(bestLevel(shanghai2020, '与学校联席会商', '每季度')).toBe('部门协助');
  });
});

describe('what a row is known by', () => {
  it('are the characters of its name, how it ends, and the unit of its target', () => {
    expect(rowPieces('3.巡查次数', '≥12次以上')).toEqual(
      expect.arrayContaining(['巡', '巡查', '数$', '次数$', '=次', '=>', '=#']),
    );
    expect(rowPieces('制度', '健全有效')).toEqual(expect.arrayContaining(['~', '~健全', '~有效$']));
  });

  it('speaks for each kind', () => {
    expect([...learnedFit('满意度', '≥90%').keys()]).toEqual(LEVEL_KINDS);
  });
});

describe('the kind of a level 2', () => {
  it.each([
    ['产出数量', '数量'],
    ['社会成本指标', '社会成本'],
    ['经济成本指标', '成本'],
    ['长效管理', '可持续影响'],
    ['社会公众或服务对象满意度指标', '满意度'],
    ['其他指标', null],
  ])('is told by its name: %s', (name, kind) => {
    expect(kindOfLevel(name)).toBe(kind);
  });
});
