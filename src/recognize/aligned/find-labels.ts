import type { FormDefinition } from '../../model/form.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { type Vocabulary, vocabularyOf } from '../flow/vocabulary.js';
import { type PrintedLabel, readLabel } from '../grid/read-label.js';
import { normalizeLabel } from '../label.js';
import type { Heading } from './columns.js';
import { type TextLine, WIDE_GAP, type Word } from './text-lines.js';

/** A printed label: its words on one line, or on a few lines below each other. */
export interface LabelBlock extends Heading {
  readonly label: PrintedLabel;
  readonly words: readonly Word[];
  readonly text: string;
  /** First and last line, by position among the lines. */
  readonly first: number;
  readonly last: number;
  /** Vertical centre. */
  readonly y: number;
}

/** No label has more words, also where each of its characters stands on a line of its own. */
const MOST_WORDS = 24;
/** No label is so entangled that it takes more tries; bounds the work on letter-spaced dumps. */
const MOST_STEPS = 300;
/** The next line of a label stands at most so many lines below, and as many lines of other cells between. */
const WRAP_REACH = 3;

/** All labels of the form in these lines, wherever they stand apart from running text. Longest first where two compete. */
export function findLabelBlocks(lines: readonly TextLine[], form: FormDefinition): LabelBlock[] {
  const vocabulary = vocabularyOf(form);
  const used = new Set<Word>();
  const found: LabelBlock[] = [];
  lines.forEach((line, at) => {
    for (const word of line.words) {
      if (used.has(word)) continue;
      const block =
        longestLabel(lines, at, word, form, vocabulary, used, false) ??
        longestLabel(lines, at, word, form, vocabulary, used, true);
      if (!block) continue;
      for (const each of block.words) used.add(each);
      found.push(block);
    }
  });
  return found;
}

function longestLabel(
  lines: readonly TextLine[],
  at: number,
  first: Word,
  form: FormDefinition,
  vocabulary: Vocabulary,
  used: ReadonlySet<Word>,
  loose: boolean,
): LabelBlock | null {
  let best: LabelBlock | null = null;
  let bestLength = 0;
  let bestWidth = 0;
  let steps = 0;
  const grow = (words: readonly Word[], text: string, row: number): void => {
    if (steps++ > MOST_STEPS || !mayGrow(text, vocabulary)) return;
    const label = readLabel(text, form);
    const length = normalizeLabel(text).length;
    const width = Math.max(...words.map(({ x1 }) => x1)) - Math.min(...words.map(({ x0 }) => x0));
    const more = length - bestLength || text.length - (best?.text.length ?? 0) || bestWidth - width;
    if (label && more > 0) {
      best = toBlock(words, text, label);
      bestLength = length;
      bestWidth = width;
    }
    if (words.length >= MOST_WORDS) return;
    const last = words[words.length - 1];
    const next = last.line.words[last.line.words.indexOf(last) + 1];
    if (next && !used.has(next) && !isMarkedTwice(text, next) && !isApart(text, next, form, vocabulary)) {
      grow([...words, next], text + next.text, row);
      if (ORNAMENT.test(next.text)) return;
    }
    if (isLead(text) || isLetterSpaced(last)) return;
    for (const below of wordsBelow(lines, row, words, loose))
      if (!used.has(below.word) && !isMarkedTwice(text, below.word) && !isBracketed(text, below.word, vocabulary))
        grow([...words, below.word], text + below.word.text, below.row);
  };
  grow([first], first.text, at);
  return best;
}

const ORNAMENT = /^[:：*★☆]+$/u;
const MARKED_TWICE = /^(?:[:：]|[*★☆]{2})/u;
const OPEN_BRACKET = /[(（][^)）]*$/u;

/** The star or colon of another label: a label has one of each, and its colon ends it. */
function isMarkedTwice(text: string, { text: mark }: Word): boolean {
  const last = text.slice(-1);
  return ORNAMENT.test(mark) && ORNAMENT.test(last) && MARKED_TWICE.test(last + mark);
}

