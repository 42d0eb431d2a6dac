import type { ColumnKey } from '../../model/form.js';
import { BEAM, GAP, MOVE, NARROW_READING, ORDER } from '../tolerances.js';
import { cellLook } from './cell-words.js';
import type { TableGaps } from './gaps.js';
import type { Token } from './tokens.js';

/** The cells of one row as the tokens they are made of. */
export type TokenRow = Partial<Record<ColumnKey, Token[]>>;

export interface TableReading {
  readonly rows: readonly TokenRow[];
  /** Level labels with the number of rows started before them, and whether a row starts right after them. */
  readonly labels: readonly { readonly token: Token; readonly before: number; readonly inline: boolean }[];
  /** Tokens that fit nowhere, within the table and after its end. */
  readonly skipped: readonly Token[];
  readonly after: readonly Token[];
  /** Rows in which the second best reading differs and is nearly as good. */
  readonly doubtful: ReadonlySet<number>;
}

export interface TableShape {
  /** Columns from level 3 to the right, as printed. */
  readonly columns: readonly ColumnKey[];
  readonly gaps: TableGaps;
  /** Level labels end in 指标 in this table, so that a bare 效益 is a word of a cell. */
  readonly suffixed: boolean;
}

type Action = 'row' | 'cell' | 'wrap' | 'label' | 'skip' | 'end';

/** One reading of the tokens so far; a chain back to the start. */
interface Reading {
  readonly cost: number;
  readonly back: Reading | null;
  readonly action: Action;
  /** Row and column of the last cell. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  /** For each column, the rows that still wait for a cell, ascending. */
  readonly waiting: readonly (readonly number[])[];
  readonly ended: boolean;
  readonly last: Token | null;
  readonly doubts: readonly number[];
}

/**
 * Reads the tokens after the table header as rows and cells. Extractors print rows one after the other, columns one
 * after the other, or blocks of both; in each of these orders the cells of one column keep theirs. So a cell goes to the
 * latest row or to the earliest row that waits for one, and the cheapest reading wins (beam search, costs in tolerances).
 */
export function readTable(tokens: readonly Token[], head: Omit<TableShape, 'suffixed'>): TableReading {
  const shape = { ...head, suffixed: mostlySuffixed(tokens) };
  const first = follow(tokens, shape, [sureNameWidth(tokens)]);
  const widths = columnWidths(first);
  return collect(follow(tokens, shape, widths), tokens, shape);
}

const SUFFIX = /(?:指标|[)）]|分)$/u;

function hasSuffix(token: Token): boolean {
  return SUFFIX.test(token.text);
}

function mostlySuffixed(tokens: readonly Token[]): boolean {
  const labels = tokens.filter((token) => token.names.length > 0);
  return labels.filter(hasSuffix).length > labels.length * 0.6;
}

function follow(tokens: readonly Token[], shape: TableShape, widths: readonly number[]): Reading {
  let beam: Reading[] = [
    {
      cost: 0,
      back: null,
      action: 'skip',
      row: -1,
      column: -1,
      rows: 0,
      waiting: shape.columns.map(() => []),
      ended: false,
      last: null,
      doubts: [],
    },
  ];
  for (const token of tokens) beam = prune(beam.flatMap((reading) => moves(reading, token, shape, widths)));
  let best = beam[0];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const reading of beam) {
    const cost = reading.cost + openCost(reading, shape);
    if (cost < bestCost) {
      best = reading;
      bestCost = cost;
    }
  }
  return best;
}

/** What the rows cost that never got their cells. */
function openCost(reading: Reading, shape: TableShape): number {
  let cost = 0;
  shape.columns.forEach((column, c) => {
    const each =
      column === 'target'
        ? MOVE.missingTarget
        : column === 'actual'
          ? MOVE.missingResult
          : column === 'weight' || column === 'score'
            ? MOVE.missingNumber
            : 0;
    cost += each * reading.waiting[c].length;
  });
  return cost;
}

function moves(reading: Reading, token: Token, shape: TableShape, widths: readonly number[]): Reading[] {
  const look = cellLook(token.text);
  const next: Reading[] = [];
  const add = (cost: number, change: Partial<Reading> & { action: Action }) => {
    next.push({ ...reading, back: reading, last: token, ...change, cost: reading.cost + cost });
  };
  const isLabel = token.names.length > 0;
  if (reading.ended) {
    const cost = isLabel ? MOVE.labelAfterEnd : look.target < 0.5 ? MOVE.cellAfterEnd : 0;
    add(cost, { action: 'end' });
    return next;
  }
  if (isLabel) add(shape.suffixed && !hasSuffix(token) ? MOVE.bareLabel : 0, { action: 'label' });
  const skip = look.sentence ? MOVE.skipSentence : MOVE.skip;
  add(skip, { action: 'skip' });
  if (reading.rows > 0 && !token.sameLine && !isLabel) {
    const dangling = reading.action === 'label' && token.blankBefore === 0 ? MOVE.labelAfterEnd : 0;
    add(MOVE.end + dangling, { action: 'end', ended: true });
  }
  addRow(reading, token, shape, isLabel, add);
  if (!isLabel) addCells(reading, token, shape, add);
  addWrap(reading, token, shape, widths, add);
  return next;
}

