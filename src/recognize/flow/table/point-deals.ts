import { flatMap, flatten, range } from '../../../model/group.js';

/** A way to deal the numbers: by row, the place of its weight and that of its score. */
export interface Deal {
  readonly weights: readonly number[];
  readonly scores: readonly number[];
}

/** Ways that are as likely as each other. */
export interface DealTier {
  /** Each number may belong to any row of several: sums do not tell which ones. */
  readonly isOpen: boolean;
  readonly deals: () => Deal[];
}

/** A table that broke into more blocks has too many readings. */
const MOST_BLOCKS = 3;

/** Each weight before its score. */
export function pairs(rows: number): Deal {
  return { weights: range(0, rows).map((row) => 2 * row), scores: range(0, rows).map((row) => 2 * row + 1) };
}

/** How many weights have their score right behind them in a run of the points of several rows, which is printed by columns. */
export function pairedOf({ weights, scores }: Deal, runs: readonly number[]): number {
  const runAt = flatten(runs.map((size, run) => range(0, size).map(() => run)));
  const isPaired = (at: number, row: number) =>
    scores[row] === at + 1 && runAt[at] === runAt[at + 1] && runs[runAt[at]] > 2;
  return weights.filter(isPaired).length;
}

/**
 * The ways to deal the numbers of a dump in blocks, the likeliest first.
 *
 * @param runs how many numbers stand behind each other without another text between them
 * @param lastFirst the first two are those of the last row
 */
export function dealTiers(runs: readonly number[], lastFirst: boolean): DealTier[] {
  const rows = runs.reduce((sum, size) => sum + size, 0) / 2;
  const inBlocks = range(1, MOST_BLOCKS + 1).map((blocks) => ({
    isOpen: blocks > 1 || lastFirst,
    deals: () => (lastFirst ? lastFirstDeals(rows, blocks) : dealsOf(0, rows, blocks)),
  }));
  return [
    ...inBlocks,
    { isOpen: false, deals: () => turnedDeals(rows) },
    { isOpen: true, deals: () => earlyRuns(runs, rows) },
  ];
}

/** The first two numbers for the last row, the others in so many blocks for those above. */
function lastFirstDeals(rows: number, blocks: number): Deal[] {
  return dealsOf(2, rows - 1, blocks).map(({ weights, scores }) => ({
    weights: [...weights, 0],
    scores: [...scores, 1],
  }));
}

/** Weights above scores, with those of the last rows above all others, as they stand close to their sum. */
function turnedDeals(rows: number): Deal[] {
  return range(1, rows).map((last) => ({
    weights: [...range(last, rows), ...range(0, last)],
    scores: range(rows, 2 * rows),
  }));
}

/** All ways to deal the numbers of so many rows, from a place on, in so many blocks. */
function dealsOf(from: number, rows: number, blocks: number): Deal[] {
  if (blocks === 0) return rows === 0 ? [{ weights: [], scores: [] }] : [];
  const sizes = blocks === 1 ? [rows] : range(1, rows - blocks + 2);
  return flatMap(sizes, (size) => {
    const [first, second] = [from, from + size].map((at) => range(at, at + size));
    return flatMap(dealsOf(from + 2 * size, rows - size, blocks - 1), ({ weights, scores }) => [
      { weights: [...first, ...weights], scores: [...second, ...scores] },
      { weights: [...second, ...weights], scores: [...first, ...scores] },
    ]);
  });
}

/** `6` `5` `6` `4`, a name, `20` `20`, …: every run holds the weights of its rows and then their scores. */
export function halvedRuns(runs: readonly number[]): Deal[] {
  if (runs.some((size) => size % 2 > 0)) return [];
  const starts = runs.map((_, at) => runs.slice(0, at).reduce((sum, size) => sum + size, 0));
  const halves = [0, 1].map((half) =>
    flatten(runs.map((size, at) => range(starts[at] + (half * size) / 2, starts[at] + ((half + 1) * size) / 2))),
  );
  return [{ weights: halves[0], scores: halves[1] }];
}

/** The weights of some rows in the middle, beside names of one line, were printed before those above them. */
function earlyRuns(runs: readonly number[], rows: number): Deal[] {
  let early = 0;
  return flatMap(runs.slice(0, -1), (size) => {
    early += size;
    if (early >= rows) return [];
    const [moved, others] = [range(0, early), range(early, rows)];
    return range(1, others.length + 1).map((at) => ({
      weights: [...others.slice(0, at), ...moved, ...others.slice(at)],
      scores: range(rows, 2 * rows),
    }));
  });
}
