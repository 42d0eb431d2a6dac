import type { ColumnKey, FormDefinition, FundsColumn } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { findLevel, levelIndex } from '../../levels.js';
import { ACROSS, CELLS } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import * as table from '../table/cell-cost.js';
import { type CellLine, type CheapestRows, cheapestRows } from '../table/cheapest-rows.js';
import { isPoints } from '../table/column-cost.js';
import { cellsCost, placesOf } from '../table/row-cost.js';
import { type LineRange, type RowShape, type Stand, shapesOfRows } from '../table/row-shapes.js';
import { hasKind } from './meanings.js';
import type { Word } from './torn-names.js';

/** The columns of a grid, and what its rows begin with that is no cell. */
interface CellGrid {
  readonly ranges: readonly LineRange[];
  readonly isLabel: (word: Word) => boolean;
  /** What names no row but all of them, and stands on a line of its own. */
  readonly isHeading: (word: Word) => boolean;
  readonly cell: (lines: readonly CellLine[], column: number) => number;
  readonly row: (cells: readonly string[]) => number;
}

/** The rows of the indicator table, by its columns behind the levels, with each wrapped cell in one piece. */
export function joinCells(rows: readonly Word[][], keys: readonly ColumnKey[], form: FormDefinition): Word[][] {
  const index = levelIndex(form);
  const places = placesOf(keys);
  return joinRows(rows, {
    ranges: keys.map(linesIn),
    isLabel: ({ text }) => findLevel(text, index).length > 0 || hasKind(text, 'heading', form),
    isHeading: ({ text }) => findLevel(text, index).length === 0 && hasKind(text, 'heading', form),
    cell: (lines, c) => table.cellCost(lines, keys[c], keys),
    row: (cells) => cellsCost(cells, places),
  });
}

function linesIn(key: ColumnKey): LineRange {
  if (isPoints(key)) return { least: 1, most: 1 };
  const isText = key === 'level3' || key === 'target' || key === 'actual';
  return isText ? { least: 1, most: ACROSS.cellLines } : { least: 0, most: CELLS.remarkLines };
}

/** The rows of the money grid: any of their cells may be blank. */
export function joinFunds(rows: readonly Word[][], keys: readonly FundsColumn[], form: FormDefinition): Word[][] {
  return joinRows(rows, {
    ranges: keys.map((key) => ({ least: 0, most: key === 'weight' ? 1 : ACROSS.cellLines })),
    isLabel: ({ text }) => hasKind(text, 'fund', form) || hasKind(text, 'heading', form),
    isHeading: () => false,
    cell: (lines, c) => amountCost(lines, keys[c]),
    row: (cells) => CELLS.blank * (keys.length - cells.filter(Boolean).length) + rateCost(cells.map(plainFigure), keys),
  });
}

/** A word of a cell, and on which of the lines it stands. */
interface CellWord extends CellLine {
  readonly word: Word;
  readonly line: number;
}

/** The number of words on each visual line tells whose line is whose. Lines that fit no row stay as they are. */
function joinRows(rows: readonly Word[][], grid: CellGrid): Word[][] {
  const first = rows.map((row) => {
    const at = row.findIndex((word) => !grid.isLabel(word));
    return at < 0 ? row.length : at;
  });
  const words = rows.flatMap((row, line) =>
    row.slice(first[line]).map((word) => ({ word, line, text: word.text, width: displayWidth(word.text) })),
  );
  const [middle, top] = [readRows(words, grid, AROUND_MIDDLE), readRows(words, grid, ['top'])];
  const joined: Word[][] = [];
  let below = 0;
  for (const { from, to, shape } of (top.cost < middle.cost ? top : middle).steps) {
    for (; below < words[from].line; below++) joined.push(rows[below].slice(0, first[below]));
    const row: Word[] = below > words[from].line ? joined.pop()! : [];
    for (; below <= words[to - 1].line; below++) row.push(...rows[below].slice(0, first[below]));
    const heading = row.filter((word) => grid.isHeading(word));
    if (heading.length > 0) joined.push(heading);
    joined.push([
      ...row.filter((word) => !grid.isHeading(word)),
      ...(shape ? cellsOf(words.slice(from, to), shape) : [words[from].word]),
    ]);
  }
  for (; below < rows.length; below++) joined.push(rows[below]);
  return joined;
}

const AROUND_MIDDLE: readonly Stand[] = ['middle', 'above', 'below'];

/** The cheapest rows, each line of theirs a whole visual one. */
function readRows(words: readonly CellWord[], { ranges, cell, row }: CellGrid, stands: readonly Stand[]): CheapestRows {
  const onLine = words.map(({ line }, at) => line === words[at - 1]?.line);
  return cheapestRows(words, shapesOfRows({ ranges, most: CELLS.mostLines, stands, numbers: [], unbroken: false }), {
    start: (at) => (onLine[at] ? CELLS.never : CELLS.each),
    leave: (at) => (onLine[at] ? 0 : CELLS.left),
    end: (at) => (at === words.length ? 0 : CELLS.never * words.length),
    step: (at, halfLines) => (onLine[at] === (halfLines === 0) ? 0 : CELLS.never),
    shape: ({ rounded, columns }, _, at) => (onLine[at + columns.length] ? CELLS.never : rounded ? CELLS.rounded : 0),
    cell,
    row,
  });
}

function cellsOf(words: readonly CellWord[], { counts, columns }: RowShape): Word[] {
  return counts.flatMap((count, column) => {
    const [first, ...more] = words.filter((_, i) => columns[i] === column).map(({ word }) => word);
    if (count < 2) return first ?? [];
    return { ...first, text: joinLines([first, ...more].map(({ text }) => text)), guessed: true };
  });
}

const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
const RATE = /^\d{1,3}(?:\.\d+)?%$/u;
const POINTS = /^\d{1,3}(?:\.\d+)?$/u;

function amountCost(lines: readonly CellLine[], key: FundsColumn): number {
  const pattern = key === 'rate' ? RATE : key === 'weight' || key === 'score' ? POINTS : AMOUNT;
  const text = plainFigure(lines.map((line) => line.text).join(''));
  const isCell = pattern.test(text) || (lines.length === 1 && cellLook(text).blank);
  return isCell ? CELLS.wrap * (lines.length - 1) : CELLS.never;
}

function plainFigure(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

/** The rate is what was spent of a budget. */
function rateCost(cells: readonly string[], keys: readonly FundsColumn[]): number {
  const figureOf = (key: FundsColumn) => Number.parseFloat((cells[keys.indexOf(key)] ?? '').replaceAll(',', ''));
  const rate = figureOf('rate');
  const fits = (['revisedBudget', 'initialBudget'] as const).some(
    (key) => Math.abs((100 * figureOf('executed')) / figureOf(key) - rate) < CELLS.rate,
  );
  return Number.isNaN(rate) || fits ? 0 : CELLS.unlike;
}