type Add = (cost: number, change: Partial<Reading> & { action: Action }) => void;

function gapOf(token: Token, shape: TableShape) {
  const table = GAP[shape.gaps];
  return token.blankBefore > 0 || token.newPage ? table.apart : table.adjacent;
}

function addRow(reading: Reading, token: Token, shape: TableShape, isLabel: boolean, add: Add): void {
  const look = cellLook(token.text);
  const afterLabel = reading.action === 'label';
  const gap = afterLabel ? 0 : token.sameLine ? GAP.sameLine.row : gapOf(token, shape).row;
  const sentence = look.sentence ? 3 : 0;
  const target = shape.columns.indexOf('target');
  const early =
    reading.rows > 0 && reading.waiting[target]?.includes(reading.rows - 1) ? ORDER[shape.gaps].rowBeforeTarget : 0;
  add(look.level3 + gap + sentence + early + (isLabel ? MOVE.levelAsName : 0), {
    action: 'row',
    row: reading.rows,
    column: 0,
    rows: reading.rows + 1,
    waiting: reading.waiting.map((rows, c) => (c === 0 ? rows : [...rows, reading.rows])),
  });
}

function addCells(reading: Reading, token: Token, shape: TableShape, add: Add): void {
  const onLabelLine =
    reading.action === 'label' && (token.sameLine || shape.gaps !== 'cellBlock') ? MOVE.cellAfterLabel : 0;
  const gap = onLabelLine + (token.sameLine ? GAP.sameLine.cell : gapOf(token, shape).cell);
  for (let c = 1; c < shape.columns.length; c++) {
    const rows = reading.waiting[c];
    if (rows.length === 0) continue;
    const latest = rows[rows.length - 1];
    const look = columnCost(token.text, shape.columns[c], shape) + (isCutNumber(reading, token) ? MOVE.cutNumber : 0);
    if (look === Number.POSITIVE_INFINITY) continue;
    const backwards = latest === reading.row && c <= reading.column;
    if (!backwards && latest === reading.rows - 1) add(look + gap, cellChange(reading, latest, c));
    if (rows[0] !== latest) add(look + ORDER[shape.gaps].earliestRow, cellChange(reading, rows[0], c));
    else if (latest !== reading.rows - 1) add(look + ORDER[shape.gaps].earliestRow, cellChange(reading, latest, c));
  }
}

function cellChange(reading: Reading, row: number, column: number): Partial<Reading> & { action: Action } {
  return {
    action: 'cell',
    row,
    column,
    waiting: reading.waiting.map((rows, c) => (c === column ? rows.filter((other) => other !== row) : rows)),
  };
}

const PURE_COMPARATOR = /^(?:[<>=≤≥＜＞＝≧≦]{1,2}|定性)$/u;

/** How unlike a cell of this column a text looks. */
function columnCost(text: string, column: ColumnKey, shape: TableShape): number {
  const look = cellLook(text);
  switch (column) {
    case 'weight':
    case 'score':
      return look.number ? 0 : look.blank ? 0.6 : Number.POSITIVE_INFINITY;
    case 'target':
      if (PURE_COMPARATOR.test(text) && shape.columns.includes('targetComparator')) return Number.POSITIVE_INFINITY;
      return look.target + (look.sentence ? 4 : 0) + (look.number && !shape.columns.includes('targetUnit') ? 0.5 : 0);
    case 'actual':
      return look.target + (look.sentence ? 4 : 0);
    case 'targetComparator':
      return PURE_COMPARATOR.test(text) ? 0 : text.length <= 4 ? 0.8 : 5;
    case 'targetUnit':
      return text.length <= 8 && !/\d/u.test(text) ? 0.2 : 5;
    case 'note':
      return look.blank ? 0.6 : look.number ? 3 : look.target < 0.15 ? 3 : 0.5;
    default:
      return look.blank ? 0.6 : look.number ? 3 : look.target < 0.15 ? 3 : 1;
  }
}

const OPEN = /[(（《“][^)）》”]*$/u;
const CUT_NUMBER = /(?:^|\D)\d+[.,]$|\d,\d{1,2}$|\d\.\d$/u;

/** `7.` and `2`, `1,872,00` and `0`: a number that broke in its cell. A number with one decimal may also be whole. */
function isCutNumber(reading: Reading, token: Token): boolean {
  if (token.sameLine || !reading.last || !/^\d{1,3}(?:\D|$)/u.test(token.text)) return false;
  if (reading.action === 'label' || reading.action === 'skip') return false;
  return /[.,]$|\d,\d{1,2}$/u.test(reading.last.text) && CUT_NUMBER.test(reading.last.text);
}

const UNIT_TAIL = /^[^\d\s，。；<>=≤≥]{1,4}$/u;

