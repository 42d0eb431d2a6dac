import type { ColumnKey, FormDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import type { RawRow, RawValue } from '../model/raw-form.js';
import { remember, rememberOf } from '../model/remember.js';
import { cellLook } from './flow/cell-words.js';
import { firstUnits, normalizeLevel } from './label.js';
import { findLevel, type LevelIndex, levelNames } from './levels.js';
import { ODD } from './tolerances.js';
import {
  beginsInside,
  endsInScrap,
  isDoubled,
  isTornChoice,
  isUnitRest,
  isUnpaired,
  startsWithUnitOfOther,
  UNIT_CUT,
} from './torn-texts.js';

const NUMBER = /^\d{1,3}(?:\.\d+)?$/u;

/** Blanks that word processors set within a date. */
const BLANK_IN_DATE = /(?<=\d)\s+(?=[年月日])|(?<=[年月])\s+(?=\d)/gu;

/** A text that no cell of its column would hold: two cells were taken for one, or one for two. */
export function isOddCell(key: ColumnKey, printed: string): boolean {
  let ask = askedOf.get(key);
  if (!ask) {
    ask = remember((text) => isOdd(key, text.normalize('NFKC').trim().replace(BLANK_IN_DATE, '')));
    askedOf.set(key, ask);
  }
  return ask(printed);
}

/** Column by column: the rows of a form hold the same texts again and again. */
const askedOf = new Map<ColumnKey, (printed: string) => boolean>();

function isOdd(key: ColumnKey, text: string): boolean {
  return (
    isUnpaired(text) ||
    (ODD_LOOKS[key]?.some((look) => (typeof look === 'function' ? look(text) : look.test(text))) ?? false)
  );
}

type Looks = readonly (RegExp | ((text: string) => boolean))[];

const NO_POINTS: Looks = [(text) => !NUMBER.test(text.replace(/分$/u, '')) && !cellLook(text).blank];

const NO_TARGET: Looks = [
  /[\p{Script=Han}%)]\s+\d+(?:\.\d+)?$/u,
  /^(?:[%率度]|月[初中底末]|日[内前])|\d[<>=≤≥]|%(?![以左])\p{Script=Han}{1,2}$/u,
  /^[<>=≤≥]+(?:$|\p{Script=Han}.*[，,])|。.|[。;]$/u,
  /\p{Script=Han}\s*[<>=≤≥]|%\s+\d|[正逆反]向指标$|\d,\d{3}\.\d{2}$|^[^有无是否好优良中差高低]$(?<=\p{Script=Han})/u,
  startsWithUnitOfOther,
  isUnitRest,
  UNIT_CUT,
  isDoubled,
  // `0起效果目标`: the level of the next row behind it.
  /^[<>=≤≥]*\s*\d.*(?:目标|指标)$|[底前内]\s+(?!完成)\p{Script=Han}{2}/u,
  /\d.*\s[无有是否]$|%[\dA-Za-z]|^[<>=≤≥]+\s*\d\S*\p{Script=Han}\d+$/u,
  endsInScrap,
  /.[/·]$/u,
  /^[<>=≤≥]*\s*\d\S*\s*\p{Script=Han}.*\s\d/u,
  // `≥112公里109.4公里`: a target and its result.
  /^[<>=≤≥]?\s*\d[\d.,]*(?<unit>[^\d\s.,年月日]{1,4})\d[\d.,]*\k<unit>/u,
  // `2024年12日前`: its month went into the cell beside it.
  /年\d{1,2}(?:日|$)/u,
  // `≥96% 好差评系统`: a target with the remark beside it.
  /^[<>=≤≥]*\s*\d[\d.,]*\s*(?:[(（]?%[)）]?|(?![年月日])\p{Script=Han}{1,2})\s+(?!及?以[上下内]|左右)\p{Script=Han}{3}/u,
  startsAsTarget,
];

