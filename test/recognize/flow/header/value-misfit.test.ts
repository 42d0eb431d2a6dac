import { expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { joinMisfit, valueMisfit } from '../../../../src/recognize/flow/header/value-misfit.js';

it('puts the rest of a word into the value that it goes on, which is no place', () => {
  expect(joinMisfit('社区卫生服务中心中医药特色诊', '疗区建设', null)).toBeLessThanOrEqual(0);
  expect(joinMisfit('青溪区卫生健康委员会', '青溪区疾病预防控制中心', null)).toBeGreaterThan(0);
});

it('makes no period of words by the year that follows them', () => {
  const field = projectGoal.fields.find(({ key }) => key === 'projectPeriod')!;
  expect(joinMisfit('河道监测设备购置', '2024年', field)).toBe(Number.POSITIVE_INFINITY);
  expect(joinMisfit('2023年1月-', '2024年', field)).toBeLessThan(Number.POSITIVE_INFINITY);
});

it('goes on with the name of a project that ends so far as that of a unit does', () => {
  const [name, unit] = ['projectName', 'implementingUnit'].map(
    (own) => projectGoal.fields.find(({ key }) => key === own)!,
  );
  expect(joinMisfit('暴雨短临预警雷达站', '网租用', name)).toBeLessThanOrEqual(0);
  expect(joinMisfit('青溪区气象雷达站', '网租用', unit)).toBeGreaterThan(0);
});

it('makes no choice of a date and the words behind it', () => {
  const field = shanghai2020.fields.find(({ key }) => key === 'performanceType')!;
  expect(joinMisfit('2023-11-30', '其他一次性项目', field)).toBe(Number.POSITIVE_INFINITY);
  expect(joinMisfit('其他一次', '性项目', field)).toBeLessThanOrEqual(0);
});

it('takes words behind a code for the name of a project where no unit is called so', () => {
  const [name, department] = ['projectName', 'competentDepartment'].map(
    (own) => projectGoal.fields.find(({ key }) => key === own)!,
  );
  const [project, unit] = ['318006-社区用水管网改造', '318-青溪区水务局'];
  expect(valueMisfit(project, name)).toBeLessThan(valueMisfit(project, department));
  expect(valueMisfit(unit, department)).toBeLessThan(valueMisfit(unit, name));
});

it('does not go on with a name in a line that says what kind of project it is', () => {
  const name = projectGoal.fields.find(({ key }) => key === 'projectName')!;
  expect(joinMisfit('老旧小区燃气管道更换', '经常性项目', name)).toBeGreaterThan(0);
  expect(joinMisfit('老旧小区燃气管道', '更换', name)).toBeLessThanOrEqual(0);
});

it('goes on with no value in a telephone number, and takes no box for the name of a unit', () => {
  const [period, unit, nature] = ['projectPeriod', 'implementingUnit', 'projectNature'].map(
    (own) => projectGoal.fields.find(({ key }) => key === own)!,
  );
  expect(joinMisfit('2020年1月-2020年12月', '0571-6210000', period)).toBe(Number.POSITIVE_INFINITY);
  expect(joinMisfit('2020年1月-', '2020年12月', period)).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(valueMisfit('一次性□', unit)).toBe(Number.POSITIVE_INFINITY);
  expect(valueMisfit('一次性□', nature)).toBe(0);
});
