import { flatMap, flatten } from '../../model/group.js';
import { popHeap, pushHeap } from '../../model/heap.js';
import type { LevelName } from '../levels.js';
import { asPrinted, ofPrinted, withBlankRows, withoutBlankRows } from './blank-rows.js';
import {
  type PlacedLabel,
  type RowPlace,
  type SpanCost,
  type Stand,
  spanCosts,
  type WordMisfit,
} from './span-costs.js';
import { SPAN } from './tolerances.js';

/** Rows `from` … `to - 1` under one label (null: under none). */
export interface LevelSpan {
  readonly label: PlacedLabel | null;
  readonly from: number;
  readonly to: number;
}

export interface LevelSpans {
  readonly level1: readonly LevelSpan[];
  readonly level2: readonly LevelSpan[];
  /** Rows whose level 1 or level 2 another reading, nearly as good, would change. */
  readonly narrow1: ReadonlySet<number>;
  readonly narrow2: ReadonlySet<number>;
  readonly cost: number;
}

const STANDS: readonly Stand[] = ['middle', 'above', 'below', 'top', 'bottom'];
const EXACT: readonly Stand[] = ['middle', 'top', 'bottom', 'over', 'under'];
/** Kinds of standing that a line of rounding explains. */
const ROUNDED: readonly Stand[] = ['above', 'below', 'over', 'under'];

interface Problem {
  readonly rows: readonly RowPlace[];
  readonly firsts: readonly PlacedLabel[];
  readonly seconds: readonly PlacedLabel[];
  readonly stand: Stand;
  /** Of each level 2. */
  readonly parents: readonly number[];
  readonly misfit: WordMisfit;
}

/** What the form prints of the parents of some level 2s, the more telling the higher. */
const PARENTS = { unknown: 0, unprinted: 1, printed: 2 } as const;

/** Level 2s over rows up to `to`, the next label being `k`; a chain back to the first of them. */
interface Inner {
  readonly to: number;
  readonly k: number;
  readonly cost: number;
  /** The last of them; null before the first. */
  readonly span: LevelSpan | null;
  readonly parents: number;
  readonly back: Inner | null;
}

/** A joint border of both levels: rows, level 2s and level 1s that are dealt with, and the step that led there. */
interface Border {
  readonly row: number;
  readonly k: number;
  readonly j: number;
  readonly cost: number;
  readonly back: Border | null;
  readonly inner: Inner | null;
  readonly own: PlacedLabel | null;
  /** Which of all borders was reached first. */
  readonly rank: number;
}

/** Which rows each merged label spans: all in order, beside their rows in one way, a level 1 over its level 2s. */
export function spanLevels(
  rows: readonly RowPlace[],
  firsts: readonly PlacedLabel[],
  seconds: readonly PlacedLabel[],
  misfit: WordMisfit,
): LevelSpans {
  const found: LevelSpans[] = [];
  const exact = [...firsts, ...seconds].some((label) => standsBetween(label, rows));
  const blank = withBlankRows(rows, seconds);
  for (const table of blank ? [asPrinted(rows), blank] : [asPrinted(rows)])
    for (const stand of exact ? EXACT : STANDS) {
      const prior = (ROUNDED.includes(stand) ? SPAN.rounded : 0) + (table === blank ? SPAN.blankRow : 0);
      const limit = Math.min(...found.map(({ cost }) => cost)) + SPAN.narrow - prior;
      const spans = spanStanding({ ...table, firsts, seconds, stand, misfit: ofPrinted(misfit, table) }, limit);
      if (spans) found.push(withoutBlankRows({ ...spans, cost: spans.cost + prior }, table));
    }
  const [best, ...rivals] = found.sort((a, b) => a.cost - b.cost);
  const near = rivals.filter(({ cost }) => cost < best.cost + SPAN.narrow);
  return {
    ...best,
    narrow1: new Set([...best.narrow1, ...flatMap(near, (rival) => otherRows(best.level1, rival.level1))]),
    narrow2: new Set([...best.narrow2, ...flatMap(near, (rival) => otherRows(best.level2, rival.level2))]),
  };
}

/** A label on a line of its own between two rows: this dump moves none to the line above or below. */
function standsBetween({ first, last, page }: PlacedLabel, rows: readonly RowPlace[]): boolean {
  return first === last && !rows.some((row) => row.page === page && row.first <= first && row.last >= first);
}

