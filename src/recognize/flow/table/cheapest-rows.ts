import { ACROSS } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import type { RowShape, ShapeGroup } from './row-shapes.js';

/** A word that was printed: a line of a cell, or all of it. */
export interface CellLine {
  readonly text: string;
  readonly width: number;
}

/** What it costs to read printed words as rows: negative log-odds. */
export interface RowCosts<L extends CellLine> {
  /** A row begins with this word; the word is left out; no row comes any more. */
  readonly start: (at: number) => number;
  readonly leave: (at: number) => number;
  readonly end: (at: number) => number;
  /** The word stands so many half lines below the one before, which is of its row. */
  readonly step: (at: number, halfLines: number) => number;
  /** The row that begins there has this shape, right behind one of that shape. */
  readonly shape: (shape: RowShape, above: RowShape | null, at: number) => number;
  readonly cell: (lines: readonly L[], column: number) => number;
  /** Cells stand in one row; by column, without those that are blank. */
  readonly row: (texts: readonly string[]) => number;
}

/** The words of a row, from one to before another; no shape where a word belongs to no row. */
export interface RowStep {
  readonly from: number;
  readonly to: number;
  readonly shape: RowShape | null;
}

export interface CheapestRows {
  readonly cost: number;
  readonly steps: readonly RowStep[];
}

/** A cell of a row that begins somewhere, by its column and the places of its lines; many shapes have the same. */
interface Cell {
  readonly text: string;
  readonly cost: number;
}

/** Where a row begins, its cells: other shapes of the same words in the same columns have them as well. */
export type KnownCells = Map<number, Cell>[];

/** The cheapest rows of these shapes that the words are, in printed order. */
export function cheapestRows<L extends CellLine>(
  words: readonly L[],
  groups: readonly ShapeGroup[],
  costs: RowCosts<L>,
  known: KnownCells = [],
): CheapestRows {
  const best = new Array<number>(words.length + 1).fill(Number.POSITIVE_INFINITY);
  const steps = new Array<RowStep | null>(words.length + 1).fill(null);
  best[0] = 0;
  const isNumber = words.map(({ text }) => cellLook(text).number || cellLook(text).blank);
  let end = { cost: Number.POSITIVE_INFINITY, at: 0 };
  let lowest = Number.POSITIVE_INFINITY;
  const enter = (from: number, to: number, cost: number, shape: RowShape | null) => {
    if (cost >= best[to]) return;
    best[to] = cost;
    steps[to] = { from, to, shape };
    lowest = Math.min(lowest, cost);
  };
  for (let from = 0; from <= words.length; from++) {
    const ended = best[from] + costs.end(from);
    if (from > 0 && ended < end.cost) end = { cost: ended, at: from };
    // what was passed by so much better is no beginning of a row
    if (from === words.length || best[from] > Math.min(end.cost, lowest + ACROSS.worse)) continue;
    if (best[from] === lowest) lowest = Math.min(...best.slice(from + 1));
    const above = steps[from]?.shape ?? null;
    enter(from, from + 1, best[from] + costs.leave(from), null);
    const start = best[from] + costs.start(from);
    known[from] ??= new Map();
    const cells = known[from];
    for (const { places, shapes } of groups) {
      if (!places.every((at) => isNumber[from + at])) continue;
      for (const shape of shapes) {
        const to = from + shape.columns.length;
        if (to > words.length) break;
        const own = start + costs.shape(shape, above, from);
        const most = Math.min(best[to] - own, ACROSS.worse);
        enter(from, to, own + costOf(shape, from, words, costs, most, cells), shape);
      }
    }
  }
  const found: RowStep[] = [];
  for (let step = steps[end.at]; step; step = steps[step.from]) found.push(step);
  return { cost: end.cost, steps: found.reverse() };
}

/** What it costs that the words from here have this shape; may stop at what is more than `most`. */
function costOf<L extends CellLine>(
  shape: RowShape,
  from: number,
  words: readonly L[],
  costs: RowCosts<L>,
  most: number,
  cells: Map<number, Cell>,
): number {
  let cost = 0;
  for (let i = 1; i < shape.columns.length && cost <= most; i++) cost += costs.step(from + i, shape.steps[i]);
  const texts: string[] = [];
  for (let c = 0; c < shape.masks.length && cost <= most; c++) {
    const mask = shape.masks[c];
    if (mask === 0) continue;
    const key = mask * shape.masks.length + c;
    let cell = cells.get(key);
    if (!cell) {
      const lines = linesAt(mask, from, words);
      cell = { text: lines.map(({ text }) => text).join(''), cost: costs.cell(lines, c) };
      cells.set(key, cell);
    }
    texts[c] = cell.text;
    cost += cell.cost;
  }
  return cost <= most ? cost + costs.row(texts) : cost;
}

function linesAt<L>(mask: number, from: number, words: readonly L[]): L[] {
  const lines: L[] = [];
  for (let i = 0; mask >> i !== 0; i++) if (((mask >> i) & 1) === 1) lines.push(words[from + i]);
  return lines;
}
