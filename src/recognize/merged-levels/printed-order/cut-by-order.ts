import { flatMap } from '../../../model/group.js';
import type { Segmentation } from '../../segment.js';
import { ORDERED } from '../tolerances.js';
import { type Cell, LAYOUTS, type Layout, layOut, type TextSize } from './layouts.js';
import { readingOrder } from './reading-order.js';

/** A place where a level label is printed. */
export interface OrderedPlace {
  readonly page: number | null;
  readonly size: TextSize;
  /** How many names were printed before it. */
  readonly before: number;
  /** Its place among all labels. */
  readonly at: number;
}

/** A label of level 2, or of level 1 with the first and behind the last of its labels of level 2. */
export interface OrderedLabel {
  readonly level: 1 | 2;
  readonly first: number;
  readonly last: number;
  readonly places: readonly OrderedPlace[];
}

export interface OrderProblem {
  /** Rows with the sizes of their names and of other cells, null for a blank one. */
  readonly rows: readonly { readonly page: number | null; readonly sizes: readonly (TextSize | null)[] }[];
  readonly labels: readonly OrderedLabel[];
  /** How well rows fit a label of level 2. */
  readonly affinity: (k: number, from: number, to: number) => number;
  /** The cut that the search begins with. */
  readonly starts: readonly number[];
}

/** A cut with the share of labels that stand elsewhere in the dump than it lets one expect. */
export type OrderedCut = Segmentation & { readonly misplaced: number };

/** A page with its rows and the labels that are printed on it, in printed order. */
interface OrderedPage {
  readonly from: number;
  readonly to: number;
  readonly labels: readonly { readonly label: OrderedLabel; readonly place: OrderedPlace }[];
}

/**
 * Cuts rows among labels so that an extractor that prints blocks in reading order would have printed the labels where they are
 * printed: a cut is laid out as a table, put in order, and compared with the dump. Begins with a cut, and moves its
 * borders as long as that makes it likelier. Null where there are more labels than rows.
 */
export function cutByOrder(problem: OrderProblem): OrderedCut | null {
  const starts = withoutEmpty(problem.starts, problem.rows.length);
  const pages = toPages(problem);
  const count = pages.reduce((sum, { labels }) => sum + labels.length, 0);
  if (!starts || count === 0) return null;
  const misplaced = bestLayout(problem, pages, starts);
  const fit = (cut: readonly number[]) => cut.slice(1).reduce((sum, to, k) => sum + problem.affinity(k, cut[k], to), 0);
  const scoreBy =
    (weight: number): Score =>
    (cut, isEnough) => {
      const most = fit(cut);
      return isEnough(most) ? most - weight * misplaced(cut) : most;
    };
  const best = climb(starts, scoreBy(ORDERED.misplaced));
  const left = misplaced(best);
  const score = scoreBy(left === 0 ? ORDERED.proven : ORDERED.misplaced);
  return { starts: best, score: score(best, always), ...rivalsOf(best, score), misplaced: left / count };
}

/** What counts labels printed elsewhere by the layout that lets one expect the fewest of them. */
function bestLayout(problem: OrderProblem, pages: readonly OrderedPage[], starts: readonly number[]): Misplacements {
  let best = misplacements(problem, pages, LAYOUTS[0]);
  for (const layout of LAYOUTS.slice(1)) {
    if (best(starts) === 0) break;
    const other = misplacements(problem, pages, layout);
    if (other(starts) < best(starts)) best = other;
  }
  return best;
}

/** Every label has a row. */
function withoutEmpty(from: readonly number[], rows: number): number[] | null {
  const labels = from.length - 1;
  if (labels > rows) return null;
  const starts = [...from];
  for (let k = 1; k < labels; k++) starts[k] = Math.max(starts[k], starts[k - 1] + 1);
  for (let k = labels - 1; k > 0; k--) starts[k] = Math.min(starts[k], (k + 1 < labels ? starts[k + 1] : rows) - 1);
  return [0, ...starts.slice(1, labels), rows];
}

function toPages({ rows, labels }: OrderProblem): OrderedPage[] {
  const pages: OrderedPage[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const { page } = rows[from];
    while (to < rows.length && rows[to].page === page) to++;
    const own = flatMap(labels, (label) =>
      flatMap(label.places, (place) => (place.page === page ? [{ label, place }] : [])),
    );
    pages.push({ from, to, labels: own.sort((a, b) => a.place.at - b.place.at) });
  }
  return pages;
}

/** Steps by which a border, or it and the next one, may move. */
const STEPS = [-1, 1, -2, 2, -3, 3];
const MOST_ROUNDS = 4;
const LEAST_GAIN = 1e-6;

