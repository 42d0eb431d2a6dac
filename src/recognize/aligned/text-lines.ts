import { groupBy, runsOf } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { rememberOf } from '../../model/remember.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { partsHanFromLatin } from '../parts-han-from-latin.js';
import { type ColumnUnit, chooseUnit, columnsIn, moreByNext, widthIn } from './column-unit.js';

/** A run of characters without a blank, with its place in columns. */
export interface Word {
  readonly text: string;
  /** First column, and the column after the last one. */
  readonly x0: number;
  readonly x1: number;
  /** Blank columns before it; Infinity for the first word of a line. */
  readonly gap: number;
  /** A single blank before it may stand in the middle of a cell: Latin words, or Han beside Latin where the dump parts them so. */
  readonly loose: boolean;
  /** It was put behind a label for which its place alone does not settle it. */
  readonly guessed?: boolean;
  /** Characters `from` … `to - 1` of the printed line. */
  readonly from: number;
  readonly to: number;
  readonly line: TextLine;
}

/** One printed line with its words. */
export interface TextLine {
  readonly source: Line;
  /** Position among the lines that were given. */
  readonly index: number;
  /** Counts pages from 0; a dump without form feeds has one. */
  readonly page: number;
  /** Line number, blank lines counted, from the first line that was given: the vertical place. */
  readonly y: number;
  readonly words: readonly Word[];
}

/** From this many blanks on, a gap stands between two things, not between two words of one. */
export const WIDE_GAP = 2;

/**
 * Lines → words with columns, in the unit in which the dump is aligned.
 * @param tops first lines of pages, where the dump marks none
 * @param dump all lines of the dump that these are of
 */
export function toTextLines(
  lines: readonly Line[],
  tops: ReadonlySet<Line> = new Set(),
  dump: readonly Line[] = lines,
): TextLine[] {
  if (lines.some((line) => line.y !== undefined)) return readWords(lines, 'display', tops);
  return chooseUnit(
    (unit) => readWords(lines, unit, tops),
    () => moreIn(dump),
  );
}

const moreIn = rememberOf((dump: readonly Line[]) => moreByNext((unit) => readWords(dump, unit, new Set())));

const AMOUNT = String.raw`\d{1,3}(?:,\d{3})+\.\d\d`;
/** An amount that ends before the amount of the next cell, or before its label, or the wrapped end of its own: `580,000.00：`. */
const ENDING = String.raw`${AMOUNT}(?=\d[\d,]*\.\d\d(?!\d)|[：:]|(?![元万亿])\p{Script=Han})`;
/** What stands before an amount that ends its word: a label whose colon is wrapped. */
const BEFORE = String.raw`(?:(?!(?<=\p{Script=Han})${AMOUNT}(?!\S))\S)+`;
/** The wrapped end of a label before what stands beside it: `*：（2）样品购买实行双人取样`. */
const MARK = String.raw`(?<!\S)[)）]?[*★☆]{0,2}[：:](?=\S)`;
/** Cells that touch (`3,129,500.002,774,300.00`, `40,000,000.00其中：当年财政拨款`) are words of their own. */
const TOUCHING = new RegExp(`${MARK}|${ENDING}|${BEFORE}|\\S+`, 'gu');
const MAY_TOUCH = /,\d{3}\.\d\d|(?<!\S)[)）*★☆：:]/u;

function readWords(lines: readonly Line[], unit: ColumnUnit, tops: ReadonlySet<Line>): TextLine[] {
  const looseHan = partsHanFromLatin(lines);
  let page = 0;
  let y = 0;
  return lines.map((source, index) => {
    const before = lines[index - 1];
    if (before && (source.page !== before.page || tops.has(source))) page++;
    if (before) y += distance(before, source);
    const words: Word[] = [];
    const line: TextLine = { source, index, page, y, words };
    const columnOf = columnsIn(unit, source.text);
    for (const found of source.text.matchAll(MAY_TOUCH.test(source.text) ? TOUCHING : /\S+/gu)) {
      const from = found.index;
      const x0 = columnOf(from);
      const last = words.at(-1);
      const gap = last ? x0 - last.x1 : Number.POSITIVE_INFINITY;
      const text = found[0];
      const loose = last !== undefined && isLoose(last.text, text, looseHan);
      words.push({ text, x0, x1: x0 + widthIn(unit, text), gap, loose, from, to: from + text.length, line });
    }
    return line;
  });
}

