import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { fitTable } from '../../../src/recognize/merged-levels/row-fit.js';

/** The level 2 that a row's words fit best. */
function likeliest(level3: string, target: string, form: FormDefinition): string | undefined {
  const fits = [...fitTable([{ level3, target }], form.table!)];
  return fits.sort(([, a], [, b]) => b[0] - a[0])[0]?.[0].name;
}

describe('words of benefits', () => {
  it.each([
    ['农产品销售收益', '≥300万元', '经济效益指标'],
    ['惠及残疾人家庭', '显著', '社会效益指标'],
    ['专业人才队伍建设', '逐步完善', '可持续影响指标'],
    ['受益群众满意度', '≥90%', '服务对象满意度指标'],
    ['年度建设任务完成率', '100%', '时效指标'],
  ])('tells %s under %s', (name, target, level2) => {
    expect(likeliest(name, target, projectGoal)).toBe(level2);
  });

  it('knows the same benefits by the names of another form', () => {
    expect(likeliest('固体废弃物处置', '规范', shanghai2020)).toBe('环境效益');
    expect(likeliest('游客满意度', '≥90%', shanghai2020)).toBe('满意度');
    expect(likeliest('设施巡查台账', '健全', shanghai2020)).toBe('长效管理');
  });
});
