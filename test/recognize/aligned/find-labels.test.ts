import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { findLabelBlocks } from '../../../src/recognize/aligned/find-labels.js';
import { toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { linesOf } from '../../support/dump.js';

const form = FORMS.find(({ id }) => id === 'shanghai-2026')!;

function labelsOf(...lines: readonly string[]): string[] {
  return findLabelBlocks(toTextLines(linesOf(lines.join('\n'))), form).map(({ text }) => text);
}

describe('findLabelBlocks', () => {
  it('finds a label one blank behind the first line of another', () => {
    expect(labelsOf('绩效 一级指标 二级指标      三级指标     年度/项目指标值', '指标 产出指标 数量指标')).toEqual([
      '绩效指标',
      '一级指标',
      '二级指标',
      '三级指标',
      '年度/项目指标值',
    ]);
  });

  it('finds the rest of a label at the edge of its cell, although the first line is set in', () => {
    const evaluation = FORMS.find(({ id }) => id === 'self-evaluation')!;
    const lines = linesOf(
      '                上年结转资\n                                45.60        45.60\n            金',
    );
    expect(findLabelBlocks(toTextLines(lines), evaluation).map(({ text }) => text)).toEqual(['上年结转资金']);
  });

  it('ends no line within a word whose characters are set apart', () => {
    const goal = FORMS.find(({ id }) => id === 'project-goal')!;
    const lines = linesOf(
      [
        '项 目 名 称            智慧警务能力提升工程',
        '主 管 部 门            省公安厅   实 施 单 位     科技信息化总队',
      ].join('\n'),
    );
    expect(findLabelBlocks(toTextLines(lines), goal).map(({ text }) => text)).toEqual([
      '项目名称',
      '主管部门',
      '实施单位',
    ]);
  });

  it('takes the star and colon of a label once: those below are marks of others', () => {
    const declaration = FORMS.find(({ id }) => id === 'shanghai-2020')!;
    const blocks = findLabelBlocks(
      toTextLines(
        linesOf(
          [
            '    项目名称 *:      少儿图书馆              项目类别 *:    专项补助',
            '   计划开始日期 *:     2020-03-26         计划完成日期 *:   2020-10-23',
            '保证项目实施的制度、措施',
            '                  严格落实三级转诊和个案随访制度',
            '      *:',
            '   项目实施计划 *:     12月汇总',
          ].join('\n'),
        ),
      ),
      declaration,
    );
    expect(blocks.map(({ text, first, last }) => `${text}${last - first}`)).toEqual([
      '项目名称*:0',
      '项目类别*:0',
      '计划开始日期*:0',
      '计划完成日期*:0',
      '保证项目实施的制度、措施*:2',
      '项目实施计划*:0',
    ]);
  });

  it('finds a heading behind its year, with a blank between', () => {
    const declaration = FORMS.find(({ id }) => id === 'shanghai-2020')!;
    const blocks = findLabelBlocks(toTextLines(linesOf('                 2020 年绩效目标')), declaration);
    expect(blocks.map(({ text }) => text)).toEqual(['2020年绩效目标']);
  });

  it('leaves years in brackets to the label directly above them', () => {
    expect(
      labelsOf(
        '              其他资金     8,120',
        '    项目总体目标',
        '                     年度总体目标',
        '   （2024年-2026年）',
      ),
    ).toEqual(['其他资金', '项目总体目标（2024年-2026年）', '年度总体目标']);
    expect(labelsOf('项目绩效目         项目总目标', '  标        （2024年-2026年）')).toEqual([
      '项目绩效目标',
      '项目总目标（2024年-2026年）',
    ]);
  });

  it('puts no label, nor its beginning, into the bracket of another one', () => {
    const evaluation = FORMS.find(({ id }) => id === 'self-evaluation')!;
    const heads = (...lines: readonly string[]) =>
      findLabelBlocks(toTextLines(linesOf(lines.join('\n'))), evaluation).map(({ text }) => text);
    expect(heads('  全年预算数（ 全年执行', '                         分值', '  A）          数（B）')).toEqual([
      '全年预算数（A）',
      '全年执行数（B）',
      '分值',
    ]);
  });

  it('does not put two labels together, nor a label and what its bracket does not close before', () => {
    const goal = FORMS.find(({ id }) => id === 'project-goal')!;
    const found = (...lines: readonly string[]) =>
      findLabelBlocks(toTextLines(linesOf(lines.join('\n'))), goal).map(({ text }) => text);
    expect(found('一级指标    三级指标    指标值       说明')).toEqual(['一级指标', '三级指标', '指标值', '说明']);
    expect(found('起始年度 2022       终止年度 2026')).toEqual(['起始年度', '终止年度']);
    expect(found('预算金额（万 总金额       6300      年度金额   2100', '元）')).toEqual([
      '预算金额（万元）',
      '总金额',
      '年度金额',
    ]);
  });

  it('joins no words over a wide gap of which the second is a label by itself', () => {
    const evaluation = FORMS.find(({ id }) => id === 'self-evaluation')!;
    const lines = linesOf(
      ['年度             预期目标            实际完成情况', '目标   演出600场            演出627场'].join('\n'),
    );
    const labels = findLabelBlocks(toTextLines(lines), evaluation).map(({ text }) => text);
    expect(labels).toEqual(['年度目标', '预期目标', '实际完成情况']);
  });

  it('finds labels that go down narrow columns beside each other', () => {
    expect(labelsOf('一   二级 三级指标        年度/项目指标值', '级   指标', '指', '标').sort()).toEqual([
      '一级指标',
      '三级指标',
      '二级指标',
      '年度/项目指标值',
    ]);
  });
});
