import type { Borders, ColumnShape } from './columns.js';
import { type TextLine, WIDE_GAP, type Word } from './text-lines.js';
import { FIT, PLACE } from './tolerances.js';

/**
 * The words of a line by column; index 0 is what stands left of the first column. Where a fragment begins is exact; a
 * word behind a single blank may be the next cell, moved to the left because the line was printed closed up. So the
 * cheapest way is taken to go through words and columns from left to right.
 */
export function byColumn(line: TextLine, borders: Borders, shapes: readonly ColumnShape[] = []): Word[][] {
  const columns: Word[][] = Array.from({ length: borders.length + 1 }, () => []);
  const { words } = line;
  if (words.length === 0) return columns;
  let costs = columns.map((_, c) => startCost(words[0], c, borders, shapes));
  const back: number[][] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i];
    const inner = word.x0 - words[i - 1].x1 < WIDE_GAP;
    const from = columns.map(() => 0);
    costs = columns.map((_, c) => {
      let best = Number.POSITIVE_INFINITY;
      for (let p = 0; p <= c; p++) {
        const cost = costs[p] + stepCost(words[i - 1], word, p, c, inner, borders, shapes);
        if (cost >= best) continue;
        best = cost;
        from[c] = p;
      }
      return best;
    });
    back.push(from);
  }
  let at = costs.indexOf(Math.min(...costs));
  for (let i = words.length - 1; i >= 0; i--) {
    columns[at].unshift(words[i]);
    if (i > 0) at = back[i - 1][at];
  }
  return columns;
}

/** The column that a place belongs to. */
function columnAt(x: number, borders: Borders): number {
  let column = 0;
  while (column < borders.length && x >= borders[column]) column++;
  return column;
}

function startCost(word: Word, column: number, borders: Borders, shapes: readonly ColumnShape[]): number {
  const look = PLACE.look * lookOf(word, column, shapes);
  if (columnAt(word.x0, borders) === column) return look;
  const near = columnAt(word.x0 + 1, borders) === column || columnAt(word.x0 - 1, borders) === column;
  return look + (near ? PLACE.nearBorder : PLACE.wrongStart);
}

function lookOf(word: Word, column: number, shapes: readonly ColumnShape[]): number {
  return shapes[column - 1]?.look(word.text) ?? 0;
}

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
    if (shapes[to - 1]?.single) return over + PLACE.staySingle;
    const latin = /[\x21-\x7e]$/u.test(before.text) || /^[\x21-\x7e]/u.test(word.text);
    return over + (latin ? PLACE.stayLatin : PLACE.stayHan);
  }
  const start = to === 0 ? 0 : borders[to - 1];
  const end = borders[to] ?? Number.POSITIVE_INFINITY;
  const moved = word.x0 < start ? PLACE.movedLeft * (start - word.x0) : word.x0 >= end ? PLACE.movedRight * (word.x0 - end + 1) : 0;
  return PLACE.next + moved + PLACE.look * lookOf(word, to, shapes);
}
