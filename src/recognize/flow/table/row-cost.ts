import type { ColumnKey } from '../../../model/form.js';
import { remember } from '../../remember.js';
import { LEAST_PAIR_COST, pairCost, targetKind } from '../../target-kind.js';
import { ROW } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';

/**
 * How unlike the other cells of its row a new cell is: a target goes with its name, a result with its target, a score is
 * no more than its weight, and what went wrong is told where points were lost. Negative where they go together.
 */
export function rowCost(cells: readonly string[], column: number, text: string, columns: readonly ColumnKey[]): number {
  const other = (key: ColumnKey) => cells[columns.indexOf(key)];
  switch (columns[column]) {
    case 'level3':
      return pair(text, other('target'));
    case 'target': {
      const [unit, comparator] = [other('targetUnit'), other('targetComparator')];
      const apart = columns.includes('targetUnit') && BARE.test(text);
      const named = apart ? pair(other('level3'), unit && text + unit) : pair(other('level3'), text);
      return named + partCost(text, unit) + partCost(text, comparator) + resultCost(text, other('actual'));
    }
    case 'targetUnit': {
      const target = other('target');
      return target && BARE.test(target) ? pair(other('level3'), target + text) : partCost(target, text);
    }
    case 'targetComparator':
      return partCost(other('target'), text);
    case 'actual': {
      const target = other('target');
      return target ? resultCost(target, text) : pair(other('level3'), text) / 2;
    }
    case 'weight':
      return pointsCost(text, other('score'), other('deviation'));
    case 'score':
      return pointsCost(other('weight'), text, other('deviation'));
    case 'explanation':
      return tells(text, other('level3')) ? ROW.tellsName : 0;
    case 'deviation':
      return remarkCost(other('weight'), other('score'), text);
    default:
      return 0;
  }
}

/** No cell goes better with its row than this: a target with its name and its result. */
export const LEAST_ROW_COST = LEAST_PAIR_COST + ROW.sameUnit;

const NAME_START = 5;

/** `考核公众出行满意度是否达到预期`: what an indicator means is told with its name. */
function tells(text: string, name: string | undefined): boolean {
  return name !== undefined && name.length >= NAME_START && text.includes(name.slice(0, NAME_START));
}

function pair(name: string | undefined, target: string | undefined): number {
  return name && target ? pairCost(name, target) : 0;
}

/** A number whose unit stands in a column of its own, and tells what kind of target it is. */
const BARE = /^[\d.,，\s]+$/u;

/** A target in words has neither operator nor unit. */
function partCost(target: string | undefined, part: string | undefined): number {
  return target && part && !/\d/u.test(target) && !cellLook(part).blank ? ROW.partOfWords : 0;
}

const UNIT = /[^\d\s<>=≤≥＜＞＝.,，()（）±+-].*$/u;

/** `≥60000例` and `64910例` go together; a number and a word, or two units, hardly do. */
function resultCost(target: string, actual: string | undefined): number {
  if (!actual || cellLook(actual).blank) return 0;
  const [expected, found] = [targetKind(target), targetKind(actual)];
  if (expected === null || found === null) return 0;
  if (expected !== found) return expected === 'words' || found === 'words' ? ROW.wordForNumber : ROW.otherKind;
  if (expected === 'words') return target === actual ? ROW.sameUnit : 0;
  const [unit, other] = [unitOf(target), unitOf(actual)];
  if (unit === other) return ROW.sameUnit;
  return unit.startsWith(other) || other.startsWith(unit) ? 0 : ROW.otherUnit;
}

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