/** Rows that two readings put under different labels. */
function otherRows(best: readonly LevelSpan[], rival: readonly LevelSpan[]): number[] {
  const labels = flatMap(rival, ({ label, from, to }) => new Array<PlacedLabel | null>(to - from).fill(label));
  return flatMap(best, ({ label, from, to }) =>
    flatMap(labels.slice(from, to), (other, i) => (other === label ? [] : [from + i])),
  );
}

/** Null where no reading costs less than `limit`. */
function spanStanding(given: Omit<Problem, 'parents'>, limit: number): LevelSpans | null {
  const { firsts, seconds } = given;
  const parents = seconds.map((label) => parentsOf(label, firsts));
  const problem: Problem = { ...given, parents };
  const costs = { first: spanCosts(firsts, given), second: spanCosts(seconds, given) };
  const end = cheapestWay(problem, costs, limit);
  if (!end) return null;
  const spans = trace(end);
  return { ...spans, ...narrowRows(spans, problem, costs), cost: end.cost };
}

/** Goes on from the cheapest border reached: as no step costs less than 0, the first way over all rows is the best. */
function cheapestWay(problem: Problem, costs: { first: SpanCost; second: SpanCost }, limit: number): Border | null {
  const { rows, firsts, seconds } = problem;
  const tables = new Map<number, readonly Inner[]>();
  const open: Border[] = [];
  const place = (row: number, k: number, j = 0) => (row * (seconds.length + 1) + k) * (firsts.length + 1) + j;
  const known = new Array<Border | undefined>(place(rows.length + 2, 0));
  let reached = 0;
  const isBetter = ({ to, k }: Inner, j: number, cost: number) =>
    cost < (known[place(to, k, j)]?.cost ?? Number.POSITIVE_INFINITY);
  const reach = (border: Omit<Border, 'rank'>) => {
    const key = place(border.row, border.k, border.j);
    const ranked = { ...border, rank: known[key]?.rank ?? reached++ };
    known[key] = ranked;
    pushHeap(open, ranked, isNearer);
  };
  reach({ row: 0, k: 0, j: 0, cost: 0, back: null, inner: null, own: null });
  for (;;) {
    const border = popHeap(open, isNearer);
    if (!border || border.cost >= limit) return null;
    const { row, k, j, cost } = border;
    if (known[place(row, k, j)] !== border) continue; // it was reached at less cost meanwhile
    if (row > rows.length) return border.back!;
    if (row === rows.length) {
      const end = { ...border, cost: cost + SPAN.unused * (firsts.length - j + (seconds.length - k)) };
      reach({ ...end, row: row + 1, back: end });
      continue;
    }
    const table = tables.get(place(row, k)) ?? innerTable(row, k, problem, costs.second);
    tables.set(place(row, k), table);
    for (const inner of table) {
      const base = cost + inner.cost;
      for (let used = j; used <= j + 1 && used < firsts.length; used++) {
        const own = firsts[used];
        const over = base + costs.first(used, row, inner.to) + (used > j ? SPAN.unused : 0);
        if (!isBetter(inner, used + 1, over)) continue;
        const sum = over + parentCost(own, inner);
        if (isBetter(inner, used + 1, sum))
          reach({ row: inner.to, k: inner.k, j: used + 1, cost: sum, back: border, inner, own });
      }
      const blank = base + (inner.parents === PARENTS.unprinted ? SPAN.blankParent : SPAN.noLabel);
      if (isBetter(inner, j, blank))
        reach({ row: inner.to, k: inner.k, j, cost: blank, back: border, inner, own: null });
    }
  }
}

/** Of two equally cheap borders the one that was reached first. */
function isNearer(a: Border, b: Border): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.rank < b.rank);
}

