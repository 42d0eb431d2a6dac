import type { Line } from '../model/page.js';

const HAN_PAIR = /\p{Script=Han}(?=\p{Script=Han})/gu;
const HAN_APART = /\p{Script=Han} (?=\p{Script=Han})/gu;
const DIGIT_PAIR = /\d(?=\d)/gu;
const DIGIT_APART = /\d (?=\d)/gu;
/** A single blank within a number, or beside a quotation mark, which then has the font of the digits. */
const BLANK_IN_NUMBER =
  /(?<=[\d.,%()<>=≤≥-]) (?=[\d.,%()])|(?<=[“”]) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=[“”])/gu;
/** A single blank beside a character that is written without blanks; wider gaps part cells. */
const SINGLE_BLANK =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”—…]) (?=\S)|(?<=\S) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”—…])/gu;

const WIDE_GAP = / {2,}/u;

/**
 * `3300. 00` and `42, 600`: the same extractors part a number behind its point or comma. Where one digit stands before the
 * point, it may be the number of a list, but not within a word (`图书6. 63万册`, `≥9. 5%`) nor where nothing but digits follows.
 * Digits in groups of three are a number of their own: `3,615,300. 3,524,900.` are two, the decimals of each on the next line.
 */
const CUT_DECIMALS =
  /(?<=\d\d)\. (?=\d\d(?![\d,]))|(?<=[\p{Script=Han}<>=≤≥]\d+|[<>=≤≥] \d+|\d{3})\. (?=\d)(?!\d{1,3},\d)|(?<=^\s*\d+)\. (?=\d+[%％]?\s*$)/gu;
const CUT_GROUP = /(?<=\d), (?=\d{3}(?!\d))/gu;

/** `项 目 支 出 绩 效 目 标 表`: a title whose characters are set apart, with the same room between any two. */
const SPACED_LINE = /^\s*\p{Script=Han}(\s+)\p{Script=Han}(?:\1\p{Script=Han}){4,}\s*$/u;

/** So many different characters, and so large a share of them, with a blank behind them wherever another one follows are no chance. */
const LEAST_APART = 5;
const APART_SHARE = 0.97;
/** Where authors put blanks as well (`绩 效 类 型`, `6月 公开招标`), more of them have to. */
const LEAST_AMONG_OTHERS = 12;
const SHARE_AMONG_OTHERS = 0.8;

/**
 * Some extractors print blanks between characters of a font whose widths they do not know (MuPDF, of fonts that are not
 * embedded), behind all or some of them, and then everywhere (`预算编 制合 理性`). There, and where one blank parts most Han
 * characters or digits of a dump, single blanks are taken out; elsewhere they part words and stay, but for a line of nothing
 * else. Parted numbers are always closed up. Some of these blanks part cells (`项目类别 部门职责类`): `endsCell` tells by the words
 * around.
 */
export function closeUp(
  lines: readonly Line[],
  endsCell: (before: string, behind: string) => boolean = () => false,
): readonly Line[] {
  const parted = lines.filter(({ text }) => text.includes(' '));
  const spaced = isSpaced(lines, parted, HAN_APART, HAN_PAIR);
  const digits = isSpaced(lines, parted, DIGIT_APART, DIGIT_PAIR);
  const wide = spaced ? null : wideLetters(lines, parted);
  return lines.map((line) => {
    if (SPACED_LINE.test(line.text)) return { ...line, text: closeSpacedLine(line.text, endsCell) };
    const joined = digits ? line.text.replace(BLANK_IN_NUMBER, '') : line.text;
    const closed = spaced ? joined.replace(SINGLE_BLANK, '') : wide ? closeCells(joined, wide, endsCell) : joined;
    if (!closed.includes('. ') && !closed.includes(', '))
      return closed === line.text ? line : { ...line, text: closed };
    const text = closed.replace(CUT_DECIMALS, '.').replace(CUT_GROUP, ',');
    return text === line.text ? line : { ...line, text };
  });
}

/** Headings beside each other, the beginning of one that wraps among them. */
const SEVERAL_LEVELS = /[一二三]\s+级.*[一二三]\s+级/u;

/** `三 级 指 标 指 标 值 备 注`: a blank between two names stays where the line is nothing but names. */
function closeSpacedLine(text: string, endsCell: (before: string, behind: string) => boolean): string {
  if (SEVERAL_LEVELS.test(text)) return text;
  const closed = text.replace(/(?<=\S)\s+/gu, '');
  const names: string[] = [];
  for (let from = 0; from < closed.length; from += names.at(-1)!.length) {
    const end = Array.from(closed.slice(from), (_, i) => from + i + 1).find((to) =>
      endsCell(closed.slice(from, to), closed.slice(to)),
    );
    if (end === undefined) return closed;
    names.push(closed.slice(from, end));
  }
  return names.join(' ');
}

function closeCells(text: string, wide: WideLetters, endsCell: (before: string, behind: string) => boolean): string {
  return text.replace(SINGLE_BLANK, (blank: string, at: number) => {
    if (wide.amongOthers && !wide.letters.has(text[at - 1]) && !isBesideMark(text, at)) return blank;
    const [before] = text.slice(0, at).split(WIDE_GAP).slice(-1);
    const [behind] = text.slice(at + 1).split(WIDE_GAP);
    return endsCell(before.replaceAll(' ', ''), behind.replaceAll(' ', '')) ? blank : '';
  });
}

const MARK = /[，、。；：“”《》（）]/u;

/** `“一物一码” 管理`: cells hardly begin or end with a mark. */
function isBesideMark(text: string, at: number): boolean {
  return MARK.test(text[at - 1]) || MARK.test(text[at + 1]);
}

/** More neighbouring characters are parted by one blank than touch each other. */
function isSpaced(lines: readonly Line[], parted: readonly Line[], apartAt: RegExp, touchingAt: RegExp): boolean {
  const apart = parted.reduce((sum, { text }) => sum + (text.match(apartAt)?.length ?? 0), 0);
  let touching = 0;
  for (const { text } of lines) {
    if (touching >= apart) return false;
    touching += text.match(touchingAt)?.length ?? 0;
  }
  return apart > touching;
}

interface WideLetters {
  readonly letters: ReadonlySet<string>;
  /** There are blanks behind other characters, too, which are the author's. */
  readonly amongOthers: boolean;
}

/** Characters that always have blanks behind them: their widths are the reason, and not what the blanks part. Null where that is chance. */
function wideLetters(lines: readonly Line[], parted: readonly Line[]): WideLetters | null {
  const apart = new Map<string, number>();
  let all = 0;
  for (const { text } of parted)
    for (const [letter] of text.match(HAN_APART) ?? []) {
      apart.set(letter, (apart.get(letter) ?? 0) + 1);
      all++;
    }
  if (apart.size < LEAST_APART) return null;
  let left = all;
  for (const { text } of lines)
    for (const letter of text.match(HAN_PAIR) ?? []) {
      const times = apart.get(letter);
      if (times === undefined) continue;
      apart.delete(letter);
      left -= times;
      // Text without such blanks shows it within a few lines.
      if (left < SHARE_AMONG_OTHERS * all) return null;
    }
  const amongOthers = left < APART_SHARE * all;
  return amongOthers && apart.size < LEAST_AMONG_OTHERS ? null : { letters: new Set(apart.keys()), amongOthers };
}