/** `≥32000` / `平方米`, `30400平` / `方米`: a number whose unit went down to the next line. */
function goesOnAsUnit(before: string, text: string): boolean {
  if (!UNIT_TAIL.test(text) || cellLook(text).target < 0.5) return false;
  return /\d$/u.test(before) || (text.length <= 2 && cellLook(before).target < 0.15);
}

function addWrap(reading: Reading, token: Token, shape: TableShape, widths: readonly number[], add: Add): void {
  const { last, action } = reading;
  if (!last || (action !== 'row' && action !== 'cell' && action !== 'wrap')) return;
  if (token.sameLine) {
    const mixed = /[\x20-\x7e]$/.test(last.text) || /^[\x20-\x7e]/.test(token.text);
    add(mixed ? MOVE.joinMixed : MOVE.joinHan, { action: 'wrap' });
    return;
  }
  let cost = MOVE.wrap + gapOf(token, shape).wrap;
  const look = cellLook(token.text);
  const before = cellLook(last.text);
  if (isCutNumber(reading, token)) cost = 0;
  else if (goesOnAsUnit(last.text, token.text)) cost = MOVE.wrapUnit;
  else if (before.target < 0.15) cost += MOVE.wrapComplete;
  if (look.target < 0.15 && !isCutNumber(reading, token)) cost += MOVE.wrapIntoNumber;
  if (OPEN.test(last.text)) cost += MOVE.wrapOpen;
  if (last.width < (widths[reading.column] ?? 0) * WRAPPED_SHARE) cost += MOVE.wrapShort;
  add(Math.max(0, cost), { action: 'wrap' });
}

/** Keeps the best reading of each situation and the best situations; equal situations reached on two near ways are doubtful. */
function prune(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings) {
    const key = `${reading.action}/${reading.row}/${reading.column}/${reading.rows}/${reading.ended}/${reading.waiting.map((rows) => rows.join()).join(';')}`;
    const other = best.get(key);
    if (!other) best.set(key, reading);
    else {
      const [winner, loser] = reading.cost < other.cost ? [reading, other] : [other, reading];
      best.set(key, loser.cost - winner.cost < NARROW_READING ? withDoubts(winner, loser) : winner);
    }
  }
  const sorted = [...best.values()].sort((a, b) => a.cost - b.cost);
  const limit = sorted[0].cost + BEAM.worse;
  return sorted.slice(0, BEAM.width).filter((reading) => reading.cost <= limit);
}

const DOUBT_DEPTH = 12;

/** Rows that two readings of the same tokens fill differently. */
function withDoubts(winner: Reading, loser: Reading): Reading {
  const rows = new Set(winner.doubts);
  let a: Reading | null = winner;
  let b: Reading | null = loser;
  for (let step = 0; step < DOUBT_DEPTH && a && b && a !== b; step++) {
    if (a.action !== b.action || a.row !== b.row || a.column !== b.column) {
      if (a.row >= 0) rows.add(a.row);
      if (b.row >= 0) rows.add(b.row);
    }
    a = a.back;
    b = b.back;
  }
  return rows.size === winner.doubts.length ? winner : { ...winner, doubts: [...rows] };
}

function chain(reading: Reading): Reading[] {
  const steps: Reading[] = [];
  for (let step: Reading | null = reading; step?.back; step = step.back) steps.push(step);
  return steps.reverse();
}

/** A line that was wrapped is at least this share as wide as the widest line of its column: a long word or number went down. */
const WRAPPED_SHARE = 0.8;

/** Width of the column of names, from lines that can only be names. */
function sureNameWidth(tokens: readonly Token[]): number {
  const sure = tokens.filter(({ text, names }) => {
    const look = cellLook(text);
    return names.length === 0 && look.level3 < 0.5 && look.target > 1;
  });
  return wide(sure.map((token) => token.width));
}

/** Width of each column, from the lines that were read into it. */
function columnWidths(reading: Reading): number[] {
  const widths: number[][] = [];
  for (const step of chain(reading)) {
    if (step.action !== 'row' && step.action !== 'cell') continue;
    widths[step.column] = [...(widths[step.column] ?? []), step.last!.width];
  }
  return widths.map(wide);
}

/** A wide one of these widths, not the widest: one line that was read into the wrong column must not decide. */
function wide(widths: readonly number[] = []): number {
  const sorted = [...widths].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
}

function collect(reading: Reading, tokens: readonly Token[], shape: TableShape): TableReading {
  const rows: TokenRow[] = [];
  const labels: { token: Token; before: number; inline: boolean }[] = [];
  const skipped: Token[] = [];
  const after: Token[] = [];
  const steps = chain(reading);
  steps.forEach((step, i) => {
    const token = tokens[i];
    const column = shape.columns[step.column];
    if (step.action === 'row') rows.push({ level3: [token] });
    else if (step.action === 'cell') rows[step.row][column] = [token];
    else if (step.action === 'wrap') rows[step.row][column]!.push(token);
    else if (step.action === 'label') labels.push({ token, before: step.rows, inline: steps[i + 1]?.action === 'row' });
    else if (step.action === 'end') after.push(token);
    else skipped.push(token);
  });
  return { rows, labels, skipped, after, doubtful: new Set(reading.doubts) };
}
