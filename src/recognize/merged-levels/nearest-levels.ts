import { flatMap } from '../../model/group.js';
import { rememberOf } from '../../model/remember.js';
import { prefixScores, type Segmentation, segment } from '../segment.js';
import type { Level2Label, PrintedLevel } from './printed-level.js';
import { LINES, NEAREST } from './tolerances.js';

type LabelPlaces = Pick<Level2Label, 'places'>;

/** Labels of level 2 in table order, those of level 1 with the first and last of their labels of level 2, and what rows say. */
export interface PlacedProblem {
  readonly rows: number;
  readonly seconds: readonly LabelPlaces[];
  readonly groups: readonly (LabelPlaces & { readonly first: number; readonly last: number })[];
  readonly affinity: (k: number, from: number, to: number) => number;
  readonly place: LevelPlaces;
}

/** How well rows fit the places of a label of level 1 or 2. */
export type LevelPlaces = (places: readonly PrintedLevel[], level: 1 | 2, from: number, to: number) => number;

/** Labels of both levels tell by their places: the rows are cut among the labels of level 1, and those of each among its labels of level 2. */
export function cutByPlaces({ rows: items, seconds, groups, affinity, place }: PlacedProblem): Segmentation | null {
  const width = items + 1;
  const known = seconds.map(({ places }, k) => {
    const scores = new Float64Array(width * width);
    for (let from = 0; from <= items; from++)
      for (let to = from; to <= items; to++)
        scores[from * width + to] = from === to ? NEAREST.empty : place(places, 2, from, to) + affinity(k, from, to);
    return scores;
  });
  const inner = ({ first, last }: { first: number; last: number }, from: number, to: number) => ({
    items: to - from,
    labels: last - first,
    runScore: (k: number, a: number, b: number) => known[first + k][(from + a) * width + from + b],
  });
  const best = groups.map((group) => {
    const scores = new Float64Array(width * width);
    for (let from = 0; from <= items; from++) {
      const sums = prefixScores(inner(group, from, items))[group.last - group.first];
      for (let to = from; to <= items; to++)
        scores[from * width + to] = sums[to - from] + (from === to ? 0 : place(group.places, 1, from, to));
    }
    return scores;
  });
  const outer = segment({ items, labels: groups.length, runScore: (g, from, to) => best[g][from * width + to] });
  if (!outer) return null;
  const starts: number[] = [];
  const margins: number[] = [];
  const rivals: number[] = [];
  groups.forEach((group, g) => {
    const from = outer.starts[g];
    const cut = segment(inner(group, from, outer.starts[g + 1]))!;
    cut.starts.slice(0, -1).forEach((start, k) => {
      starts.push(from + start);
      margins.push(k === 0 ? outer.margins[g] : cut.margins[k]);
      rivals.push(k === 0 ? outer.rivals[g] : from + cut.rivals[k]);
    });
  });
  return { starts: [...starts, items], score: outer.score, margins, rivals };
}

/**
 * Where labels stand in dumps of extractors that join what stands nearest: one is printed before the name that its middle (or
 * its `top`) stands beside, or before the group of names that it is as high as, on each page those that are printed there.
 */
export function nearestPlaces(
  rows: readonly { readonly page?: number | null }[],
  printed: readonly PrintedLevel[],
  seconds: readonly LabelPlaces[],
  top: boolean,
): LevelPlaces {
  const second = new Set(flatMap(seconds, ({ places }) => places));
  const pages = pageRanges(rows);
  const runs = new Map(
    printed.map((label) => {
      const run = printed.filter((other) => other.before === label.before && pageOf(other) === pageOf(label));
      return [label, run.filter((other) => second.has(other)).length];
    }),
  );
  return (places, level, from, to) => {
    let score = 0;
    for (const label of places) {
      const [start, end] = pages.get(pageOf(label)) ?? [0, rows.length];
      const [first, last] = [Math.max(from, start), Math.min(to, end)];
      if (first >= last) score += NEAREST.otherPage;
      else if (top && runs.get(label)! <= 1) score += topScore(label.before, first);
      else
        score += middleScore(
          label.before,
          first,
          last,
          runs.get(label)! > 1 ? 'loose' : level === 2 ? 'second' : 'first',
        );
    }
    return score;
  };
}

/** Where labels stand in their cells. */
export type LabelEnd = 'middle' | 'top' | 'bottom';

/**
 * Where labels stand in dumps of visual lines: in the middle of their rows, by the lines that these take, on the first of them or on
 * the last. One that is printed again, beside every row or on the next page, has the middle of all its places.
 */
export function linePlaces(rows: readonly { readonly lines?: readonly number[] }[], end: LabelEnd): LevelPlaces {
  const all = flatMap(rows, ({ lines = [] }) => lines);
  const starts = [0];
  for (const { lines = [] } of rows) starts.push(starts[starts.length - 1] + lines.length);
  const placeOf = (line: number) => all.filter((each) => each < line).length + (all.includes(line) ? BESIDE_LINE : 0);
  const middleOf = rememberOf((places: readonly PrintedLevel[]) => {
    const own = flatMap(places, ({ lines = [] }) => lines).map(placeOf);
    return end === 'top'
      ? own[0]
      : end === 'bottom'
        ? own.at(-1)!
        : own.reduce((sum, place) => sum + place, 0) / own.length;
  });
  return (places, _, from, to) => {
    const middle = (starts[from] + starts[to]) / 2;
    const expected = end === 'top' ? starts[from] + BESIDE_LINE : end === 'bottom' ? starts[to] - BESIDE_LINE : middle;
    return Math.max(LINES.worst, LINES.line * Math.abs(middleOf(places) - expected));
  };
}

/** The middle of a line. */
const BESIDE_LINE = 0.5;

function topScore(before: number, first: number): number {
  return Math.max(NEAREST.second.worst, NEAREST.second.row * Math.abs(before - first));
}

function middleScore(before: number, first: number, last: number, kind: 'first' | 'second' | 'loose'): number {
  const below = before - (first + last - 1) / 2;
  const off = Math.abs(below) - 0.5;
  const { row, worst, start, lower } = NEAREST[kind];
  if (off <= 0) return below > 0 ? lower : 0;
  return Math.max(worst, row * Math.ceil(off), before === first ? start : Number.NEGATIVE_INFINITY);
}

function pageOf({ value }: PrintedLevel): number | null {
  return value.pieces[0]?.page ?? null;
}

/** The rows of each page, where pages follow each other. */
function pageRanges(rows: readonly { readonly page?: number | null }[]): ReadonlyMap<number | null, [number, number]> {
  const pages = new Map<number | null, [number, number]>();
  rows.forEach(({ page = null }, row) => {
    const range = pages.get(page);
    if (range) range[1] = row + 1;
    else pages.set(page, [row, row + 1]);
  });
  return pages;
}
