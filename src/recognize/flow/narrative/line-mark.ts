import { displayWidth } from '../../../rebuild/display-width.js';
import { goesOnCounting } from '../gaps.js';

/** What is looked at in a text again and again. */
export interface Mark {
  readonly text: string;
  readonly width: number;
  readonly number: Numbering | null;
  /** With `#` for every number. */
  readonly masked: string;
  /** … and without the number that it begins with. */
  readonly start: string;
}

export interface LineMark extends Mark {
  /** The nearest number that a line above begins with. */
  readonly numberAbove: Numbering | null;
  /** It begins with a point in time later than the last one that a line above begins with: `3月` … `9月`. */
  readonly isLater: boolean;
}

/** `测，国庆期间`: the last character of a sentence's part; hardly one begins so, unless with a number. */
export const REST_START = /^(?![一二三四五六七八九十])\p{Script=Han}[，。；、]/u;

/** The same for lines that follow each other. */
export function markLines(lines: readonly { readonly text: string }[]): LineMark[] {
  let numberAbove: Numbering | null = null;
  let timeAbove: number | null = null;
  return lines.map((line) => {
    const time = timeOf(line.text);
    const { text, width, number, masked, start } = markLine(line);
    const mark = { text, width, number, masked, start, numberAbove, isLater: isLater(time, timeAbove) };
    numberAbove = number ?? numberAbove;
    timeAbove = time ?? timeAbove;
    return mark;
  });
}

/** `组织保障：` above `制度保障：`. */
const TOPIC = /^\s*(\p{Script=Han}{0,6}(\p{Script=Han}{2}))[：:]/u;

/** The line goes on with what the one before lists: numbers, a schedule, or topics of one kind. */
export function continues(before: string, text: string): boolean {
  return goesOnCounting(before, text) || isLater(timeOf(text), timeOf(before)) || haveLikeTopics(before, text);
}

export function haveLikeTopics(before: string, text: string): boolean {
  const [first, second] = [TOPIC.exec(before), TOPIC.exec(text)];
  return first !== null && second !== null && first[2] === second[2] && first[1].length === second[1].length;
}

/** A schedule goes on. */
export function isLater(time: number | null, before: number | null): boolean {
  return time !== null && before !== null && time > before;
}

const TIME = /^(?:20\d\d年)?(?:(\d{1,2})(?=[月~～—–至-])|([一二三四])季度|([上下])半年|(年[初中底末])|(次年|明年))/u;
const PARTS_OF_YEAR: Readonly<Record<string, number>> = {
  一: 2,
  二: 5,
  三: 8,
  四: 11,
  上: 3,
  下: 9,
  年初: 1,
  年中: 6,
  年底: 12,
  年末: 12,
};
const NEXT_YEAR = 13;

/** The point in time that a line begins with, in months: `3月底前`, `4~9月`, `三季度`, `下半年`. */
export function timeOf(text: string): number | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const [, month, quarter, half, part] = found;
  if (month) return Number(month) <= 12 && OF_MONTHS.test(text) ? Number(month) : null;
  return PARTS_OF_YEAR[quarter ?? half ?? part] ?? NEXT_YEAR;
}

const OF_MONTHS = /^(?:20\d\d年)?\d{1,2}(?:月?\s?[~～—–至-]\s?\d{1,2})?月/u;

/** What is looked at in one line. */
export function markLine({ text }: { readonly text: string }): Mark {
  const masked = text.replace(DIGITS, '#');
  const number = numbering(text);
  const start = number ? text.replace(NUMBERING, '').trimStart().replace(DIGITS, '#') : masked.trimStart();
  return { text, width: displayWidth(text), number, masked, start };
}

const DIGITS = /\d[\d.]*/gu;

export interface Numbering {
  readonly style: string;
  readonly value: number;
}

const HAN_DIGITS = '一二三四五六七八九十';

const NUMBERING =
  /^\s*(?:[（(]\s*(\d{1,2}|[一二三四五六七八九十])\s*[)）]|(\d{1,2})(?:\s*[、.．)）](?!\d(?!\d?\s?月))|(?=《))|([一二三四五六七八九十])\s*[、是]|第([一二三四五六七八九十])[，,、]|([①-⑳])|目标\s*(\d{1,2}|[一二三四五六七八九十])\s*[:：])/u;

/** The number at the start of a line and its style: `1、`, `2.` and `3《` count as one style, `（1）`, `一、` and `目标1：` are others, and 总目标： counts as one, 阶段性目标： as two. */
export function numbering(text: string): Numbering | null {
  const found = NUMBERING.exec(text);
  if (!found) return spanOf(text);
  const [, bracketed, plain, han, ordinal, circled, goal] = found;
  if (plain) return { style: 'plain', value: Number(plain) };
  if (goal) return { style: 'goal', value: Number(goal) || HAN_DIGITS.indexOf(goal) + 1 };
  if (circled) return { style: 'circled', value: circled.charCodeAt(0) - 0x245f };
  if (han) return { style: 'han', value: HAN_DIGITS.indexOf(han) + 1 };
  if (ordinal) return { style: 'ordinal', value: HAN_DIGITS.indexOf(ordinal) + 1 };
  const digit = HAN_DIGITS.indexOf(bracketed);
  return { style: digit < 0 ? 'bracket' : 'hanBracket', value: digit < 0 ? Number(bracketed) : digit + 1 };
}

const SPAN = /^\s*(?:总体?目标|(阶段性?目标))(?=[:：\s])/u;

/** One text tells goals of the whole and of its stages: 总目标：…, then 阶段性目标：…. */
function spanOf(text: string): Numbering | null {
  const found = SPAN.exec(text);
  return found && { style: 'span', value: found[1] ? 2 : 1 };
}

const HAN_END = /\p{Script=Han}$/u;
const HAN_START = /^\p{Script=Han}/u;

/** The last character of a line and the first one of the next, where both are Han. */
export function pairAcross(line: string, next: string): string | null {
  const [end, start] = [HAN_END.exec(line), HAN_START.exec(next)];
  return end && start && end[0] + start[0];
}
