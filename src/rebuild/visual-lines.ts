import { boxAround } from '../model/boxes.js';
import { flatMap, flatten, quantile, runsOf } from '../model/group.js';
import type { Piece, Span } from '../model/page.js';
import { COLUMN_GAP, COLUMNS_DOWN, HAN_SPACE, LATIN_SPACE, LINE_OVERLAP, OVERPRINT } from './tolerances.js';

/** Texts on one baseline, in x order. */
export interface VisualLine {
  readonly spans: readonly Span[];
  readonly top: number;
}

/** A piece of a visual line, with the size of its largest text. */
export interface SizedPiece {
  readonly piece: Piece;
  readonly size: number;
}

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Groups texts into visual lines from top to bottom. Text that runs downwards is a line of its own. */
export function visualLines(spans: readonly Span[]): VisualLine[] {
  const lines: { spans: Span[]; top: number; bottom: number; upright: boolean }[] = [];
  const sorted = [...spans].sort((a, b) => middleOf(a) - middleOf(b));
  for (const span of sorted) {
    const [, top, , bottom] = span.box;
    const upright = !runsDown(span);
    const line = upright
      ? lines.findLast((l) => l.upright && sharesLine(l, top, bottom) && !isOverprinted(l.spans, span))
      : undefined;
    if (!line) {
      lines.push({ spans: [span], top, bottom, upright });
      continue;
    }
    line.spans.push(span);
    // A super- or subscript does not move its line; the tallest text does.
    if (bottom - top > line.bottom - line.top) [line.top, line.bottom] = [top, bottom];
  }
  lines.sort((a, b) => a.top - b.top);
  return lines.map((line) => ({ spans: line.spans.sort((a, b) => a.box[0] - b.box[0]), top: line.top }));
}

/** The lines of a cell. Where characters stand below each other in columns, those of the right column come first. */
export function linesOfCell(spans: readonly Span[]): VisualLine[] {
  const columns = columnsDown(spans);
  return columns ? flatten(columns).map((span) => ({ spans: [span], top: span.box[1] })) : visualLines(spans);
}

/**
 * 项目资金 beside ︵万元︶ in a tall cell: single characters nearer to those below them than to those beside them. In two
 * lines of two characters it is the other way round.
 */
function columnsDown(spans: readonly Span[]): Span[][] | null {
  if (spans.length < 4 || spans.some(({ text }) => [...text.trim()].length !== 1)) return null;
  const fromRight = [...spans].sort((a, b) => b.box[0] - a.box[0]);
  const columns = runsOf(fromRight, (run, span) => run[0]!.box[0] - span.box[0] < span.size / 2);
  for (const column of columns) column.sort((a, b) => a.box[1] - b.box[1]);
  if (columns.length < 2 || columns.some((column) => column.length < 2)) return null;
  const across = columns.slice(1).map((column, i) => columns[i]![0]!.box[0] - column[0]!.box[0]);
  const down = flatMap(columns, (column) => column.slice(1).map((span, i) => span.box[1] - column[i]!.box[1]));
  return Math.min(...across) > quantile(down, 0.5)! * COLUMNS_DOWN ? columns : null;
}

function middleOf({ box }: Span): number {
  return (box[1] + box[3]) / 2;
}

function runsDown({ box, text, size }: Span): boolean {
  return text.trim().length > 1 && box[3] - box[1] > Math.max(1.5 * size, 1.5 * (box[2] - box[0]));
}

function sharesLine(line: { top: number; bottom: number }, top: number, bottom: number): boolean {
  const overlap = Math.min(line.bottom, bottom) - Math.max(line.top, top);
  return overlap >= LINE_OVERLAP * Math.min(line.bottom - line.top, bottom - top);
}

/** Whether a text stands on others: two labels that an exporter printed into one place are two lines. */
function isOverprinted(line: readonly Span[], { box, size }: Span): boolean {
  return line.some((other) => {
    const overlap = Math.min(box[2], other.box[2]) - Math.max(box[0], other.box[0]);
    return overlap > OVERPRINT * Math.min(size, other.size);
  });
}

/** One piece for a visual line inside of a cell. */
export function pieceFromLine({ spans }: Pick<VisualLine, 'spans'>, page: number): Piece {
  return { text: textOf(spans), page, line: null, box: boxAround(spans.map(({ box }) => box)) };
}

/** A visual line outside of tables as pieces: a gap as wide as a column's parts it. */
export function piecesFromLine(line: VisualLine, page: number): SizedPiece[] {
  const runs = runsOf(line.spans, (run, span) => {
    const last = run[run.length - 1]!;
    return span.box[0] - last.box[2] < COLUMN_GAP * Math.max(last.size, span.size);
  });
  return runs.map((run) => ({
    piece: pieceFromLine({ spans: run }, page),
    size: Math.max(...run.map(({ size }) => size)),
  }));
}

/** Joins texts in x order, with a blank where the gap shows one. */
export function textOf(spans: readonly Span[]): string {
  let text = '';
  let last: Span | null = null;
  for (const span of spans) {
    if (last !== null && showsBlank(last, span)) text += ' ';
    text += span.text;
    last = span;
  }
  return text.replace(/ {2,}/gu, ' ').trim();
}

function showsBlank(left: Span, right: Span): boolean {
  const size = Math.min(left.size, right.size);
  const han = HAN.test(left.text.slice(-1)) || HAN.test(right.text.slice(0, 1));
  return right.box[0] - left.box[2] >= size * (han ? HAN_SPACE : LATIN_SPACE);
}
