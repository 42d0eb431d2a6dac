import type { SectionDefinition } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { type FirstUnits, firstUnits } from '../../label.js';
import { CLOSING_START, SENTENCE_END } from '../../marks.js';
import { segment, segmentSums } from '../../segment.js';
import {
  ANCHOR,
  CUE,
  CUT,
  EMPTY_SECTION,
  FULL_LINE_SHARE,
  NARROW_BY_WORDS,
  NARROW_MARGIN,
  SHORT_LINE,
} from '../../tolerances.js';
import { type WordIndex, wordIndex, wordsHeld } from '../../words-held.js';

/** A line of narrative text as the cutter sees it. */
export interface NarrativeLine {
  readonly text: string;
  readonly blankBefore: number;
  /** First text on a new page: the blank lines before it say nothing. */
  readonly newPage: boolean;
}

/** What blank lines mean in a dump. */
export interface GapMeaning {
  /** `blank`: every line is followed by a blank one and two adjacent lines are two cells (the seed). `block`: a blank line parts cells (MuPDF, pdfminer). `none`: nothing to be learnt. */
  readonly kind: 'blank' | 'block' | 'none';
}

export interface SectionCut {
  /** starts[k] is the first line of section k; one entry more than sections. */
  readonly starts: readonly number[];
  /** Boundaries (index of the section that starts there) that the evidence does not settle. */
  readonly narrow: readonly number[];
}

/**
 * Cuts a run of lines into sections in their printed order. Evidence: borders that the dump shows, wrapped lines, sentence
 * ends, numbering, cue words. Null when there is nothing to cut.
 */
export function cutSections(
  lines: readonly NarrativeLine[],
  sections: readonly SectionDefinition[],
  gaps: GapMeaning,
  anchors?: readonly number[],
): SectionCut | null {
  const marks = markLines(lines);
  const width = Math.max(0, ...marks.map((mark) => mark.width));
  const ragged = sections.some((section) => section.beside) ? raggedness(marks) : null;
  const boundary = lines.map((line, at) => boundaryScore(line, marks, at, width, gaps));
  const paragraphs = paragraphMarks(marks, width);
  const cues = cuesOf(sections);
  const scores = paragraphs.map((mark) => (mark === null ? null : sections.map(scoreBy(mark, cues))));
  const sums = sections.map((_, k) => runningSums(scores.map((each) => each?.[k] ?? 0)));
  const opens = sections.map(() => new Array<number>(lines.length).fill(0));
  marks.forEach((mark, at) => {
    for (const k of startedBy(mark, cues)) opens[k][at] = CUE.opens;
  });
  const empty = (k: number) => (sections[k].optional ? EMPTY_SECTION.optional : EMPTY_SECTION.required);
  const begin = (k: number, from: number) => (from === 0 ? 0 : boundary[from]) + opens[k][from];
  const problem = { items: lines.length, labels: sections.length };
  const cutWith = (anchored: AnchorScore) =>
    segment({
      ...problem,
      runScore: (k, from, to) => {
        const anchor = anchored(k, from, to);
        if (from === to) return anchor + empty(k);
        return anchor + begin(k, from) + (ragged?.(from, to) ?? 0) + sums[k][to] - sums[k][from];
      },
    });
  const plain = !anchors && !ragged;
  const cuts = plain ? [segmentSums({ ...problem, begin, sums, empty })] : anchorScores(anchors).map(cutWith);
  const [result, other] = cuts.flatMap((cut) => cut ?? []).sort((a, b) => b.score - a.score);
  if (!result) return null;
  const disputed = other && other.score > result.score - NARROW_MARGIN ? other.starts : result.starts;
  const narrowMargin = gaps.kind === 'none' && plain ? NARROW_BY_WORDS : NARROW_MARGIN;
  const isNarrow = (margin: number, k: number) => {
    if (margin < narrowMargin || disputed[k] !== result.starts[k]) return true;
    return k > 0 && sections[k].beside === true && !isBorder(lines[result.starts[k]], gaps);
  };
  return { starts: result.starts, narrow: result.margins.flatMap((margin, k) => (isNarrow(margin, k) ? [k] : [])) };
}

/** The dump shows that a cell begins here. Without that, texts side by side may have been printed line by line in turn. */
function isBorder(line: NarrativeLine | undefined, gaps: GapMeaning): boolean {
  return line !== undefined && gaps.kind === 'block' && line.blankBefore > 0;
}

type AnchorScore = (k: number, from: number, to: number) => number;

