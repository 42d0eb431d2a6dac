import type { ColumnKey } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { UNCUT } from '../../tolerances.js';
import { beginsWorded, cellLook } from '../cell-words.js';

/** What was printed before a character: the end of a line, a blank, one by chance, or the end of a cell or of a line in it. */
export type End = 'line' | 'blank' | 'chance' | 'cell';
export type Ends = ReadonlyMap<number, End>;

/** Whether an end stands here that is not one by chance. */
export function isPrinted(ends: Ends, at: number): boolean {
  const end = ends.get(at);
  return end !== undefined && end !== 'chance';
}

/** The cheapest way to a place in the run, with a cell of one column ending there. */
interface Way {
  readonly cost: number;
  /** Where the last cell begins. */
  readonly from: number;
  readonly before: Way | null;
  readonly column: number;
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

/** The cheapest way through a run, and what it costs with what its last row lacks. */
function cheapestWay(
  run: string,
  columns: readonly ColumnKey[],
  ends: Ends,
  start: RunStart,
  places: readonly number[],
  pieces: boolean,
): Ending {
  const ways = new Map<number, Way[]>([[0, []]]);
  for (const [i, end] of places.entries()) {
    if (i === 0) continue;
    const own: Way[] = [];
    columns.forEach((key, column) => {
      let best: Way | null = null;
      for (let j = i - 1; j >= 0 && end - places[j] <= (LONGEST[key] ?? UNCUT.longestRemark); j--) {
        const from = places[j];
        const text = run.slice(from, end);
        const look = lookCost(text, key, columns) + insideCost(text, from, ends);
        if (look >= UNCUT.never) continue;
        const way =
          from === 0
            ? { cost: column === 0 ? start.row : start.midRow, before: null }
            : cheapest(ways.get(from)!, column, columns, rowCosts(from, ends, start.late, pieces));
        if (!way) continue;
        const cut = from > 0 && !pieces ? cutCost(run, from, key, ends) : 0;
        const said = key === 'actual' && way.before && saysAgain(run, way.before.from, from, end);
        const measured = way.before && isMeasured(columns[way.before.column]) ? way.before : null;
        const torn = measured && ((cut > 0 && isOffNumber(run, from)) || isInUnit(run, measured.from, from));
        const cost = way.cost + (said ? 0 : look) + cut + (torn ? UNCUT.tornUnit : 0);
        if (!best || cost < best.cost) best = { cost, from, before: way.before, column };
      }
      if (best) own.push(best);
    });
    ways.set(end, own);
  }
  const last = (ways.get(run.length) ?? []).map((way): Ending => {
    const rest = skipCost(columns, way.column, columns.length, start.late);
    return { way, cost: way.cost + rest };
  });
  return least([NO_WAY, ...last]);
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
): { cost: number; before: Way } | null {
  let best: { cost: number; before: Way } | null = null;
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

/** Names of indicators end so. */
const NAME_END = /[率数量次积性度况制间限长本平力模益面期识响用额费入出失境队设理障享同作示布]/u;
/** A target of so few characters may be any word. */
const SHORT_TARGET = 6;

/** Places where a cell may begin: anywhere, or where ends are printed there and where the look of the words changes. */
function placesIn(run: string, ends: Ends, columns: readonly ColumnKey[]): number[] {
  const points = columns.includes('weight') || columns.includes('score');
  const results = columns.includes('actual');
  const places = [0];
  const codes = [...run.matchAll(UNIT_CODE)];
  const isInCode = (at: number) => codes.some(({ 0: code, index }) => at > index && at < index + code.length);
  for (let at = 1; at < run.length; at++)
    if (!isInCode(at) && (ends.has(at) || mayTouch(run, at, ends, points) || (results && isSaidAgain(run, at))))
      places.push(at);
  return [...places, run.length];
}

/** `219-岭北市交通运输局`: the code of a unit, which was drawn below the rows. */
const UNIT_CODE = /(?<!\d)\d{3,6}-(?=\p{Script=Han})/gu;

/** Between two characters of one number, word or sign. */
function isInside(run: string, at: number): boolean {
  return /[\w.,%<>=≤≥(（][\w.,%=)）]/u.test(run.slice(at - 1, at + 1));
}

/** Two cells may touch here: one of them ends or begins with a number or a sign, or as targets in words do. */
function mayTouch(run: string, at: number, ends: Ends, points: boolean): boolean {
  const [before, after] = [run[at - 1], run[at]];
  if (/[<>=≤≥＜＞＝]/u.test(after)) return !/[<>=≤≥＜＞＝(（]/u.test(before);
  if (/\d/u.test(before) && /\d/u.test(after)) return points;
  if (/[%)）]/u.test(before) && /\d/u.test(after)) return true;
  if (isInside(run, at) || /[<>=≤≥＜＞＝(（]/u.test(before)) return false;
  if (TIME_END.test(before) && TIME_TAIL.test(run.slice(at, at + 2))) return false;
  if (/\d/u.test(after) || /[\d%]/u.test(before) || beginsWorded(run.slice(at, at + SHORT_TARGET))) return true;
  if (MEASURE_END.test(run.slice(Math.max(0, at - LONGEST_MEASURE), at))) return true;
  return NAME_END.test(before) && isShort(run, at, ends);
}

/** `8月31日前9月28日`, `20个工作日内18个工作日`: no result begins with the end of a time limit. */
const TIME_END = /[年月日天周时钟]/u;
const TIME_TAIL = /^(?:[底初中末]?前|[以之][内前]|内|[底末初]|[上中下]旬)/u;

/** The cell from `from` on has the text of the one before, but for its comparator. */
function saysAgain(run: string, before: number, from: number, end: number): boolean {
  return run.slice(before, from).replace(/^[<>=≤≥＜＞＝]+/u, '') === run.slice(from, end);
}

const UNIT_START =
  '%％‰万亿个人次场种件台套项处条篇份户家所座辆期名张起部本册吨亩批例天日月年元米间点班宗剂车公千平立小工课学标';
const TORN_UNIT = new RegExp(`\\d[${UNIT_START}]`, 'u');
/** A number without a unit among words: `减少77无偏差`. */
const POINTS_AMONG_WORDS = new RegExp(`\\p{Script=Han}\\d+(?:\\.\\d+)?(?![${UNIT_START}季号至到])\\p{Script=Han}`, 'u');

function isMeasured(key: ColumnKey): boolean {
  return key === 'target' || key === 'actual';
}

/** A target or result would end between a number and its unit. */
function isOffNumber(run: string, at: number): boolean {
  return TORN_UNIT.test(run.slice(at - 1, at + 1));
}

/** … or within that, which may go on on the next line: `≥7.5万人` / `次按照片测算`. */
function isInUnit(run: string, from: number, at: number): boolean {
  const unit = MEASURE.exec(run.slice(from, at))?.[1] ?? '';
  return /^\p{Script=Han}{1,2}$/u.test(unit) && UNIT.test(unit + run[at]);
}

/** A result that is printed just as its target is begins here. */
function isSaidAgain(run: string, at: number): boolean {
  if (/\d[.,%]/u.test(run.slice(at - 1, at + 1))) return false;
  for (let length = 2; length <= UNCUT.longestTarget; length++)
    if (run.startsWith(run.slice(Math.max(0, at - length), at), at)) return true;
  return false;
}

/** Few characters follow up to the next printed end. */
function isShort(run: string, at: number, ends: Ends): boolean {
  for (let to = at + 1; to <= at + SHORT_TARGET; to++) if (to === run.length || ends.has(to)) return true;
  return false;
}

function cutCost(run: string, at: number, key: ColumnKey, ends: Ends): number {
  if (ends.has(at)) return 0;
  return key !== 'score' && /\d\d/u.test(run.slice(at - 1, at + 1)) ? UNCUT.cutNumber : UNCUT.cut;
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

const POINTS = /^(?:0|[1-9]\d?|100)(?:\.\d{1,2})?$/u;

/** `756人次782.4人次`, `100%96%`: a number behind a number with its unit; parts of a date, a span, a sentence or a unit (`m2`) are none. */
const SECOND_MEASURE =
  /\d(?:[(（]?%[)）]?|(?!k?m[23](?!\d))[^\d\s.,，/:：~～年月日号至到或和、*×xX+—–-][^\d\s，；]*)\d/u;

/** `0.660.66`: two numbers with decimals; no date. */
const TWO_NUMBERS = /(?<![\d.]|\d{4}\.)\d+\.\d+\.\d/u;

/** `良好设备到位率100%`: a measure behind a name. */
const NAME_AND_MEASURE = /[率度性数量额积长]\d/u;

/** `修缮面积1446平方米`: a measure behind a name, or between two. */
const MEASURE_BEHIND = /\p{Script=Han}\d[\d.,]*[\p{Script=Han}—–/-]/u;

const MEASURE = /^[<>=≤≥]*\d[\d.,]*(\D*)$/u;
/** Measure words that targets are counted in, and shares and sums. */
const UNIT =
  /^(?:[万亿]?[(（]?(?:[%％‰]|[个人次场轮种件台套项处条篇份户家所座辆期名张起部本册吨亩批例天日月年元米间栋棵株盏幅点班宗]|人次|批次|剂次|班次|车次|件次|公里|千米|平方米|立方米|公斤|公顷|小时|分钟|个?工作日|个月|课时|学时|标箱|台套|万元)[)）]?|[%％‰])(?:[(（]\S+[)）]|[/·]\S+)?$/u;

const MEASURE_END = new RegExp(`\\d${UNIT.source.slice(1)}`, 'u');
const LONGEST_MEASURE = 8;

/** What stands behind a number is a unit, which has few characters: `≥105场新增馆藏` is a target and more. */
function unitCost(text: string): number {
  const unit = MEASURE.exec(text)?.[1] ?? '';
  if (unit === '' || UNIT.test(unit)) return 0;
  if (beginsWorded(unit)) return UNCUT.secondMeasure;
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
const TWICE = /^(.{2,})\1|([^\d.,]{3,})\2/u;
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

/** `2小时内响应，24小时内修复` is told of a target, and no name. */
const PHRASE = /\d.*[，；]/u;

const NO_REMARK = /^[\d<>=≤≥]|\d[—–/-]?$/u;

/** How unlike a cell of the column a text looks. */
function lookCost(text: string, key: ColumnKey, columns: readonly ColumnKey[]): number {
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
      return UNCUT.remark + Math.max(crowded, NO_REMARK.test(text) ? UNCUT.noRemark : 0);
  }
}
