import type { LevelLabel } from './level-labels.js';
import type { Alignment } from './rows.js';
import { SPAN } from './tolerances.js';

/** Where a row stands: its page, the lines of its cells, and the borders to its neighbours. */
export interface RowPlace {
  readonly page: number;
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly bottom: number;
}

/** A label with its vertical place, in the same measure as the rows. */
export interface PlacedLabel {
  readonly label: LevelLabel;
  readonly page: number;
  readonly first: number;
  readonly last: number;
}

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

interface Problem {
  readonly rows: readonly RowPlace[];
  readonly firsts: readonly PlacedLabel[];
  readonly seconds: readonly PlacedLabel[];
  readonly alignment: Alignment;
  readonly pitch: number;
}

/** A way to go on from a joint border: its cost, and where the next joint border is. */
interface Step {
  readonly cost: number;
  readonly to: number;
  readonly k: number;
  readonly j: number;
  readonly inner: readonly LevelSpan[];
  readonly own: PlacedLabel | null;
}

/**
 * Which rows each merged label spans. Labels stand in the order of their rows; the rows of a level 1 are those of its
 * level 2s together; a label stands in the middle of its rows, or at their top.
 */
export function spanLevels(
  rows: readonly RowPlace[],
  firsts: readonly PlacedLabel[],
  seconds: readonly PlacedLabel[],
  alignment: Alignment,
): LevelSpans {
  const problem: Problem = { rows, firsts, seconds, alignment, pitch: pitchOf(rows) };
  const costs = { first: spanCosts(firsts, problem), second: spanCosts(seconds, problem) };
  const memo = new Map<string, Step | null>();
  const inner = new Map<string, InnerTable>();
  const innerFrom = (row: number, k: number) => {
    const key = `${row} ${k}`;
    let table = inner.get(key);
    if (!table) {
      table = innerTable(row, k, problem, costs.second);
      inner.set(key, table);
    }
    return table;
  };
  const best = (row: number, k: number, j: number): number => {
    if (row === rows.length) return SPAN.unused * (firsts.length - j + (seconds.length - k));
    const key = `${row} ${k} ${j}`;
    const known = memo.get(key);
    if (known !== undefined) return known ? known.cost : Number.POSITIVE_INFINITY;
    memo.set(key, null);
    let found: Step | null = null;
    const table = innerFrom(row, k);
    for (const cell of table.cells) {
      for (let skip = 0; skip <= 1 && j + skip <= firsts.length; skip++) {
        const own = firsts[j + skip] ?? null;
        if (!own && skip > 0) break;
        const ownCost = own ? costs.first(j + skip, row, cell.to) : blankCost(cell.spans, firsts);
        const base = ownCost + cell.cost + parentCost(own, cell.spans) + (skip > 0 ? skipCost(firsts, j) : 0);
        if (found && base >= found.cost) continue;
        const total = base + best(cell.to, cell.k, own ? j + skip + 1 : j);
        if (!found || total < found.cost)
          found = { cost: total, to: cell.to, k: cell.k, j: own ? j + skip + 1 : j, inner: cell.spans, own };
      }
      const blank = blankCost(cell.spans, firsts) + cell.cost;
      if (firsts[j] && (!found || blank < found.cost)) {
        const total = blank + best(cell.to, cell.k, j);
        if (!found || total < found.cost)
          found = { cost: total, to: cell.to, k: cell.k, j, inner: cell.spans, own: null };
      }
    }
    memo.set(key, found);
    return found ? found.cost : Number.POSITIVE_INFINITY;
  };
  const cost = best(0, 0, 0);
  return { ...trace(memo, rows.length), ...narrowRows(memo, problem, costs), cost };
}

type SpanCost = (label: number, from: number, to: number) => number;

interface InnerTable {
  readonly cells: readonly { to: number; k: number; cost: number; spans: readonly LevelSpan[] }[];
}

/** All ways to put level 2s from label `k` on over rows from `row` on, the best one for each end. */
function innerTable(row: number, k: number, { rows, seconds }: Problem, spanCost: SpanCost): InnerTable {
  const found = new Map<string, { to: number; k: number; cost: number; spans: readonly LevelSpan[] }>();
  const queue = [{ to: row, k, cost: 0, spans: [] as readonly LevelSpan[] }];
  const done: InnerTable['cells'][number][] = [];
  // Labels only go on: each state is reached from states with fewer rows, so one pass in row order is enough.
  for (let at = row; at <= rows.length; at++) {
    const here = at === row ? queue : [...found.values()].filter((state) => state.to === at);
    for (const state of here) {
      if (at > row) done.push(state);
      if (state.cost > SPAN.hopeless) continue;
      for (let skip = 0; skip <= 1 && state.k + skip < seconds.length; skip++) {
        const used = state.k + skip;
        for (let to = at + 1; to <= rows.length; to++) {
          const own = spanCost(used, at, to);
          if (own > SPAN.hopeless) continue;
          put(found, {
            to,
            k: used + 1,
            cost: state.cost + own + (skip > 0 ? skipCost(seconds, state.k) : 0),
            spans: [...state.spans, { label: seconds[used], from: at, to }],
          });
        }
      }
      if (state.spans.length === 0 || state.spans[state.spans.length - 1].label !== null)
        for (let to = at + 1; to <= rows.length; to++)
          put(found, {
            to,
            k: state.k,
            cost: state.cost + SPAN.noLabel,
            spans: [...state.spans, { label: null, from: at, to }],
          });
    }
  }
  return { cells: done };
}

