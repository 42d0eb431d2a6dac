import { expect, it } from 'vitest';
import { printedUnit } from '../../src/recognize/money-unit.js';

it.each([
  ['项目资金（万元）', '万元'],
  ['预算执行情况（万元）（20 分）', '万元'],
  ['项目总预算（元）*：', '元'],
  ['预算执行情况（20分）', null],
  ['万元产值能耗（元）', '元'],
  ['万元产值能耗', null],
])('reads the money unit of %s: %s', (label, unit) => expect(printedUnit(label)).toBe(unit));
