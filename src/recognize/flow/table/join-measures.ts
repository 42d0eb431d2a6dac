import { flatMap } from '../../../model/group.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { beginsWorded, cellLook } from '../cell-words.js';
import type { Token } from './tokens.js';

const OPERATOR = /^[<>=≤≥＜＞＝≧≦]{1,2}$/u;
/** Not where numbers are printed with blanks in them: `≥ 9 5 %`. */
const IN_NUMBER = /\d$/u;

/** Where a date, a frequency, a limit or a formula breaks: what stands before the break, and what must follow. */
const BREAKS: readonly (readonly [before: RegExp, after: RegExp])[] = [
  [/(?:^|[^\d.,])(?:19|20)\d\d\s*年$/u, /^(?:1[0-2]|0?[1-9])\s*月/u],
  [/(?:^|[^\d.,])(?:19|20)\d\d$/u, /^年\s*(?:(?:1[0-2]|0?[1-9])(?:\s*月|$)|$)/u],
  [/年\s*\d{1,2}$/u, /^月/u],
  [/^(?:1[0-2]|0?[1-9])$/u, /^月(?:$|[初中底末前\d])/u],
  [/(?:^|[^\d.,])(?:1[0-2]|0?[1-9])\s*月$/u, /^(?:3[01]|[12]?\d)\s*日/u],
  [/月\s*\d{1,2}$/u, /^日/u],
  [/\d\s*[年月]$/u, /^[初中底末]前?(?:完成)?$/u],
  [/^(?:每|一)个?(?:年度?|半年|季度?|月|周|日|天)$/u, /^\d/u],
  [/(?:不少于|不低于|不高于|不超过|不大于|不小于|至少|^大?约|^平均|^累计)$/u, /^\d/u],
  [OPERATOR, /^\d/u],
  [/[×÷]$/u, /^100\s*[%％]?$/u],
  [/\p{Script=Han}后$/u, /^\d+\s*(?:个?工作日|日|天|个?月|小时)内/u],
];

export interface MeasureShape {
  /** Operators have a column of their own: they are left alone. */
  readonly compared?: boolean;
  /** Blanks part Han characters from digits, so that one before a unit parts no cells. */
  readonly spaced?: boolean;
  /** … in lines that hold several cells, where only a limit and the number that a remark begins with are sure to be no cells. */
  readonly open?: boolean;
}

/**
 * `2024 年` / `10 月 31 日前`, `每季度不少于` / `3 场`, `≥ 95%`: the parts of a date, a frequency or a limit are one word, wherever a line ends
 * or a blank stands in them; so are a number and its unit where blanks part Han characters from digits.
 */
export function joinMeasures(
  printed: readonly Token[],
  { compared = false, spaced = false, open = false }: MeasureShape,
): Token[] {
  const tokens = joinRests(printed);
  const joined: Token[] = [];
  tokens.forEach((token, i) => {
    const before = joined.at(-1);
    const text = token.text + (tokens[i + 1]?.text ?? '');
    const isCut = tokens[i + 1]?.sameLine && IN_NUMBER.test(token.text) && OPERATOR.test(before?.text ?? '');
    if (
      !before ||
      isCut ||
      before.names.length > 0 ||
      token.names.length > 0 ||
      !(
        isBroken(before.text, text, compared) ||
        isBroken(before.text, token.text, compared) ||
        isRestOfUnit(joined, token) ||
        (spaced && token.sameLine && (open ? isSpacedInRow : isSpaced)(before, token, tokens[i + 1]))
      )
    ) {
      joined.push(token);
      return;
    }
    const whole = token.sameLine ? `${before.text} ${token.text}` : before.text + token.text;
    joined[joined.length - 1] = {
      ...before,
      text: whole,
      pieces: [...before.pieces, ...token.pieces],
      width: token.sameLine ? displayWidth(whole) : Math.max(before.width, token.width),
    };
  });
  return joined;
}

/** `元/` / `件·年`: no unit ends so. */
const OPEN_UNIT = /元[/／]$|(?:\d|^)\p{Script=Han}[\p{Script=Han}/／]{0,4}[·/／]$/u;
const UNIT_REST = /^\p{Script=Han}[\p{Script=Han}·/／]{0,2}$/u;
/** `8.83万`, `5.2万人`: what a number has behind it. */
const UNIT_START = /^[\d.,，]+\s*(\p{Script=Han}{1,3})$/u;
/** So many words back stands the target, or its unit in a column of its own. */
const TO_TARGET = 3;