/**
 * Where labels stand beside their texts: on the first line, or (the other habit) in the middle. A label on a line of its own
 * has its anchor half a line above the line that follows.
 */
function anchorScores(anchors?: readonly number[]): AnchorScore[] {
  if (!anchors) return [() => 0];
  const holds = (k: number, from: number, to: number) => from <= Math.ceil(anchors[k]) && Math.floor(anchors[k]) < to;
  return [
    (k, from, to) => {
      if (!holds(k, from, to)) return Number.NEGATIVE_INFINITY;
      return from === Math.ceil(anchors[k]) ? 0 : ANCHOR.notFirst;
    },
    (k, from, to) => {
      if (!holds(k, from, to)) return Number.NEGATIVE_INFINITY;
      return ANCHOR.offCentre * Math.max(0, Math.abs((from + to - 1) / 2 - anchors[k]) - 0.5);
    },
  ];
}

function runningSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums[sums.length - 1] + value);
  return sums;
}

const OPEN_END = /[，,、：:（(《“]$/u;

/** What is looked at in a text again and again. */
interface Mark {
  readonly text: string;
  readonly width: number;
  readonly number: Numbering | null;
  /** With `#` for every number. */
  readonly masked: string;
  /** … and without the number that it begins with. */
  readonly start: string;
}

interface LineMark extends Mark {
  /** The nearest number that a line above begins with. */
  readonly numberAbove: Numbering | null;
}

function markLines(lines: readonly { readonly text: string }[]): LineMark[] {
  let numberAbove: Numbering | null = null;
  return lines.map((line) => {
    const mark = { ...markLine(line), numberAbove };
    numberAbove = mark.number ?? numberAbove;
    return mark;
  });
}

function markLine({ text }: { readonly text: string }): Mark {
  const masked = text.replace(DIGITS, '#');
  const number = numbering(text);
  const start = number ? text.replace(NUMBERING, '').trimStart().replace(DIGITS, '#') : masked.trimStart();
  return { text, width: displayWidth(text), number, masked, start };
}

/** How much speaks for a section starting at line `at` > 0, whatever the section. */
function boundaryScore(
  line: NarrativeLine,
  marks: readonly LineMark[],
  at: number,
  width: number,
  gaps: GapMeaning,
): number {
  if (at === 0) return 0;
  const before = marks[at - 1].text;
  let score = borderScore(line, gaps);
  const ended = SENTENCE_END.test(before);
  const full = isFull(marks[at - 1], width);
  if (full) score += ended ? CUT.fullButEnded : CUT.insideParagraph;
  else if (!ended) score += CUT.noSentenceEnd;
  return score + wordsScore(marks, at);
}

/** How much the words on both sides speak for a section starting at line `at` > 0. */
function wordsScore(marks: readonly LineMark[], at: number): number {
  let score = numberingScore(marks, at);
  if (OPEN_END.test(marks[at - 1].text)) score += CUT.openEnd;
  if (CLOSING_START.test(marks[at].text)) score += CUT.closingStart;
  return score;
}

/** The same for lines of which only the texts are known; blank ones say nothing. */
export function boundaryWords(texts: readonly string[]): (at: number) => number {
  const marks = markLines(texts.map((text) => ({ text })));
  return (at) => wordsScore(marks, at);
}

function borderScore(line: NarrativeLine, gaps: GapMeaning): number {
  if (line.newPage || gaps.kind === 'none') return 0;
  if (gaps.kind === 'blank') return line.blankBefore === 0 ? CUT.hardBorder : 0;
  return line.blankBefore > 0 ? CUT.hardBorder : CUT.noBorder;
}

const MOST_LINES = 120;

/**
 * How much speaks against lines `from` … `to - 1` standing in one column: lines that end in mid-sentence although they
 * are clearly shorter than the widest of them. Goals side by side have columns of different widths.
 */
function raggedness(marks: readonly Mark[]): (from: number, to: number) => number {
  if (marks.length > MOST_LINES) return () => 0;
  const widths = marks.map((mark) => mark.width);
  const open = marks.map((mark) => !SENTENCE_END.test(mark.text));
  return (from, to) => {
    let widest = 0;
    for (let i = from; i < to; i++) widest = Math.max(widest, widths[i]);
    let score = 0;
    for (let i = from; i < to - 1; i++) if (open[i] && widths[i] < FULL_LINE_SHARE * widest - 2) score += SHORT_LINE;
    return Math.max(score, 3 * SHORT_LINE);
  };
}

function isFull(mark: Mark, width: number): boolean {
  return mark.width >= FULL_LINE_SHARE * width;
}

/** Each paragraph at its first line, null at its other lines. A full line that is not followed by a number goes on. */
function paragraphMarks(marks: readonly Mark[], width: number): (Mark | null)[] {
  const texts: (string | null)[] = [];
  let first = 0;
  marks.forEach((mark, at) => {
    if (at > 0 && isFull(marks[at - 1], width) && mark.number === null) {
      texts[first] += mark.text;
      texts.push(null);
    } else {
      first = at;
      texts.push(mark.text);
    }
  });
  return texts.map((text, at) => {
    if (text === null) return null;
    return text === marks[at].text ? marks[at] : markLine({ text });
  });
}

export interface Numbering {
  readonly style: string;
  readonly value: number;
}

const HAN_DIGITS = '一二三四五六七八九十';
const NUMBERING =
  /^\s*(?:[（(]\s*(\d{1,2}|[一二三四五六七八九十])\s*[)）]|(\d{1,2})\s*([、.．)）])(?!\d)|([一二三四五六七八九十])\s*[、是]|第([一二三四五六七八九十])[，,、]|([①-⑳])|目标\s*(\d{1,2})\s*[:：])/u;