/** `项 目 名 称` above `主 管 部 门`: within a word whose characters are set apart no line ends, so it is no 项目主管部门. */
function isLetterSpaced(last: Word): boolean {
  const { words } = last.line;
  const at = words.indexOf(last);
  const ends = (i: number) => i >= words.length || words[i].gap >= WIDE_GAP || words[i].text.length > 1;
  let [from, to] = [at, at + 1];
  while (from > 0 && !ends(from) && words[from - 1].text.length === 1) from--;
  while (!ends(to)) to++;
  return last.text.length === 1 && to > at + 1 && to - from >= LEAST_SPACED;
}

/** Fewer characters side by side may each begin a label that goes down a column of one character. */
const LEAST_SPACED = 4;

/** Whether the next word on the line is no part of the label, although both together may be one. */
function isApart(text: string, next: Word, form: FormDefinition, vocabulary: Vocabulary): boolean {
  if (isBracketed(text, next, vocabulary)) return true;
  if (next.gap < WIDE_GAP) return false;
  if (OPEN_BRACKET.test(text + next.text[0]) || ORNAMENT.test(next.text) || isLead(text)) return true;
  // `年度` beside `预期目标`, above `目标`: what is a label by itself stands in a cell of its own
  const isAlone = next.text.length >= SHORTEST_LABEL || readLabel(text, form) !== null;
  return isAlone && readLabel(next.text, form) !== null;
}

/** No label, or the beginning of one, stands within the bracket behind another one; units and hints are shorter. */
function isBracketed(text: string, next: Word, vocabulary: Vocabulary): boolean {
  if (!OPEN_BRACKET.test(text)) return false;
  const name = normalizeLabel(next.text);
  return vocabulary.meanings.has(name) || (name.length >= SHORTEST_LABEL && beginsLabel(name, vocabulary));
}

const SHORTEST_LABEL = 3;

function toBlock(words: readonly Word[], text: string, label: PrintedLabel): LabelBlock {
  const first = words[0].line;
  const last = words[words.length - 1].line;
  return {
    label,
    words,
    text,
    ...extentOf(words),
    first: first.index,
    last: last.index,
    y: (first.y + last.y) / 2,
  };
}

/** Where a label stands: by the lines on which it begins a fragment, for what follows a single blank may be moved. */
function extentOf(words: readonly Word[]): Heading {
  const starts = words.filter((word, i) => word.line !== words[i - 1]?.line);
  const exact = new Set(starts.filter((word) => word.gap >= WIDE_GAP).map((word) => word.line));
  const sure = exact.size > 0 ? words.filter((word) => exact.has(word.line)) : words;
  const x0 = Math.min(...sure.map((word) => word.x0));
  return { x0, x1: Math.max(...sure.map((word) => word.x1)), exact: exact.size > 0 };
}

/** Order from left to right: on one line as printed there, else by place. */
export function compareLabels(a: LabelBlock, b: LabelBlock): number {
  for (const word of a.words) {
    const other = b.words.find((each) => each.line === word.line);
    if (other) return word.x0 - other.x0;
  }
  return a.x0 - b.x0;
}

/** Whether two labels stand beside each other: on one line, or in different columns. */
export function standBeside(a: LabelBlock, b: LabelBlock): boolean {
  return shareLine(a, b) || a.x0 >= b.x1 || a.x1 <= b.x0;
}

/** Whether two labels have words on one line. */
function shareLine(a: LabelBlock, b: LabelBlock): boolean {
  return a.words.some((word) => b.words.some((other) => other.line === word.line));
}

/** A word behind a single blank may stand so far left of where it was on the page. */
const INNER_DRIFT = 16;

/** The first line of a label may be set in so far (`　　上年结转资` over `金`), its other ones stand at the edge of the cell. */
const INDENT = 4;

