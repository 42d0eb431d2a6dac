import type { ColumnKey } from '../../../model/form.js';
import { remember } from '../../../model/remember.js';
import { LEAST_PAIR_COST, pairCost, targetKind } from '../../target-kind.js';
import { ROW } from '../../tolerances.js';
import { beginsWorded, cellLook } from '../cell-words.js';

/** The columns of a table by their keys, and the place of each; below zero where it has none. */
export type ColumnPlaces = ReturnType<typeof placesOf>;

export function placesOf(keys: readonly ColumnKey[]) {
  return {
    keys,
    level3: keys.indexOf('level3'),
    target: keys.indexOf('target'),
    targetUnit: keys.indexOf('targetUnit'),
    targetComparator: keys.indexOf('targetComparator'),
    actual: keys.indexOf('actual'),
    weight: keys.indexOf('weight'),
    score: keys.indexOf('score'),
    deviation: keys.indexOf('deviation'),
  } as const;
}

/** How ill a new cell goes with its row (name and target, target and result, score and weight, loss and reason). */
export function rowCost(cells: readonly string[], column: number, text: string, places: ColumnPlaces): number {
  if (cells.length === 0) return 0;
  switch (places.keys[column]) {
    case 'level3':
      return pair(text, at(cells, places.target));
    case 'target': {
      const [unit, comparator] = [at(cells, places.targetUnit), at(cells, places.targetComparator)];
      const name = at(cells, places.level3);
      const apart = places.targetUnit >= 0 && BARE.test(text);
      const named = apart ? pair(name, unit && text + unit) : pair(name, text);
      const whole = wholeTarget(text, unit, places);
      return (
        named + partCost(text, unit) + comparatorCost(text, comparator) + resultCost(whole, at(cells, places.actual))
      );
    }
    case 'targetUnit': {
      const target = at(cells, places.target);
      const whole = wholeTarget(target, text, places);
      const named = target && BARE.test(target) ? pair(at(cells, places.level3), whole) : partCost(target, text);
      return named + resultCost(whole, at(cells, places.actual));
    }
    case 'targetComparator':
      return comparatorCost(at(cells, places.target), text);
    case 'actual': {
      const target = at(cells, places.target);
      const whole = wholeTarget(target, at(cells, places.targetUnit), places);
      return whole || target ? resultCost(whole, text) : pair(at(cells, places.level3), text) / 2;
    }
    case 'weight':
      return pointsCost(text, at(cells, places.score), at(cells, places.deviation));
    case 'score':
      return pointsCost(at(cells, places.weight), text, at(cells, places.deviation));
    case 'deviation':
      return remarkCost(at(cells, places.weight), at(cells, places.score), text);
    default:
      return 0;
  }
}

/** How unlike one row these cells are; by column, without those that are blank. */
export function cellsCost(cells: readonly string[], places: ColumnPlaces): number {
  let cost = 0;
  cells.forEach((text, c) => {
    if (c > 0) cost += rowCost(cells.slice(0, c), c, text, places);
  });
  return cost;
}

function at(cells: readonly string[], place: number): string | undefined {
  return place < 0 ? undefined : cells[place];
}

/** No cell goes better with its row than this: a target with its name and its result. */
export const LEAST_ROW_COST = LEAST_PAIR_COST + ROW.sameUnit;

function pair(name: string | undefined, target: string | undefined): number {
  return name && target ? pairCost(name, target) : 0;
}

/** A number whose unit stands in a column of its own, and tells what kind of target it is. */
const BARE = /^[\d.,，\s]+$/u;

/** A target with the unit that stands in a column of its own, as far as both are known: with any number, or none. */
function wholeTarget(target: string | undefined, unit: string | undefined, { targetUnit }: ColumnPlaces) {
  if (targetUnit < 0 || (target && !BARE.test(target))) return target;
  return unit && (target ?? '1') + unit;
}

/** A target in words has neither operator nor unit. */
function partCost(target: string | undefined, part: string | undefined): number {
  return target && part && !/\d/u.test(target) && !cellLook(part).blank ? ROW.partOfWords : 0;
}

/** Beside `定性` a target is in words, `稳定`, `5月底前`; an operator has a number. */
function comparatorCost(target: string | undefined, comparator: string | undefined): number {
  if (comparator !== '定性') return partCost(target, comparator);
  return target && BARE.test(target) ? ROW.partOfWords : 0;
}

const UNIT = /[^\d\s<>=≤≥＜＞＝.,，()（）±+-].*$/u;

/** What is said of any target that was reached. */
const DONE = /^(?:已|全部|部分|基本|按[期时])?(?:完成|达成|达标)/u;

/** `≥60000例` and `64910例` go together; a number and a word, or two units, hardly do. */
function resultCost(target: string | undefined, actual: string | undefined): number {
  if (!target || !actual || cellLook(actual).blank) return 0;
  const [expected, found] = [targetKind(target), targetKind(actual)];
  if (expected === null || found === null) return 0;
  if (expected !== found) {
    if (found === 'words' && DONE.test(actual)) return ROW.done;
    if (expected === 'words' && beginsWorded(target) && actual.includes(target.slice(-WORD))) return ROW.sameUnit;
    return expected === 'words' || found === 'words' ? ROW.wordForNumber : ROW.otherKind;
  }
  if (expected === 'words') return target === actual ? ROW.sameUnit : 0;
  const [unit, other] = [unitOf(target), unitOf(actual)];
  if (unit === other) return ROW.sameUnit;
  return unit.startsWith(other) || other.startsWith(unit) ? 0 : ROW.otherUnit;
}

/** `同比下降` and `下降11.4%`: the last word of a target in words. */
const WORD = 2;

const unitOf = remember(
  (text) => UNIT.exec(text.normalize('NFKC').replace(/\s/gu, ''))?.[0].replace(/[)）]$/u, '') ?? '',
);

function pointsCost(weight: string | undefined, score: string | undefined, remark: string | undefined): number {
  if (!weight || !score) return 0;
  const [most, points] = [Number.parseFloat(weight), Number.parseFloat(score)];
  if (Number.isNaN(most) || Number.isNaN(points)) return 0;
  const cost = points > most ? ROW.scoreOverWeight : points < most / 2 ? ROW.lowScore : 0;
  return cost + remarkCost(weight, score, remark);
}

/** Why points were lost is told where points were lost. */
function remarkCost(weight: string | undefined, score: string | undefined, remark: string | undefined): number {
  if (!weight || !score || !remark) return 0;
  const lost = Number.parseFloat(score) < Number.parseFloat(weight);
  if (cellLook(remark).blank) return lost ? ROW.noReason : 0;
  return lost ? 0 : ROW.reasonForNothing;
}
