import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { LEAST_CELLS, LEAST_ROWS, type MarkedRow, rowLine, type TextPart } from './table.js';

/** Bars as keyboards and as boxes drawn with characters have them; one after a backslash is text. */
const BAR = /(?<!\\)[|｜│┃║]/u;
/** A line between rows: `|---|:--:|`, `+====+`, `├──┼──┤`. */
const RULE = /^(?=.*(?:[-=─━═┄┈]{2}|[┼╋╬├┤┌┐└┘┬┴]))[\s|｜:+\-=─━═│┃║┄┈┼╋╬├┤┌┐└┘┬┴┝┥┯┷┏┓┗┛┣┫┳┻╔╗╚╝╠╣╦╩╟╢╤╧]{3,}$/u;
/** So large a share of the rows of a table has all of its cells: a converter may lose one. */
const WHOLE_ROWS = 0.9;
/** With more lines between rows than below the header, they end each row: its cells may take several lines. */
const MOST_HEADER_RULES = 2;
/** Bars on so many lines part cells on all of them. */
const OFTEN = 4;
const LINE_BREAK = /\s*<br\s*\/?>\s*/giu;
/** Markdown's way to say that a sign means itself. */
const ESCAPED = /\\([!-/:-@[-`{-~])/gu;
/** What converters call a column without a heading: `Col3`. */
const NO_HEADING = /^col(?:umn)?\s*\d+$/iu;

/** A row while lines are added to its cells. */
interface Row {
  readonly cells: string[];
  readonly source: Line;
}

/**
 * Tables whose cells stand between bars: Markdown, and the boxes that programs draw with characters. Where rows leave out
 * what is blank, so that they differ in length, bars tell cells but no columns: such rows stay lines, parted by tabs.
 */
export function cutBars(lines: readonly Line[]): TextPart[] {
  const often = lines.filter(({ text }) => BAR.test(text)).length >= OFTEN;
  const parts: TextPart[] = [];
  for (let at = 0; at < lines.length; ) {
    if (!BAR.test(lines[at].text) && !RULE.test(lines[at].text.trim())) {
      parts.push({ kind: 'line', line: lines[at++] });
      continue;
    }
    const end = tableEnd(lines, at);
    const own = lines.slice(at, end);
    const rows = toRows(own);
    const least = own.some(({ text }) => RULE.test(text.trim())) ? 1 : LEAST_ROWS;
    if (rows.length >= least && haveColumns(rows)) parts.push({ kind: 'table', rows });
    else
      parts.push(
        ...(often ? flatMap(rows, (row) => row.lines) : own).map((line): TextPart => ({ kind: 'line', line })),
      );
    at = end;
  }
  return parts;
}

function haveColumns(rows: readonly MarkedRow[]): boolean {
  const most = Math.max(...rows.map(({ cells }) => cells.length));
  const whole = rows.filter(({ cells }) => cells.length === most).length;
  return most >= LEAST_CELLS && whole >= WHOLE_ROWS * rows.length;
}

/** Where the table ends that begins at a line: below it stand blank lines, or lines without bars. */
function tableEnd(lines: readonly Line[], from: number): number {
  let end = from;
  let closed = BAR.test(lines[from].text.trim().slice(0, 1));
  for (let open = false; end < lines.length; end++) {
    const text = lines[end].text.trim();
    if (!(closed && open) && !BAR.test(text) && !RULE.test(text)) break;
    if (end > from && lines[end].blankBefore > lines[from + 1].blankBefore) break;
    if (!open && !BAR.test(text[0]) && !RULE.test(text)) closed = false;
    open = isOpen(text, open);
  }
  return end;
}

/** Whether all rows begin with a bar, so that one without its last bar goes on below. */
function isClosed(lines: readonly Line[]): boolean {
  let open = false;
  let closed = false;
  for (const line of lines) {
    const text = line.text.trim();
    if (RULE.test(text)) continue;
    if (!open && !BAR.test(text[0])) return false;
    open = isOpen(text, open);
    closed ||= !open;
  }
  return closed;
}

function isOpen(text: string, wasOpen: boolean): boolean {
  return !RULE.test(text) && (wasOpen || BAR.test(text[0])) && !BAR.test(text.slice(-1));
}

function toRows(lines: readonly Line[]): MarkedRow[] {
  const closed = isClosed(lines);
  const ruled = lines.filter(({ text }) => RULE.test(text.trim())).length > MOST_HEADER_RULES;
  const rows: Row[] = [];
  let begins = true;
  let row: string[] = [];
  for (const line of lines) {
    const text = line.text.trim();
    if (RULE.test(text)) {
      begins = true;
      row = [];
      continue;
    }
    row.push(text);
    if (closed && isOpen(text, row.length > 1)) continue;
    const cells = cellsOf(row.join('\n'), closed);
    row = [];
    if (begins || !ruled) rows.push({ cells, source: line });
    else addLine(rows[rows.length - 1].cells, cells);
    begins = false;
  }
  return withoutNames(rows).map((row) => ({ ...row, lines: [rowLine(row.cells, row.source)] }));
}

function cellsOf(text: string, closed: boolean): string[] {
  const cells = text.split(BAR).map((cell) => cell.replace(LINE_BREAK, '\n').replace(ESCAPED, '$1').trim());
  if (closed) cells.shift();
  if (closed && cells.at(-1) === '') cells.pop();
  return cells;
}

function addLine(cells: string[], more: readonly string[]): void {
  more.forEach((text, i) => {
    cells[i] = [cells[i] ?? '', text].filter((each) => each !== '').join('\n');
  });
}

/** Names that a converter gave to columns without a heading are no text of the document. */
function withoutNames(rows: readonly Row[]): Row[] {
  const [first, ...rest] = rows;
  if (!first?.cells.some((cell) => NO_HEADING.test(cell))) return [...rows];
  return [{ ...first, cells: first.cells.map((cell) => (NO_HEADING.test(cell) ? '' : cell)) }, ...rest];
}