const NO_NAME: Looks = [
  /\p{Script=Han}{3}指标$/u, // `单个站点年补助额` / `指标`: the end of the level beside
  /[<>=≤≥]/u,
  (text) => text.length <= 2,
  /[。;]|,(?!\d{3})/u,
  isTornChoice,
  /(?<![稳确固恒规限核])定[性量]$/u,
  (text) => cellLook(text).number || cellLook(text).target < ODD.targetLook,
  // `维修响应机制 48小时内`, `修复古籍 60册扫描页数`: a name with the target beside it.
  /\p{Script=Han}\s+\d[\d.]*(?:$|[%\p{Script=Han}])/u,
  // A unit's name, maybe with its code.
  /^[[【]?\d{3,}|(?:局|委员会|管理所|管理处|服务中心|办公室|人民政府)$/u,
  isUnitRest,
  // `单场演出补助元/场`: a name with the unit of its target.
  /\p{Script=Han}元\/\p{Script=Han}{1,2}$/u,
  /^[,，、。;；)）（(%]|^\p{Script=Han}{0,3}指标(?!$)/u,
  // `标观众满意度`: the end of a level beside the name.
  /^[指标]\s|^指(?![标导数挥定引])|^标(?![准志识牌段校本线杆记签的图注明])/u,
  // `建成开放时间2027年9月28日前伤害事件数`: a name with the date beside it.
  /(?<=\p{Script=Han})(?<!至)\d{4}年\d{1,2}月/u,
];

const NO_REMARK: Looks = [
  /^月\s*\d/u,
  /^\d+(?:\.\d+)?(?:\s|$|\/)|局\s+\d{3,}$/u,
  /^[<>=≤≥]|(?:[<>=≤≥]\s*\d[^<>=≤≥]*){3}/u,
  /^[-—–/]+\p{Script=Han}/u,
  beginsInside,
  endsInTarget,
];

/** What a cell of each column does not look like. */
const ODD_LOOKS: Readonly<Partial<Record<ColumnKey, Looks>>> = {
  weight: NO_POINTS,
  score: NO_POINTS,
  target: NO_TARGET,
  actual: NO_TARGET,
  level3: NO_NAME,
  deviation: NO_REMARK,
  note: NO_REMARK,
  explanation: NO_REMARK,
};

/** `下降 市长热线统计`: a target in words with the remark beside it, and not with how much, as `下降 50%以上`. */
function startsAsTarget(text: string): boolean {
  const word = /^(\p{Script=Han}+)\s+(?!.*(?:%|以[上下内]$))\S{4}/u.exec(text)?.[1];
  return word !== undefined && isTargetWord(word);
}

/** `修缮材料符合传统工艺 符合`: the name and the target of another row. */
function endsInTarget(text: string): boolean {
  const word = /\s(\S+)$/u.exec(text)?.[1];
  return word !== undefined && isTargetWord(word);
}

function isTargetWord(word: string): boolean {
  const { target, level3 } = cellLook(word);
  return target < ODD.targetWord && level3 > ODD.noNameWord;
}

const OFTEN_FILLED: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['actual', 'weight', 'score']);

/** Rows that lost a cell: without one that nearly every row fills, or with a mark where most have points. */
export function lackingRows(rows: readonly RawRow[], form: FormDefinition): (row: RawRow) => boolean {
  const keys = form.table?.columns.map(({ key }) => key).filter((key) => OFTEN_FILLED.has(key)) ?? [];
  const often = keys.filter((key) => rows.filter((row) => row[key]).length >= ODD.oftenFilled * rows.length);
  const scored = POINTS.filter((key) => 2 * rows.filter((row) => row[key] && !isMark(row[key])).length > rows.length);
  // points that are read as a remark slid by one column: so may those of others that lack some
  const slid = rows.some(({ deviation }) => deviation !== undefined && cellLook(deviation.text).number);
  const pointed = POINTS.filter((key) => rows.some((row) => row[key]));
  // `改造学校数` `10`: the one number of a row without points may be these
  const isPointsAsTarget = ({ target, ...row }: RawRow) =>
    target !== undefined && cellLook(target.text).number && pointed.some((key) => !row[key]);
  return (row) =>
    often.some((key) => !row[key]) ||
    isPointsAsTarget(row) ||
    scored.some((key) => isMark(row[key])) ||
    (slid && POINTS.some((key) => !row[key]));
}

const POINTS = ['weight', 'score'] as const;

function isMark(value: RawValue | undefined): boolean {
  return value !== undefined && cellLook(value.text).blank;
}

const LEAST_PART = 3;

