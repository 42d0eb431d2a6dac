import { describe, expect, it } from 'vitest';
import { roundness } from '../../../../src/recognize/flow/table/round-points.js';

const cell = (text: string) => ({ text, pieces: [] });
const rowsOf = (points: Record<string, string[]>) =>
  Object.entries(points).flatMap(([level1, weights]) =>
    weights.map((weight) => ({ level1: cell(level1), weight: cell(weight) })),
  );

describe('roundness', () => {
  it('is more where the points of each level 1 are tens than where they are fives, and none otherwise', () => {
    expect(roundness(rowsOf({ 产出指标: ['8', '12', '30'], 效益指标: ['30'] }))).toBe(2);
    expect(roundness(rowsOf({ 产出指标: ['8', '12', '35'], 效益指标: ['25'] }))).toBe(1);
    expect(roundness(rowsOf({ 产出指标: ['8', '30'], 效益指标: ['12', '30'] }))).toBe(0);
    expect(roundness([{ level1: cell('产出指标') }])).toBe(0);
  });
});
