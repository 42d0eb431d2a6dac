import { describe, expect, it } from 'vitest';
import { plainWidth } from '../../src/rebuild/plain-width.js';
import { linesOf } from '../support/dump.js';

const texts = (...printed: string[]) => plainWidth(linesOf(printed.join('\n'))).map((line) => line.text);

describe('plainWidth', () => {
  it('folds digits, signs and letters where all digits are full-width', () => {
    expect(texts('课后服务 ＞＝１３课时 ５', '１，２３０．５０ ９２％（含），ＩＰｖ６')).toEqual([
      '课后服务 >=13课时 5',
      '1,230.50 92%（含），IPv6',
    ]);
  });

  it('leaves a few full-width digits among plain ones', () => {
    expect(texts('第１２３４５６７８９条', '12345')).toEqual(['第１２３４５６７８９条', '12345']);
  });
});
