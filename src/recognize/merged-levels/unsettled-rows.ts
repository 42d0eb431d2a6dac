import type { TableDefinition } from '../../model/form.js';
import { flatMap, range } from '../../model/group.js';
import { isNameOf } from '../levels.js';
import type { Cut, Level2Label, PrintedLevel } from './printed-level.js';
import type { Fit } from './row-fit.js';
import { AFFINITY, NARROW_LEVEL } from './tolerances.js';

/**
 * Rows whose words speak clearly for another of the printed labels, or at all for a family whose labels are all missing; and
 * whether that one stands under another level 1. Not where the label stands right before the row.
 */
export function disputedRows(
  rows: number,
  { starts, order }: { starts: readonly number[]; order: readonly Level2Label[] },
  table: TableDefinition,
  printed: readonly PrintedLevel[],
  fit: Fit,
): [row: number, other: boolean][] {
  const seen = new Set(flatMap(printed, ({ names }) => names.map(({ level1 }) => level1)));
  const labels = new Set(order.map(({ name }) => name.level2));
  const rivals = flatMap(table.levels, (level1) =>
    flatMap(level1.children, (level2) => {
      const margin = labels.has(level2) ? AFFINITY.dispute : seen.has(level1) ? null : AFFINITY.missing;
      return margin === null ? [] : [{ level1, scores: fit.get(level2)!, margin }];
    }),
  );
  const disputed: [number, boolean][] = [];
  order.forEach(({ name, printed: own }, k) => {
    const ours = fit.get(name.level2!)!;
    for (let i = starts[k]; i < Math.min(rows, starts[k + 1]); i++) {
      if (own.inline && own.before === i) continue;
      const isBetter = ({ scores, margin }: (typeof rivals)[number]) => scores[i] - ours[i] >= margin;
      if (rivals.some(isBetter))
        disputed.push([i, rivals.some((rival) => rival.level1 !== name.level1 && isBetter(rival))]);
    }
  });
  return disputed;
}

/** All rows but those right behind their label, where a level 1 is nowhere printed: its rows were given to neighbours. */
export function rowsOfLostLabels(
  rows: number,
  { starts, order }: { starts: readonly number[]; order: readonly Level2Label[] },
  firsts: readonly PrintedLevel[],
): [row: number, other: boolean][] {
  const isPrinted = ({ name }: Level2Label) => firsts.some((first) => isNameOf(first.names, name.level1));
  if (firsts.length === 0 || order.every(isPrinted)) return [];
  return flatMap(order, ({ places }, k) => {
    const own = range(starts[k], Math.min(rows, starts[k + 1]));
    const isBeside = (row: number) => places.some(({ inline, before }) => inline && before === row);
    return own.filter((row) => !isBeside(row)).map((row): [number, boolean] => [row, true]);
  });
}

/**
 * Rows behind a level 1 whose first label follows only after them, where all labels stand right before their rows: they may be
 * its own, without a level 2.
 */
export function rowsBehindFirst(
  { starts, order }: { starts: readonly number[]; order: readonly Level2Label[] },
  firsts: readonly PrintedLevel[],
): [row: number, other: boolean][] {
  if (order.some(({ printed }, k) => printed.before !== starts[k])) return [];
  const groups = flatMap(firsts, ({ names, before }) => {
    const first = order.findIndex(({ name }) => isNameOf(names, name.level1));
    return first < 0 ? [] : [{ before, start: starts[first] }];
  });
  if (groups.some(({ before, start }) => before > start)) return [];
  return flatMap(groups, ({ before, start }) => range(before, start).map((row): [number, boolean] => [row, true]));
}

/** Rows this near to the border of their label may as well lie behind it, where neither place nor words tell. */
const NEAR_BORDER = 2;

/** Rows that stand under another label by another habit of printing, which explains the table nearly as well; and whether under another level 1. */
export function rowsOfOtherHabits(rows: number, best: Cut, habits: readonly Cut[]): [row: number, other: boolean][] {
  const labelAt = ({ starts, order }: Cut, row: number) =>
    order.find((_, k) => starts[k] <= row && row < starts[k + 1])?.name;
  const rivals = habits.filter(({ score }) => score > best.score - NARROW_LEVEL.habits);
  return flatMap(rivals, (rival) =>
    flatMap(range(0, rows), (row): [number, boolean][] => {
      const [own, other] = [labelAt(best, row), labelAt(rival, row)];
      return own?.level2 === other?.level2 ? [] : [[row, own?.level1 !== other?.level1]];
    }),
  );
}

/** So many rows off the middle of its own a label stands in no cell. */
const OFF_MIDDLE = 1;

/**
 * Rows above a label that stands far below their middle, where all labels stand right before a row each: they may be those of the label
 * before, at the top of its cell, whatever their words say (`健康管理率` below 数量指标).
 */
export function rowsAboveLabels({ starts, order }: Cut): [row: number, other: boolean][] {
  const befores = order.map(({ printed }) => printed.before);
  const lead = order.every(
    ({ printed }, k) => printed.inline && (k === 0 ? befores[k] === 0 : befores[k] > befores[k - 1]),
  );
  if (!lead) return [];
  return flatMap(befores, (before, k) => {
    const off = before - (starts[k] + starts[k + 1]) / 2 - 0.5;
    const other = k > 0 && order[k].name.level1 !== order[k - 1].name.level1;
    return off < OFF_MIDDLE ? [] : range(starts[k], before).map((row): [number, boolean] => [row, other]);
  });
}

/** Rows near a border whose words speak as much for the label beyond it; and whether that has another level 1. */
export function unsupportedRows(
  { starts, order }: { starts: readonly number[]; order: readonly Level2Label[] },
  fit: Fit,
): [row: number, other: boolean][] {
  const found: [number, boolean][] = [];
  const walk = (own: Level2Label, beside: Level2Label | undefined, row: number, step: 1 | -1, last: number) => {
    if (!beside) return;
    const [ours, theirs] = [fit.get(own.name.level2!)!, fit.get(beside.name.level2!)!];
    for (let near = 0; near < NEAR_BORDER && row !== last && theirs[row] >= ours[row]; near++, row += step)
      found.push([row, beside.name.level1 !== own.name.level1]);
  };
  order.forEach((label, k) => {
    walk(label, order[k - 1], starts[k], 1, starts[k + 1]);
    walk(label, order[k + 1], starts[k + 1] - 1, -1, starts[k] - 1);
  });
  return found;
}

/** Rows that would stand under another label in cuts that are nearly as good, and whether under another level 1. */
export function narrowRows({ starts, margins, rivals, spread, order }: Cut, least: number): Map<number, boolean> {
  const narrow = new Map<number, boolean>();
  margins.forEach((margin, k) => {
    if (margin >= least) return;
    const likely = [starts[k], rivals[k], ...(spread?.[k] ?? [])];
    const [low, high] = [Math.min(...likely), Math.max(...likely)];
    const other = k > 0 && order[k].name.level1 !== order[k - 1].name.level1;
    for (let row = low; row < high; row++) narrow.set(row, other || narrow.get(row) === true);
  });
  return narrow;
}
