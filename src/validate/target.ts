import type { Indicator } from '../model/project.js';
import { readDecimal, shiftPoint } from './decimal.js';
import { isCalendarUnit, isUnit } from './unit.js';

export type Comparator = NonNullable<Indicator['comparator']>;
export type ParsedTarget = Pick<Indicator, 'comparator' | 'targetNumber' | 'targetUnit'>;

const COMPARATORS: Readonly<Record<string, Comparator>> = {
  '=': '=',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  '≧': '>=',
  '⩾': '>=',
  '≮': '>=',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  '≦': '<=',
  '⩽': '<=',
  '≯': '<=',
  '>': '>',
  '<': '<',
};
/** Words that a form with a column of its own for the operator prints there. In a sentence they do not count. */
const WORDED: Readonly<Record<string, Comparator>> = {
  等于: '=',
  大于等于: '>=',
  大于或等于: '>=',
  不低于: '>=',
  不少于: '>=',
  不小于: '>=',
  小于等于: '<=',
  小于或等于: '<=',
  不高于: '<=',
  不超过: '<=',
  不大于: '<=',
  不多于: '<=',
  大于: '>',
  高于: '>',
  小于: '<',
  低于: '<',
};

const PARTS = /^([=<>≥≧⩾≮≤≦⩽≯]{0,2})([+-]?[\d,]*\.?\d+)(.*)$/u;
/** `(个)`, also around a bracket of its own: `(台(套))`. */
const BRACKETED = /^\(((?:[^()]|\([^()]*\))+)\)$/u;
const TWO_NUMBERS = /\d\s+[\d.]/u;
const QUALITATIVE: ParsedTarget = { comparator: null, targetNumber: null, targetUnit: null };

/** The operator that a text consists of, as a sign or in words; null when it is none. */
export function readComparator(text: string): Comparator | null {
  const flat = text.normalize('NFKC').replace(/\s+/gu, '');
  return COMPARATORS[flat] ?? WORDED[flat] ?? null;
}

/**
 * A printed target → comparator, number and unit, if that is all it says: `≥90.00(%)` is `>=`, 90, `%`; `1344m2` is 1344,
 * `m2`. Everything else (`12月底前`, `2000-2200人`, `一年2次以上会议`) is qualitative and all three are null.
 * An operator that is not printed is not assumed.
 */
export function readTarget(text: string): ParsedTarget {
  const normal = text.normalize('NFKC');
  if (TWO_NUMBERS.test(normal)) return QUALITATIVE;
  const found = PARTS.exec(normal.replace(/\s+|[。;,、]+$/gu, ''));
  const decimal = found && readDecimal(found[2]!);
  if (!found || decimal === null) return QUALITATIVE;
  const sign = found[1]!;
  const comparator = COMPARATORS[sign] ?? null;
  const unit = found[3]!.replace(BRACKETED, '$1');
  if ((sign !== '' && comparator === null) || (unit !== '' && !isUnit(unit))) return QUALITATIVE;
  if (isPointInTime(decimal, unit, comparator)) return QUALITATIVE;
  const targetNumber = shiftPoint(decimal, 0);
  return Number.isFinite(targetNumber) ? { comparator, targetNumber, targetUnit: unit || null } : QUALITATIVE;
}

/** `2021年`, `20201231`, and without an operator `15日` or `3季度`. */
function isPointInTime(decimal: string, unit: string, comparator: Comparator | null): boolean {
  if (unit === '年' && /^(?:19|20)\d\d$/u.test(decimal)) return true;
  if (comparator !== null) return false;
  return isCalendarUnit(unit) || (unit === '' && /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/u.test(decimal));
}
