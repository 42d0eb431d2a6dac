import type { ColumnKey } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { UNCUT } from '../../tolerances.js';
import { placesIn } from './cell-places.js';
import { type Ends, wordAt } from './ends.js';
import { lookCost } from './look-cost.js';
import { isInUnit, isOffNumber, POINTS } from './measures.js';

/** The cheapest way to a place in the run, with a cell of one column ending there. */
interface Way {
  readonly cost: number;
  /** Where the last cell begins. */
  readonly from: number;
  readonly before: Way | null;
  readonly column: number;
}

/** What the way before a cell costs. */
interface Step {
  readonly cost: number;
  readonly before: Way | null;
}

/**
 * Offsets at which cells begin in a run of table cells without anything between them: what looks most like the cells of
 * `columns` in turn, row after row, with the cheapest of `starts`. Cells begin at the printed
 * `ends` or where words say so; if `within` is given, nowhere else than there. Long runs are left whole.
 */
export function cellCuts(
  run: string,
  columns: readonly ColumnKey[],
  ends: Ends,
  starts: readonly RunStart[],
  within?: readonly number[],
): number[] {
  if (run.length < 3 || run.length > UNCUT.longestRun) return [];
  const places = within ? [0, ...within, run.length] : placesIn(run, ends, columns);
  let best = NO_WAY;
  for (const start of starts)
    if (Math.min(start.row, start.midRow) < best.cost)
      best = least([best, cheapestWay(run, columns, ends, start, places, within !== undefined)]);
  const cuts: number[] = [];
  for (let { way } = best; way; way = way.before) cuts.push(way.from);
  return cuts;
}

interface Ending {
  readonly way: Way | null;
  readonly cost: number;
}

const NO_WAY: Ending = { way: null, cost: Number.POSITIVE_INFINITY };

function least(endings: readonly Ending[]): Ending {
  return endings.reduce((best, each) => (best.cost <= each.cost ? best : each));
}

/** A run of cells, and where these may begin; in `pieces` what was put together, so that it costs nothing to begin one there. */
interface Run {
  readonly text: string;
  readonly columns: readonly ColumnKey[];
  readonly ends: Ends;
  readonly start: RunStart;
  readonly places: readonly number[];
  readonly pieces: boolean;
  /** The cheapest ways to a place, one for each column whose cell may end there. */
  readonly ways: Map<number, readonly Way[]>;
}

/** The cheapest way through a run, and what it costs with what its last row lacks. */
function cheapestWay(
  text: string,
  columns: readonly ColumnKey[],
  ends: Ends,
  start: RunStart,
  places: readonly number[],
  pieces: boolean,
): Ending {
  const ways = new Map<number, readonly Way[]>([[0, []]]);
  const run = { text, columns, ends, start, places, pieces, ways };
  places.slice(1).forEach((end, i) => {
    ways.set(
      end,
      flatMap(columns, (_, column) => wayTo(run, i, end, column) ?? []),
    );
  });
  const last = (ways.get(text.length) ?? []).map((way): Ending => {
    const rest = skipCost(columns, way.column, columns.length, start.late);
    return { way, cost: way.cost + rest };
  });
  return least([NO_WAY, ...last]);
}

/** The cheapest way with a cell of this column that ends here, and begins at the place `i` or before. */
function wayTo(run: Run, i: number, end: number, column: number): Way | null {
  const { columns, places, text } = run;
  const [key, longest] = [columns[column], LONGEST[columns[column]] ?? UNCUT.longestRemark];
  let best: Way | null = null;
  for (let j = i; j >= 0 && end - places[j] <= longest; j--) {
    const from = places[j];
    const look = lookCost(text.slice(from, end), key, columns) + insideCost(text.slice(from, end), from, run.ends);
    if (look >= UNCUT.never) continue;
    const usual = withCell(run, before(run, from, column), from, column, look);
    const again = key === 'actual' && from > 0 ? resultAgain(run, from, end, column) : null;
    for (const way of [usual, again]) if (way && (!best || way.cost < best.cost)) best = way;
  }
  return best;
}

/** The cheapest way to where a cell of this column begins. */
function before({ ways, columns, ends, start, pieces }: Run, from: number, column: number): Step | null {
  if (from === 0) return { cost: column === 0 ? start.row : start.midRow, before: null };
  return cheapest(ways.get(from)!, column, columns, rowCosts(from, ends, start.late, pieces));
}

function withCell(
  { text, columns, ends, pieces }: Run,
  step: Step | null,
  from: number,
  column: number,
  look: number,
): Way | null {
  if (!step) return null;
  const cut = from > 0 && !pieces ? cutCost(text, from, columns[column], ends) : 0;
  const measured = step.before && isMeasured(columns[step.before.column]) ? step.before : null;
  const torn = measured && (isOffNumber(text, from) || isInUnit(text, measured.from, from));
  return { cost: step.cost + look + cut + (torn ? UNCUT.tornUnit : 0), from, before: step.before, column };
}