/** All ways to put level 2s from label `k` on over rows from `row` on, the best one for each end. */
function innerTable(row: number, k: number, { rows, seconds, parents }: Problem, spanCost: SpanCost): Inner[] {
  const byEnd = rows.slice(row).map(() => new Map<number, Inner>());
  const reach = (to: number, next: number, cost: number, back: Inner, used: number | null) => {
    const ends = byEnd[to - row - 1];
    if (cost >= (ends.get(next)?.cost ?? Number.POSITIVE_INFINITY)) return;
    const span = { label: used === null ? null : seconds[used], from: back.to, to };
    const own = used === null ? PARENTS.unknown : parents[used];
    ends.set(next, { to, k: next, cost, span, parents: Math.max(own, back.parents), back });
  };
  const goOn = (back: Inner) => {
    for (let used = back.k; used <= back.k + 1 && used < seconds.length; used++) {
      const skipped = used > back.k ? SPAN.unused : 0;
      for (let to = back.to + 1; to <= rows.length; to++) {
        const own = spanCost(used, back.to, to);
        if (own > SPAN.hopeless) continue;
        reach(to, used + 1, back.cost + own + skipped, back, used);
      }
    }
    if (back.span && !back.span.label) return;
    for (let to = back.to + 1; to <= rows.length; to++) reach(to, back.k, back.cost + SPAN.noLabel, back, null);
  };
  goOn({ to: row, k, cost: 0, span: null, parents: PARENTS.unknown, back: null });
  // Each state is reached from states with fewer rows, so one pass in row order is enough.
  for (const ends of byEnd) for (const inner of ends.values()) if (inner.cost <= SPAN.hopeless) goOn(inner);
  return flatMap(byEnd, (ends) => [...ends.values()]);
}

/** The spans of a chain, first to last. */
function spansOf(inner: Inner | null): LevelSpan[] {
  const spans: LevelSpan[] = [];
  for (let each = inner; each?.span; each = each.back) spans.push(each.span);
  return spans.reverse();
}

/** A level 2 that the form knows under another level 1. */
function parentCost(own: PlacedLabel, inner: Inner): number {
  const parents = own.label.names.filter((name) => name.level === 1).map((name) => name.level1);
  let cost = 0;
  for (let each: Inner | null = inner; each?.span; each = each.back) {
    const names = each.span.label?.label.names.filter((name) => name.level === 2) ?? [];
    if (names.length > 0 && !names.some((name) => parents.includes(name.level1))) cost += SPAN.foreignParent;
  }
  return cost;
}

/** Rows without a level 1 are likely only where the form prints no label that would be their level 2's parent. */
function parentsOf({ label }: PlacedLabel, firsts: readonly PlacedLabel[]): number {
  const names = label.names.filter((name) => name.level === 2);
  const isPrinted = (name: LevelName) =>
    firsts.some((first) => first.label.names.some(({ level1 }) => level1 === name.level1));
  if (names.length === 0) return PARENTS.unknown;
  return names.some(isPrinted) ? PARENTS.printed : PARENTS.unprinted;
}

function trace(end: Border): { level1: LevelSpan[]; level2: LevelSpan[] } {
  const level1: LevelSpan[] = [];
  const level2: LevelSpan[][] = [];
  for (let at = end; at.back; at = at.back) {
    level1.push({ label: at.own, from: at.back.row, to: at.row });
    level2.push(spansOf(at.inner));
  }
  return { level1: level1.reverse(), level2: flatten(level2.reverse()) };
}

/** Rows that a border moved by one row would give to another label, at little cost. */
function narrowRows(
  { level1, level2 }: { level1: readonly LevelSpan[]; level2: readonly LevelSpan[] },
  { firsts, seconds }: Problem,
  costs: { first: SpanCost; second: SpanCost },
): { narrow1: Set<number>; narrow2: Set<number> } {
  const narrow1 = new Set<number>();
  const narrow2 = new Set<number>();
  const cost1 = (span: LevelSpan) => (span.label ? costs.first(firsts.indexOf(span.label), span.from, span.to) : 0);
  const cost2 = (span: LevelSpan) => (span.label ? costs.second(seconds.indexOf(span.label), span.from, span.to) : 0);
  level2.slice(1).forEach((below, i) => {
    const above = level2[i];
    const outer = level1.findIndex((span) => span.from === below.from);
    for (const shift of [-1, 1]) {
      const border = below.from + shift;
      if (border <= above.from || border >= below.to) continue;
      let change = cost2({ ...above, to: border }) + cost2({ ...below, from: border }) - cost2(above) - cost2(below);
      if (outer > 0) {
        const [a, b] = [level1[outer - 1], level1[outer]];
        change += cost1({ ...a, to: border }) + cost1({ ...b, from: border }) - cost1(a) - cost1(b);
      }
      if (change >= SPAN.narrow) continue;
      const row = Math.min(border, below.from);
      narrow2.add(row);
      if (outer > 0) narrow1.add(row);
    }
  });
  for (const [level, narrow] of [
    [level1, narrow1],
    [level2, narrow2],
  ] as const)
    for (const { label, from, to } of level) if (!label) for (let row = from; row < to; row++) narrow.add(row);
  return { narrow1, narrow2 };
}
