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
  const counts = LAYOUTS.map((layout) => misplacements(problem, pages, layout)(starts));
  const misplaced = misplacements(problem, pages, LAYOUTS[counts.indexOf(Math.min(...counts))]);
  const fit = (cut: readonly number[]) => cut.slice(1).reduce((sum, to, k) => sum + problem.affinity(k, cut[k], to), 0);
  const best = climb(starts, (cut) => fit(cut) - ORDERED.misplaced * misplaced(cut));
  const left = misplaced(best);
  const weight = left === 0 ? ORDERED.proven : ORDERED.misplaced;
  const score = (cut: readonly number[]) => fit(cut) - weight * misplaced(cut);
  return { starts: best, score: score(best), ...rivalsOf(best, score), misplaced: left / count };
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
    const own = labels.flatMap((label) =>
      label.places.flatMap((place) => (place.page === page ? [{ label, place }] : [])),
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
  return STEPS.flatMap((step) =>
    [1, 2].flatMap((width) => {
      if (k + width >= starts.length) return [];
      const cut = starts.map((start, i) => (i >= k && i < k + width ? start + step : start));
      return cut[k] > cut[k - 1] && cut[k + width - 1] < cut[k + width] ? [cut] : [];
    }),
  );
}

type Score = (starts: readonly number[]) => number;

function climb(from: readonly number[], score: Score): readonly number[] {
  let best = from;
  let highest = score(best);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best;
    for (let k = 1; k < best.length - 1; k++)
      for (const cut of moved(best, k)) {
        const other = score(cut);
        if (other <= highest + LEAST_GAIN) continue;
        highest = other;
        best = cut;
      }
    if (best === before) break;
  }
  return best;
}

/** For each border, how far behind the best cut with another one is, and where it stands there. */
function rivalsOf(best: readonly number[], score: Score): Pick<Segmentation, 'margins' | 'rivals'> {
  const highest = score(best);
  const margins = best.slice(0, -1).map(() => Number.POSITIVE_INFINITY);
  const rivals = best.slice(0, -1);
  for (let k = 1; k < margins.length; k++)
    for (const cut of moved(best, k)) {
      const margin = highest - score(cut);
      for (let other = k; other < Math.min(k + 2, margins.length); other++)
        if (cut[other] !== best[other] && margin < margins[other]) {
          margins[other] = margin;
          rivals[other] = cut[other];
        }
    }
  return { margins, rivals };
}

/** Counts labels that a cut, laid out so, lets one expect elsewhere. What a page of a cut comes to is counted once. */
function misplacements(problem: OrderProblem, pages: readonly OrderedPage[], layout: Layout): Score {
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
  return sizes.flatMap((size, i) => (size ? [{ size, column: NAME + i, from: row, to: row + 1 }] : []));
}
