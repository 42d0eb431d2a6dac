import type { FormDefinition } from '../../model/form.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { vocabularyOf } from '../flow/vocabulary.js';
import { readLabel } from '../grid/read-label.js';
import { means } from '../label-meaning.js';
import { levelNames } from '../levels.js';
import { statedUnit } from '../money-unit.js';
import { lineOf, type TextLine, WIDE_GAP, type Word } from './text-lines.js';

const LABEL_AND_VALUE = /^([^:：]{2,24}[:：])([^:：]+)$/u;

/**
 * Words that hold a label with its value in one cell (`其他资金：200`) as two. Only behind cells of another kind: a line that
 * begins so is one of a dump that prints all labels glued to their values, and without columns.
 */
export function partLabelWords(line: TextLine, form: FormDefinition): TextLine {
  const isBehind = (word: Word) => word.gap >= WIDE_GAP && word !== line.words[0] && isJoined(word, form);
  if (!line.words.some(isBehind) || isJoined(line.words[0], form)) return line;
  return lineOf(
    line,
    line.words.flatMap((word) => (isBehind(word) ? partWord(word) : [word])),
  );
}

function isJoined(word: Word, form: FormDefinition): boolean {
  const found = LABEL_AND_VALUE.exec(word.text);
  return found !== null && means(readLabel(found[1], form)?.meanings, 'field');
}

function partWord(word: Word): Word[] {
  return cutWord(word, LABEL_AND_VALUE.exec(word.text)![1].length);
}

function cutWord(word: Word, length: number): [Word, Word] {
  const text = word.text.slice(0, length);
  const width = word.x1 - word.x0 === word.text.length ? length : displayWidth(text);
  const cut = { at: word.x0 + width, char: word.from + length };
  return [
    { ...word, text, x1: cut.at, to: cut.char },
    { ...word, text: word.text.slice(length), x0: cut.at, gap: 0, loose: true, from: cut.char },
  ];
}

/** A label goes on at most so many lines below its first, which holds at least so much of it. */
const LABEL_REACH = 3;
const LEAST_BEGIN = 3;
/** Columns of such dumps drift against each other. */
const LABEL_DRIFT = 2;
/** So many labels with values directly at them, and labels touch their values everywhere. */
const MANY_TOUCH = 3;
const BEHIND_NAME = /^(?:[(（][^()（）]{1,8}[)）])?[*＊★☆:：]+/u;

/**
 * Lines in which a label, or a line of it, and the value beside it touch (`度、措施：2、检测`), with both as words of their own.
 * All of the label has to be there, up to its star or colon; without, it fills its column where it touches: it goes on below, or
 * that of a text begins further left than all others, unless most labels are printed so.
 */
export function partTouchingLabels(lines: readonly TextLine[], form: FormDefinition): TextLine[] {
  const left = LABEL_DRIFT + Math.min(...lines.flatMap(({ words }) => words[0]?.x0 ?? []));
  const lengthsOf = (mayTouch: (name: string, word: Word) => boolean) => {
    const lengths = new Map<Word, number>();
    lines.forEach((line, at) => {
      if (statedUnit(line.source.text)) return;
      for (const word of line.words.filter((each) => isFirst(each) && !lengths.has(each)))
        for (const [own, length] of labelParts(lines, at, word, mayTouch, form)) lengths.set(own, length);
    });
    return lengths;
  };
  const { meanings } = vocabularyOf(form);
  const isOuter = (name: string, { x0 }: Word) => x0 <= left && means(meanings.get(name), 'section');
  const most = lengthsOf((name) => means(meanings.get(name), 'section', 'field'));
  const touching = [...most].filter(([{ text }, length]) => length < text.length && !endsInMark(text.slice(0, length)));
  const lengths = touching.length < MANY_TOUCH ? lengthsOf(isOuter) : most;
  const cut = (word: Word) => {
    const length = lengths.get(word) ?? word.text.length;
    return length < word.text.length ? cutWord(word, length) : [word];
  };
  return lines.map((line) =>
    line.words.some((word) => cut(word).length > 1) ? lineOf(line, line.words.flatMap(cut)) : line,
  );
}

function isFirst({ gap }: Word): boolean {
  return gap >= WIDE_GAP;
}

type LabelPart = readonly [word: Word, length: number];

