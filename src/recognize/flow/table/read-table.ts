import type { ColumnKey } from '../../../model/form.js';
import { quantile } from '../../../model/group.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { normalizeLevel } from '../../label.js';
import { WRAP_SLACK } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { dealLateReasons, dealReasons } from './deal-reasons.js';
import { printsUnitsTwice } from './join-measures.js';
import { unprovenRows } from './proof.js';
import { type Reading, stepsOf } from './reading.js';
import { hasSuffix, isTooShort, searchTable, type TableShape } from './table-search.js';
import type { Token } from './tokens.js';

const UNIT_AND_RESULT: readonly ColumnKey[] = ['targetUnit', 'actual'];

/** The cells of one row as the tokens they are made of. */
export type TokenRow = Partial<Record<ColumnKey, Token[]>>;

export interface TableReading {
  readonly rows: readonly TokenRow[];
  /** Level labels with the number of rows started before them, and whether a row starts right after them. */
  readonly labels: readonly { readonly token: Token; readonly before: number; readonly inline: boolean }[];
  /** Tokens that fit nowhere, within the table and after its end. */
  readonly skipped: readonly Token[];
  readonly after: readonly Token[];
  /** Rows in which another reading differs and is nearly as good. */
  readonly doubtful: ReadonlySet<number>;
  /** Cells were printed apart from their rows. */
  readonly apart: boolean;
}

/**
 * Reads the tokens behind the table's head as rows and cells. Extractors print rows, columns or blocks of both, but the cells
 * of one column keep their order: so a cell goes to the latest row, or the earliest one that waits for it, and the cheapest
 * reading wins (beam search). Column widths come from a first reading, which stays if they change nothing.
 */
export function readTable(printed: readonly Token[], head: Omit<TableShape, 'suffixed' | 'unitsApart'>): TableReading {
  const shape = {
    ...head,
    suffixed: mostlySuffixed(printed),
    unitsApart: UNIT_AND_RESULT.every((key) => head.columns.includes(key)) && printsUnitsTwice(printed),
  };
  const tokens = shape.suffixed ? withoutTwins(printed) : printed;
  const names = sureNameWidth(tokens);
  const first = searchTable(tokens, shape, [names]);
  const widths = columnWidths(first);
  return collect(staysBest(first, names, widths) ? first : searchTable(tokens, shape, widths), tokens, shape);
}

/** Whether known widths leave this reading the best: they speak no more against its wrapped lines, no less against others. */
function staysBest(reading: Reading, names: number, widths: readonly number[]): boolean {
  const wraps = stepsOf(reading).filter((step) => step.action === 'wrap' && !step.last!.sameLine);
  if (wraps.length === 0) return true;
  if (reading.doubts.length > 0 || (widths[0] ?? 0) < names) return false;
  return wraps.every(({ back, column }) => {
    const width = displayWidth(back!.line);
    return !isTooShort(width, widths[column]) || (column === 0 && isTooShort(width, names));
  });
}

function mostlySuffixed(tokens: readonly Token[]): boolean {
  const labels = tokens.filter((token) => token.names.length > 0);
  return labels.filter(hasSuffix).length > labels.length * 0.6;
}

/** `服务对象满意度` where `服务对象满意度指标` is printed as well: the one is the name of an indicator, the other its level. */
function withoutTwins(tokens: readonly Token[]): Token[] {
  const levels = new Set(tokens.filter(hasSuffix).map(({ text }) => normalizeLevel(text)));
  return tokens.map((token) =>
    token.names.length > 0 && !hasSuffix(token) && levels.has(normalizeLevel(token.text))
      ? { ...token, names: [] }
      : token,
  );
}

/** Width of the column of names, from lines that can only be names. */
function sureNameWidth(tokens: readonly Token[]): number {
  const sure = tokens.filter(({ text, names }) => {
    const look = cellLook(text);
    return names.length === 0 && look.level3 < 0.5 && look.target > 1;
  });
  return sharedWidth(sure.map((token) => token.width));
}

/** Width of each column, from the lines that were read into it. */
function columnWidths(reading: Reading): number[] {
  const widths: number[][] = [];
  for (const { action, column, last } of stepsOf(reading)) {
    if (action !== 'row' && action !== 'cell') continue;
    widths[column] ??= [];
    widths[column].push(last!.width);
  }
  return widths.map((own, column) => (column === 0 ? sharedWidth(own) : wide(own)));
}

/** A wide one of these widths, not the widest: one line that was read into the wrong column must not decide. */
function wide(widths: readonly number[] = []): number {
  return quantile(widths, 0.9) ?? 0;
}

/** The same of names, of which many are wrapped: the widest one that another one is close to. */
function sharedWidth(widths: readonly number[] = []): number {
  const sorted = [...widths].sort((a, b) => b - a);
  return sorted.find((width, at) => width - (sorted[at + 1] ?? 0) <= WRAP_SLACK / 2) ?? wide(widths);
}

function collect(reading: Reading, tokens: readonly Token[], { columns }: TableShape): TableReading {
  const rows: TokenRow[] = [];
  const labels: { token: Token; before: number; inline: boolean }[] = [];
  const skipped: Token[] = [];
  const after: Token[] = [];
  const steps = stepsOf(reading);
  steps.forEach((step, i) => {
    const token = step.last!;
    const column = columns[step.column];
    if (step.action === 'row' || step.action === 'cell') {
      rows[step.row] ??= {};
      rows[step.row][column] = [token];
    } else if (step.action === 'wrap') rows[step.row][column]!.push(token);
    else if (step.action === 'label') {
      const before = step.rows - step.waiting[0].length;
      const inline = startsRow(token, steps[i + 1]);
      labels.push({ token, before, inline });
    } else if (step.action === 'end') after.push(token);
    else skipped.push(token);
  });
  after.push(...tokens.slice(steps.length));
  const chunked = isChunked(steps);
  const unproven = chunked ? unprovenRows(steps, rows, columns) : [];
  const late = dealLateReasons(rows, after);
  const dealt = chunked ? dealReasons(late.rows, tokens, late.after) : late.rows;
  const doubtful = new Set([...unproven, ...reading.doubts]);
  return { rows: dealt, labels, skipped, after: late.after, doubtful, apart: chunked || late.rows !== rows };
}

/** The label stands right before a row: not where the row begins the next page, or (on its line) another block. */
function startsRow(label: Token, next: Reading | undefined): boolean {
  return next?.action === 'row' && next.last!.pieces[0].page === label.pieces[0].page;
}

/** Some cell was printed apart from its row, so that only the order within the columns tells which row it belongs to. */
function isChunked(steps: readonly Reading[]): boolean {
  return steps.some(({ action, row, rows }) => action === 'cell' && row < rows - 1);
}
