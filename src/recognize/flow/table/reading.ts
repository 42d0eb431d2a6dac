import type { CellTexts } from './cell-texts.js';
import { type Fingerprint, isSame, MOST_COLUMNS } from './fingerprint.js';
import type { Waits } from './foresight.js';
import type { Token } from './tokens.js';

export type Action = 'start' | 'row' | 'cell' | 'wrap' | 'label' | 'skip' | 'end';

/** One reading of the tokens so far; a chain back to the start. */
export interface Reading {
  readonly cost: number;
  /** The cost with what is foreseen: see `foresee`. */
  readonly rank: number;
  readonly waits: Waits;
  readonly back: Reading | null;
  readonly last: Token | null;
  readonly action: Action;
  /** Row and column of the last cell. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  /** The row with which the latest run of names under each other begins. */
  readonly runStart: number;
  /** The cells that wait, to tell situations apart. */
  readonly open: Fingerprint;
  /** Rows that a nearly equal reading fills otherwise. */
  doubts: readonly number[];
  /** For each column, the rows that still wait for a cell, ascending. Like what follows, only known once the reading stays. */
  waiting: readonly (readonly number[])[];
  /** The texts of the cells so far, by row and column. */
  texts: CellTexts;
  /** The text of the last cell on its last line. */
  line: string;
}

/**
 * No table has more words than this (two hundred rows of six columns), and none that is printed column by column has more
 * rows on a page: what comes behind is not looked at.
 */
export const MOST_TOKENS = 1500;

/** The steps from the first token to the last. */
export function stepsOf(reading: Reading): Reading[] {
  const steps: Reading[] = [];
  for (let step: Reading | null = reading; step?.back; step = step.back) steps.push(step);
  return steps.reverse();
}

/** Whether two readings of the same tokens can go on in the same ways. */
export function isSameSituation(a: Reading, b: Reading): boolean {
  const samePlace = a.row === b.row && a.column === b.column && a.rows === b.rows && a.action === b.action;
  return samePlace && isSame(a.open, b.open);
}

/** A number that is the same for the same situation, and hardly ever for another one. */
export function situationHash({ action, row, column, rows, open }: Reading): number {
  const place = (rows * MOST_TOKENS + row + 1) * MOST_COLUMNS + column + 1;
  return Math.imul(place, 0x9e3779b1) ^ Math.imul(action.charCodeAt(0), 0x45d9f3b) ^ open.low;
}

const DOUBT_DEPTH = 12;

/** Adds the rows that two readings of the same tokens fill differently. */
export function addDoubts(winner: Reading, loser: Reading): void {
  let a: Reading | null = winner;
  let b: Reading | null = loser;
  for (let step = 0; step < DOUBT_DEPTH && a && b && a !== b; step++) {
    if (a.action !== b.action || a.row !== b.row || a.column !== b.column) {
      addDoubt(winner, a.row);
      addDoubt(winner, b.row);
    }
    a = a.back;
    b = b.back;
  }
}

function addDoubt(reading: Reading, row: number): void {
  if (row >= 0 && !reading.doubts.includes(row)) reading.doubts = [...reading.doubts, row];
}