/** The words, with the lengths of their parts, of the label that begins with a word; none where no label does. */
function labelParts(
  lines: readonly TextLine[],
  at: number,
  first: Word,
  mayTouch: (name: string, word: Word) => boolean,
  form: FormDefinition,
): readonly LabelPart[] {
  const { byFirst } = vocabularyOf(form);
  for (const name of byFirst.get(first.text[0]) ?? []) {
    if (sharedLength(first.text, name) < LEAST_BEGIN) continue;
    const parts = partsOf(name, lines, at, first);
    const isMarked = parts.some(([word, length]) => endsInMark(word.text.slice(0, length)));
    if (isMarked || parts.length > 1 || mayTouch(name, first)) return parts;
  }
  return [];
}

function endsInMark(text: string): boolean {
  return /[*＊★☆:：]$/u.test(text);
}

function partsOf(name: string, lines: readonly TextLine[], at: number, first: Word): readonly LabelPart[] {
  const parts: LabelPart[] = [];
  let rest = name;
  let end = first.x0;
  for (let i = at; i < lines.length && lines[i].y - lines[at].y <= LABEL_REACH; i++) {
    const under = i === at ? [first] : lines[i].words.filter((word) => isFirst(word) && word.x1 > first.x0);
    const found = under.map((word) => [word, lengthOf(word.text, rest)] as const).find(([, length]) => length > 0);
    if (!found && under.some(({ x0 }) => x0 < end)) break;
    if (!found) continue;
    const [word, length] = found;
    parts.push(found);
    if (length > rest.length) return parts;
    rest = rest.slice(length);
    end = Math.max(end, word.x0 + length);
  }
  return rest === '' ? parts : [];
}

/** How much of a text is the beginning of the rest of a name; with what stands behind names, where all of it is there. */
function lengthOf(text: string, rest: string): number {
  const length = sharedLength(text, rest);
  return length < rest.length ? length : length + (BEHIND_NAME.exec(text.slice(length))?.[0].length ?? 0);
}

/** So many characters at the beginning of a text are those of a name. */
function sharedLength(text: string, name: string): number {
  let length = 0;
  while (length < name.length && text[length] === name[length]) length++;
  return length;
}

/** Where a measure may begin behind the text of another cell, but not within a date or an ordinal. */
const MEASURE_BEHIND =
  /(?<=[^\s\d<>=≤≥＜＞＝≧≦(（])(?:[<>=≤≥＜＞＝≧≦]+|(?<=[\p{Script=Han}%％)）])(?<![年月日时分第至前后])\d[\d,.]*[%％\p{Script=Han}])/u;

/**
 * Words in which a name, or another measure, and a measure touch, or a level and what stands behind it, as two each: cells that
 * fill their columns may touch.
 */
export function partTouchingCells(line: TextLine, form: FormDefinition): TextLine {
  return cutWords(line, (text) => Math.max(text.search(MEASURE_BEHIND), levelEnd(text, form)));
}

/** Words in which a heading of the table and the beginning of another one touch, as two each. */
export function partTouchingHeadings(line: TextLine, form: FormDefinition): TextLine {
  const { meanings, byFirst } = vocabularyOf(form);
  const columns = (text: string) => (byFirst.get(text[0]) ?? []).filter((name) => means(meanings.get(name), 'column'));
  return cutWords(line, (text) => {
    const [name] = columns(text).filter((each) => text.startsWith(each));
    const rest = name ? text.slice(name.length) : '';
    return rest.length > 1 && columns(rest).some((other) => other.startsWith(rest)) ? name.length : 0;
  });
}

/** Where a level ends whose name says that it is one, and a word of another cell begins; 0 for none. */
function levelEnd(text: string, form: FormDefinition): number {
  const ends = levelNames(form).all.flatMap((name) => (text.startsWith(name) ? name.length : []));
  const end = Math.max(0, ...ends);
  return /(?:指标|目标)$/u.test(text.slice(0, end)) && /^\p{Script=Han}{2}/u.test(text.slice(end)) ? end : 0;
}

/** The line with words cut, again and again, where `endOf` says that the first cell in them ends. */
function cutWords(line: TextLine, endOf: (text: string) => number): TextLine {
  if (!line.words.some(({ text }) => endOf(text) > 0)) return line;
  const words: Word[] = [];
  for (const word of line.words) {
    let rest = word;
    for (let at = endOf(rest.text); at > 0; at = endOf(rest.text)) {
      const [first, next] = cutWord(rest, at);
      words.push(first);
      rest = next;
    }
    words.push(rest);
  }
  return lineOf(line, words);
}
