import { expect, it } from 'vitest';
import { FORMS } from '../../../../src/forms/index.js';
import { cutGlued } from '../../../../src/recognize/flow/uncut/glued.js';
import { knownNames } from '../../../../src/recognize/flow/uncut/known-names.js';
import { linesOf } from '../../../support/dump.js';

const TABLES = FORMS.filter((form) => form.table !== null);
const HEAD = ['项目名称 夜校开放', '一级指标 二级指标 三级指标 年度指标值'];

const cut = (...lines: readonly string[]) =>
  cutGlued(linesOf([...HEAD, ...lines].join('\n')), TABLES, knownNames(TABLES)).slice(HEAD.length);
const texts = (...lines: readonly string[]) => cut(...lines).map(({ text }) => text);

it('parts the second row of a level from the first, behind its target, unit or points, or before its own level', () => {
  const found = cut(
    '质量指标 课程满员率 ≥85.00(%)教师合格率 =100.00(%)',
    '数量指标 结业证书 310张',
    '社会效益指标 发放证书 ≥300张新增课程数量 3门',
    '质量指标 课程通过率 100% 10教具完好率 ≥95% 5',
    '时效指标 按期开课率 ≥80%补课完成时间',
    '成本指标 经济成本指标 每课时补贴标准社会成本指标 学员分担费用',
  );
  expect(found.map(({ text }) => text)).toEqual([
    ...['质量指标 课程满员率 ≥85.00(%)', '教师合格率 =100.00(%)', '数量指标 结业证书 310张'],
    ...['社会效益指标 发放证书 ≥300张', '新增课程数量 3门'],
    ...['质量指标 课程通过率 100% 10', '教具完好率 ≥95% 5', '时效指标 按期开课率 ≥80%', '补课完成时间'],
    ...['成本指标 经济成本指标 每课时补贴标准', '社会成本指标 学员分担费用'],
  ]);
  expect(found.filter(({ joined }) => joined)).toHaveLength(10);
});

it('parts the second row behind the deadline of the first, where it has a target itself', () => {
  expect(texts('时效指标 教室改造完成 2024年8月31日前首期开课完成率 100%')).toEqual([
    ...['时效指标 教室改造完成 2024年8月31日前', '首期开课完成率 100%'],
  ]);
  const lines = ['时效指标 教室改造完成 8月底前完成验收', '时效指标 6月底前开课完成率 100%'];
  expect(texts(...lines)).toEqual(lines);
});

it('leaves a row whole whose name begins with a number, whose target goes on, or that begins with no level', () => {
  const lines = [
    '社会效益指标 300米见园覆盖率 ≥90%',
    '质量指标 课程通过率 100%及以上',
    '时效指标 教师到岗时间 5个工作日内到岗',
    '时效指标 教具报修时限 10 48小时内到场 平均31小',
    '课程满员率 ≥85%教师合格率 =100%',
  ];
  expect(texts(...lines)).toEqual(lines);
});