function put<T extends { to: number; k: number; cost: number }>(found: Map<string, T>, state: T): void {
  const key = `${state.to} ${state.k}`;
  const known = found.get(key);
  if (!known || state.cost < known.cost) found.set(key, state);
}

/** A label may stay without rows only if it is the one before it printed again, as some exporters do at a page's end. */
function skipCost(labels: readonly PlacedLabel[], at: number): number {
  const before = labels[at - 1];
  return before && before.label.text === labels[at].label.text ? SPAN.repeated : SPAN.unused;
}

/** A level 2 that the form knows under another level 1. */
function parentCost(own: PlacedLabel | null, spans: readonly LevelSpan[]): number {
  if (!own) return 0;
  const parents = own.label.names.filter((name) => name.level === 1).map((name) => name.level1);
  if (parents.length === 0) return 0;
  let cost = 0;
  for (const { label } of spans) {
    const names = label?.label.names.filter((name) => name.level === 2) ?? [];
    if (names.length > 0 && !names.some((name) => parents.includes(name.level1))) cost += SPAN.foreignParent;
  }
  return cost;
}

/** Rows without a level 1: likely only where the form prints no label that would be their level 2's parent. */
function blankCost(spans: readonly LevelSpan[], firsts: readonly PlacedLabel[]): number {
  const printed = new Set(firsts.flatMap(({ label }) => label.names.map((name) => name.level1)));
  const names = spans.flatMap(({ label }) => label?.label.names.filter((name) => name.level === 2) ?? []);
  return names.length > 0 && names.every((name) => !printed.has(name.level1)) ? SPAN.blankParent : SPAN.noLabel;
}

function pitchOf(rows: readonly RowPlace[]): number {
  const steps = rows.slice(1).flatMap((row, i) => (row.page === rows[i].page ? [row.top - rows[i].top] : []));
  steps.sort((a, b) => a - b);
  return Math.max(1, steps[steps.length >> 1] ?? 1);
}

function spanCosts(labels: readonly PlacedLabel[], problem: Problem): SpanCost {
  const known = new Map<string, number>();
  return (label, from, to) => {
    const key = `${label} ${from} ${to}`;
    let cost = known.get(key);
    if (cost === undefined) {
      cost = spanCost(labels[label], from, to, problem);
      known.set(key, cost);
    }
    return cost;
  };
}

/** How badly a label's place fits the rows `from` … `to - 1`. On more than one page only the part on its page counts. */
function spanCost(label: PlacedLabel, from: number, to: number, problem: Problem): number {
  const { rows, alignment, pitch } = problem;
  let first = from;
  let last = to - 1;
  while (first <= last && rows[first].page !== label.page) first++;
  while (last >= first && rows[last].page !== label.page) last--;
  if (first > last) return SPAN.otherPage;
  const cut = first > from || last < to - 1;
  const parts = cut ? SPAN.overPage : 0;
  const atTop = parts + SPAN.off * (Math.abs(label.first - rows[first].first) / pitch);
  if (alignment === 'top') return atTop;
  const y = (label.first + label.last) / 2;
  const centre = (rows[first].top + rows[last].bottom) / 2;
  const byLines = Math.abs(y - centre) / pitch;
  const byRows = Math.abs(rowPosition(y, label.page, rows) - (first + last + 1) / 2);
  const off = SPAN.linesWeight * byLines + (1 - SPAN.linesWeight) * byRows;
  const inMiddle = parts + SPAN.off * Math.max(0, off - SPAN.slack);
  // A cell that a page break cuts is set at its top by some exporters, whatever its alignment.
  const atBreak = rows[last + 1] !== undefined && rows[last + 1].page > rows[last].page;
  return atBreak ? Math.min(inMiddle, SPAN.cutTop + atTop) : inMiddle;
}

/** A vertical place as a number of rows: the middle of row 3 is 3.5. */
function rowPosition(y: number, page: number, rows: readonly RowPlace[]): number {
  let position = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row.page > page || (row.page === page && y < row.first - 0.01)) break;
    position = row.page < page || y > row.last + 0.01 ? i + 1 : i + 0.5;
  }
  return position;
}

function trace(memo: ReadonlyMap<string, Step | null>, rows: number) {
  const level1: LevelSpan[] = [];
  const level2: LevelSpan[] = [];
  let [row, k, j] = [0, 0, 0];
  while (row < rows) {
    const step = memo.get(`${row} ${k} ${j}`);
    if (!step) {
      level1.push({ label: null, from: row, to: rows });
      level2.push({ label: null, from: row, to: rows });
      break;
    }
    level1.push({ label: step.own, from: row, to: step.to });
    level2.push(...step.inner);
    [row, k, j] = [step.to, step.k, step.j];
  }
  return { level1, level2 };
}

/** Rows that a border moved by one row would give to another label, at little cost. */
function narrowRows(
  memo: ReadonlyMap<string, Step | null>,
  { rows, firsts, seconds }: Problem,
  costs: { first: SpanCost; second: SpanCost },
): { narrow1: Set<number>; narrow2: Set<number> } {
  const { level1, level2 } = trace(memo, rows.length);
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
