import type { FormDefinition, FundsColumn } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { ACROSS, CELLS } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { type CellLine, type CheapestRows, cheapestRows } from '../table/cheapest-rows.js';
import { type RowShape, type Stand, shapesOfRows } from '../table/row-shapes.js';
import { hasKind } from './meanings.js';
import type { Word } from './torn-names.js';

/** A word of a cell, and on which of the lines it stands. */
interface CellWord extends CellLine {
  readonly word: Word;
  readonly line: number;
}

/**
 * The rows of the money grid, each with its wrapped amounts in one piece; any of its cells may be blank. The number of words on each
 * visual line tells whose line is whose. Lines that fit no row stay as they are.
 */
export function joinFunds(rows: readonly Word[][], keys: readonly FundsColumn[], form: FormDefinition): Word[][] {
  const isLabel = ({ text }: Word) => hasKind(text, 'fund', form) || hasKind(text, 'heading', form);
  const first = rows.map((row) => {
    const at = row.findIndex((word) => !isLabel(word));
    return at < 0 ? row.length : at;
  });
  const words = rows.flatMap((row, line) =>
    row.slice(first[line]).map((word) => ({ word, line, text: word.text, width: displayWidth(word.text) })),
  );
  const [middle, top] = [readRows(words, keys, AROUND_MIDDLE), readRows(words, keys, ['top'])];
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

/** The cheapest rows, each line of theirs a whole visual one. */
function readRows(words: readonly CellWord[], keys: readonly FundsColumn[], stands: readonly Stand[]): CheapestRows {
  const ranges = keys.map((key) => ({ least: 0, most: key === 'weight' ? 1 : ACROSS.cellLines }));
  const onLine = words.map(({ line }, at) => line === words[at - 1]?.line);
  return cheapestRows(words, shapesOfRows({ ranges, most: CELLS.mostLines, stands, numbers: [], unbroken: false }), {
    start: (at) => (onLine[at] ? CELLS.never : CELLS.each),
    leave: (at) => (onLine[at] ? 0 : CELLS.left),
    end: (at) => (at === words.length ? 0 : CELLS.never * words.length),
    step: (at, halfLines) => (onLine[at] === (halfLines === 0) ? 0 : CELLS.never),
    shape: ({ rounded, columns }, _, at) => (onLine[at + columns.length] ? CELLS.never : rounded ? CELLS.rounded : 0),
    cell: (lines, c) => amountCost(lines, keys[c]),
    row: (cells) => CELLS.blank * (keys.length - cells.filter(Boolean).length),
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
