import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import type { FormDefinition } from '../../../../src/model/form.js';
import { unknot } from '../../../../src/recognize/flow/untangle/unknot.js';
import { linesOf } from '../../../support/dump.js';

const HEAD = '一级指标\n\n二级指标\n\n三级指标\n\n指标值\n\n';
const RESULT_HEAD =
  '一级指标\n\n二级指标\n\n三级指标\n\n年度指标值\n\n实际完成值\n\n分值\n\n得分\n\n偏差原因分析及改进措施\n\n';
/** Tells that the dump prints by height. */
const TANGLED = '经济成本\n单株复壮费用\n指标\n\n';

/** The cells behind what tells, each with its lines. */
function cells(text: string, form: FormDefinition = selfEvaluation): string[] {
  const head = form === selfEvaluation ? RESULT_HEAD : HEAD;
  const found: string[] = [];
  for (const line of unknot(linesOf(head + TANGLED + text), form))
    if (line.blankBefore > 0 || found.length === 0) found.push(line.text);
    else found[found.length - 1] += `/${line.text}`;
  return found.slice(found.indexOf('单株复壮费用') + 1);
}

describe('lines of cells that one block holds', () => {
  it('stand around the middle of their row', () => {
    expect(cells('埋设界桩界碑\n176个\n数')).toEqual(['埋设界桩界碑/数', '176个']);
  });

  it('stand on the same lines in cells with as many of them', () => {
    expect(cells('经济效益 林下经济产值增 ≥880万\n指标\n加\n元')).toEqual([
      '经济效益指标',
      '林下经济产值增/加',
      '≥880万/元',
    ]);
  });

  it('go to the cells that they make whole', () => {
    expect(cells('部分达成预\n社会效益 公众爱绿护绿意\n有所提升 期指标并具\n指标\n识\n有一定效果')).toEqual([
      '社会效益指标',
      '公众爱绿护绿意/识',
      '有所提升',
      '部分达成预/期指标并具/有一定效果',
    ]);
  });

  it('go to the rows that they stand in', () => {
    const block = '林区农牧民就\n≥189人\n业人数\n环境效益指 有害生物成灾\n≤7‰\n标\n率';
    expect(cells(block, projectGoal)).toEqual([
      '林区农牧民就/业人数',
      '≥189人',
      '环境效益指标',
      '有害生物成灾/率',
      '≤7‰',
    ]);
  });

  it('are left alone where they are those of one cell', () => {
    expect(cells('受天气影响，\n进度略有滞后\n，下一步将加\n快推进')).toEqual([
      '受天气影响，/进度略有滞后/，下一步将加/快推进',
    ]);
  });

  it('are left alone where a level is written down its cell with its points', () => {
    expect(cells('产\n出\n指\n标\n（4\n0\n分）', projectGoal)).toEqual(['产/出/指/标/（4/0/分）']);
  });

  it('are one name each around a row that has a note', () => {
    const columns = `${HEAD.trimEnd()}\n\n分值\n\n备注\n\n`;
    const block = `≤22万元/\n成本指标 经济成本指标 护栏单位造价\n7\n公里\n新建人行天桥通道\n≥12公里\n7\n改建过街地下设施
≥40套\n6\n数量指标 更换到期护栏\n310件\n6\n产出指标\n培训桥梁养护指导员\n≥200名\n6\n二级以上\n护栏质量抽检合格率\n100%
6\n绩效\n质量指标\n指标\n桥面防水验收合格率\n100%\n6`;
    const lines = unknot(linesOf(columns + block), projectGoal);
    expect(lines.find(({ text }) => text === '改建过街地下设施')?.blankBefore).toBeGreaterThan(0);
  });

  it('keep every character', () => {
    const text = '社会公众或 农牧民满意度 ≥88%\n服务对象满\n林场职工满意\n意度指标\n≥90%\n度';
    expect([...cells(text, projectGoal).join('').replaceAll('/', '')].sort()).toEqual(
      [...text.replace(/\s/gu, '')].sort(),
    );
  });
});

it('leaves a dump alone that prints one cell after the other', () => {
  const lines = linesOf(`${HEAD}经济成本\n指标\n\n埋设界桩界碑\n176个\n数`);
  expect(unknot(lines, projectGoal)).toBe(lines);
});
