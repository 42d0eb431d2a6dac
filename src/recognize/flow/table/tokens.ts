import type { FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { mayBegin } from '../../label.js';
import { findLevel, type LevelIndex, type LevelName, levelIndex } from '../../levels.js';
import { partsUnits } from '../../parts-han-from-latin.js';
import { cellLook } from '../cell-words.js';
import type { Item } from '../items.js';

/** A word group of the table stream: a level label, or (part of) a cell. */
export interface Token {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Same line as the token before. */
  readonly sameLine: boolean;
  readonly blankBefore: number;
  readonly newPage: boolean;
  /** Meanings as a level label; empty when it is a cell text only. */
  readonly names: readonly LevelName[];
  readonly item: Item;
}

/** The last part of a level label that was wrapped is no longer: 社会效益指 / 标. */
const LONGEST_TAIL = 6;
/** A name without 指标 that is this long is a level all the same: 服务对象满意 / 度. So is one that is torn within a word: 投入管 / 理. */
const LEAST_BARE = 6;
const LEAST_TORN = 3;
const LONGEST_LEVEL = 20;
/** A level label down a narrow column may have a line for every character or two. */
const MOST_LEVEL_LINES = 8;

/**
 * Text items of the table → tokens. Level labels that were wrapped are joined; the other words of a line stay apart. Where
 * every cell has a line of its own (`cellLines`), blanks beside numbers are the author's, or the word processor's.
 */
export function toTokens(items: readonly Item[], form: FormDefinition, cellLines = false): Token[] {
  const index = levelIndex(form);
  const blanks = !cellLines ? BLANKS : partsUnits(items) ? BETWEEN_WORDS : BETWEEN_CELLS;
  const split = flatMap(items, (item) => splitItem(item, index, blanks));
  const words = cutLastLevels(split, index);
  const tokens: Token[] = [];
  for (let i = 0; i < words.length; i++) {
    const wrapped = wrappedLevel(words, i, index);
    tokens.push(wrapped?.token ?? words[i]);
    if (wrapped) i += wrapped.words - 1;
  }
  return flatMap(tokens, (token) => partPair(token, tokens, index));
}

/** `产出数量` where the table has 质量 and no 产出质量: a level 1 glued to its first level 2, or above it on a line of its own. */
function partPair(token: Token, tokens: readonly Token[], index: LevelIndex): Token[] {
  const { text, names } = token;
  if (names.length === 0 || text.length < 2 * LEAST_PAIRED) return [token];
  for (let at = LEAST_PAIRED; at <= text.length - LEAST_PAIRED; at++) {
    const [first, second] = [text.slice(0, at), text.slice(at)];
    const level1s = findLevel(first, index).filter(({ level }) => level === 1);
    const level2s = findLevel(second, index).filter(({ level }) => level === 2);
    if (level1s.length === 0 || level2s.length === 0) continue;
    const others = tokens.filter((other) => other.names.length > 0 && other.text !== text);
    const isBare = others.some((other) => findLevel(first + other.text, index).some(({ level }) => level === 2));
    if (!isBare || others.some((other) => other.text.startsWith(first) && other.text.length > at)) continue;
    const [upper, ...lower] = token.pieces;
    const isTwoLines = lower.length > 0;
    if (isTwoLines && upper.text.replace(/\s/gu, '') !== first) continue;
    const piecesOf = (own: string) => [{ ...upper, text: own }];
    return [
      makeToken(token.item, first, isTwoLines ? [upper] : piecesOf(first), level1s, token.sameLine),
      makeToken(token.item, second, isTwoLines ? lower : piecesOf(second), level2s, !isTwoLines),
    ];
  }
  return [token];
}

/** 产出, 数量 */
const LEAST_PAIRED = 2;

/** A level over several lines, `可持续` / `影响指标`, also behind another word of its first line or before one of its last. */
function wrappedLevel(tokens: readonly Token[], at: number, index: LevelIndex): { token: Token; words: number } | null {
  let joined = tokens[at].text;
  if (joined.length >= LONGEST_LEVEL || !mayBegin(joined, index.firsts)) return null;
  let found: { token: Token; words: number } | null = null;
  for (let count = 2; count <= MOST_LEVEL_LINES && at + count <= tokens.length; count++) {
    const next = tokens[at + count - 1];
    if (next.text.length > LONGEST_TAIL + 4 || next.sameLine) break;
    joined += next.text;
    if (joined.length > LONGEST_LEVEL) break;
    const names = findLevel(joined, index);
    const begun = found?.token ?? tokens[at];
    const whole =
      joined.length >= LEAST_BARE ||
      begun.text.length >= LEAST_TORN ||
      begun.names.length === 0 ||
      /(?:指标|[)）]|分)$/u.test(joined);
    if (names.length === 0 || !whole) continue;
    if (next.text.length > LONGEST_TAIL && findLevel(next.text, index).length > 0) continue;
    const pieces = flatMap(tokens.slice(at, at + count), (token) => token.pieces);
    found = { token: { ...tokens[at], text: joined, pieces, width: displayWidth(joined), names }, words: count };
  }
  return found;
}