/** The cheapest way with a result that is printed just as its target right before it: how it looks says nothing more. */
function resultAgain(run: Run, from: number, end: number, column: number): Way | null {
  const { text, columns, places, ends, start, pieces } = run;
  const target = columns.indexOf('target');
  if (target < 0 || target > column) return null;
  const row = rowCosts(from, ends, start.late, pieces);
  const targets = places.filter((at) => at < from && saysAgain(text, at, from, end));
  const ways = flatMap(targets, (at) => {
    const look = lookCost(text.slice(at, from), 'target', columns) + insideCost(text.slice(at, from), at, ends);
    const way = look < UNCUT.never && withCell(run, before(run, at, target), at, target, look);
    return way ? (withCell(run, cheapest([way], column, columns, row), from, column, 0) ?? []) : [];
  });
  return ways.length > 0 ? ways.reduce((best, way) => (way.cost < best.cost ? way : best)) : null;
}

/** What it costs that a run begins with a row, or within one; `late` if cells of its rows may have been drawn elsewhere. */
export interface RunStart {
  readonly row: number;
  readonly midRow: number;
  readonly late: boolean;
}

interface RowCosts {
  readonly sameRow: number;
  readonly newRow: number;
  readonly late: boolean;
}

/** Where ends are printed, a row mostly keeps to its line. */
function rowCosts(at: number, ends: Ends, late: boolean, pieces: boolean): RowCosts {
  if (ends.get(at) === 'line') return { sameRow: UNCUT.lineInRow, newRow: 0, late };
  return { sameRow: 0, newRow: pieces ? UNCUT.rowInPieces : UNCUT.rowInLine, late };
}

/** The best of the ways that a cell of this column may follow: later in the same row, or first in the next. */
function cheapest(
  ways: readonly Way[],
  column: number,
  columns: readonly ColumnKey[],
  { sameRow: goOn, newRow, late }: RowCosts,
): Step | null {
  let best: Step | null = null;
  for (const way of ways) {
    if (way.column < column) {
      const cost = way.cost + goOn + skipCost(columns, way.column, column, late);
      if (!best || cost < best.cost) best = { cost, before: way };
    }
    if (column > 0 && (!late || way.column < column)) continue;
    const cost =
      way.cost + newRow + skipCost(columns, way.column, columns.length, late) + skipCost(columns, -1, column, late);
    if (!best || cost < best.cost) best = { cost, before: way };
  }
  return best;
}

/** What it costs that a row lacks the cells between two columns: targets seldom, points both or none. */
function skipCost(columns: readonly ColumnKey[], from: number, to: number, late: boolean): number {
  let cost = 0;
  for (let column = from + 1; column < to; column++) {
    const key = columns[column];
    const isHalf = key === 'score' ? columns[from] === 'weight' : key === 'weight' && columns[to] === 'score';
    if (late) cost += isHalf ? UNCUT.noPoints : UNCUT.skip;
    else if (key === 'target') cost += UNCUT.noTarget;
    else cost += key === 'weight' || key === 'score' || key === 'actual' ? UNCUT.noPoints : UNCUT.skip;
  }
  return cost;
}

/** The cell from `from` on has the text of the one before, but for its comparator. */
function saysAgain(run: string, before: number, from: number, end: number): boolean {
  return run.slice(before, from).replace(/^[<>=≤≥＜＞＝]+/u, '') === run.slice(from, end);
}

function isMeasured(key: ColumnKey): boolean {
  return key === 'target' || key === 'actual';
}

function cutCost(run: string, at: number, key: ColumnKey, ends: Ends): number {
  if (ends.has(at)) return 0;
  const inNumber = /\d\d/u.test(run.slice(at - 1, at + 1));
  return inNumber && (key !== 'score' || POINTS.test(wordAt(run, at, ends))) ? UNCUT.cutNumber : UNCUT.cut;
}

/** Printed ends inside of a cell: its lines were wrapped, or its words stand apart. All of them but the last are equally wide. */
function insideCost(text: string, from: number, ends: Ends): number {
  let cost = 0;
  let widest = 0;
  let line = 0;
  for (let at = 1; at < text.length; at++) {
    const end = ends.get(from + at);
    if (!end) continue;
    if (end === 'blank') {
      cost += UNCUT.blank;
      continue;
    }
    const width = displayWidth(text.slice(line, at));
    cost += UNCUT.wrap + (line > 0 && Math.abs(width - widest) > UNCUT.wrapSlack ? UNCUT.ragged : 0);
    widest = Math.max(widest, width);
    line = at;
  }
  return cost + (line > 0 && displayWidth(text.slice(line)) > widest + UNCUT.wrapSlack ? UNCUT.ragged : 0);
}

const LONGEST: Readonly<Partial<Record<ColumnKey, number>>> = {
  level3: UNCUT.longestName,
  target: UNCUT.longestTarget,
  actual: UNCUT.longestResult,
  weight: UNCUT.longestPoints,
  score: UNCUT.longestPoints,
  targetComparator: UNCUT.longestPoints,
  targetUnit: UNCUT.longestPoints,
};
