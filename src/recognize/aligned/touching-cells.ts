import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { byFirst, type Vocabulary, vocabularyOf } from '../flow/vocabulary.js';
import { readLabel } from '../grid/read-label.js';
import { means, meansOnly, sectionsIn } from '../label-meaning.js';
import { levelNames } from '../levels.js';
import { statedUnit } from '../money-unit.js';
import { parseYearLine } from '../title.js';
import { cutWord, lineOf, type TextLine, toFragments, WIDE_GAP, type Word } from './text-lines.js';

/** A label goes on at most so many lines below its first, which holds at least so much of it. */
const LABEL_REACH = 3;
const LEAST_BEGIN = 3;
/** Columns of such dumps drift against each other. */
const LABEL_DRIFT = 2;
/** So many labels with values directly at them, and labels touch their values everywhere. */
const MANY_TOUCH = 3;
const MARK_END = /[*＊★☆:：]$/u;
const BEHIND_NAME = /^(?:[(（][^()（）]{1,8}[)）])?[*＊★☆:：]+/u;

/**
 * Lines in which a label, or a line of it, and the value beside it touch (`度、措施：2、检测`), with both as words of their own.
 * All of the label has to be there, up to its star or colon; without, it fills its column where it touches: it goes on below, or
 * that of a text begins further left than all others, unless most labels are printed so.
 */
export function partTouchingLabels(lines: readonly TextLine[], form: FormDefinition): TextLine[] {
  const { meanings, byFirst: names } = vocabularyOf(form);
  const left = LABEL_DRIFT + Math.min(...flatMap(lines, ({ words }) => words[0]?.x0 ?? []));
  const opens = textOpenings(lines, meanings);
  const lengthsOf = (mayTouch: MayTouch) => partLengths(lines, names, mayTouch, opens);
  const isOuter = (name: string, { x0 }: Word) => x0 <= left && means(meanings.get(name), 'section');
  const most = lengthsOf((name) => means(meanings.get(name), 'section', 'field'));
  const touching = [...most].filter(
    ([{ text }, length]) => length < text.length && !MARK_END.test(text.slice(0, length)),
  );
  const lengths = touching.length < MANY_TOUCH ? lengthsOf(isOuter) : most;
  return lines.map((line) => cutParts(line, lengths));
}

/** `总目标：建成…` below a cell that says 项目总目标: the text of a section that has its label begins with such words itself. */
function textOpenings(lines: readonly TextLine[], meanings: Vocabulary['meanings']): IsOpening {
  const named = flatMap(lines, (line) =>
    flatMap(line.words, ({ text }) =>
      meansOnly(meanings.get(text), 'section') ? sectionsIn(meanings.get(text)).map((key) => ({ key, line })) : [],
    ),
  );
  return (name, { line: own }) =>
    meansOnly(meanings.get(name), 'section') &&
    sectionsIn(meanings.get(name)).every((key) => named.some((label) => label.key === key && label.line.y < own.y));
}

/** The same for the second label of a line, behind a label with its value and without marks: `主管部门  省林业局    项目单位林场`. */
export function partSecondLabels(lines: readonly TextLine[], form: FormDefinition): TextLine[] {
  const { meanings } = vocabularyOf(form);
  const isField = (name: string) => meansOnly(meanings.get(name), 'field');
  const fields = [...meanings.keys()].filter(isField);
  return lines.map((line) => {
    const [label, value, third] = line.words;
    if (line.words.length !== 3 || third.gap < WIDE_GAP || !isField(label.text) || meanings.has(value.text))
      return line;
    const lengths = fields.filter((name) => third.text.startsWith(name)).map((name) => name.length);
    const length = Math.max(0, ...lengths);
    if (length === 0 || length === third.text.length) return line;
    return lineOf(line, [label, value, ...cutWord(third, length)]);
  });
}

/** The same for levels of which a line and a name touch: `经济成本指护林员劳务费` over `标`. */
export function partTouchingLevels(lines: readonly TextLine[], form: FormDefinition): TextLine[] {
  const names = levelNames(form).all.filter((name) => SAYS_LEVEL.test(name));
  const lengths = partLengths(lines, byFirst(new Set(names)), () => false);
  return lines.map((line) => cutParts(line, lengths));
}

/** Names that say that they are one of a level. */
const SAYS_LEVEL = /(?:指标|目标)$/u;

type Names = ReadonlyMap<string, readonly string[]>;
type MayTouch = (name: string, word: Word) => boolean;
type IsOpening = (name: string, word: Word) => boolean;

/** How much of words is a line of a name. */
function partLengths(
  lines: readonly TextLine[],
  names: Names,
  mayTouch: MayTouch,
  isOpening: IsOpening = () => false,
): ReadonlyMap<Word, number> {
  const lengths = new Map<Word, number>();
  lines.forEach((line, at) => {
    if (statedUnit(line.source.text)) return;
    for (const word of line.words.filter((each) => !lengths.has(each)))
      for (const [own, length] of labelParts(lines, at, word, names, mayTouch, isOpening)) lengths.set(own, length);
  });
  return lengths;
}

