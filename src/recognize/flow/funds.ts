import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition, FundsColumn } from '../../model/form.js';
import type { Piece } from '../../model/page.js';
import type { RawFund, RawValue } from '../../model/raw-form.js';
import { joinLines } from '../../rebuild/join-lines.js';
import { segment } from '../segment.js';
import type { Item } from './items.js';
import { isBrokenNumber } from './value-looks.js';

export interface FundsReading {
  readonly funds: readonly RawFund[];
  readonly labels: readonly Piece[];
  readonly leftovers: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
  /** The header's items without those of the money grid. */
  readonly rest: readonly Item[];
}

/** So many different column labels close together are the head of a money grid. */
const COLUMNS_THAT_DECIDE = 3;
const HEAD_ITEMS = 14;
const MONEY_LINE = /^[\d,，.%\s—―–/-]+$/u;

/** A row of the grid while it is being read: its label and the words behind it. */
interface Row {
  readonly label: Item;
  readonly words: { text: string; pieces: Piece[] }[];
}

/** The money grid of a self-evaluation in a flow dump, cut out of the header's items. */
export function readFunds(items: readonly Item[], form: FormDefinition): FundsReading {
  const none = { funds: [], labels: [], leftovers: [], diagnostics: [], rest: items };
  const start = form.funds ? gridStart(items) : -1;
  if (start < 0) return none;
  const end = gridEnd(items, start);
  const columns: FundsColumn[] = [];
  const labels: Piece[] = [];
  const rows: Row[] = [];
  const stray: Item[] = [];
  for (const item of items.slice(start, end)) {
    const column = fundColumn(item);
    if (column && !columns.includes(column)) columns.push(column);
    if (isFund(item)) rows.push({ label: item, words: [] });
    else if (item.meanings) labels.push(...item.pieces);
    else if (rows.length > 0 && MONEY_LINE.test(item.text)) addWords(rows[rows.length - 1], item);
    else stray.push(item);
  }
  const unit = gridUnit(items.slice(0, end));
  const funds = spread(rows, columns).map((row): RawFund => toFund(row, columns, unit));
  return {
    funds,
    labels,
    leftovers: stray,
    diagnostics: doubtfulRows(rows, columns),
    rest: [...items.slice(0, start), ...items.slice(end)],
  };
}

function gridStart(items: readonly Item[]): number {
  return items.findIndex((item, i) => {
    if (!fundColumn(item) && !isFund(item)) return false;
    const near = items.slice(i, i + HEAD_ITEMS).flatMap((other) => fundColumn(other) ?? []);
    return new Set(near).size >= COLUMNS_THAT_DECIDE;
  });
}

/** The grid ends at the first label of something else, or text that is no number. */
function gridEnd(items: readonly Item[], start: number): number {
  let lastFund = start;
  for (let i = start; i < items.length; i++) {
    const item = items[i];
    if (item.meanings?.some(({ kind }) => kind === 'section')) return i;
    if (isFund(item) || fundColumn(item)) lastFund = i;
    else if (!item.meanings && !MONEY_LINE.test(item.text) && i > lastFund && isPastRows(items, i)) return i;
  }
  return items.length;
}

function isPastRows(items: readonly Item[], at: number): boolean {
  return !items.slice(at).some((item) => isFund(item) || fundColumn(item) === 'executed');
}

function fundColumn(item: Item): FundsColumn | null {
  const meaning = item.meanings?.find(({ kind }) => kind === 'fundColumn');
  return meaning?.kind === 'fundColumn' ? meaning.key : null;
}

function isFund(item: Item): boolean {
  return item.meanings?.some(({ kind }) => kind === 'fund') ?? false;
}

function gridUnit(items: readonly Item[]): '元' | '万元' | undefined {
  return items.findLast((item) => item.unit !== null)?.unit ?? undefined;
}

function addWords(row: Row, item: Item): void {
  for (const text of item.text.split(/\s+/u)) {
    const pieces = [{ ...item.pieces[0], text }];
    const last = row.words.at(-1);
    if (last && isBrokenNumber(last.text, text)) {
      last.text = joinLines([last.text, text]);
      last.pieces.push(...pieces);
    } else row.words.push({ text, pieces });
  }
}

/**
 * Where all numbers were printed behind the last label (extractors that print in blocks), they are dealt out again: row
 * by row, or column by column where the percentages stand together.
 */
function spread(rows: readonly Row[], columns: readonly FundsColumn[]): readonly Row[] {
  const words = rows.flatMap((row) => row.words);
  const even = rows.every((row) => row.words.length <= columns.length);
  if (even || words.length !== rows.length * columns.length) return rows;
  const byRow = rows.map(
    (row, r): Row => ({ label: row.label, words: words.slice(r * columns.length, (r + 1) * columns.length) }),
  );
  const byColumn = rows.map(
    (row, r): Row => ({ label: row.label, words: columns.map((_, c) => words[c * rows.length + r]) }),
  );
  const misfit = (table: readonly Row[]) =>
    table.reduce((sum, row) => sum + row.words.reduce((cost, word, c) => cost + wordCost(word.text, columns[c]), 0), 0);
  return misfit(byColumn) < misfit(byRow) ? byColumn : byRow;
}

function toFund(row: Row, columns: readonly FundsColumn[], unit: '元' | '万元' | undefined): RawFund {
  const values: Partial<Record<FundsColumn, RawValue>> = {};
  const places = placeWords(
    row.words.map((word) => word.text),
    columns,
  );
  row.words.forEach((word, i) => {
    const column = columns[places[i]];
    const known = column && values[column];
    if (known) values[column] = { text: `${known.text} ${word.text}`, pieces: [...known.pieces, ...word.pieces] };
    else if (column) values[column] = { text: word.text, pieces: word.pieces };
  });
  return { source: { text: row.label.text, pieces: row.label.pieces }, values, ...(unit && { unit }) };
}

/** Column of each word, ascending: all of them where the row is full, else the cheapest way to leave columns blank. */
function placeWords(words: readonly string[], columns: readonly FundsColumn[]): number[] {
  if (words.length >= columns.length) return words.map((_, i) => Math.min(i, columns.length - 1));
  const cut = segment({
    items: words.length,
    labels: columns.length,
    runScore: (k, from, to) => (to === from ? 0 : -wordCost(words[from], columns[k])),
    longestRun: 1,
  });
  return words.map((_, i) => cut?.starts.findLastIndex((start) => start <= i) ?? i);
}

/** How unlike a value of this column a word is. */
function wordCost(word: string, column: FundsColumn): number {
  if (/^[—―–/-]+$/u.test(word)) return 0.2;
  const percent = /[%％]$/u.test(word);
  if (column === 'rate') return percent ? 0 : 2;
  if (percent) return 5;
  if (column !== 'weight' && column !== 'score') return 0;
  return Number(word.replace(/[,，]/gu, '')) <= 100 ? 0.3 : 5;
}

/** A row with fewer or more words than columns may have been dealt out wrongly. */
function doubtfulRows(rows: readonly Row[], columns: readonly FundsColumn[]): Diagnostic[] {
  return rows.flatMap((row, i) => {
    if (row.words.length === columns.length) return [];
    const { page, line } = row.label.pieces[0];
    return [diagnostic('value-inferred', { field: `funds[${i}]`, page, line }, { value: row.label.text })];
  });
}
