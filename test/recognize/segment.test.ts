import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SegmentProblem, segment, segmentSums } from '../../src/recognize/segment.js';

const NEVER = Number.NEGATIVE_INFINITY;

/** Items are letters, labels too: an item fits its own label. An empty run costs 1. */
function lettersProblem(items: string, labels: string, more: Partial<SegmentProblem> = {}): SegmentProblem {
  return {
    items: items.length,
    labels: labels.length,
    runScore: (k, from, to) => {
      if (from === to) return -1;
      return [...items.slice(from, to)].reduce((sum, item) => sum + (item === labels[k] ? 1 : -1), 0);
    },
    ...more,
  };
}

describe('segment', () => {
  it('cuts where the items change', () => {
    expect(segment(lettersProblem('aabbbc', 'abc'))?.starts).toEqual([0, 2, 5, 6]);
  });

  it('tells how far a border may move in cuts that are as plausible', () => {
    const { starts, spread } = segment(lettersProblem('aaxxb', 'ab', { narrow: 1 }))!;
    expect(starts).toEqual([0, 2, 5]);
    expect(spread?.[1]).toEqual([2, 4]);
  });

  it('leaves a run empty that nothing speaks for', () => {
    expect(segment(lettersProblem('aacc', 'abc'))).toMatchObject({ starts: [0, 2, 2, 4], score: 3 });
  });

  it('keeps the order of the labels, whatever the items say', () => {
    const { starts } = segment(lettersProblem('bbbba', 'ab'))!;
    expect(starts).toEqual([0, 0, 5]);
  });

  it('tells how far the next best place of a boundary is behind, and where it is', () => {
    const sure = segment(lettersProblem('aaabbb', 'ab'))!;
    expect(sure.margins).toEqual([Number.POSITIVE_INFINITY, 2]);
    const open = segment({ ...lettersProblem('aaxbb', 'ab'), runScore: letterOrNothing('aaxbb', 'ab') })!;
    expect(open.margins[1]).toBe(0);
    expect([open.starts[1], open.rivals[1]].sort()).toEqual([2, 3]);
  });

  it('takes the shorter early run of two equal cuts, so that the same input is cut the same', () => {
    const open = segment({ ...lettersProblem('axb', 'ab'), runScore: letterOrNothing('axb', 'ab') })!;
    expect(open.starts).toEqual([0, 1, 3]);
  });

  it('never makes a forbidden run', () => {
    const problem = lettersProblem('aab', 'ab');
    const forbidden: SegmentProblem = {
      ...problem,
      runScore: (k, from, to) => (k === 0 && to === 2 ? NEVER : problem.runScore(k, from, to)),
    };
    expect(segment(forbidden)!.starts[1]).not.toBe(2);
    expect(segment({ ...problem, runScore: () => NEVER })).toBeNull();
  });

  it('has an answer for nothing to cut, and none for items without labels', () => {
    expect(segment(lettersProblem('', 'ab'))).toMatchObject({ starts: [0, 0, 0], score: -2 });
    expect(segment(lettersProblem('', ''))).toMatchObject({ starts: [0], score: 0 });
    expect(segment(lettersProblem('a', ''))).toBeNull();
  });

  it('finds what trying all cuts finds', () => {
    fc.assert(
      fc.property(abstractProblem, ({ items, labels, scores }) => {
        const runScore = (k: number, from: number, to: number) => scores[(k * 7 + from) * 7 + to]!;
        const found = segment({ items, labels, runScore });
        const all = allCuts(items, labels).map((starts) => ({ starts, score: scoreOf(starts, runScore) }));
        const best = Math.max(...all.map(({ score }) => score));
        expect(found!.score).toBe(best);
        expect(scoreOf(found!.starts, runScore)).toBe(best);
        for (let k = 1; k < labels; k++) {
          const others = all.filter(({ starts }) => starts[k] !== found!.starts[k]);
          expect(found!.margins[k]).toBe(best - Math.max(NEVER, ...others.map(({ score }) => score)));
        }
      }),
      { numRuns: 200 },
    );
  });
});

function letterOrNothing(items: string, labels: string): SegmentProblem['runScore'] {
  return (k, from, to) => {
    if (from === to) return -2;
    const score = (item: string) => (item === labels[k] ? 1 : labels.includes(item) ? -1 : 0);
    return [...items.slice(from, to)].reduce((sum, item) => sum + score(item), 0);
  };
}

const abstractProblem = fc.record({
  items: fc.integer({ min: 0, max: 6 }),
  labels: fc.integer({ min: 1, max: 4 }),
  scores: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 196, maxLength: 196 }),
});

function allCuts(items: number, labels: number, from = 0): number[][] {
  if (labels === 1) return [[from, items]];
  const cuts: number[][] = [];
  for (let to = from; to <= items; to++) for (const rest of allCuts(items, labels - 1, to)) cuts.push([from, ...rest]);
  return cuts;
}

function scoreOf(starts: readonly number[], runScore: SegmentProblem['runScore']): number {
  return starts.slice(1).reduce((sum, to, k) => sum + runScore(k, starts[k]!, to), 0);
}

describe('segmentSums', () => {
  it('finds the cut, score, margins and rivals that the general solver finds', () => {
    const values = [
      [2, 1, -1, 0.5, -2],
      [-1, 0.5, 3, 1, 0],
      [0, -1, 0.25, 1, 2],
    ];
    const begins = [
      [0, 0.5, 0, -1, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0.5, 0.75],
    ];
    const sums = values.map((row) => Float64Array.from([0, ...row.map((_, i) => sum(row.slice(0, i + 1)))]));
    const begin = (k: number, from: number) => begins[k][from];
    const empty = (k: number) => -2 - k;
    const runScore = (k: number, from: number, to: number) =>
      from === to ? empty(k) : begin(k, from) + sum(values[k].slice(from, to));
    const size = { items: 5, labels: 3 };
    expect(segmentSums({ ...size, begin, sums, empty })).toEqual(segment({ ...size, runScore }));
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