/** A blank behind a comparator, between Latin words, or beside them where the dump puts blanks there. */
function isLoose(before: string, text: string, looseHan: boolean): boolean {
  if (/^[<>=≤≥＜＞＝≧≦]+$/u.test(before)) return true;
  const latin = Number(isLatin(before.at(-1))) + Number(isLatin(text[0]));
  return latin === 2 || (latin === 1 && looseHan);
}

function isLatin(char: string | undefined): boolean {
  return char !== undefined && /[\x21-\x7e]/u.test(char);
}

function distance(above: Line, below: Line): number {
  const known = above.page === below.page && above.y !== undefined && below.y !== undefined;
  return known ? below.y - above.y : 1 + below.blankBefore;
}

/** Words of one line that no wide gap parts. */
export interface Fragment {
  readonly words: readonly Word[];
  readonly x0: number;
  readonly x1: number;
}

/** Groups neighbouring words of a line into fragments. */
export function toFragments(words: readonly Word[]): Fragment[] {
  const runs = runsOf(words, (run, word) => {
    const last = run[run.length - 1];
    return word.x0 - last.x1 < WIDE_GAP && last.line === word.line;
  });
  return runs.map((run) => ({ words: run, x0: run[0].x0, x1: run[run.length - 1].x1 }));
}

/** Index of the inner word that starts nearest to a column; -1 where there is none. */
export function nearestStart(words: readonly Word[], x: number): number {
  let best = -1;
  for (let i = 1; i < words.length; i++)
    if (best < 0 || Math.abs(words[i].x0 - x) < Math.abs(words[best].x0 - x)) best = i;
  return best;
}

/** The printed text of words of one line, without what is printed between them and belongs elsewhere. */
export function textOf(words: readonly Word[]): string {
  return words.reduce((text, word, i) => {
    if (i === 0) return word.text;
    const between = word.line.source.text.slice(words[i - 1].to, word.from);
    return text + (between.trim() === '' ? between : ' ') + word.text;
  }, '');
}

/** Words line by line. */
export function byLine(words: readonly Word[]): Word[][] {
  return [...groupBy(words, ({ line }) => line).values()];
}

/** The line without some of its words. */
export function withoutWords(line: TextLine, words: ReadonlySet<Word>): TextLine {
  return { ...line, words: line.words.filter((word) => !words.has(word)) };
}

/** The line with these words, that then stand on it, in place of its own. */
export function lineOf(line: TextLine, words: readonly Word[]): TextLine {
  const own: Word[] = [];
  const made = { ...line, words: own };
  for (const word of words) own.push({ ...word, line: made });
  return made;
}

/** A word as two that touch. */
export function cutWord(word: Word, length: number): [Word, Word] {
  const text = word.text.slice(0, length);
  const width = word.x1 - word.x0 === word.text.length ? length : displayWidth(text);
  const cut = { at: word.x0 + width, char: word.from + length };
  return [
    { ...word, text, x1: cut.at, to: cut.char },
    { ...word, text: word.text.slice(length), x0: cut.at, gap: 0, loose: true, from: cut.char },
  ];
}

/** The words that are not among the used ones, by line; a word may have been parted before it was used. */
export function lostWords(lines: readonly TextLine[], used: readonly Word[]): Word[][] {
  const startOf = ({ line, from }: Word) => `${line.index} ${from}`;
  const taken = new Set(used.map(startOf));
  return lines
    .map(({ words }) => words.filter((word) => !taken.has(startOf(word))))
    .filter((words) => words.length > 0);
}
