import { describe, expect, it } from 'vitest';
import { isReached } from '../../../../src/recognize/flow/table/attainment.js';

describe('isReached', () => {
  it('compares numbers of one unit, by the sign before the target', () => {
    const pairs = [
      ['≥1,200户', '1180户', false],
      ['≥98.00(%)', '98%', true],
      ['≤15 个工作日', '12个工作日', true],
      ['<5起', '5起', false],
      ['=3场', '3场', true],
      ['3场', '4场', null],
      ['≥95%', '部分达标', null],
      ['≥2公里', '1900米', null],
    ] as const;
    for (const [target, actual, reached] of pairs)
      expect([target, isReached(target, actual)]).toEqual([target, reached]);
  });
});
