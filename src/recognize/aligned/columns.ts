import { flatMap } from '../../model/group.js';
import { type Fragment, nearestStart, type TextLine, toFragments } from './text-lines.js';
import { FIT, TABLE } from './tolerances.js';

/** What a column holds: how unlike a cell of it a text looks (0 is just like one). */
export interface ColumnShape {
  readonly look: (text: string) => number;
  /** A line of a cell holds one word. */
  readonly single?: boolean;
  /** A cell holds one measure: a number with its unit. */
  readonly measure?: boolean;
  /** Its cells have one line, and so have those of the next column: they stand on the same. */
  readonly levelWithNext?: boolean;
}

/** A column of which nothing is known. */
export const ANY_TEXT: ColumnShape = { look: () => 0 };

/** Where a heading or another label stands. */
export interface Heading {
  readonly x0: number;
  readonly x1: number;
  /** Whether it begins a fragment, and stands where it was on the page; what follows a single blank may be moved to the left. */
  readonly exact: boolean;
}

/** Left borders: column `i` goes from `borders[i]` to `borders[i + 1]`; left of the first stands what is beside the table. */
export type Borders = readonly number[];

interface TextFragment extends Fragment {
  readonly text: string;
}

/** The place of a border: as far left and as far right as it may be. */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** Where its heading stands. */
  readonly own?: number;
  /** Where it stood on the page before; nearer is better. */
  readonly near?: number;
}

/**
 * Finds the column borders of a page. Extractors keep text that stands in one column of the page left of all text in the
 * columns to its right, so a border is a place that (nearly) no fragment crosses; headings say where to look.
 * @param shapes of what stands left of the first border, and of each column
 */
export function fitBorders(
  lines: readonly TextLine[],
  shapes: readonly ColumnShape[],
  ranges: readonly Range[],
): number[] {
  return fitColumns(lines, shapes, ranges).borders;
}

/** The borders of some lines, and how badly even the best ones fit them. */
export function fitColumns(
  lines: readonly TextLine[],
  shapes: readonly ColumnShape[],
  ranges: readonly Range[],
): { borders: number[]; cost: number } {
  const fragments = flatMap(lines, (line) =>
    toFragments(line.words).map((each) => ({ ...each, text: each.words.map((word) => word.text).join(' ') })),
  );
  const starts = [...new Set(flatMap(lines, (line) => line.words.map((word) => word.x0)))].sort((a, b) => a - b);
  // a column may lie left of all text where none looks like a cell of it
  const isOff = (at: number) => fragments.every(({ text }) => shapes[at + 1].look(text) > 0);
  const candidates = ranges.map(({ low, high, own }, at) => {
    const inside = starts.filter((start) => start >= low && start !== high);
    const last = Number.isFinite(high) ? high : Math.max(low, ...starts) + 1;
    const left = low < 0 && isOff(at) ? [low] : [];
    return [...new Set([...left, ...inside, ...(own === undefined ? [] : [own]), last])].sort((a, b) => a - b);
  });
  return cheapestBorders(candidates, fragments, shapes, ranges);
}

/** Ranges from the headings: a border is right of the heading before it and not right of its own. */
export function rangesFromHeadings(headings: readonly Heading[]): Range[] {
  return headings.map((_, i) => {
    const low = i === 0 ? 0 : headings[i - 1].x1;
    const next = headings.slice(i).find(({ exact }) => exact);
    return { low, high: Math.max(low + 1, next?.x0 ?? Number.POSITIVE_INFINITY), own: Math.max(low, headings[i].x0) };
  });
}

/**
 * Ranges for a page that prints no headings: around where the borders were on the page before, as far left as its own
 * texts let them be (what stands above the table may have moved them right there; of the first columns there may be nothing),
 * and further right more drifts.
 */
export function rangesFromBorders(borders: Borders): Range[] {
  return borders.map((border, i) => ({
    low: i - borders.length,
    high: border + TABLE.drift + border / 2,
    near: border,
  }));
}

function cheapestBorders(
  candidates: readonly (readonly number[])[],
  fragments: readonly TextFragment[],
  shapes: readonly ColumnShape[],
  ranges: readonly Range[],
): { borders: number[]; cost: number } {
  const looks = shapes.map(({ look }) => fragments.map(({ text }) => FIT.look * look(text)));
  const columnCost = (i: number, left: number, right: number, most?: number) =>
    costOfColumn(left, right, fragments, looks[i], shapes[i].measure, most);
  const crossing = candidates.map((places, i) =>
    places.map((place) => crossingCost(place, fragments) + farCost(place, ranges[i])),
  );
  let costs = candidates[0].map((place, c) => crossing[0][c] + columnCost(0, Number.NEGATIVE_INFINITY, place));
  const back: number[][] = [];
  for (let i = 1; i < candidates.length; i++) {
    const next = candidates[i].map(() => Number.POSITIVE_INFINITY);
    const from = candidates[i].map(() => 0);
    candidates[i].forEach((right, c) => {
      candidates[i - 1].forEach((left, p) => {
        if (left >= right || costs[p] + crossing[i][c] >= next[c]) return; // no column costs less than nothing
        const paid = costs[p] + crossing[i][c];
        const cost = paid + columnCost(i, left, right, next[c] - paid);
        if (cost < next[c] - 1e-9) {
          next[c] = cost;
          from[c] = p;
        }
      });
    });
    costs = next;
    back.push(from);
  }
  const last = candidates.length - 1;
  const total = costs.map((cost, c) => cost + columnCost(last + 1, candidates[last][c], Number.POSITIVE_INFINITY));
  const cost = Math.min(...total);
  let at = total.indexOf(cost);
  const borders = [candidates[last][at]];
  for (let i = last; i > 0; i--) {
    at = back[i - 1][at];
    borders.unshift(candidates[i - 1][at]);
  }
  return { borders, cost };
}

/** Borders stand near those of the page before, and seldom right of their heading: a head may be printed too far left. */
function farCost(place: number, { high, near }: Range): number {
  if (near !== undefined) return FIT.far * Math.abs(place - near);
  return FIT.pastHeading * Math.max(0, place - high);
}

/** What it costs that fragments run over a border: little where a blank is near, so that two cells were run together. */
function crossingCost(border: number, fragments: readonly Fragment[]): number {
  let cost = 0;
  for (const fragment of fragments) {
    if (fragment.x0 >= border || fragment.x1 <= border) continue;
    const at = nearestStart(fragment.words, border);
    const far = at < 0 ? Number.POSITIVE_INFINITY : Math.abs(fragment.words[at].x0 - border);
    cost += far <= FIT.splitReach ? FIT.split + FIT.splitOff * far : FIT.cross;
  }
  return cost;
}

/** Two fragments of one line in a column, and fragments unlike its cells, cost. It stops at what is more than `most`. */
function costOfColumn(
  left: number,
  right: number,
  fragments: readonly Fragment[],
  looks: readonly number[],
  measure = false,
  most = Number.POSITIVE_INFINITY,
): number {
  let cost = 0;
  let before: TextLine | null = null;
  let empty = measure;
  for (let i = 0; i < fragments.length && cost <= most; i++) {
    const { words, x0, x1 } = fragments[i];
    empty &&= words.every((word) => word.x0 < left || word.x0 >= right);
    if (x0 < left || x0 >= right) continue;
    if (before === words[0].line) cost += FIT.twoInOne;
    before = words[0].line;
    if (x1 <= right) cost += looks[i];
  }
  return empty ? cost + FIT.empty : cost;
}
