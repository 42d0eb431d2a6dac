import { range } from '../../model/group.js';
import type { Borders, ColumnShape } from './columns.js';
import { type TextLine, toFragments, WIDE_GAP, type Word } from './text-lines.js';
import { FIT, PLACE, SQUEEZE } from './tolerances.js';

/**
 * The words of a line by column; index 0, also among the shapes, is what stands left of the first column. Where a fragment begins is exact; a
 * word behind a single blank may be the next cell, moved to the left because the line was printed closed up. So the
 * cheapest way is taken to go through words and columns from left to right.
 */
export function byColumn(
  line: TextLine,
  borders: Borders,
  shapes: readonly ColumnShape[] = [],
  nearby: Nearby = () => 0,
): Word[][] {
  const { way } = cheapestPlaces(line, borders, shapes, nearby);
  return Array.from({ length: borders.length + 1 }, (_, c) => line.words.filter((_, i) => way[i] === c));
}

function cheapestPlaces(
  line: TextLine,
  borders: Borders,
  shapes: readonly ColumnShape[],
  nearby: Nearby = () => 0,
): CheapestWay {
  const { words } = line;
  const costs = words.map((word, i) => costsOf(word, words[i - 1], borders, shapes, nearby));
  const start = (c: number) => costs[0].next[c] + loneCost(-1, c, shapes) + costs[0].nearby[c];
  const step = (i: number, p: number, c: number) =>
    (p === c ? costs[i].stay[c] : costs[i].next[c]) + loneCost(p, c, shapes) + costs[i].nearby[c];
  const end = (c: number) => loneCost(c, borders.length + 1, shapes);
  // no way leads back to the left
  return cheapestWay(words.length, borders.length + 1, start, step, end, (column) => column);
}

/** By column, what it costs that a word stands there: with the one before it, or behind that one's column. */
interface WordCosts {
  readonly stay: readonly number[];
  readonly next: readonly number[];
  /** What the lines above and below say to it. */
  readonly nearby: readonly number[];
}

function costsOf(
  word: Word,
  before: Word | undefined,
  borders: Borders,
  shapes: readonly ColumnShape[],
  nearby: Nearby,
): WordCosts {
  const columns = range(0, borders.length + 1);
  const looks = columns.map((c) => PLACE.look * (shapes[c]?.look(word.text) ?? 0));
  const two = before && MEASURE.test(word.text) && MEASURE.test(before.text) ? PLACE.twoMeasures : 0;
  if (!before || word.x0 - before.x1 >= WIDE_GAP) {
    const next = columns.map((c) => startCost(word, c, borders, looks[c]));
    return { next, stay: next.map((cost) => cost + (FIT.twoInOne + two)), nearby: columns.map((c) => nearby(word, c)) };
  }
  return {
    next: columns.map((c) => innerCost(word, c, borders, looks[c]) + (isUnitOf(before, word) ? PLACE.unitApart : 0)),
    stay: columns.map((c) =>
      isUnitOf(before, word) ? 0 : stayCost(word, before, two, borders[c], shapes[c], looks[c]),
    ),
    nearby: columns.map(() => 0),
  };
}

/** `≥52 万剂次 50.4 万剂次`: behind a limit stands its unit, where a dump sets blanks between Han and digits. */
function isUnitOf(before: Word, { text }: Word): boolean {
  return LIMIT.test(before.text) && UNIT.test(text);
}

const LIMIT = /^[<>=≤≥＜＞＝]{1,2}[\d０-９][\d０-９,，.．]*$/u;
const UNIT = /^[%％℃]|^[\p{Script=Han}/／·()（）]{1,6}$/u;

interface CheapestWay {
  readonly cost: number;
  readonly way: readonly number[];
}

/** The cheapest way of `items` through states. `last` is the last state from which one may be reached. */
function cheapestWay(
  items: number,
  states: number,
  start: (state: number) => number,
  step: (item: number, from: number, to: number) => number,
  end: (state: number) => number = () => 0,
  last: (state: number) => number = () => states - 1,
): CheapestWay {
  if (items === 0) return { cost: 0, way: [] };
  let costs = Array.from({ length: states }, (_, c) => start(c));
  const back: number[][] = [];
  for (let i = 1; i < items; i++) {
    const from = new Array<number>(states).fill(0);
    const before = costs;
    costs = from.map((_, c) => {
      let best = Number.POSITIVE_INFINITY;
      for (let p = 0; p <= last(c); p++) {
        const cost = before[p] + step(i, p, c);
        if (cost >= best) continue;
        best = cost;
        from[c] = p;
      }
      return best;
    });
    back.push(from);
  }
  const total = costs.map((cost, c) => cost + end(c));
  const cost = Math.min(...total);
  const way = [total.indexOf(cost)];
  for (const from of back.reverse()) way.unshift(from[way[0]]);
  return { cost, way };
}

/** What the lines above and below say to a fragment, by its first word, standing in a column; negative speaks for it. */
export type Nearby = (word: Word, column: number) => number;

