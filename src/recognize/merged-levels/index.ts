import type { TableDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { RawValue } from '../../model/raw-form.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { isNameOf } from '../levels.js';
import { segment } from '../segment.js';
import {
  HABITS,
  inOwnOrder,
  labelPlaces,
  likelyOrders,
  onSharedLines,
  orderLabels,
  type PlaceScore,
} from './habits.js';
import { cutByPlaces, type LabelEnd, linePlaces, nearestPlaces } from './nearest-levels.js';
import type { Cut } from './printed-level.js';
import { type Level2Label, type LevelRow, type PrintedLevel, type Printing, partLevels } from './printed-level.js';
import { cutByOrder } from './printed-order/cut-by-order.js';
import type { TextSize } from './printed-order/layouts.js';
import { type Affinity, affinityOf, type Fit, fitTable, mostOf } from './row-fit.js';
import { NARROW_LEVEL, NEAREST, ORDERED, PLACE } from './tolerances.js';
import {
  disputedRows,
  narrowRows,
  rowsAboveLabels,
  rowsBehindFirst,
  rowsOfLostLabels,
  rowsOfOtherHabits,
  unsupportedRows,
} from './unsettled-rows.js';

/** Levels of one row; `narrow` marks those that the evidence does not settle, `from` an inferred level 1. */
export interface ResolvedLevel {
  readonly level1: RawValue | null;
  readonly level2: RawValue | null;
  readonly narrow: boolean;
  /** The next best reading puts the row under another level 1. */
  readonly narrow1: boolean;
  readonly inferredFrom: string | null;
}

const UNRESOLVED: ResolvedLevel = { level1: null, level2: null, narrow: true, narrow1: true, inferredFrom: null };

/**
 * Gives every row its level 1 and level 2 from the labels that are printed, wherever the extractor put them. A label's
 * place is evidence, not truth: rows are cut among the labels by the segmentation solver, once for each habit of printing.
 */
export function resolveLevels(
  rows: readonly LevelRow[],
  printed: readonly PrintedLevel[],
  table: TableDefinition,
  printing: Printing = 'rows',
): ResolvedLevel[] {
  const { firsts, seconds } = partLevels(printed);
  if (rows.length === 0) return [];
  if (seconds.length === 0) return rows.map(() => ({ ...UNRESOLVED, narrow: false, narrow1: false }));
  const fit = fitTable(rows, table);
  const problem = { rows, printed, firsts, seconds, fit, printing };
  const habits: Cut[] = [];
  const likely = bestCut(problem, habits);
  const best = likely && printing === 'blocks' ? (orderedCut(problem, likely) ?? likely) : likely;
  if (!best) return rows.map(() => UNRESOLVED);
  const narrow = narrowRows(best, printing === 'blocks' ? NARROW_LEVEL.blocks : NARROW_LEVEL.rows);
  const add = ([row, other]: [row: number, other: boolean]) => narrow.set(row, other || narrow.get(row) === true);
  disputedRows(rows.length, best, table, printed, fit).forEach(add);
  if (printing !== 'rows') unsupportedRows(best, fit).forEach(add);
  rowsOfLostLabels(rows.length, best, firsts).forEach(add);
  if (printing === 'rows') rowsOfOtherHabits(rows.length, best, habits).forEach(add);
  if (printing === 'rows') rowsAboveLabels(best).forEach(add);
  rowsBehindFirst(best, firsts).forEach(add);
  return assignRows(rows.length, best, narrow, firsts);
}

/** What is known of a table's labels and rows. */
interface LevelProblem {
  readonly rows: readonly LevelRow[];
  readonly printed: readonly PrintedLevel[];
  readonly firsts: readonly PrintedLevel[];
  readonly seconds: readonly Level2Label[];
  readonly fit: Fit;
  readonly printing: Printing;
}

/** The cut among the labels by the habit of printing that explains the table best. */
function bestCut(problem: LevelProblem, habits: Cut[]): Cut | null {
  const { rows, seconds, fit, printing } = problem;
  const isPlaced = printing === 'blocks' || printing === 'lines';
  let best: Cut | null = isPlaced ? bestPlacedCut(problem) : null;
  if (best && printing === 'lines') return best;
  const affinity = affinityOf(rows.length, seconds, fit);
  const most = mostOf(rows.length, affinity);
  for (const habit of printing === 'rows' ? HABITS : HABITS.filter((each) => each !== 'inlineOrLeading')) {
    for (const { order, cost } of likelyOrders(orderLabels(seconds, rows.length, habit), printing)) {
      const prior = (PLACE.rare[habit] ?? 0) + cost;
      if (best && most + prior < best.score - NARROW_LEVEL.habits) continue;
      const place = labelPlaces(order, rows.length, habit);
      const above = best?.score ?? Number.NEGATIVE_INFINITY;
      const least = above - NARROW_LEVEL.habits - prior;
      const found = cutRows(rows.length, order, onSharedLines(place, order, rows), affinity, least);
      if (!found) continue;
      const cut = { ...found, score: found.score + prior, order, isNearest: false };
      habits.push(cut);
      if (cut.score > above) best = cut;
    }
  }
  return best;
}

/** The cut that explains the dump's order best, near the likely one or one in the form's own order; null for none. */
function orderedCut(problem: LevelProblem, likely: Cut): Cut | null {
  const { rows, seconds, fit } = problem;
  const affinity = affinityOf(rows.length, seconds, fit);
  const canonical = inOwnOrder(likely.order);
  const own = canonical.some((label, k) => label !== likely.order[k])
    ? cutRows(rows.length, canonical, () => 0, affinity, Number.NEGATIVE_INFINITY)
    : null;
  const cuts = flatMap(
    [likely, ...(own ? [{ ...likely, ...own, order: canonical }] : [])],
    (cut) => nearOrder(problem, cut, affinity) ?? [],
  );
  return cuts.reduce<Cut | null>((best, cut) => (best && best.score >= cut.score ? best : cut), null);
}

function nearOrder(
  { rows, printed, firsts }: LevelProblem,
  { starts, order, isNearest }: Cut,
  affinity: Affinity,
): Cut | null {
  const placesOf = (places: readonly PrintedLevel[]) =>
    places.map((place) => ({
      page: place.value.pieces[0]?.page ?? null,
      size: sizeOf(place.value),
      before: place.before,
      at: printed.indexOf(place),
    }));
  const cut = cutByOrder({
    rows: rows.map(({ page = null, sizes }) => ({ page, sizes: sizes?.() ?? [] })),
    labels: [
      ...order.map(({ places }, k) => ({ level: 2 as const, first: k, last: k + 1, places: placesOf(places) })),
      ...groupLabels(order, firsts).map((group) => ({ ...group, level: 1 as const, places: placesOf(group.places) })),
    ],
    affinity: (k, from, to) => affinity.get(order[k])![to] - affinity.get(order[k])![from],
    starts,
  });
  return cut && cut.misplaced <= ORDERED.mostMisplaced[isNearest ? 'nearest' : 'other']
    ? { ...cut, order, isNearest }
    : null;
}

/** The room that a text takes: lines of a dump, as wide as the widest of them. */
export function sizeOf({ pieces }: RawValue): TextSize {
  const widths = new Map<number | null, number>();
  for (const { line, text } of pieces) widths.set(line, (widths.get(line) ?? 0) + displayWidth(text) / 2);
  return { width: Math.max(0, ...widths.values()), lines: widths.size };
}

/** The best cut for an extractor that joins what stands nearest, or prints visual lines. */
function bestPlacedCut(problem: LevelProblem): Cut | null {
  const printed = orderLabels(problem.seconds, problem.rows.length, 'centred');
  return likelyOrders(printed, problem.printing).reduce<Cut | null>((best, { order, cost }) => {
    const cut = placedCut(problem, order);
    return cut && (!best || cut.score + cost > best.score) ? { ...cut, score: cut.score + cost } : best;
  }, null);
}

/** The best of these cuts: labels stand in the middle of their cells, at their top, or in visual lines at their bottom. */
function placedCut({ rows, printed, firsts, fit, printing }: LevelProblem, order: readonly Level2Label[]): Cut | null {
  const affinity = affinityOf(rows.length, order, fit);
  const groups = groupLabels(order, firsts);
  const ends: readonly LabelEnd[] = printing === 'lines' ? ['middle', 'top', 'bottom'] : ['middle', 'top'];
  const cuts = ends.map((end) =>
    cutByPlaces({
      rows: rows.length,
      seconds: order,
      groups,
      affinity: (k, from, to) => affinity.get(order[k])![to] - affinity.get(order[k])![from],
      place: printing === 'lines' ? linePlaces(rows, end) : nearestPlaces(rows, printed, order, end === 'top'),
    }),
  );
  return cuts.reduce<Cut | null>((best, cut) => {
    const score = (cut?.score ?? Number.NEGATIVE_INFINITY) + NEAREST.prior;
    return cut && (!best || score > best.score) ? { ...cut, score, order, isNearest: printing === 'blocks' } : best;
  }, null);
}

/** Labels of one level 1 that follow each other, with the places where that is printed. */
function groupLabels(order: readonly Level2Label[], firsts: readonly PrintedLevel[]) {
  const groups: { first: number; last: number; places: readonly PrintedLevel[] }[] = [];
  order.forEach(({ name: { level1 } }, k) => {
    const last = groups.at(-1);
    if (last && order[last.first].name.level1 === level1) last.last = k + 1;
    else
      groups.push({
        first: k,
        last: k + 1,
        places: firsts.filter(({ names }) => isNameOf(names, level1)),
      });
  });
  return groups;
}

/** A cut is first looked for among those that score at least this: most tables have one, which bounds the search. */
const LIKELY_SCORES = [-4, -12, -40];

/** The best cut, or null where none scores more than `above`. */
function cutRows(rows: number, order: readonly Level2Label[], place: PlaceScore, affinity: Affinity, above: number) {
  const sums = order.map((label) => affinity.get(label)!);
  for (const likely of [...LIKELY_SCORES, Number.NEGATIVE_INFINITY]) {
    const score = Math.max(likely, above);
    // Rivals count as far as they make a border narrow.
    const bounds = { least: score - NARROW_LEVEL.rows, atLeast: score };
    const runScore = (k: number, from: number, to: number) => {
      if (from === to) return PLACE.empty;
      const words = sums[k][to] - sums[k][from];
      return words < bounds.least ? Number.NEGATIVE_INFINITY : place(k, from, to) + words;
    };
    const cut = segment({ items: rows, labels: order.length, runScore, narrow: NARROW_LEVEL.other, ...bounds });
    if (cut) return cut;
    if (score === above) return null;
  }
  return null;
}

function assignRows(
  rows: number,
  best: { starts: readonly number[]; order: readonly Level2Label[] },
  narrow: ReadonlyMap<number, boolean>,
  firsts: readonly PrintedLevel[],
): ResolvedLevel[] {
  const levels: ResolvedLevel[] = [];
  best.order.forEach((label, k) => {
    const printed = firsts.find(({ names }) => isNameOf(names, label.name.level1));
    // a word that is printed once may be the level 1 of rows without a level 2
    const mayBeFirst = !printed && label.printed.names.some(({ level }) => level === 1);
    for (let row = best.starts[k]; row < best.starts[k + 1]; row++) {
      levels.push({
        level1: printed?.value ?? { text: label.name.level1.name, pieces: [] },
        level2: label.printed.value,
        narrow: narrow.has(row) || mayBeFirst,
        narrow1: narrow.get(row) ?? false,
        inferredFrom: printed ? null : label.printed.value.text,
      });
    }
  });
  while (levels.length < rows) levels.push(UNRESOLVED);
  return levels;
}
