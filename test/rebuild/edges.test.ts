import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/model/page.js';
import { edgesFromRules, snapEdges, touchingEdges } from '../../src/rebuild/edges.js';

const level = (y: number, x0: number, x1: number): Rule => ({ x0, y0: y, x1, y1: y });
const upright = (x: number, y0: number, y1: number): Rule => ({ x0: x, y0, x1: x, y1 });

describe('edgesFromRules', () => {
  it('tells level from upright lines, whichever end comes first', () => {
    expect(edgesFromRules([level(10, 50, 0), upright(20, 0, 30)])).toEqual({
      across: [{ at: 10, from: 0, to: 50 }],
      down: [{ at: 20, from: 0, to: 30 }],
    });
  });

  it('rejoins dashes, dots and cell-by-cell pieces, and leaves real gaps', () => {
    const dashes = [0, 5, 10, 15].map((x) => level(10, x, x + 2));
    expect(edgesFromRules(dashes).across).toEqual([{ at: 10, from: 0, to: 17 }]);
    expect(edgesFromRules([level(10, 0, 20), level(10, 40, 60)]).across).toHaveLength(2);
  });

  it('drops what is too short to be a border', () => {
    expect(edgesFromRules([level(10, 0, 3), upright(5, 0, 4)])).toEqual({ across: [], down: [] });
  });
});

describe('touchingEdges', () => {
  it('parts two tables and an underline', () => {
    const box = (x: number) => [level(0, x, x + 50), level(30, x, x + 50), upright(x, 0, 30), upright(x + 50, 0, 30)];
    const parts = touchingEdges(edgesFromRules([...box(0), ...box(100), level(60, 0, 40)]));
    expect(parts.map(({ across, down }) => [across.length, down.length]).sort()).toEqual([
      [1, 0],
      [2, 2],
      [2, 2],
    ]);
  });

  it('keeps together what misses by half of a border', () => {
    expect(touchingEdges(edgesFromRules([level(0, 2, 50), upright(0, 2, 30)]))).toHaveLength(1);
  });
});

describe('snapEdges', () => {
  it('makes one border of a double one and takes line ends onto it', () => {
    const snapped = snapEdges(edgesFromRules([level(0, 1, 50), level(2, 1, 50), upright(0, 2, 30)]));
    expect(snapped.across).toEqual([{ at: 1, from: 0, to: 50 }]);
    expect(snapped.down).toEqual([{ at: 0, from: 1, to: 30 }]);
  });
});