/** The number at the start of a line and its style: `1、` and `2.` count as one style, `（1）`, `一、` and `目标1：` are others. */
export function numbering(text: string): Numbering | null {
  const found = NUMBERING.exec(text);
  if (!found) return null;
  const [, bracketed, plain, , han, ordinal, circled, goal] = found;
  if (plain) return { style: 'plain', value: Number(plain) };
  if (goal) return { style: 'goal', value: Number(goal) };
  if (circled) return { style: 'circled', value: circled.charCodeAt(0) - 0x245f };
  if (han) return { style: 'han', value: HAN_DIGITS.indexOf(han) + 1 };
  if (ordinal) return { style: 'ordinal', value: HAN_DIGITS.indexOf(ordinal) + 1 };
  const digit = HAN_DIGITS.indexOf(bracketed);
  return { style: digit < 0 ? 'bracket' : 'hanBracket', value: digit < 0 ? Number(bracketed) : digit + 1 };
}

function numberingScore(marks: readonly LineMark[], at: number): number {
  const { number: here, numberAbove } = marks[at];
  const before = here ? lastNumbering(marks, at, here.style) : numberAbove;
  if (!here) return before && before.value > 1 ? CUT.listEnds : 0;
  if (here.value === 1) {
    if (before) return CUT.numberRestarts;
    return /[:：]$/u.test(marks[at - 1].text) ? 0 : CUT.listBegins;
  }
  return !before || here.value === before.value + 1 ? CUT.numberGoesOn : 0;
}

/** The nearest number of this style above line `at`. */
function lastNumbering(marks: readonly LineMark[], at: number, style: string): Numbering | null {
  for (let i = at - 1; i >= 0; i--) {
    const found = marks[i].number;
    if (found?.style === style) return found;
  }
  return null;
}

/** How much the words of a text speak for each of these sections. */
export function sectionCues(
  sections: readonly SectionDefinition[],
): (text: string, section: SectionDefinition) => number {
  const cues = cuesOf(sections);
  return (text, section) => scoreBy(markLine({ text }), cues)(section, sections.indexOf(section));
}

/** The words that speak for some sections, and how much each counts. */
interface Cues {
  readonly sections: readonly SectionDefinition[];
  readonly weights: ReadonlyMap<string, number>;
  readonly index: WordIndex;
  /** Where each word stands among those of each section that has it. */
  readonly places: ReadonlyMap<string, readonly CuePlace[]>;
  /** The words that start some sections, by their first unit. */
  readonly starts: ReadonlyMap<number, readonly { readonly cue: string; readonly section: number }[]>;
}

interface CuePlace {
  readonly section: number;
  readonly at: number;
}

/** Those that were asked for last: form after form has the same sections. */
let known: Cues | null = null;

function cuesOf(sections: readonly SectionDefinition[]): Cues {
  const isSame = known?.sections.length === sections.length && sections.every((each, i) => each === known?.sections[i]);
  if (known && isSame) return known;
  const weights = weigh(sections);
  const places = groupBy(
    sections.flatMap(({ cues }, section) => cues.any.map((cue, at) => ({ cue, section, at }))),
    ({ cue }) => cue,
  );
  const starts = groupBy(
    sections.flatMap(({ cues }, section) => cues.start.map((cue) => ({ cue, section }))),
    ({ cue }) => cue.charCodeAt(0),
  );
  known = { sections, weights, index: wordIndex(weights.keys()), places, starts };
  return known;
}

