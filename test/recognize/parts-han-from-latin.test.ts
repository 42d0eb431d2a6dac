import { describe, expect, it } from 'vitest';
import { partsUnits } from '../../src/recognize/parts-han-from-latin.js';

describe('partsUnits', () => {
  const texts = (...lines: string[]) => lines.map((text) => ({ text }));

  it('tells blanks before units from those between the cells of a line', () => {
    expect(partsUnits(texts('开工时间 2022 年 5 月', '≤ 309 元/座'))).toBe(true);
    expect(partsUnits(texts('救助户数 ≥1120户 1096户 10 9.79', '动态管理 健全 较健全 15 13', '10 同上'))).toBe(false);
  });
});
