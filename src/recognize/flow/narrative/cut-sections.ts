import type { SectionDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { headWidth } from '../../../rebuild/display-width.js';
import { CLOSING_START, OPEN_BRACKET, SENTENCE_END } from '../../marks.js';
import { segment, segmentSums } from '../../segment.js';
import { FULL_LINE_SHARE } from '../../tolerances.js';
import type { GapMeaning } from '../gaps.js';
import { cutsPair, paragraphScores, startScores } from './cues.js';
import { haveLikeTopics, type LineMark, type Mark, markLine, markLines, type Numbering } from './line-mark.js';
import { ANCHOR, CUE, CUT, EMPTY_SECTION, NARROW_BY_WORDS, NARROW_MARGIN, SHORT_LINE } from './tolerances.js';

/** A line of narrative text as the cutter sees it. */
export interface NarrativeLine {
  readonly text: string;
  readonly blankBefore: number;
  /** First text on a new page: the blank lines before it say nothing. */
  readonly newPage: boolean;
}

export interface SectionCut {
  /** starts[k] is the first line of section k; one entry more than sections. */
  readonly starts: readonly number[];
  /** Boundaries (index of the section that starts there) that the evidence does not settle. */
  readonly narrow: readonly number[];
}

/** Where labels stand beside their texts: for each section the line beside its label, or the border (`3.5`) that it stands at. */
export interface Anchors {
  readonly middles: readonly number[];
  /** Of the first lines of labels. */
  readonly tops: readonly number[];
  /** So far from the middle of a text a label may seem to stand that is centred beside it. */
  readonly slack: number;
  /** … and where every line of a label stands, in a form that is printed by height. */
  readonly places?: readonly (readonly number[])[];
}

/**
 * Cuts a run of lines into sections in their printed order. Evidence: borders that the dump shows, wrapped lines, sentence
 * ends, numbering, cue words. The column that they stand in may be wider than all of them. Null when there is nothing to cut.
 */
export function cutSections(
  lines: readonly NarrativeLine[],
  sections: readonly SectionDefinition[],
  printed: GapMeaning,
  anchors?: Anchors,
  columnWidth = 0,
): SectionCut | null {
  const marks = markLines(lines);
  const width = Math.max(columnWidth, ...marks.map((mark) => mark.width));
  const gaps = tearsTexts(lines, marks, width, printed) ? { ...printed, kind: 'none' as const } : printed;
  const ragged = sections.some((section) => section.beside) ? raggedness(marks) : null;
  const boundary = lines.map((line, at) => boundaryScore(line, marks, at, width, gaps));
  const paragraphs = paragraphMarks(marks, width);
  const scores = paragraphs.map((mark) => mark && paragraphScores(mark, sections));
  const sums = sections.map((_, k) => runningSums(scores.map((each) => each?.[k] ?? 0)));
  const opens = marks.map((mark) => startScores(mark, sections));
  const empty = (k: number) => (sections[k].optional ? EMPTY_SECTION.optional : EMPTY_SECTION.required);
  const begin = (k: number, from: number) => (from === 0 ? 0 : boundary[from]) + CUE.opens * opens[from][k];
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
  const [result, other] = flatMap(cuts, (cut) => cut ?? []).sort((a, b) => b.score - a.score);
  if (!result) return null;
  const disputed = other && other.score > result.score - NARROW_MARGIN ? other.starts : result.starts;
  const narrowMargin = gaps.kind === 'none' && plain ? NARROW_BY_WORDS : NARROW_MARGIN;
  const isNarrow = (margin: number, k: number) => {
    if (margin < narrowMargin || disputed[k] !== result.starts[k]) return true;
    return k > 0 && sections[k].beside === true && !isBorder(lines[result.starts[k]], gaps);
  };
  return { starts: result.starts, narrow: flatMap(result.margins, (margin, k) => (isNarrow(margin, k) ? [k] : [])) };
}

/** So many blank lines in mid-sentence are more than one label between the lines of its text. */
const LEAST_TORN = 2;

/** `…控制的通` / `立项依据` / `知》；`: blank lines within sentences, where labels were printed between lines by their height, are no borders. */
function tearsTexts(lines: readonly NarrativeLine[], marks: readonly Mark[], width: number, gaps: GapMeaning): boolean {
  if (gaps.kind !== 'block') return false;
  const torn = lines.filter(
    ({ blankBefore, newPage }, at) =>
      at > 0 && blankBefore > 0 && !newPage && isFull(marks, at - 1, width) && !SENTENCE_END.test(marks[at - 1].text),
  );
  return torn.length >= LEAST_TORN;
}

/** The dump shows that a cell begins here. Without that, texts side by side may have been printed line by line in turn. */
function isBorder(line: NarrativeLine | undefined, gaps: GapMeaning): boolean {
  return line !== undefined && gaps.kind === 'block' && line.blankBefore > 0;
}

type AnchorScore = (k: number, from: number, to: number) => number;

/**
 * Where labels stand beside their texts: on the first line, or (the other habit) in the middle. Lines are printed by their height:
 * a label's line shares that of a text which is at most half a line higher or lower, or stands between the lines above and below it,
 * before one that is as high. (`3` is line 3 itself, `3.5` below it.)
 */
function anchorScores(anchors?: Anchors): AnchorScore[] {
  if (!anchors) return [() => 0];
  const { middles, tops, slack, places } = anchors;
  const holds = (first: number, last: number, from: number, to: number) =>
    from <= Math.ceil(first) && Math.floor(last) < to;
  const off = (k: number, from: number, to: number) => {
    const lines = places?.[k];
    if (!lines) return Math.abs((from + to - 1) / 2 - middles[k]);
    return Math.max(...lines.map((place, j) => heightOff(place, 2 * j - lines.length + 1, from, to)));
  };
  return [
    (k, from, to) => {
      if (!holds(tops[k], places?.[k].at(-1) ?? tops[k], from, to)) return Number.NEGATIVE_INFINITY;
      return from === Math.ceil(tops[k]) ? 0 : ANCHOR.notFirst;
    },
    (k, from, to) => {
      if (!holds(middles[k], places?.[k].at(-1) ?? middles[k], from, to)) return Number.NEGATIVE_INFINITY;
      return ANCHOR.offCentre * Math.max(0, off(k, from, to) - slack);
    },
  ];
}

/** By how many lines a label's line stands too high or too low at `place` among the lines `from` … `to - 1`, `height` half lines below their middle. */
function heightOff(place: number, height: number, from: number, to: number): number {
  const heightOf = (line: number) => 2 * (line - from) - (to - from - 1);
  if (Number.isInteger(place)) return Math.max(0, Math.abs(heightOf(place) - height) - 1) / 2;
  const [above, below] = [heightOf(Math.floor(place)), heightOf(Math.ceil(place))];
  return Math.max(0, above - height + 1, height - below) / 2;
}

function runningSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums[sums.length - 1] + value);
  return sums;
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
  const full = isFull(marks, at - 1, width);
  if (full) score += ended ? CUT.fullButEnded : CUT.insideParagraph;
  else if (!ended) score += CUT.noSentenceEnd;
  return score + wordsScore(marks, at);
}

