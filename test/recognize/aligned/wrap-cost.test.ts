import { describe, expect, it } from 'vitest';
import { wrapCost } from '../../../src/recognize/aligned/header-lines.js';

describe('wrapCost', () => {
  it.each([
    { lines: [], isNumber: true },
    { lines: ['南桥街道社', '区服务中心', '（筹）'], isNumber: false },
    { lines: ['2024年-20', '26年'], isNumber: false },
    { lines: ['4,935,100', '.00'], isNumber: true },
    { lines: ['5,902,500.0', '0'], isNumber: true },
    { lines: ['2026-01-', '05'], isNumber: true },
    { lines: ['100.00%'], isNumber: true },
    { lines: ['317.91 万元'], isNumber: true },
  ])('takes $lines for one value', ({ lines, isNumber }) => {
    expect(wrapCost(lines, isNumber)).toBe(0);
  });

  it('takes a line with room for what follows for the end of a value', () => {
    expect(wrapCost(['务中心', '2024年至2026', '年'], false)).toBeGreaterThan(0);
  });

  it.each([[['.00', '4,935,100']], [['4,935,100', '.00', '312,800.00']], [['7,509,800.00', '312,800.0']]])(
    'takes %j for no number',
    (lines) => {
      expect(wrapCost(lines, true)).toBeGreaterThan(wrapCost(lines, false));
    },
  );
});
