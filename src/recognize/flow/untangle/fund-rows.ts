import type { FormDefinition, FundsColumn } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { CELLS } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { type CellLine, type CheapestRows, cheapestRows } from '../table/cheapest-rows.js';
import { groupShapes, lineCounts, type RowShape, type Stand, shapeOf } from '../table/row-shapes.js';
import { hasKind } from './meanings.js';
import type { Word } from './torn-names.js';

/** A word of a cell, and on which of the lines it stands. */
interface CellWord extends CellLine {
  readonly word: Word;
  readonly line: number;
}

/**
 * The rows of the money grid, with each wrapped cell in one piece: the number of words on each visual line tells whose line is
 * whose. Lines that fit no row stay as they are.
 */
export function joinFunds(rows: readonly Word[][], keys: readonly FundsColumn[], form: FormDefinition): Word[][] {
  const isCell = ({ text }: Word) => !hasKind(text, 'fund', form) && !hasKind(text, 'heading', form);
  const first = rows.map((row) => (row.some(isCell) ? row.findIndex(isCell) : row.length));
  const words = rows.flatMap((row, line) =>
    row.slice(first[line]).map((word) => ({ word, line, text: word.text, width: displayWidth(word.text) })),
  );
  const [middle, top] = [readFunds(words, keys, AROUND_MIDDLE), readFunds(words, keys, ['top'])];
  const joined: Word[][] = [];
  let below = 0;
  for (const { from, to, shape } of (top.cost < middle.cost ? top : middle).steps) {
    for (; below < words[from].line; below++) joined.push(rows[below].slice(0, first[below]));
    const row: Word[] = below > words[from].line ? joined.pop()! : [];
    for (; below <= words[to - 1].line; below++) row.push(...rows[below].slice(0, first[below]));
    joined.push([...row, ...(shape ? cellsOf(words.slice(from, to), shape) : [words[from].word])]);
  }
  for (; below < rows.length; below++) joined.push(rows[below]);
  return joined;
}

const AROUND_MIDDLE: readonly Stand[] = ['middle', 'above', 'below'];

/** The cheapest rows, any of whose cells may be blank: as printed, each line of theirs on a visual one. */
function readFunds(words: readonly CellWord[], keys: readonly FundsColumn[], stands: readonly Stand[]): CheapestRows {
  const onLine = words.map(({ line }, at) => line === words[at - 1]?.line);
  const ranges = keys.map((key) => ({ least: 0, most: key === 'weight' ? 1 : CELLS.mostLines }));
  const counts = lineCounts(ranges, CELLS.mostLines * keys.length);
  const shapes = counts.flatMap((each) => stands.map((stand) => shapeOf(each, stand)));
  return cheapestRows(
    words,
    groupShapes(shapes, () => false),
    {
      start: (at) => (onLine[at] ? CELLS.never : CELLS.each),
      leave: () => CELLS.left,
      end: (at) => (at === words.length ? 0 : CELLS.never * words.length),
      step: (at, halfLines) => (onLine[at] === (halfLines === 0) ? 0 : CELLS.never),
      shape: ({ counts, rounded }) =>
        (rounded ? CELLS.rounded : 0) + CELLS.blank * counts.filter((count) => count === 0).length,
      cell: (lines, c) => cellCost(lines, keys[c]),
      row: (texts) => rateCost(texts.map(plainFigure), keys),
    },
  );
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

function cellCost(lines: readonly CellLine[], key: FundsColumn): number {
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
