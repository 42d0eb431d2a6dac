import type { ColumnKey } from '../../../model/form.js';
import { MOVE, ODD } from '../../tolerances.js';
import { beginsWorded, cellLook, REACHED } from '../cell-words.js';

const PURE_COMPARATOR = /^(?:[<>=≤≥＜＞＝≧≦]{1,2}|定性)$/u;

/** `无偏差` is blank among remarks only. */
const WORDED = /\p{Script=Han}/u;

/** `98.1%`, `26 处`: a number with its unit. */
export function isMeasured(text: string): boolean {
  return MEASURED.test(text) && cellLook(text).target < ODD.targetLook;
}

const MEASURED = /^\d[\d.,，]*\s*[^\d\s.,，]/u;

/** `考核培训完成率是否达到预期`, `实际数/计划数×100%`, `每低一个百分点扣5%权重分`: what an indicator means or how it is scored. */
const EXPLAINS =
  /^(?:反映|考核|考察|衡量|评价|体现)|[×÷*]\s*100\s*%|^\p{Script=Han}+[/÷]\p{Script=Han}|[得计给]满?分|扣完为止|扣\s?[\d.]+\s?(?:分|%)/u;

/** `≥95%` is a bound, and no result in most tables. */
export const COMPARED = /^[<>=≤≥＜＞＝≧≦]/u;

const COMPARATOR_WORD = /^(?:定量|[正反逆]向|(?:[大小]于)?等于|[大小]于|不?[大小高低多少]于)(?:指标)?$/u;

/** How unlike a cell of this column a text looks; Infinity where it can't be one. `columns` are those that the table has. */
export function columnCost(text: string, column: ColumnKey, columns: readonly ColumnKey[]): number {
  const look = cellLook(text);
  if (isForeign(column)) return ANYTHING;
  const explains = EXPLAINS.test(text) && columns.includes('explanation');
  if (explains && column === 'explanation') return 0;
  switch (column) {
    case 'level3':
      return look.level3 + (look.sentence || explains ? 3 : 0);
    case 'weight':
    case 'score':
      return look.number ? 0 : look.blank && !WORDED.test(text) ? MOVE.blankPoints : Number.POSITIVE_INFINITY;
    case 'target':
      if (PURE_COMPARATOR.test(text) && columns.includes('targetComparator')) return Number.POSITIVE_INFINITY;
      return (
        look.target +
        (look.sentence || explains ? 4 : 0) +
        (look.number && !columns.includes('targetUnit') ? 0.5 : 0) +
        (columns.includes('actual') && REACHED.test(text) ? MOVE.resultAsTarget : 0)
      );
    case 'actual':
      return look.target + (look.sentence ? 4 : 0) + (COMPARED.test(text) ? MOVE.comparedResult : 0);
    case 'targetComparator':
      return PURE_COMPARATOR.test(text) || COMPARATOR_WORD.test(text) ? 0 : text.length <= 4 ? 2.5 : 5;
    case 'targetUnit':
      return isUnit(text, look.level3) ? 0.2 : 5;
    default:
      if (look.blank) return 0.6;
      // an explanation is given of each indicator, remarks are made on few
      return look.number || look.target < (column === 'note' ? 0.25 : 0.15)
        ? 3
        : column === (columns.includes('explanation') ? 'explanation' : 'note')
          ? 0.5
          : 1;
  }
}

/** A few characters that are neither an operator, a target in words nor a name. */
function isUnit(text: string, name: number): boolean {
  if (text.length > LONGEST_UNIT || /\d/u.test(text) || PURE_COMPARATOR.test(text)) return false;
  if (text.length <= 2 || /[/(（]/u.test(text)) return true;
  return text.length <= LONGEST_WORD && name >= ODD.nameLook && !beginsWorded(text);
}

const LONGEST_UNIT = 8;
const LONGEST_WORD = 4;

/** The key of a column that the form does not know, by its heading. */
export function toForeign(heading: string): ColumnKey {
  return FOREIGN + heading;
}

export function isForeign(column: ColumnKey): boolean {
  return column.startsWith(FOREIGN);
}

const FOREIGN = 'foreign: ';
/** Any text may be a cell of such a column. */
const ANYTHING = 0.5;

/** What a row costs that never gets its cell in this column. */
export function missingCost(column: ColumnKey): number {
  return isForeign(column) ? MOVE.missingForeign : (MISSING[column] ?? 0);
}

const MISSING: Readonly<Partial<Record<ColumnKey, number>>> = {
  level3: MOVE.missingName,
  target: MOVE.missingTarget,
  actual: MOVE.missingResult,
  weight: MOVE.missingNumber,
  score: MOVE.missingNumber,
};

/** Columns that many rows leave blank: a cell there belongs to the row that it follows. */
export function isRemark(column: ColumnKey): boolean {
  return column === 'note' || column === 'deviation' || column === 'explanation';
}

/** Columns of bare numbers. */
export function isPoints(column: ColumnKey): boolean {
  return column === 'weight' || column === 'score';
}

const UNIT_IN_BRACKETS = /^[(（][^\d()（）]{1,6}[)）]/u;
const CUT_NUMBER = /(?:^|\D)\d+[.,:：]$|\d,\d{1,2}$|\d[eE][+-]?$/u;

/** `7.` and `2`, `1:` and `12`, `1,872,00` and `0`, `1.3e+` and `08条`, `×1` and `00%`, `≥95` and `(%)`: a number that broke in its cell. */
export function isCutNumber(before: string, text: string): boolean {
  if (UNIT_IN_BRACKETS.test(text)) return /\d\s*\p{Script=Han}{0,2}$/u.test(before);
  if (/^0\d/u.test(text) && /\d$/u.test(before)) return true;
  return /^\d{1,3}(?:\D|$)/u.test(text) && CUT_NUMBER.test(before);
}

const UNIT_TAIL = /^[^\d\s，。；<>=≤≥]{1,4}$/;

/** `≥32000` / `平方米`, `30400平` / `方米`: a number whose unit went down to the next line. */
export function goesOnAsUnit(before: string, text: string): boolean {
  if (!UNIT_TAIL.test(text) || cellLook(text).target < 0.5) return false;
  return /\d$/u.test(before) || (text.length <= 2 && cellLook(before).target <= 0.3 && !WHOLE.test(before));
}

/** `一年2次以上`, `6月底前`: nothing of the unit is missing. */
const WHOLE = /(?:以[上下内]|[前内])$/u;

/** All that a cell of a comparator's column holds: an operator or `定性`. */
export function isComparator(text: string): boolean {
  return PURE_COMPARATOR.test(text);
}

/** A comparator without its number. */
export function isBareComparator(text: string): boolean {
  return isComparator(text) && text !== '定性';
}

/** A parenthesis or a quotation that was opened and not closed, a comma at the end, or `元/`. */
export const OPEN_CELL = /[(（《“][^)）》”]*$|[，、]$|\p{Script=Han}\/$/u;