function cutParts(line: TextLine, lengths: ReadonlyMap<Word, number>): TextLine {
  const cut = (word: Word) => {
    const length = lengths.get(word) ?? word.text.length;
    return length < word.text.length ? cutWord(word, length) : [word];
  };
  return line.words.some((word) => cut(word).length > 1) ? lineOf(line, flatMap(line.words, cut)) : line;
}

type LabelPart = readonly [word: Word, length: number];

/** The words, with the lengths of their parts, of the label that begins with a word; none where no label does. */
function labelParts(
  lines: readonly TextLine[],
  at: number,
  first: Word,
  names: Names,
  mayTouch: MayTouch,
  isOpening: IsOpening,
): readonly LabelPart[] {
  for (const name of names.get(first.text[0]) ?? []) {
    const shared = sharedLength(first.text, name);
    if (shared < LEAST_BEGIN) continue;
    if (shared === name.length && isOpening(name, first)) return [];
    const parts = partsOf(name, lines, at, first);
    const isMarked = parts.some(([word, length]) => MARK_END.test(word.text.slice(0, length)));
    if (isMarked || parts.length > 1 || mayTouch(name, first)) return parts;
  }
  return [];
}

function partsOf(name: string, lines: readonly TextLine[], at: number, first: Word): readonly LabelPart[] {
  const parts: LabelPart[] = [];
  let rest = name;
  let end = first.x0;
  for (let i = at; i < lines.length && lines[i].y - lines[at].y <= LABEL_REACH; i++) {
    const under = i === at ? [first] : lines[i].words.filter((word) => word.x1 > first.x0);
    const found = under.map((word) => [word, lengthOf(word.text, rest)] as const).find(([, length]) => length > 0);
    if (!found && under.some(({ x0 }) => x0 < end)) break;
    if (!found) continue;
    const [word, length] = found;
    parts.push(found);
    if (length > rest.length) return parts;
    // the label has ended, a longer one of which it is the beginning would go on
    if (length < rest.length && MARK_END.test(word.text.slice(0, length + 1))) return [];
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

/** Cells that fill their columns may touch: words that hold a name and a measure, two measures, or a level and more, as two. */
export function partTouchingCells(line: TextLine, form: FormDefinition): TextLine {
  return cutWords(line, (text) => Math.max(text.search(MEASURE_BEHIND), levelEnd(text, form)));
}

/** Where a level ends whose name says that it is one, and a word of another cell begins; 0 for none. */
function levelEnd(text: string, form: FormDefinition): number {
  const ends = flatMap(levelNames(form).all, (name) => (text.startsWith(name) ? name.length : []));
  const end = Math.max(0, ...ends);
  return SAYS_LEVEL.test(text.slice(0, end)) && /^\p{Script=Han}{2}/u.test(text.slice(end)) ? end : 0;
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

/** Parts `（2026年度）` off a line on which it stands apart from cells: it is centred below the title, beside the first row. */
export function liftYears(lines: readonly TextLine[]): { lines: TextLine[]; years: (readonly Word[])[] } {
  const years: (readonly Word[])[] = [];
  const rest = lines.map((line) => {
    const fragments = toFragments(line.words);
    const year = fragments.length > 1 ? fragments.find(({ words }) => isYear(words)) : undefined;
    if (!year) return line;
    years.push(year.words);
    return lineOf(
      line,
      line.words.filter((word) => !year.words.includes(word)),
    );
  });
  return { lines: rest, years };
}

function isYear(words: readonly Word[]): boolean {
  return /^[（(【〔[]/u.test(words[0].text) && parseYearLine(words.map(({ text }) => text).join('')) !== null;
}

/** Takes off `2019年`, the first line of a heading beside the table, that stands alone above its head and left of it. */
export function liftSideYear(
  lines: readonly TextLine[],
  head: TextLine,
): { lines: TextLine[]; years: (readonly Word[])[] } {
  const last = lines.at(-1);
  const [year, more] = last?.words ?? [];
  const isLeft = year && !more && SIDE_YEAR.test(year.text) && head.words.length > 0 && year.x1 <= head.words[0].x0 + 1;
  return isLeft
    ? { lines: [...lines.slice(0, -1), lineOf(last!, [])], years: [[year]] }
    : { lines: [...lines], years: [] };
}

const SIDE_YEAR = /^(?:19|20)\d\d年度?$/u;

const LABEL_AND_VALUE = /^([^:：]{2,24}[:：])([^:：]+)$/u;

/** Parts a label from its value in one word (`其他资金：200`), behind other cells only: some dumps glue all of them. */
export function partLabelWords(line: TextLine, form: FormDefinition): TextLine {
  const isBehind = (word: Word) => word.gap >= WIDE_GAP && word !== line.words[0] && isJoined(word, form);
  if (!line.words.some(isBehind) || isJoined(line.words[0], form)) return line;
  return lineOf(
    line,
    flatMap(line.words, (word) =>
      isBehind(word) ? cutWord(word, LABEL_AND_VALUE.exec(word.text)![1].length) : [word],
    ),
  );
}

function isJoined(word: Word, form: FormDefinition): boolean {
  const found = LABEL_AND_VALUE.exec(word.text);
  return found !== null && means(readLabel(found[1], form)?.meanings, 'field', 'other');
}