/** The same for lines of which only the texts are known; blank ones say nothing. */
export function boundaryWords(texts: readonly string[]): (at: number) => number {
  const marks = markLines(texts.map((text) => ({ text })));
  return (at) => wordsScore(marks, at);
}

/** How much the words on both sides speak for a section starting at line `at` > 0. */
function wordsScore(marks: readonly LineMark[], at: number): number {
  let score = numberingScore(marks, at);
  if (OPEN_END.test(marks[at - 1].text)) score += CUT.openEnd;
  if (marks[at].isLater) score += CUT.scheduleGoesOn;
  if (haveLikeTopics(marks[at - 1].text, marks[at].text)) score += CUT.topicGoesOn;
  if (TASK_END.test(marks[at - 1].text)) score += CUT.taskEnd;
  if (cutsPair(marks[at - 1].text, marks[at].text)) score += CUT.insideWord;
  if (CLOSING_START.test(marks[at].text) || OPEN_BRACKET.test(marks[at - 1].text)) score += CUT.closingStart;
  return score;
}

function borderScore(line: NarrativeLine, gaps: GapMeaning): number {
  if (line.newPage || gaps.kind === 'none') return 0;
  if (gaps.kind === 'blank') return line.blankBefore === 0 ? CUT.hardBorder : 0;
  return line.blankBefore > 0 ? CUT.hardBorder : CUT.noBorder;
}

/** Behind it more comes of the same text. */
export const OPEN_END = /[，,、：:（(《“]$/u;
/** Behind it comes the next task or reason; hardly a text ends so. */
export const TASK_END = /[；;]$/u;
const MOST_LINES = 120;

/**
 * How much speaks against lines `from` … `to - 1` standing in one column: lines that end in mid-sentence although they
 * are clearly shorter than the widest of them. Goals side by side have columns of different widths.
 */
function raggedness(marks: readonly Mark[]): (from: number, to: number) => number {
  if (marks.length > MOST_LINES) return () => 0;
  const widths = marks.map((mark) => mark.width);
  const heads = marks.map((mark) => headWidth(mark.text));
  const open = marks.map((mark) => !SENTENCE_END.test(mark.text));
  return (from, to) => {
    let widest = 0;
    for (let i = from; i < to; i++) widest = Math.max(widest, widths[i]);
    let score = 0;
    for (let i = from; i < to - 1; i++)
      if (open[i] && widths[i] + heads[i + 1] < FULL_LINE_SHARE * widest) score += SHORT_LINE;
    return Math.max(score, 3 * SHORT_LINE);
  };
}

/** What begins the next line did not fit behind this one. */
function isFull(marks: readonly Mark[], at: number, width: number): boolean {
  const head = at + 1 < marks.length ? headWidth(marks[at + 1].text) : 0;
  return marks[at].width + Math.max(0, head - HAN_WIDTH) >= FULL_LINE_SHARE * width;
}

const HAN_WIDTH = 2;

/** Each paragraph at its first line, null at its other lines. A full line that is not followed by a number goes on. */
function paragraphMarks(marks: readonly Mark[], width: number): (Mark | null)[] {
  const texts: (string | null)[] = [];
  let first = 0;
  marks.forEach((mark, at) => {
    if (at > 0 && isFull(marks, at - 1, width) && mark.number === null) {
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
