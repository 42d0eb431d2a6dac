import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { readAlignedList } from '../../../src/recognize/aligned/list.js';
import { linesOf } from '../../support/dump.js';

function read(text: string) {
  const found = readAlignedList(linesOf(text), projectGoal);
  return found?.forms.map(({ values, rows }) => [
    values.declaringUnit?.text ?? null,
    values.projectName?.text,
    values['narrative.annualGoal']?.text ?? null,
    ...rows.map(({ level1, level3, target }) => `${level1?.text} ${level3?.text} ${target?.text}`),
  ]);
}

const HEAD = '单位名称      项目名称      年度绩效目标         一级指标     二级指标      三级指标        指标值';

describe('readAlignedList', () => {
  it('reads a project for each time that the first levels begin anew, and its unit also where that is printed once', () => {
    const top = `            2024年项目支出绩效目标表

${HEAD}

甲局        河道保洁      保洁河道46条，水面     产出指标     数量指标      保洁河道条数      ≥46条
                      无漂浮物。
                                     效益指标     生态效益指标    河道水质        持续改善

          水库鉴定      完成三座水库鉴定。     产出指标     数量指标      鉴定水库座数      =3座

                                     满意度指标    服务对象满意度指标 居民满意度       ≥90%`;
    expect(read(top)).toEqual([
      ['甲局', '河道保洁', '保洁河道46条，水面无漂浮物。', '产出指标 保洁河道条数 ≥46条', '效益指标 河道水质 持续改善'],
      ['甲局', '水库鉴定', '完成三座水库鉴定。', '产出指标 鉴定水库座数 =3座', '满意度指标 居民满意度 ≥90%'],
    ]);
  });

  it('reads projects whose rows each print their level 1', () => {
    const rows = `
甲局        河道保洁      保洁河道46条。       产出指标     数量指标      保洁河道条数      ≥46条
                                     产出指标     质量指标      河道保洁率       ≥95%
                                     效益指标     生态效益指标    河道水质        持续改善
          水库鉴定      完成三座水库鉴定。     产出指标     数量指标      鉴定水库座数      =3座
                                     满意度指标    服务对象满意度指标 居民满意度       ≥90%`;
    expect(read(HEAD + rows)?.map(([, name, , ...own]) => [name, own.length])).toEqual([
      ['河道保洁', 3],
      ['水库鉴定', 2],
    ]);
  });

  it('leaves a form whose name stands above its table, and a list in which a project has no name', () => {
    const table = [
      '一级指标      二级指标        三级指标          指标值',
      '产出指标      数量指标        保洁河道条数        ≥46条',
      '效益指标      生态效益指标      河道水质          持续改善',
    ];
    expect(
      read(['项目名称      河道保洁', '绩效', ...table.map((line) => `      ${line}`)].join('\n')),
    ).toBeUndefined();
    const nameless = HEAD.concat(
      '\n甲局        河道保洁      保洁河道46条。        产出指标     数量指标      保洁河道条数      ≥46条',
      '\n                                     产出指标     数量指标      鉴定水库座数      =3座',
    );
    expect(read(nameless)).toBeUndefined();
  });
});
