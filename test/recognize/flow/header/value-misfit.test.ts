import { expect, it } from 'vitest';
import { joinMisfit } from '../../../../src/recognize/flow/header/value-misfit.js';

it('puts the rest of a word into the value that it goes on, which is no place', () => {
  expect(joinMisfit('社区卫生服务中心中医药特色诊', '疗区建设', null)).toBeLessThanOrEqual(0);
  expect(joinMisfit('青溪区卫生健康委员会', '青溪区疾病预防控制中心', null)).toBeGreaterThan(0);
});