/** The cuts in which border `k`, alone or with the next one, stands elsewhere. */
function moved(starts: readonly number[], k: number): number[][] {
  return flatMap(STEPS, (step) =>
    flatMap([1, 2], (width) => {
      if (k + width >= starts.length) return [];
      const cut = starts.map((start, i) => (i >= k && i < k + width ? start + step : start));
      return cut[k] > cut[k - 1] && cut[k + width - 1] < cut[k + width] ? [cut] : [];
    }),
  );
}

/** The score of a cut; what it comes to at most where that is not enough, since to lay it out takes long. */
type Score = (starts: readonly number[], isEnough: (most: number) => boolean) => number;

const always = () => true;

function climb(from: readonly number[], score: Score): readonly number[] {
  let best = from;
  let highest = score(best, always);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best;
    for (let k = 1; k < best.length - 1; k++)
      for (const cut of moved(best, k)) {
        const isBetter = (other: number) => other > highest + LEAST_GAIN;
        const other = score(cut, isBetter);
        if (!isBetter(other)) continue;
        highest = other;
        best = cut;
      }
    if (best === before) break;
  }
  return best;
}

/** For each border, how far behind the best cut with another one is, and where it stands there. */
function rivalsOf(best: readonly number[], score: Score): Pick<Segmentation, 'margins' | 'rivals'> {
  const highest = score(best, always);
  const margins = best.slice(0, -1).map(() => Number.POSITIVE_INFINITY);
  const rivals = best.slice(0, -1);
  for (let k = 1; k < margins.length; k++)
    for (const cut of moved(best, k)) {
      const open = [k, k + 1].filter((at) => at < margins.length && cut[at] !== best[at]);
      const margin = highest - score(cut, (most) => open.some((at) => highest - most < margins[at]));
      for (const at of open)
        if (margin < margins[at]) {
          margins[at] = margin;
          rivals[at] = cut[at];
        }
    }
  return { margins, rivals };
}

type Misplacements = (starts: readonly number[]) => number;

/** Counts labels that a cut, laid out so, lets one expect elsewhere. What a page of a cut comes to is counted once. */
function misplacements(problem: OrderProblem, pages: readonly OrderedPage[], layout: Layout): Misplacements {
  const known = pages.map(() => new Map<string, number>());
  return (starts) =>
    pages.reduce((sum, page, at) => {
      const own = starts.map((start) => Math.max(page.from, Math.min(page.to, start)) - page.from);
      const key = own.join();
      let count = known[at].get(key);
      if (count === undefined) {
        count = countMisplaced(problem, page, own, layout);
        known[at].set(key, count);
      }
      return sum + count;
    }, 0);
}

function countMisplaced({ rows }: OrderProblem, page: OrderedPage, starts: readonly number[], layout: Layout): number {
  const shown = page.labels.filter(({ label }) => starts[label.first] < starts[label.last]);
  const cells: Cell[] = shown.map(({ label, place }) => ({
    size: place.size,
    column: label.level - 1,
    from: starts[label.first],
    to: starts[label.last],
  }));
  const names = cells.length;
  for (let row = page.from; row < page.to; row++) cells.push(...cellsOf(rows[row].sizes, row - page.from));
  const boxes = layOut(cells, page.to - page.from, layout);
  const down = [...boxes.keys()].sort((a, b) => boxes[a].y0 - boxes[b].y0 || boxes[a].x0 - boxes[b].x0);
  const order = readingOrder(down.map((at) => boxes[at])).map((at) => down[at]);
  const expected = new Array<number>(names);
  const ranks = new Array<number>(names);
  let before = 0;
  order.forEach((at, rank) => {
    if (at >= names) before += cells[at].column === NAME ? 1 : 0;
    else {
      expected[at] = before;
      ranks[at] = rank;
    }
  });
  let count = ORDERED.missing * (page.labels.length - names);
  shown.forEach(({ place }, at) => {
    const off = Math.abs(expected[at] - Math.max(0, Math.min(page.to - page.from, place.before - page.from)));
    if (off > 0) count += Math.min(ORDERED.most, ORDERED.elsewhere + ORDERED.row * off);
    if (at > 0 && ranks[at] < ranks[at - 1]) count += ORDERED.elsewhere;
  });
  return count;
}

/** The columns of names, and behind them. */
const NAME = 2;

function cellsOf(sizes: readonly (TextSize | null)[], row: number): Cell[] {
  return flatMap(sizes, (size, i) => (size ? [{ size, column: NAME + i, from: row, to: row + 1 }] : []));
}