/** `经济成本指标资源采购成本`, `下游群众满意度（10分）`, `数量指标`: a name with that of a level, or with the points of one, in it. */
export function holdsLevel(name: string, form: FormDefinition): boolean {
  const text = name.normalize('NFKC').replace(/\s/gu, '');
  // `服务对象满意度来电者回访满意度`
  if (secondLevels(form).names.some((level) => level.length >= LONG_LEVEL && isTwice(level, text))) return true;
  if (!/[分标]/u.test(name)) return false;
  if (/\(\d+分\)$/u.test(text)) return true;
  if (!text.includes('指标')) return false;
  if (secondLevels(form).names.some((level) => text === `${level}指标`)) return true;
  return secondLevels(form).names.some(
    (level) => level.length >= LEAST_PART && text.includes(`${level}指标`) && !text.endsWith(`${level}指标`),
  );
}

const LONG_LEVEL = 6;
const LEVEL_END = 3;

/** Whether a text begins with a level, and ends as that does: a name of its own says 满意度 once. */
function isTwice(level: string, text: string): boolean {
  return text.startsWith(level) && text.length > level.length + LEVEL_END && text.endsWith(level.slice(-LEVEL_END));
}

/** `社会公众或服务` beside `对象满意度指标`: the beginning or the end of a level, taken for a name or its target. */
export function holdsCutLevel({ level3, target }: RawRow, form: FormDefinition): boolean {
  return [level3, target].some((value) => value !== undefined && isCutLevel(value.text, form));
}

function isCutLevel(printed: string, form: FormDefinition): boolean {
  const text = normalizeLevel(printed);
  const { names, firsts } = secondLevels(form);
  const isEnd = /指标\s*$/u.test(printed);
  if (text.length < LEAST_PART || !(isEnd || firsts.has(text.charCodeAt(0))) || names.includes(text)) return false;
  return names.some((level) => level.startsWith(text) || (isEnd && level.endsWith(text)));
}

const secondLevels = rememberOf((form: FormDefinition) => {
  const names = levelNames(form).level2.map(normalizeLevel);
  return { names, firsts: firstUnits(names) };
});

/** How levels are printed: with 指标 behind their names, and with points. Those of satisfaction often lack 指标. */
const PRINTED: readonly ((text: string) => boolean | null)[] = [
  (text) => (/满意|目标$|分[)）]?$/u.test(text) ? null : text.endsWith('指标')),
  (text) => /\d+分[)）]?$/u.test(text),
];
const LEAST_ALIKE = 2;

/** Rows with levels that are not the form's, or not printed as others (`数量` beside `质量指标`): a part is elsewhere. */
export function strayLevels(rows: readonly RawRow[], index: LevelIndex): (row: RawRow) => boolean {
  const unlike = (['level1', 'level2'] as const).map((key) => {
    const texts = new Set(flatMap(rows, (row) => row[key]?.text ?? []));
    const odd = unlikeMost([...texts]);
    return (row: RawRow) => odd.has(row[key]?.text ?? '');
  });
  const twice = inTwoRuns(rows.map(({ level1 }) => level1?.text ?? ''));
  return (row) =>
    hasStrayLevel(row, index) || twice.has(row.level1?.text ?? '') || unlike.some((isUnlike) => isUnlike(row));
}

/** A level 1 with rows of another one among its own. */
function inTwoRuns(texts: readonly string[]): ReadonlySet<string> {
  const starts = texts.filter((text, i) => text !== '' && text !== texts[i - 1]);
  return new Set(starts.filter((text, i) => starts.indexOf(text) !== i));
}

function unlikeMost(texts: readonly string[]): ReadonlySet<string> {
  const odd = flatMap(PRINTED, (isSo) => {
    const answers = texts.map((text) => isSo(text.replace(/\s/gu, '')));
    const [yes, no] = [true, false].map((answer) => texts.filter((_, i) => answers[i] === answer));
    const [few, many] = yes.length < no.length ? [yes, no] : [no, yes];
    return many.length >= LEAST_ALIKE && few.length < many.length ? few : [];
  });
  return new Set(odd);
}

/** A level 2 under another level 1 than the form's own, or one of the two that is no level name although the other is. */
function hasStrayLevel({ level1, level2 }: RawRow, index: LevelIndex): boolean {
  const firsts = level1 ? findLevel(level1.text, index).filter((name) => name.level === 1) : [];
  const seconds = level2 ? findLevel(level2.text, index).filter((name) => name.level === 2) : [];
  if (level1 && firsts.length === 0) return true;
  if (level2 && seconds.length === 0) return true;
  if (firsts.length === 0 || seconds.length === 0) return false;
  return !seconds.some((second) => firsts.some((first) => first.level1 === second.level1));
}
