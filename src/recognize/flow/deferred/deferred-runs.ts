import type { FormDefinition } from '../../../model/form.js';
import { quantile } from '../../../model/group.js';
import { mayBegin } from '../../label.js';
import { columnIn, means, meansOnly } from '../../label-meaning.js';
import { findLevel, levelIndex } from '../../levels.js';
import type { Behind } from '../frame.js';
import { DEFERRAL } from './costs.js';
import { isWholeCell, STRAY_MARKS, type Word } from './words.js';

/** The words of one page: those that were drawn at once, and those that were drawn after them. */
export interface PageRun {
  readonly simple: readonly Word[];
  readonly deferred: readonly Word[];
}

interface Path {
  readonly cost: number;
  readonly back: Path | null;
  readonly deferred: boolean;
}

/**
 * Tells whether a form was printed by an exporter that draws, page by page, first the cells of one line and one script and
 * then all others, and cuts it into those runs: the cheapest way through two states. Null for any other dump.
 */
export function findDeferredRuns(
  words: readonly Word[],
  form: FormDefinition,
  behind: Behind = { year: new Set(), number: new Set() },
): PageRun[] | null {
  let simple: Path = { cost: 0, back: null, deferred: false };
  let deferred: Path = { cost: Number.POSITIVE_INFINITY, back: null, deferred: true };
  const most = DEFERRAL.begins + DEFERRAL.mostMisfit * words.length;
  const below = headersBelow(words);
  const unitCells = words.some(({ item }) => columnIn(item.meanings) === 'targetUnit');
  const touching = words.some((_, at) => touches(words, at));
  const gap = widestUsualGap(words);
  const head = words.find((word) => columnIn(word.item.meanings) !== null && isDrawnAtOnce(word));
  /** A word that was drawn late stands before on its line, or the label of these amounts was, so that all behind it were. */
  let lateLine = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const mixed = word.mixed && !(unitCells && touching && MEASURE.test(word.text));
    const inLine = touching && isBehindCell(words, at);
    const surelyLate = mixed || word.wrapped || below.has(word) || isCutLevel(words, at, form);
    lateLine = surelyLate || (lateLine && (inLine || isAmountBehind(words, at)));
    const joined = lateLine || (touching && word.names.length > 0);
    const inSimple = surelyLate ? DEFERRAL.mixedAmongSimple : 0;
    const inDeferred = surelyLate ? 0 : joined ? DEFERRAL.lineAmongDeferred : deferredCost(words, at, form);
    const again = at > 0 && isDrawnAtOnce(word) && word !== head && word.item.name === head?.item.name;
    // no page begins inside a line
    const inside = at === 0 || inLine || word.sameLine;
    const turn = inside ? Number.POSITIVE_INFINITY : again ? DEFERRAL.headAgain : pageCost(words, at, gap, behind);
    const nextSimple = cheaper(simple, deferred, turn, false, inSimple);
    const begin = isPartedFrom(words, at, behind) ? 0 : DEFERRAL.begins;
    deferred = cheaper(deferred, simple, begin, true, inDeferred);
    simple = nextSimple;
    if (Math.min(simple.cost, deferred.cost) > most) return null;
  }
  const runs = toRuns(words, deferred);
  const late = runs.reduce((sum, run) => sum + run.deferred.length, 0);
  return late >= DEFERRAL.leastShare * words.length && late < words.length ? runs : null;
}

/** On the line of the cell before; not behind a heading of the table, where the rows of a page may begin. */
function isBehindCell(words: readonly Word[], at: number): boolean {
  return at > 0 && (words[at].sameLine || touches(words, at)) && columnIn(words[at - 1].item.meanings) === null;
}

/** An amount or rate behind another one or the label of a row of the money grid. */
function isAmountBehind(words: readonly Word[], at: number): boolean {
  const isAmount = ({ text }: Word) => /^\d[\d.,]*%?$/u.test(text);
  return isAmount(words[at]) && (means(words[at - 1].item.meanings, 'fund') || isAmount(words[at - 1]));
}

/** A heading of the indicator table, on one line and in one script. */
function isDrawnAtOnce({ item, mixed, wrapped }: Word): boolean {
  return !mixed && !wrapped && !means(item.meanings, 'fundColumn');
}

function cheaper(same: Path, other: Path, change: number, deferred: boolean, cost: number): Path {
  const keep = same.cost <= other.cost + change;
  return { cost: cost + (keep ? same.cost : other.cost + change), back: keep ? same : other, deferred };
}

