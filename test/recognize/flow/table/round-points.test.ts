import { describe, expect, it } from 'vitest';
import { agreement, roundness } from '../../../../src/recognize/flow/table/round-points.js';

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

describe('agreement', () => {
  it('counts rows that lost points and fall short of their target, or neither', () => {
    const rowOf = (target: string, actual: string, score: string) => ({
      ...{ target: cell(target), actual: cell(actual), weight: cell('10'), score: cell(score) },
    });
    const rows = [rowOf('≥95%', '91%', '9'), rowOf('≤3天', '2天', '10'), rowOf('健全', '健全', '8')];
    expect(agreement(rows)).toBe(2);
    expect(agreement([...rows, rowOf('≥95%', '97%', '9')])).toBe(1);
  });
});
