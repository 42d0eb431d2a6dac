import { type Fingerprint, MOST_COLUMNS } from './fingerprint.js';
import type { Waits } from './foresight.js';
import type { Token } from './tokens.js';

export type Action = 'start' | 'row' | 'cell' | 'wrap' | 'label' | 'skip' | 'end';

/** One step further from a reading. The cells that wait are known by their fingerprint, and counted. */
export interface Move extends Fingerprint, Waits {
  cost: number;
  /** The cost with what is foreseen: see `foresee`. */
  rank: number;
  back: Reading | null;
  action: Action;
  /** Row and column of the last cell. */
  row: number;
  column: number;
  rows: number;
  /** The row with which the latest run of names under each other begins. */
  runStart: number;
  /** Rows that a nearly equal reading fills otherwise. */
  doubts: readonly number[];
}

/** One reading of the tokens so far: a move that stays; a chain back to the start. */
export interface Reading extends Readonly<Move> {
  readonly last: Token | null;
  /** For each column, the rows that still wait for a cell, ascending. */
  readonly waiting: readonly (readonly number[])[];
  /** The texts of the cells so far, by row and column. */
  readonly texts: CellTexts;
  /** The text of the last cell on its last line. */
  readonly line: string;
}

/** Nothing is read yet. */
export function startOf(columns: number): Reading {
  const waiting = Array.from({ length: columns }, () => []);
  return readingOf(startMove(), null, waiting, [], '');
}

/** All readings are made here: properties are found faster in objects of one make than in those of several. */
export function readingOf(
  move: Move,
  last: Token | null,
  waiting: Reading['waiting'],
  texts: CellTexts,
  line: string,
): Reading {
  const { cost, rank, back, action, row, column, rows, runStart, low, high, measures, points, doubts } = move;
  return {
    cost,
    rank,
    back,
    action,
    row,
    column,
    rows,
    runStart,
    low,
    high,
    measures,
    points,
    doubts,
    last,
    waiting,
    texts,
    line,
  };
}

export function startMove(): Move {
  return {
    cost: 0,
    rank: 0,
    back: null,
    action: 'start',
    row: -1,
    column: -1,
    rows: 0,
    runStart: 0,
    low: 0,
    high: 0,
    measures: 0,
    points: 0,
    doubts: [],
  };
}

/** No table has more words than this (two hundred rows of six columns): what comes behind is not looked at. */
export const MOST_TOKENS = 1500;

/** The steps from the first token to the last. */
export function stepsOf(reading: Reading): Reading[] {
  const steps: Reading[] = [];
  for (let step: Reading | null = reading; step?.back; step = step.back) steps.push(step);
  return steps.reverse();
}

/** Whether two readings of the same tokens can go on in the same ways. */
export function isSameSituation(a: Move, b: Move): boolean {
  const samePlace = a.row === b.row && a.column === b.column && a.rows === b.rows && a.action === b.action;
  return samePlace && a.low === b.low && a.high === b.high;
}

/** A number that is the same for the same situation, and hardly ever for another one. */
export function situationHash({ action, row, column, rows, low }: Move): number {
  const place = (rows * MOST_TOKENS + row + 1) * MOST_COLUMNS + column + 1;
  return Math.imul(place, 0x9e3779b1) ^ Math.imul(action.charCodeAt(0), 0x45d9f3b) ^ low;
}

const DOUBT_DEPTH = 12;

/** Adds the rows that two readings of the same tokens fill differently. */
export function addDoubts(winner: Move, loser: Move): void {
  let a: Move | null = winner;
  let b: Move | null = loser;
  for (let step = 0; step < DOUBT_DEPTH && a && b && a !== b; step++) {
    if (a.action !== b.action || a.row !== b.row || a.column !== b.column) {
      addDoubt(winner, a.row);
      addDoubt(winner, b.row);
    }
    a = a.back;
    b = b.back;
  }
}

function addDoubt(move: Move, row: number): void {
  if (row >= 0 && !move.doubts.includes(row)) move.doubts = [...move.doubts, row];
}

/** The texts of cells by row and column while a table is read; never changed in place. */
export type CellTexts = readonly (readonly string[])[];

/** The same cells with one more, or one of them longer. */
export function withText(texts: CellTexts, row: number, column: number, text: string): CellTexts {
  const changed = texts.slice();
  const cells = changed[row]?.slice() ?? [];
  cells[column] = text;
  changed[row] = cells;
  return changed;
}