function groupBy<Key, Each>(all: readonly Each[], keyOf: (each: Each) => Key): Map<Key, Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

/** A cue that several sections name says little about each of them. */
function weigh(sections: readonly SectionDefinition[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { cues } of sections) for (const cue of new Set(cues.any)) count.set(cue, (count.get(cue) ?? 0) + 1);
  return new Map([...count].map(([cue, sharers]) => [cue, CUE.word / sharers]));
}

/** How much a text speaks for a section, the k-th of them. */
function scoreBy(mark: Mark, cues: Cues): (section: SectionDefinition, k: number) => number {
  const words = wordScores(wordsHeld(mark.masked, cues.index), cues);
  const started = startedBy(mark, cues);
  return ({ cues: { made } }, k) => {
    let score = words[k];
    if (made === 'citations' && isCitations(mark.text)) score += CUE.made;
    if (made === 'schedule' && isSchedule(mark.text)) score += CUE.made;
    return Math.min(CUE.most, score) + (started.includes(k) ? CUE.start : 0);
  };
}

/** The weights of the words that are each section's own, added up in its order. */
function wordScores(held: readonly string[], { sections, weights, places }: Cues): number[] {
  const scores = sections.map(() => 0);
  const own = held.flatMap((cue) => places.get(cue) ?? []).sort((a, b) => a.at - b.at);
  for (const { section, at } of own) scores[section] += weights.get(sections[section].cues.any[at])!;
  return scores;
}

const NO_SECTIONS: readonly number[] = [];

/** The sections that a text, behind its number if it has one, starts with a word of. */
function startedBy({ start }: Mark, { starts }: Cues): readonly number[] {
  const alike = starts.get(start.charCodeAt(0));
  if (!alike) return NO_SECTIONS;
  return alike.flatMap(({ cue, section }) => (start.startsWith(cue) ? [section] : []));
}

const CITATION =
  /《[^》]*》|关于[^。；]{4,60}的(?:通知|意见|批复|函|决定|报告|请示)|[（(〔[][^）)〕\]]*[号年令][^）)〕\]]*[）)〕\]]/gu;
const MOSTLY = 0.6;

/** Most of the paragraph is names of documents and their numbers. */
function isCitations(paragraph: string): boolean {
  let cited = 0;
  for (const found of paragraph.match(CITATION) ?? []) cited += found.length;
  return cited >= MOSTLY * paragraph.replace(/\s/gu, '').length;
}

const POINT_IN_TIME = /\d{1,2}\s*月|[一二三四]季度|[上下]半年|年[初中底末]|第[一二三四]阶段/gu;

/** Two or more points in time. */
function isSchedule(paragraph: string): boolean {
  return (paragraph.match(POINT_IN_TIME) ?? []).length >= 2;
}

const DIGITS = /\d[\d.]*/gu;

/** How many words of the section a text holds; one at its start counts more. */
export function cueFit(text: string, section: SectionDefinition): number {
  const mark = markLine({ text });
  const words = section.cues.any.filter((cue) => mark.masked.includes(cue)).length;
  return words + (startsWithCue(mark, section) ? CUE.start : 0);
}

/** What was done is told in words that no plan begins with; goals of two spans of time are worded alike. */
const REPORT = 'narrative.actualCompletion';

/** Asks whether a line begins to tell what was done, where the second of these sections does. */
export function reportsOf([, section]: readonly SectionDefinition[]): (line: { readonly text: string }) => boolean {
  return (line) => section.key === REPORT && startsWithCue(markLine(line), section);
}

/** Of two texts side by side the first one tells what was done, although its section is the second. */
export function tellsReport(
  [first]: readonly { readonly text: string }[],
  [second]: readonly { readonly text: string }[],
  sections: readonly SectionDefinition[],
): boolean {
  const reports = reportsOf(sections);
  return first !== undefined && second !== undefined && reports(first) && !reports(second);
}

/** The text, behind its number if it has one, starts with a word that starts this section. */
function startsWithCue({ start }: Mark, section: SectionDefinition): boolean {
  let firsts = cueFirsts.get(section);
  if (!firsts) {
    firsts = firstUnits(section.cues.start);
    cueFirsts.set(section, firsts);
  }
  return firsts.has(start.charCodeAt(0)) && section.cues.start.some((cue) => start.startsWith(cue));
}

const cueFirsts = new WeakMap<SectionDefinition, FirstUnits>();
