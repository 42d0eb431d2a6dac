/**
 * The one solver for "cut a sequence into labelled runs": narrative lines into sections, indicator rows into merged
 * levels. Items 0…n-1 are cut into `labels` consecutive runs in label order; a run may be empty where its score allows.
 */
export interface SegmentProblem {
  readonly items: number;
  readonly labels: number;
  /** Evidence (log-odds; higher is better) for label `k` covering items `from` … `to - 1`; -Infinity forbids. */
  readonly runScore: (k: number, from: number, to: number) => number;
  /** Where no run scores above 0: cuts that score less than this are not looked for. */
  readonly least?: number;
  /** A cut that scores less is of no use: it is not looked for any further. */
  readonly atLeast?: number;
  /** A cut that is worse by less than this is as plausible. */
  readonly narrow?: number;
}

export interface Segmentation {
  /** `starts[k]` is the first item of run k; `starts[labels]` is the number of items. */
  readonly starts: readonly number[];
  readonly score: number;
  /** For each k ≥ 1: how much better the best cut is than the best one that starts run k elsewhere. `margins[0]` is Infinity. */
  readonly margins: readonly number[];
  /** For each k ≥ 1: where run k would start in the best cut that starts it elsewhere. */
  readonly rivals: readonly number[];
  /** For each k ≥ 1: the first and the last item with which run k starts in the best cut and in all that are as plausible. */
  readonly spread?: readonly (readonly [first: number, last: number])[];
}

/** Bounds the work on absurd input. */
const LONGEST_RUN = 1000;

/**
 * Best monotone cut by dynamic programming over (labels used, items used), forwards and backwards: the two tables give
 * for every boundary the best score of a cut that has it, so the margin to the next best place costs nothing extra.
 * Returns null when every cut is forbidden. O(labels · items · LONGEST_RUN).
 */
export function segment(problem: SegmentProblem): Segmentation | null {
  const { items, labels, atLeast = Number.NEGATIVE_INFINITY } = problem;
  if (labels === 0) return items === 0 ? { starts: [0], score: 0, margins: [], rivals: [] } : null;
  const forward = prefixScores(problem);
  const score = forward[labels][items];
  if (score === Number.NEGATIVE_INFINITY || score < atLeast) return null;
  return bestCut(problem, forward, suffixScores(problem));
}

/** A run whose items speak for a label each by itself, and its first one for a run beginning there. */
export interface SumProblem {
  readonly items: number;
  readonly labels: number;
  readonly begin: (k: number, from: number) => number;
  /** sums[k][i]: what items 0 … i - 1 say together for label k. */
  readonly sums: readonly ArrayLike<number>[];
  readonly empty: (k: number) => number;
}

/** The same cut where run scores are sums of their items: then the best beginning for each end is known at once. O(labels · items). */
export function segmentSums(problem: SumProblem): Segmentation | null {
  const { items, labels, begin, sums, empty } = problem;
  if (labels === 0) return items === 0 ? { starts: [0], score: 0, margins: [], rivals: [] } : null;
  const forward = emptyTable(labels, items);
  forward[0][0] = 0;
  for (let k = 0; k < labels; k++) {
    let open = Number.NEGATIVE_INFINITY;
    for (let at = 0; at <= items; at++) {
      forward[k + 1][at] = Math.max(forward[k][at] + empty(k), open + sums[k][at]);
      if (at < items) open = Math.max(open, forward[k][at] + begin(k, at) - sums[k][at]);
    }
  }
  const backward = emptyTable(labels, items);
  backward[labels][items] = 0;
  for (let k = labels - 1; k >= 0; k--) {
    let closed = Number.NEGATIVE_INFINITY;
    for (let at = items; at >= 0; at--) {
      const filled = at < items ? closed + begin(k, at) - sums[k][at] : closed;
      backward[k][at] = Math.max(backward[k + 1][at] + empty(k), filled);
      closed = Math.max(closed, backward[k + 1][at] + sums[k][at]);
    }
  }
  const runScore = (k: number, from: number, to: number) =>
    from === to ? empty(k) : begin(k, from) + sums[k][to] - sums[k][from];
  return bestCut({ items, labels, runScore }, forward, backward);
}

function bestCut(
  problem: SegmentProblem,
  forward: readonly (readonly number[])[],
  backward: readonly (readonly number[])[],
): Segmentation {
  const { items, labels, narrow = 0 } = problem;
  const score = forward[labels][items];
  const starts = traceStarts(problem, backward);
  const margins: number[] = [Number.POSITIVE_INFINITY];
  const rivals: number[] = [0];
  const spread: [number, number][] = [[0, 0]];
  for (let k = 1; k < labels; k++) {
    let second = Number.NEGATIVE_INFINITY;
    let rival = starts[k];
    let [first, last] = [starts[k], starts[k]];
    for (let at = 0; at <= items; at++) {
      const through = forward[k][at] + backward[k][at];
      if (at === starts[k]) continue;
      if (through > second) {
        second = through;
        rival = at;
      }
      if (score - through >= narrow) continue;
      first = Math.min(first, at);
      last = at;
    }
    margins.push(score - second);
    rivals.push(rival);
    spread.push([first, Math.max(last, starts[k])]);
  }
  return { starts, score, margins, rivals, spread };
}

/** forward[k][i]: best score of labels 0…k-1 covering exactly items 0…i-1. */
export function prefixScores({ items, labels, runScore, least }: SegmentProblem): number[][] {
  const floor = least ?? Number.NEGATIVE_INFINITY;
  const table = emptyTable(labels, items);
  table[0][0] = 0;
  for (let k = 0; k < labels; k++) {
    for (let from = 0; from <= items; from++) {
      const before = table[k][from];
      if (before === Number.NEGATIVE_INFINITY || before < floor) continue;
      const last = Math.min(items, from + LONGEST_RUN);
      for (let to = from; to <= last; to++) {
        const value = before + runScore(k, from, to);
        if (value > table[k + 1][to]) table[k + 1][to] = value;
      }
    }
  }
  return table;
}

/** backward[k][i]: best score of labels k… covering exactly items i…. */
function suffixScores({ items, labels, runScore, least }: SegmentProblem): number[][] {
  const floor = least ?? Number.NEGATIVE_INFINITY;
  const table = emptyTable(labels, items);
  table[labels][items] = 0;
  for (let k = labels - 1; k >= 0; k--) {
    for (let to = items; to >= 0; to--) {
      const after = table[k + 1][to];
      if (after === Number.NEGATIVE_INFINITY || after < floor) continue;
      const first = Math.max(0, to - LONGEST_RUN);
      for (let from = to; from >= first; from--) {
        const value = after + runScore(k, from, to);
        if (value > table[k][from]) table[k][from] = value;
      }
    }
  }
  return table;
}

/** Walks the best cut; of equal ones the one with the shortest early runs, so that the result never depends on chance. */
function traceStarts({ items, labels, runScore }: SegmentProblem, backward: readonly (readonly number[])[]): number[] {
  const starts = [0];
  let at = 0;
  for (let k = 0; k < labels; k++) {
    let bestTo = at;
    let best = Number.NEGATIVE_INFINITY;
    const last = Math.min(items, at + LONGEST_RUN);
    for (let to = at; to <= last; to++) {
      const value = runScore(k, at, to) + backward[k + 1][to];
      if (value > best) {
        best = value;
        bestTo = to;
      }
    }
    at = bestTo;
    starts.push(at);
  }
  return starts;
}

function emptyTable(labels: number, items: number): number[][] {
  return Array.from({ length: labels + 1 }, () => new Array<number>(items + 1).fill(Number.NEGATIVE_INFINITY));
}
