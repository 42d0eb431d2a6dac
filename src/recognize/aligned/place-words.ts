import type { Borders, ColumnShape } from './columns.js';
import { type TextLine, WIDE_GAP, type Word } from './text-lines.js';
import { FIT, PLACE } from './tolerances.js';

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
  const columns: Word[][] = Array.from({ length: borders.length + 1 }, () => []);
  const { words } = line;
  if (words.length === 0) return columns;
  let costs = columns.map(
    (_, c) => startCost(words[0], c, borders, shapes) + loneCost(-1, c, shapes) + nearby(words[0], c),
  );
  const back: number[][] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i];
    const inner = word.x0 - words[i - 1].x1 < WIDE_GAP;
    const from = columns.map(() => 0);
    const extra = columns.map((_, c) => (inner ? 0 : nearby(word, c)));
    costs = columns.map((_, c) => {
      let best = Number.POSITIVE_INFINITY;
      for (let p = 0; p <= c; p++) {
        const step = stepCost(words[i - 1], word, p, c, inner, borders, shapes);
        const cost = costs[p] + step + loneCost(p, c, shapes);
        if (cost >= best) continue;
        best = cost;
        from[c] = p;
      }
      return best + extra[c];
    });
    back.push(from);
  }
  costs = costs.map((cost, c) => cost + loneCost(c, columns.length, shapes));
  let at = costs.indexOf(Math.min(...costs));
  for (let i = words.length - 1; i >= 0; i--) {
    columns[at].unshift(words[i]);
    if (i > 0) at = back[i - 1][at];
  }
  return columns;
}

/** What the lines above and below say to a fragment, by its first word, standing in a column; negative speaks for it. */
export type Nearby = (word: Word, column: number) => number;

/**
 * Puts lines into columns twice: the second time, a fragment that stands under or over one of the neighbouring lines is
 * drawn to its column, and one that stands clearly beside the text of a column there is kept out of it.
 */
export function placeLines(lines: readonly TextLine[], borders: Borders, shapes: readonly ColumnShape[]): Word[][][] {
  const first = lines.map((line) => byColumn(line, borders, shapes));
  return lines.map((line, i) => {
    const around: (readonly (readonly Word[])[])[] = [];
    for (let j = i - 1; j >= 0 && line.y - lines[j].y <= PLACE.reach; j--) around.push(first[j]);
    for (let j = i + 1; j < lines.length && lines[j].y - line.y <= PLACE.reach; j++) around.push(first[j]);
    return byColumn(line, borders, shapes, (word, column) => neighbourCost(word, column, around));
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

function startCost(word: Word, column: number, borders: Borders, shapes: readonly ColumnShape[]): number {
  const off = distance(word.x0, column, borders);
  const place = off === 0 ? 0 : Math.min(PLACE.wrongStart, PLACE.offStart + PLACE.offBy * off);
  return place + PLACE.look * lookOf(word, column, shapes);
}

/** Going on from one column to another leaves one of two cells alone that stand on the same line. */
function loneCost(from: number, to: number, shapes: readonly ColumnShape[]): number {
  const first = shapes[from]?.levelWithNext && to > from + 1;
  const second = shapes[to - 1]?.levelWithNext && from < to - 1;
  return first || second ? PLACE.lone : 0;
}

function lookOf(word: Word, column: number, shapes: readonly ColumnShape[]): number {
  return shapes[column]?.look(word.text) ?? 0;
}

/** A number, with a comparator or a unit. */
const MEASURE = /^[<>=≤≥＜＞＝]{0,2}[\d０-９][\d０-９,，.．]*\S{0,6}$/u;

/** What it costs that a word stands in column `to` when the one before stands in column `from`. */
function stepCost(
  before: Word,
  word: Word,
  from: number,
  to: number,
  inner: boolean,
  borders: Borders,
  shapes: readonly ColumnShape[],
): number {
  if (!inner) return startCost(word, to, borders, shapes) + (from === to ? FIT.twoInOne : 0);
  if (from === to) {
    const end = borders[to] ?? Number.POSITIVE_INFINITY;
    const over = word.x1 > end ? PLACE.over + PLACE.overBy * (word.x1 - end) : 0;
    if (/[(（][^)）]*$/u.test(before.text)) return over;
    if (shapes[to]?.single) return over + PLACE.staySingle;
    if (shapes[to]?.measure && MEASURE.test(word.text) && MEASURE.test(before.text)) return over + PLACE.twoMeasures;
    const latin = /[\x21-\x7e]$/u.test(before.text) || /^[\x21-\x7e]/u.test(word.text);
    const unlike = shapes[to]?.measure ? 0 : PLACE.look * lookOf(word, to, shapes);
    return over + unlike + (latin ? PLACE.stayLatin : PLACE.stayHan);
  }
  const start = to === 0 ? 0 : borders[to - 1];
  const end = borders[to] ?? Number.POSITIVE_INFINITY;
  const moved =
    word.x0 < start ? PLACE.movedLeft * (start - word.x0) : word.x0 >= end ? PLACE.movedRight * (word.x0 - end + 1) : 0;
  return PLACE.next + PLACE.skip * (to - from - 1) + moved + PLACE.look * lookOf(word, to, shapes);
}