/**
 * Puts lines into columns twice: the second time, a fragment that stands under or over one of the neighbouring lines is
 * drawn to its column, and one that stands clearly beside the text of a column there is kept out of it.
 */
export function placeLines(lines: readonly TextLine[], page: Borders, shapes: readonly ColumnShape[]): Word[][][] {
  const squeezes = squeezesOf(lines, page, shapes);
  const bordersOf = (i: number) => page.map((border) => border * squeezes[i]);
  const first = lines.map((line, i) => byColumn(line, bordersOf(i), shapes));
  return lines.map((line, i) => {
    const around: (readonly (readonly Word[])[])[] = [];
    for (let j = i - 1; j >= 0 && line.y - lines[j].y <= PLACE.reach; j--) around.push(first[j]);
    for (let j = i + 1; j < lines.length && lines[j].y - line.y <= PLACE.reach; j++) around.push(first[j]);
    return byColumn(line, bordersOf(i), shapes, (word, column) => neighbourCost(word, column, around));
  });
}

function neighbourCost(word: Word, column: number, around: readonly (readonly (readonly Word[])[])[]): number {
  const end = fragmentEnd(word);
  let over = false;
  let beside = false;
  for (const columns of around) {
    const words = columns[column];
    if (words.length === 0) continue;
    if (words[0].x0 < end && words[words.length - 1].x1 > word.x0) over = true;
    else beside = true;
  }
  return over ? -PLACE.under : beside ? PLACE.beside : 0;
}

function fragmentEnd(word: Word): number {
  const { words } = word.line;
  let at = words.indexOf(word);
  while (at + 1 < words.length && words[at + 1].x0 - words[at].x1 < WIDE_GAP) at++;
  return words[at].x1;
}

/** How far a place is from a column; 0 inside of it. */
function distance(x: number, column: number, borders: Borders): number {
  const start = column === 0 ? 0 : borders[column - 1];
  const end = borders[column] ?? Number.POSITIVE_INFINITY;
  return x < start ? start - x : Math.max(0, x - end + 1);
}

function startCost(word: Word, column: number, borders: Borders, look: number): number {
  const off = distance(word.x0, column, borders);
  const place = off === 0 ? 0 : Math.min(PLACE.wrongStart, PLACE.offStart + PLACE.offBy * off);
  return place + look;
}

/** Going on from one column to another leaves one of two cells alone that stand on the same line. */
function loneCost(from: number, to: number, shapes: readonly ColumnShape[]): number {
  const first = shapes[from]?.levelWithNext && to > from + 1;
  const second = shapes[to - 1]?.levelWithNext && from < to - 1;
  return first || second ? PLACE.lone : 0;
}

/** A number, with a comparator or a unit. */
const MEASURE = /^[<>=≤≥＜＞＝]{0,2}[\d０-９][\d０-９,，.．]*\S{0,6}$/u;

/** What it costs that a word behind a single blank stands in the column of the one before. */
function stayCost(
  word: Word,
  before: Word,
  two: number,
  end: number = Number.POSITIVE_INFINITY,
  shape: ColumnShape | undefined,
  look: number,
): number {
  const over = word.x1 > end ? PLACE.over : 0;
  if (/[(（][^)）]*$/u.test(before.text)) return over;
  if (word.gap === 0) return over + two;
  if (shape?.single) return over + PLACE.staySingle + look;
  if (two > 0) return over + two;
  const unlike = shape?.measure ? 0 : look;
  return over + unlike + (word.loose ? 0 : PLACE.stayHan);
}

/** … and in another column, further right. */
function innerCost(word: Word, column: number, borders: Borders, look: number): number {
  const moved =
    PLACE.movedLeft * Math.max(0, (borders[column - 1] ?? 0) - word.x0) +
    PLACE.movedRight * Math.max(0, word.x0 + 1 - (borders[column] ?? Number.POSITIVE_INFINITY));
  return PLACE.next + moved + look;
}

/** By how much each line is printed narrower than the page: blocks of a page have columns of their own. It seldom changes. */
function squeezesOf(lines: readonly TextLine[], borders: Borders, shapes: readonly ColumnShape[]): number[] {
  const { steps, change, off, leastFragments } = SQUEEZE;
  const costs = lines.map((line) =>
    toFragments(line.words).length < leastFragments
      ? steps.map(() => 0)
      : steps.map(
          (step) =>
            cheapestPlaces(
              line,
              borders.map((border) => border * step),
              shapes,
            ).cost,
        ),
  );
  const costOf = (i: number, step: number) => costs[i][step] + off * Math.abs(steps[step] - 1);
  const turn = (from: number, to: number) => (from === to ? 0 : change.any + change.by * Math.abs(from - to));
  const { way } = cheapestWay(
    lines.length,
    steps.length,
    (step) => costOf(0, step),
    (i, from, to) => turn(from, to) + costOf(i, to),
  );
  return way.map((step) => steps[step]);
}
