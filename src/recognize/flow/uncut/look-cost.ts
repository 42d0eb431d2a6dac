import type { ColumnKey } from '../../../model/form.js';
import { UNCUT } from '../../tolerances.js';
import { beginsWorded, cellLook } from '../cell-words.js';
import { MEASURE, POINTS, UNIT, UNIT_START } from './measures.js';

/** A number without a unit among words: `减少77无偏差`. */
const POINTS_AMONG_WORDS = new RegExp(`\\p{Script=Han}\\d+(?:\\.\\d+)?(?![${UNIT_START}季号至到])\\p{Script=Han}`, 'u');

/** `756人次782.4人次`, `100%96%`: a number behind a number with its unit; parts of a date, a span, a sentence or a unit (`m2`) are none. */
const SECOND_MEASURE =
  /\d(?:[(（]?%[)）]?|(?!k?m[23](?!\d))[^\d\s.,，/:：~～年月日号至到或和、*×xX+—–-][^\d\s，；]*)\d/u;

/** `0.660.66`: two numbers with decimals; no date. */
const TWO_NUMBERS = /(?<![\d.]|\d{4}\.)\d+\.\d+\.\d/u;

/** `良好设备到位率100%`: a measure behind a name. */
const NAME_AND_MEASURE = /[率度性数量额积长]\d/u;

/** `修缮面积1446平方米`: a measure behind a name, or between two. */
const MEASURE_BEHIND = /\p{Script=Han}\d[\d.,]*[\p{Script=Han}—–/-]/u;

/** A remark behind points: `9.5同上`. */
const SAID_ABOVE = /^(?:同上|见上|无)/u;

/** What stands behind a number is a unit, which has few characters: `≥105场新增馆藏` is a target and more. */
function unitCost(text: string): number {
  const unit = MEASURE.exec(text)?.[1] ?? '';
  if (unit === '' || UNIT.test(unit)) return 0;
  if (beginsWorded(unit) || SAID_ABOVE.test(unit)) return UNCUT.secondMeasure;
  return UNCUT.oddUnit + Math.max(0, unit.length - UNCUT.longestUnit) * UNCUT.longUnit;
}

/** `质控检查轮次`: as much a name as one that says 次数. */
const COUNTED = /^\p{Script=Han}{2,}[人场班轮频批期车]次$/u;

const NAMED = 0.2;

/** Names are neither short nor long, and seldom begin as targets do. */
function nameCost(text: string): number {
  const worded = beginsWorded(text) ? UNCUT.wordedName : 0;
  return worded + (text.length < 4 ? UNCUT.shortName : UNCUT.letter * Math.max(0, text.length - UNCUT.usualName));
}

/** The fewer words the likelier: the name of the next row has more. */
function wordsCost(text: string): number {
  return /\d/u.test(text) && !WORD_AND_POINTS.test(text) ? 0 : text.length * UNCUT.word;
}

/** A target and the result that is just like it. */
export const TWICE = /^(.{2,})\1|([^\d.,]{3,})\2/u;

/** Words with a number behind, which is one of points where those have a column. */
const WORD_AND_POINTS = /\p{Script=Han}\d+(?:\.\d+)?$/u;

function endsInPoints(text: string, columns: readonly ColumnKey[]): boolean {
  return columns.includes('weight') && WORD_AND_POINTS.test(text);
}

/** `11月底前11月`: what stands behind a time limit. */
const BEHIND_LIMIT = /[年月日天时钟底][前内]\d/u;

/** More than one cell of a row: a measure with a number behind, points between words. */
function isCrowded(text: string, columns: readonly ColumnKey[]): boolean {
  return (
    SECOND_MEASURE.test(text) ||
    BEHIND_LIMIT.test(text) ||
    (columns.includes('weight') && POINTS_AMONG_WORDS.test(text))
  );
}

/** A measure or words, and a second one: a target and its result. */
export function holdsSeveral(text: string): boolean {
  return SECOND_MEASURE.test(text) || BEHIND_LIMIT.test(text) || TWICE.test(text);
}

/** `2小时内响应，24小时内修复` is told of a target, and no name. */
const PHRASE = /\d.*[，；]/u;

/** `2条道路因地铁停工，待复工`: a remark that counts something itself. */
const COUNTS = /^[1-9]\d?[个人次场种件台套项处条家户所座辆名]\p{Script=Han}{4,}，/u;
const BEGINS_AS_MEASURE = /^[\d<>=≤≥]/u;
const ENDS_AS_NUMBER = /\d[—–/-]?$/u;
/** `条2条道路停工`, `条道路停工`: the unit of a number that stands before. */
const BEGINS_AS_UNIT =
  /^[个人次场种件台套项处条篇份户家所座辆期名张部册吨亩批例栋棵株盏幅]\d|^(?:[辆株盏亩吨册栋棵]|条(?!件)|座(?!谈)|幅(?!度))/u;

function isNoRemark(text: string): boolean {
  if (BEGINS_AS_MEASURE.test(text) && !COUNTS.test(text)) return true;
  return BEGINS_AS_UNIT.test(text) || ENDS_AS_NUMBER.test(text);
}

/** How unlike a cell of the column a text looks. */
export function lookCost(text: string, key: ColumnKey, columns: readonly ColumnKey[]): number {
  if (/[^<>=≤≥(][<>=≤≥]/u.test(text) || /^[—―–/].*\p{Script=Han}/u.test(text) || TWICE.test(text)) return UNCUT.never;
  if (TWO_NUMBERS.test(text)) return UNCUT.never;
  const look = cellLook(text);
  const crowded = isCrowded(text, columns) ? UNCUT.crowded : 0;
  switch (key) {
    case 'level3':
      if (text.length < 3) return UNCUT.never;
      return (
        (COUNTED.test(text) ? Math.min(look.level3, NAMED) : look.level3) +
        (PHRASE.test(text) ? UNCUT.crowded : crowded) +
        (MEASURE_BEHIND.test(text) || endsInPoints(text, columns) ? UNCUT.secondMeasure : 0) +
        nameCost(text)
      );
    case 'target':
    case 'actual':
      if (/.[—–/-]$/u.test(text)) return UNCUT.never;
      return (
        look.target +
        crowded +
        (NAME_AND_MEASURE.test(text) || endsInPoints(text, columns) ? UNCUT.secondMeasure : 0) +
        (look.number && columns.includes('weight') ? UNCUT.bareTarget : 0) +
        unitCost(text) +
        wordsCost(text)
      );
    case 'weight':
    case 'score':
      if (look.blank) return UNCUT.dash;
      if (!POINTS.test(text)) return UNCUT.never;
      if (Number(text) > UNCUT.mostPoints) return UNCUT.manyPoints;
      // weights are mostly whole
      return key === 'weight' && text.includes('.') ? 2 * UNCUT.points : UNCUT.points;
    case 'targetComparator':
      return /^(?:[<>=≤≥＜＞＝]{1,2}|定[性量]|[正反]向.*)$/u.test(text) ? UNCUT.points : UNCUT.never;
    case 'targetUnit':
      return /^[^\d<>=≤≥]{1,6}$/u.test(text) ? UNCUT.remark : UNCUT.never;
    default:
      if (look.blank) return UNCUT.dash;
      return UNCUT.remark + Math.max(crowded, isNoRemark(text) ? UNCUT.noRemark : 0);
  }
}