/** Columns of a dump drift by one; where places are known exactly, what only touches stands beside. */
const DRIFT = 1;

/**
 * The words that may go on with these on the lines below, with nothing between. What stands under them is the last to be
 * looked at. Beyond it, a word behind a single blank may have been moved to the left, and a word of Han characters, which
 * are wider on the page than in a dump, may be centred under these; loosely, it only has to touch them there.
 */
function wordsBelow(
  lines: readonly TextLine[],
  row: number,
  words: readonly Word[],
  loose: boolean,
): { word: Word; row: number }[] {
  const x0 = Math.min(...words.map((word) => word.x0));
  const x1 = Math.max(...words.map((word) => word.x1));
  const wide = Math.max(...words.map(wideEnd));
  const moved = loose && words[words.length - 1].gap < WIDE_GAP ? INNER_DRIFT : 0;
  const isNear = (word: Word) => {
    if (word.gap < WIDE_GAP) return word.x0 < x1 + 1 + moved && word.x1 > x0 - INNER_DRIFT;
    if (/^[\d.,]+$/u.test(word.text)) return false;
    const edge = word.line.words.length === 1 ? x0 - INDENT : x0;
    return loose ? word.x0 < wide + moved && wideEnd(word) > edge : word.x0 >= x0 && wideEnd(word) <= wide + DRIFT;
  };
  const found: { word: Word; row: number }[] = [];
  const between: Word[] = [];
  for (let below = row + 1; below < lines.length; below++) {
    const line = lines[below];
    if (line.page !== lines[row].page || line.y - lines[row].y > WRAP_REACH) break;
    const drift = line.source.y === undefined ? DRIFT : 0;
    const under = line.words.filter((word) => word.x0 < x1 + drift && word.x1 > x0 - drift);
    const free = (word: Word) => !between.some((other) => other.x0 < word.x1 && other.x1 > word.x0);
    for (const word of new Set([...under, ...line.words.filter(isNear)]))
      if (free(word)) found.push({ word, row: below });
    if (under.length > 0) break;
    between.push(...line.words);
  }
  return found;
}

function wideEnd({ x0, text }: Word): number {
  return x0 + displayWidth(text);
}

/** What may stand before the name of a label: `其中：`, a number, a year. */
const LEADS = /^(?:其中[:,，]?|\(?[一二三四五六七八九十\d]{1,2}(?:\)|[、.．])|(?:19|20)\d\d年?度?)/u;
const CUT_LEAD = /^(?:其|(?:19|20)\d{0,2}年?)$/u;

/** The year of a heading: `2020 年绩效目标`. */
const YEAR = /^(?:19|20)\d\d年/u;

/** A number or year before a label stands on the label's own line. */
function isLead(text: string): boolean {
  const name = normalizeLabel(text);
  return /^\D{0,2}\d/u.test(name) && (CUT_LEAD.test(name) || name.replace(LEADS, '') === '');
}

/** Whether a text is a label or the beginning of one. */
function mayGrow(text: string, vocabulary: Vocabulary): boolean {
  const name = normalizeLabel(text);
  if (name === '' || name.length > vocabulary.longest + 24 || /\(.*\(/u.test(name)) return false;
  if (CUT_LEAD.test(name)) return true;
  const rest = name.replace(LEADS, '');
  if (beginsLabel(name, vocabulary) || beginsLabel(rest, vocabulary)) return true;
  return YEAR.test(name) && [...vocabulary.beside].some((heading) => heading.startsWith(rest));
}

/** A unit, a hint or a range of years in brackets behind the name, maybe cut off. */
const BRACKETS = /^\((?![^()]*\d[.,]\d)[^()]{0,16}\)?$/u;

function beginsLabel(name: string, { byFirst }: Vocabulary): boolean {
  if (name === '') return true;
  return (byFirst.get(name[0]) ?? []).some(
    (label) => label.startsWith(name) || (name.startsWith(label) && BRACKETS.test(name.slice(label.length))),
  );
}