/** What it costs that the deferred cells end before this word, so that a page begins with it. */
function pageCost(words: readonly Word[], at: number, gap: number, { number }: Behind): number {
  const { page, line } = words[at].item.pieces[0];
  if (line !== null && number.has(line) && words[at - 1].item.pieces.at(-1)?.line !== line) return DEFERRAL.nextPage;
  const { item } = words[at];
  if (page !== null && page !== words[at - 1].item.pieces[0].page) return DEFERRAL.nextPage;
  if (page === null && item.blankBefore > gap) return DEFERRAL.wideGap;
  const afterHead = columnIn(words[at - 1].item.meanings) !== null && item.meanings === null;
  if (afterHead || columnIn(item.meanings) === 'level1') return DEFERRAL.repeatedHead;
  if (page !== null) return DEFERRAL.noPage;
  return words.slice(at, at + 2).some(isWholeCell) ? DEFERRAL.unmarkedPage : DEFERRAL.noPage;
}

/** Blank lines between pages are rarer than this share of the words. */
const RARE_GAP = 0.05;

/** The most blank lines that the dump puts between lines of one page. */
function widestUsualGap(words: readonly Word[]): number {
  const gaps = words.map(({ item }) => item.blankBefore);
  return quantile(gaps, 1 - RARE_GAP) ?? 0;
}

/** A line was taken out here: the year, which holds digits and Han and so is the first of the deferred cells; or it stood at the end of a line. */
function isPartedFrom(words: readonly Word[], at: number, { year }: Behind): boolean {
  const before = words[at - 1]?.item.pieces.at(-1)?.line;
  const { pieces, blankBefore } = words[at].item;
  if (before == null || pieces[0].line === null || words[at].sameLine) return false;
  return pieces[0].line - before - blankBefore > 1 || (pieces[0].line > before && year.has(pieces[0].line));
}

/** `可持续` or `影响指标` where the other one stands beside it: a level label that was cut over two lines. */
function isCutLevel(words: readonly Word[], at: number, form: FormDefinition): boolean {
  const word = words[at];
  if (word.item.meanings) return false;
  const index = levelIndex(form);
  const joins = (first: Word | undefined, second: Word | undefined) =>
    !!first &&
    !!second &&
    !second.sameLine &&
    second.names.length === 0 &&
    mayBegin(first.text, index.firsts) &&
    findLevel(first.text + second.text, index).length > 0;
  return joins(words[at - 1], word) || joins(word, words[at + 1]);
}

/** `12处`: the cells of a number and its unit, where nothing parted them. */
const MEASURE = /^[<>=≤≥]*\d[\d.,]*\D+$/u;

/** The word was cut off the one before: extractors that let cells touch print the lines of a cell as one. */
function touches(words: readonly Word[], at: number): boolean {
  const line = words[at - 1]?.item.pieces.at(-1)?.line;
  return line != null && !words[at].sameLine && words[at].item.pieces[0].line === line;
}

/** Labels of the header below the head of the indicator table: they were drawn late, whatever their lines look like. */
function headersBelow(words: readonly Word[]): Set<Word> {
  const head = words.findIndex(({ item }) => columnIn(item.meanings) === 'level1');
  const isHeader = ({ item }: Word) => meansOnly(item.meanings, 'field', 'section', 'heading', 'fund');
  return new Set(head < 0 ? [] : words.slice(head).filter(isHeader));
}

function deferredCost(words: readonly Word[], at: number, form: FormDefinition): number {
  const word = words[at];
  if (STRAY_MARKS.test(word.text)) return 0;
  const next = words[at + 1];
  if (isWholeCell(word)) {
    const joins = (above?: Word, below?: Word) =>
      above && below && !below.sameLine && findLevel(above.text + below.text, levelIndex(form)).length > 0;
    const joined = word.names.length > 0 && (joins(word, next) || joins(words[at - 1], word));
    return joined ? 0 : DEFERRAL.simpleAmongDeferred;
  }
  const goesOn = [words[at - 1], next].some((other) => other && !isWholeCell(other));
  return goesOn ? DEFERRAL.lineAmongDeferred : DEFERRAL.loneAmongDeferred;
}

function toRuns(words: readonly Word[], end: Path): PageRun[] {
  const states: boolean[] = [];
  for (let path: Path | null = end; path?.back; path = path.back) states.push(path.deferred);
  states.reverse();
  const runs: { simple: Word[]; deferred: Word[] }[] = [];
  words.forEach((word, at) => {
    if (at === 0 || (!states[at] && states[at - 1])) runs.push({ simple: [], deferred: [] });
    const run = runs[runs.length - 1];
    (states[at] ? run.deferred : run.simple).push(word);
  });
  return runs;
}