/** `≥4.5` / `万人次` / `5.2万人` / `次`: on the next line stands the rest of the unit that the target beside it has. */
function isRestOfUnit(words: readonly Token[], { text, sameLine }: Token): boolean {
  if (sameLine || !UNIT_REST.test(text)) return false;
  const before = words[words.length - 1];
  if (OPEN_UNIT.test(before.text)) return true;
  const start = UNIT_START.exec(before.text)?.[1];
  if (start === undefined) return false;
  const whole = new RegExp(`(?:^|[\\d\\s])${start}${text}$`, 'u');
  return words.slice(-1 - TO_TARGET, -1).some((word) => whole.test(word.text));
}

/** `≤19.8万元/` / `19.2万元/` / `座` / `座`: where a target and its result end in an open unit each, the rests follow in the same order. */
function joinRests(tokens: readonly Token[]): Token[] {
  const isOpen = (token: Token | undefined) =>
    token !== undefined && token.names.length === 0 && OPEN_UNIT.test(token.text);
  const joined = [...tokens];
  for (let at = 0; at + 3 < joined.length; at++) {
    const [first, second, rest, other] = joined.slice(at, at + 4);
    if (!isOpen(first) || !isOpen(second) || !UNIT_REST.test(rest.text) || other.text !== rest.text) continue;
    joined.splice(at, 4, joinBroken(first, rest), joinBroken(second, other));
  }
  return joined;
}

/** A word and its rest on another line. */
function joinBroken(before: Token, token: Token): Token {
  const pieces = [...before.pieces, ...token.pieces];
  return { ...before, text: before.text + token.text, pieces, width: Math.max(before.width, token.width) };
}

/** `98` / `%` / `96.1%`: most units behind numbers stand by themselves as well. Those that are another cell never do. */
export function printsUnitsTwice(tokens: readonly Token[]): boolean {
  const isBehind = (at: number) => tokens[at].sameLine && NUMERAL_END.test(tokens[at - 1]?.text ?? '');
  const alone = new Set(tokens.filter((_, at) => !isBehind(at)).map(({ text }) => text));
  const units = flatMap(tokens, (token, at) => (isBehind(at) ? token.text : (MEASURE.exec(token.text)?.[1] ?? [])));
  return units.filter((unit) => alone.has(unit)).length > units.length / 2;
}

const NUMERAL_END = /^[\d.,，]+$/u;
const MEASURE = /^\d[\d.,，]*\s*([^\d\s.,，].{0,7})$/u;

/** Whether a date, a frequency or a limit breaks between the two. */
export function isBroken(before: string, after: string, compared: boolean): boolean {
  if (!MAY_FOLLOW.test(after) || (compared && COMPARATOR.test(before))) return false;
  return BREAKS.some(([end, start]) => end.test(before) && start.test(after));
}

const WHOLE = /^\d+$/u;
/** `处变更设计，预`: behind its number a remark begins with a measure word, and goes on. */
const COUNTED =
  /^(?!个别|项目|人员|家庭|次数|年度|日常|天气|处[理置于]|所有|场[地所])[处个名件次家台人户所项套场座间年月日天]\p{Script=Han}{3}/u;

const YEAR = /^(?:19|20)\d\d\s?年$/u;
const MONTH = /^(?:1[0-2]|0?[1-9])$/u;
const NUMBER = /^(.*[^\d.\s])?\s?(?<![A-Za-z])\d+(?:\.\d+)?$/u;
/** `座次`, `万平方米`, `元/百车公里`, `月底前`; other words may be a unit only behind a limit. */
const UNIT = /^(?:[^\d\s]{1,2}|[万亿个平立公人元月][^\d\s]{0,4}|[^\d\s]{1,3}\/[^\d\s]{0,4})$/u;
const ANY_UNIT = /^[^\d\s]{1,6}$/u;

/** A blank behind a number, or behind the year of a month that breaks at the end of its line: the word goes on. */
function isSpaced(before: Token, { text }: Token, next: Token | undefined): boolean {
  if (YEAR.test(before.text)) return MONTH.test(text) && (next?.text.startsWith('月') ?? false);
  const number = NUMBER.exec(before.text);
  return number !== null && (number[1] ? ANY_UNIT : UNIT).test(text) && !cellLook(text).blank && !beginsWorded(text);
}

/** `≤5` / `件` behind a name, `4` / `处变更设计，预` at the beginning of a line: `10` / `同上` are two cells. */
function isSpacedInRow(before: Token, token: Token, next: Token | undefined): boolean {
  if (!before.sameLine && WHOLE.test(before.text)) return COUNTED.test(token.text);
  return LIMIT.test(before.text) && isSpaced(before, token, next);
}

const LIMIT = /^[<>=≤≥＜＞＝]/u;

/** What follows a break begins so. */
const MAY_FOLLOW = /^[\d年月日初中底末]/u;
const COMPARATOR = /^(?:[<>=≤≥＜＞＝≧≦]{1,2}|不少于|不低于|不高于|不超过|不大于|不小于|至少)$/u;