/** Not those within brackets, in a word that a word processor spaced or before a mark: `（20 分）`, `5G 基站`, `与水利 、气象部门`. */
const BLANKS = /\s+(?![、，。；：）》”])(?![^(（]*[)）])(?!(?<=\d[A-Z]\s)\p{Script=Han})/u;
/** All but a single blank between Han and a number or a Latin word. */
const BETWEEN_WORDS =
  /\s{2,}|\s(?!(?<=\p{Script=Han} )\w|(?<=[\w%] )\p{Script=Han})|(?<=^\d{1,2}\.\d{1,2})\s(?=\p{Script=Han}{2,}，)/u;
/** … and one that parts a score from what is told of it where no other number stands apart from its unit: `2.5 试剂价格上涨`. */
const BETWEEN_CELLS = new RegExp(
  String.raw`${BETWEEN_WORDS.source}|(?<=^\d{1,2}\.\d{1,2})\s(?=\p{Script=Han}{4})|(?<=^\d{1,2})\s(?=\p{Script=Han}{6})`,
  'u',
);

function splitItem(item: Item, index: LevelIndex, blanks: RegExp): Token[] {
  const whole = findLevel(item.text, index);
  if (whole.length > 0) return [makeToken(item, item.text, item.pieces, whole, item.sameLine)];
  const tokens: Token[] = [];
  for (const word of flatMap(wordsOf(item.text, blanks), cutTarget)) {
    const isFirst = tokens.length === 0 && !item.sameLine;
    for (const part of isFirst ? [word] : cutLevel(word, index)) {
      const pieces = part === item.text ? item.pieces : [{ ...item.pieces[0], text: part }];
      tokens.push(makeToken(item, part, pieces, findLevel(part, index), item.sameLine || tokens.length > 0));
    }
  }
  return tokens;
}

/** `9 月 20 日前 9 月 18 日`: the dates of a dump that puts blanks around numbers. */
const SPACED_DATE = /(?<!\S)(?:\d{4} 年 )?\d{1,2} 月(?: \d{1,2} 日)?(?:[之以]?前|[初中底末]前?)?(?!\S)/gu;
const NO_BLANK = '\ue000';

function wordsOf(text: string, blanks: RegExp): string[] {
  const kept = text.replace(SPACED_DATE, (date) => date.replaceAll(' ', NO_BLANK));
  return kept.split(blanks).map((word) => word.replaceAll(NO_BLANK, ' '));
}

/** So much like a name are words that end as names do. */
const SURE_NAME = 0.3;

/** `资金拨付时间 12月20日前`: a sure name and the date or number behind it are two cells, whoever put the blank. */
function cutTarget(words: string): string[] {
  const [name, target] = [words.replace(/\s+\d.*$/u, ''), /\s+(?<target>\d.*)$/u.exec(words)?.groups?.target];
  const isCut = target && cellLook(name).level3 <= SURE_NAME && cellLook(target).target <= MOST_TARGET_LOOK;
  return isCut ? [name, target] : [words];
}

/** Words may be a target, too: `按规定处置`. */
const MOST_TARGET_LOOK = 0.3;

/** `≤52.50(元/平方米)经济成本指标`: a level that is glued to the target behind which it was printed. */
function cutLevel(word: string, index: LevelIndex): string[] {
  if (!word.endsWith('指标')) return [word];
  for (let at = 1; at < word.length - 2; at++) {
    const [cell, level] = [word.slice(0, at), word.slice(at)];
    if (cellLook(cell).target <= MOST_TARGET_LOOK && findLevel(level, index).length > 0) return [cell, level];
  }
  return [word];
}

/** One target may end as a level is called. */
const LEAST_GLUED = 2;

/**
 * `合理投入管理`, `6月底时效`: PDFBox prints a level that is level with a row behind its target. So are several levels that no other
 * line names.
 */
function cutLastLevels(words: readonly Token[], index: LevelIndex): readonly Token[] {
  const alone = new Set(flatMap(words, ({ names }) => names.map(({ level2 }) => level2)));
  const cuts = words.map(({ text, names, sameLine }, i) => {
    if (!sameLine || words[i + 1]?.sameLine || names.length > 0) return null;
    for (let at = 1; at < text.length - 1; at++) {
      const found = findLevel(text.slice(at), index).filter(({ level2 }) => level2 && !alone.has(level2));
      if (found.length > 0) return { at, names: found };
    }
    return null;
  });
  if (new Set(flatMap(cuts, (cut) => cut?.names[0].level2 ?? [])).size < LEAST_GLUED) return words;
  return flatMap(words, (word, i) => {
    const cut = cuts[i];
    if (!cut) return [word];
    const part = (text: string, names: readonly LevelName[]) =>
      makeToken(word.item, text, [{ ...word.pieces[0], text }], names, true);
    return [part(word.text.slice(0, cut.at), []), part(word.text.slice(cut.at), cut.names)];
  });
}

function makeToken(
  item: Item,
  text: string,
  pieces: readonly Piece[],
  names: readonly LevelName[],
  sameLine: boolean,
): Token {
  return {
    text,
    pieces,
    width: displayWidth(text),
    sameLine,
    blankBefore: sameLine ? 0 : item.blankBefore,
    newPage: item.newPage,
    names,
    item,
  };
}
