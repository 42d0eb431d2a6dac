import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { LEAST_CELLS, LEAST_ROWS, type MarkedRow, type TextPart } from './table.js';

/** So many rows of a table must show that blank cells are printed too, or the signs do not tell columns. */
const LEAST_BLANKS = 2;
/** So many rows that line ends inside of cells tear make a dump in which lines are no rows. */
const LEAST_TORN = 2;
/** Commas within a number. */
const AMOUNT = /^[^"]*\d,\d{3}(?!\d)/u;
/** A cell in quotation marks has fewer lines. */
const MOST_LINES = 60;

/** Tables whose cells are parted by a sign, blank cells too, as spreadsheets write them: the same number in every row. */
export function cutFields(lines: readonly Line[], sign: '\t' | ','): TextPart[] {
  const parts = cut(lines, sign, LEAST_ROWS, LEAST_BLANKS);
  const tables = flatMap(parts, (part) => (part.kind === 'table' ? [part] : []));
  const cells = Math.max(0, ...tables.map(({ rows }) => rows[0].cells.length));
  if (tables.length === 0 || (sign === '\t' && countTorn(parts, sign, cells) >= LEAST_TORN)) return linesOnly(lines);
  // A page break leaves tables of a row or two, which the others speak for.
  return cut(lines, sign, 1, 0);
}

function cut(lines: readonly Line[], sign: string, leastRows: number, leastBlanks: number): TextPart[] {
  const parts: TextPart[] = [];
  for (let at = 0; at < lines.length; ) {
    if (!mayBeRow(lines[at], sign)) {
      parts.push({ kind: 'line', line: lines[at++] });
      continue;
    }
    const { rows, end } = rowsFrom(lines, at, sign);
    const blanks = rows.filter(({ cells }) => cells.includes('')).length;
    const isAmount = blanks === 0 && rows.some((row) => row.lines.some(({ text }) => AMOUNT.test(text)));
    if (rows.length >= leastRows && blanks >= leastBlanks && !isAmount) {
      parts.push({ kind: 'table', rows });
      at = end;
    } else {
      const to = Math.max(end, at + 1);
      parts.push(...linesOnly(lines.slice(at, to)));
      at = to;
    }
  }
  return parts;
}

/** Nearly no line of most dumps has so many signs, or quotation marks, within which others may stand. */
function mayBeRow(line: Line, sign: string): boolean {
  const text = textOf(line);
  if (text.includes('"')) return true;
  let at = -1;
  for (let signs = 1; signs < LEAST_CELLS; signs++) {
    at = text.indexOf(sign, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function linesOnly(lines: readonly Line[]): TextPart[] {
  return lines.map((line) => ({ kind: 'line', line }));
}

/** How often lines outside of the tables, each of another number of cells, make a whole row together. */
function countTorn(parts: readonly TextPart[], sign: string, cells: number): number {
  let torn = 0;
  let row: number[] = [];
  for (const part of parts) {
    const own = part.kind === 'line' ? part.line.text.split(sign).length - 1 + (part.line.tabsAfter ?? 0) : 0;
    row = own === 0 ? [] : [...row, own];
    const signs = row.reduce((sum, count) => sum + count, 0);
    if (signs === cells - 1 && row.some((count) => count !== own)) torn++;
    if (signs >= cells - 1) row = [];
  }
  return torn;
}

/** Rows with as many cells as the first one. */
function rowsFrom(lines: readonly Line[], from: number, sign: string): { rows: MarkedRow[]; end: number } {
  const rows: MarkedRow[] = [];
  let at = from;
  while (at < lines.length) {
    const { cells, end } = readRow(lines, at, sign);
    if (cells.length < LEAST_CELLS || (rows.length > 0 && cells.length !== rows[0].cells.length)) break;
    if (at > from && lines[at].blankBefore > lines[from + 1].blankBefore) break;
    rows.push({ cells, source: lines[at], lines: lines.slice(at, end) });
    at = end;
  }
  return { rows, end: at };
}

/** The cells of a row; one in quotation marks may hold the sign and line ends. */
function readRow(lines: readonly Line[], from: number, sign: string): { cells: string[]; end: number } {
  const cells: string[] = [];
  let text = textOf(lines[from]);
  let end = from + 1;
  for (let at = 0; at <= text.length; ) {
    const quoted = text[at] === '"' ? readQuoted(text.slice(at), lines, end, sign) : null;
    if (quoted) {
      cells.push(quoted.cell);
      text = text.slice(0, at) + quoted.text;
      at += quoted.length + 1;
      end = quoted.end;
    } else {
      const next = text.indexOf(sign, at);
      const to = next < 0 ? text.length : next;
      cells.push(text.slice(at, to).trim());
      at = to + 1;
    }
  }
  return { cells, end };
}

/** A cell in quotation marks, which ends where a quotation mark stands before the sign or the line's end. */
function readQuoted(begun: string, lines: readonly Line[], next: number, sign: string) {
  let text = begun;
  for (let end = next; end <= Math.min(lines.length, next + MOST_LINES); end++) {
    if (end > next) text += `\n${textOf(lines[end - 1])}`;
    for (let at = text.indexOf('"', 1); at > 0; at = text.indexOf('"', at + 1)) {
      if (text[at + 1] === '"') at++;
      else if (at + 1 === text.length || text[at + 1] === sign || text[at + 1] === '\n') {
        return { cell: text.slice(1, at).replaceAll('""', '"').trim(), text, length: at + 1, end };
      }
    }
  }
  return null;
}

function textOf({ text, tabsAfter = 0 }: Line): string {
  return tabsAfter > 0 ? text + '\t'.repeat(tabsAfter) : text;
}
