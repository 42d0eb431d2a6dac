import { flatMap } from '../../model/group.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { joinLines } from '../../rebuild/join-lines.js';
import { cellLook } from '../flow/cell-words.js';
import { OPEN_BRACKET } from '../marks.js';
import { type TextLine, textOf, toFragments, type Word } from './text-lines.js';
import { ROW } from './tolerances.js';

/** What rows are told by in one column. */
export interface RowColumn {
  /** Index among the words by column. */
  readonly at: number;
  /** What a row without a cell here costs. */
  readonly missing: number;
  /** One number or measure a cell: two complete ones are two cells. */
  readonly measure: boolean;
  /** Holds targets: its joined text should look like one. */
  readonly target?: boolean;
}

/** A body line with its words by column. */
export interface BodyLine {
  readonly line: TextLine;
  readonly columns: readonly (readonly Word[])[];
  /** A row of its own, such as 总分. */
  readonly alone: boolean;
  /** Its vertical place where rows are cut; that of its line, if not given. */
  readonly y?: number;
  /** Put together of two printed lines, or of words whose columns are not settled. */
  readonly mended?: boolean;
}

/** How the cells of a row stand beside each other. */
export type Alignment = 'middle' | 'top' | 'bottom';

const ALIGNMENTS: readonly Alignment[] = ['middle', 'top', 'bottom'];

/** Body lines `from` … `to - 1` are one row. */
export interface RowRun {
  readonly from: number;
  readonly to: number;
  /** How much worse the table reads without the border before this row, or with the best one inside of it. */
  readonly margin: number;
}

export interface RowCut {
  readonly rows: readonly RowRun[];
  readonly cost: number;
}

/** Cuts lines into rows: the cells of one share centre, first or last line, and rows stand further apart than lines. */
export function cutRows(body: readonly BodyLine[], columns: readonly RowColumn[]): RowCut {
  const full = columns.map(({ at }) => Math.max(0, ...flatMap(body, (each) => widthsOf(each.columns[at]))));
  const endsPage = (to: number) => to < body.length && body[to].line.page !== body[to - 1].line.page;
  const looksOf = rememberRuns(body.length, (from, to) => ({
    ...rowLooks(body.slice(from, to), columns, full),
    endsPage: endsPage(to),
  }));
  const cuts = ALIGNMENTS.map((alignment) => cheapestCut(body.length, looksOf, alignment));
  const best = cuts.reduce((least, each) => (isBetter(each, least) ? each : least));
  const equal = cuts.filter((each) => each !== best && each.cost - best.cost < SAME);
  return { ...best, rows: best.rows.map((row) => equal.reduce(sharedRow, row)) };
}

/** A wide gap stands between two cells, of which one was put into the column of the other. */
function widthsOf(words: readonly Word[]): number[] {
  return toFragments(words).map((fragment) => displayWidth(textOf(fragment.words)));
}

const SAME = 1e-9;

/** Of two readings that are equally good the one that leaves less open is likelier. */
function isBetter(a: RowCut, b: RowCut): boolean {
  return Math.abs(a.cost - b.cost) < SAME ? unsettled(a) < unsettled(b) : a.cost < b.cost;
}

/** A row that another reading, which is as good, does not have is not settled. */
function sharedRow(row: RowRun, { rows }: RowCut): RowRun {
  return rows.some(({ from, to }) => from === row.from && to === row.to) ? row : { ...row, margin: 0 };
}

function unsettled({ rows }: RowCut): number {
  return rows.filter(({ margin }) => margin < ROW.narrow).length;
}

/** What is asked of runs of `n` items, worked out once for each. */
export function rememberRuns<Answer>(n: number, work: (from: number, to: number) => Answer) {
  const known = new Map<number, Answer>();
  return (from: number, to: number): Answer => {
    const key = from * (n + 1) + to;
    let answer = known.get(key);
    if (answer === undefined) {
      answer = work(from, to);
      known.set(key, answer);
    }
    return answer;
  };
}

function cheapestCut(n: number, looksOf: (from: number, to: number) => RowLooks, alignment: Alignment): RowCut {
  const cost = rememberRuns(n, (from, to) => rowCost(looksOf(from, to), alignment));
  const { before, runs } = cheapestRuns(n, ROW.mostLines, cost);
  const after = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
  after[n] = 0;
  for (let from = n - 1; from >= 0; from--)
    for (let to = from + 1; to <= Math.min(n, from + ROW.mostLines); to++)
      after[from] = Math.min(after[from], cost(from, to) + after[to]);
  const rows = runs.map((run) => ({ ...run, margin: marginOf(run, before, after, cost, n) }));
  return { rows, cost: before[n] };
}

/** The cheapest way to part `n` items into runs of no more than `most`; `before[i]` is what the first `i` cost. */
export function cheapestRuns(n: number, most: number, cost: (from: number, to: number) => number) {
  const before = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
  const back = new Array<number>(n + 1).fill(0);
  before[0] = 0;
  for (let to = 1; to <= n; to++) {
    for (let from = Math.max(0, to - most); from < to; from++) {
      const total = before[from] + cost(from, to);
      if (total >= before[to]) continue;
      before[to] = total;
      back[to] = from;
    }
  }
  const runs: Pick<RowRun, 'from' | 'to'>[] = [];
  for (let to = n; to > 0; to = back[to]) runs.unshift({ from: back[to], to });
  return { before, runs };
}

function marginOf(
  { from, to }: Pick<RowRun, 'from' | 'to'>,
  before: readonly number[],
  after: readonly number[],
  cost: (from: number, to: number) => number,
  n: number,
): number {
  const best = before[n];
  let rival = Number.POSITIVE_INFINITY;
  for (let at = from + 1; at < to; at++) rival = Math.min(rival, before[at] + after[at]);
  for (const border of [from, to]) {
    if (border === 0 || border === n) continue;
    for (let start = Math.max(0, border - ROW.mostLines); start < border; start++)
      for (let end = border + 1; end <= Math.min(n, start + ROW.mostLines); end++)
        rival = Math.min(rival, before[start] + cost(start, end) + after[end]);
  }
  return rival - best;
}

interface ColumnCell {
  readonly column: RowColumn;
  readonly texts: readonly string[];
  readonly ys: readonly number[];
  readonly full: number;
}

/** What is the same of a row however its cells stand beside each other: what its cells and lines cost, and that those are wrapped. */
interface RowLooks {
  readonly lines: readonly BodyLine[];
  readonly cells: readonly ColumnCell[];
  readonly cost: number;
  readonly wraps: number;
  /** A row that a page break cuts, or that fills its page to the end, has its cells at the top (LibreOffice). */
  readonly endsPage: boolean;
}

function rowCost(looks: RowLooks, alignment: Alignment): number {
  return (
    looks.cost +
    looks.wraps +
    Math.min(placed(looks, alignment), looks.endsPage ? placed(looks, 'top') : Number.POSITIVE_INFINITY)
  );
}

function placed({ cells, lines }: RowLooks, alignment: Alignment): number {
  return placeCost(cells, alignment) + levelCost(cells, lines, alignment);
}

function rowLooks(
  lines: readonly BodyLine[],
  columns: readonly RowColumn[],
  full: readonly number[],
): Omit<RowLooks, 'endsPage'> {
  const footer = lines.some((line) => line.alone);
  const cells: ColumnCell[] = [];
  if (footer && !isFooter(lines, columns)) return { lines, cells, cost: Number.POSITIVE_INFINITY, wraps: 0 };
  let cost: number = footer ? 0 : ROW.each;
  columns.forEach((column, c) => {
    const own = lines.filter((line) => line.columns[column.at].length > 0);
    if (own.length === 0) cost += footer ? 0 : column.missing;
    else {
      const texts = own.map((line) => textOf(line.columns[column.at]));
      cells.push({ column, texts, ys: own.map(placeOf), full: full[c] });
      if (column.missing === 0 && !footer) cost += ROW.mayMiss;
    }
  });
  for (let i = 1; i < lines.length; i++) {
    if (lines[i].line.page !== lines[i - 1].line.page) cost += ROW.overPage;
    else cost += ROW.blankInside * (placeOf(lines[i]) - placeOf(lines[i - 1]) - 1);
  }
  return { lines, cells, cost, wraps: cells.reduce((sum, cell) => sum + wrapCost(cell, footer), 0) };
}

function placeOf({ y, line }: BodyLine): number {
  return y ?? line.y;
}

/** One line with the label of a footer; over and under it stand parts of its numbers at most. */
function isFooter(lines: readonly BodyLine[], columns: readonly RowColumn[]): boolean {
  const others = lines.filter((line) => !line.alone);
  const numbers = new Set(columns.filter(({ measure, target }) => measure && !target).map(({ at }) => at));
  return (
    others.length === lines.length - 1 &&
    others.every((line) => line.columns.every((words, at) => words.length === 0 || numbers.has(at)))
  );
}

/** How far the cells are from sharing one centre, one first or one last line. */
function placeCost(cells: readonly ColumnCell[], alignment: Alignment): number {
  const top = Math.min(...cells.map(({ ys }) => ys[0]));
  const bottom = Math.max(...cells.map(({ ys }) => ys[ys.length - 1]));
  const offOf: Record<Alignment, (first: number, last: number) => number> = {
    middle: (first, last) => Math.max(0, Math.abs(first + last - top - bottom) / 2 - 0.5),
    top: (first) => first - top,
    bottom: (_, last) => bottom - last,
  };
  return cells.reduce((sum, { ys }) => sum + ROW.off * offOf[alignment](ys[0], ys[ys.length - 1]), 0);
}

/** If the line counts of two centred cells are both even or both odd, their middle lines are level. A page break hides it. */
function levelCost(cells: readonly ColumnCell[], lines: readonly BodyLine[], alignment: Alignment): number {
  if (alignment !== 'middle' || lines[0].line.page !== lines[lines.length - 1].line.page) return 0;
  const tallest = cells.reduce<readonly number[]>((most, { ys }) => (ys.length > most.length ? ys : most), []);
  const isLevel = ({ ys }: ColumnCell) => {
    const above = (tallest.length - ys.length) / 2;
    return !Number.isInteger(above) || Math.abs(ys[0] - tallest[above]) < 0.5;
  };
  const off = cells.filter((cell) => !isLevel(cell));
  const equal = off.filter(({ ys }) => ys.length === tallest.length);
  return ROW.unlevel * off.length + ROW.equalUnlevel * equal.length;
}

/** What speaks against the lines of one column being one wrapped cell. In a footer the parts of a number may look like numbers. */
function wrapCost({ column, texts, ys, full }: ColumnCell, footer: boolean): number {
  let cost = column.target ? ROW.look * Math.min(2, cellLook(joinLines(texts).normalize('NFKC')).target) : 0;
  const room = column.missing === 0 && !column.measure ? full - ROW.rough : full;
  if (!column.measure && texts.length === 1 && STUB.test(texts[0])) cost += ROW.stub;
  for (let i = 1; i < texts.length; i++) {
    cost += ROW.wrap;
    if (ys[i] - ys[i - 1] > 2) cost += ROW.hole;
    const open = OPEN_BRACKET.test(texts[i - 1]);
    const width = displayWidth(texts[i - 1]);
    if (!open && width + firstToken(texts[i]) < room)
      cost += ROW.short + (i === 1 && 2 * width < room ? ROW.shortStart : 0);
    if (column.missing === ROW.noName && isWholeName(texts[i]) && isWholeName(texts[i - 1])) cost += ROW.twoNames;
    if (column.measure && !footer && isComplete(texts[i]))
      cost += isComplete(texts[i - 1]) ? ROW.twoMeasures : column.target && !open ? ROW.measureBelow : 0;
  }
  return cost;
}

/** One character that says nothing by itself: 无 does. */
const STUB = /^(?![无有是否优良中差])\p{Script=Han}$/u;

/** Width of what would have had to fit into the line before: a Latin word or a number, or one Han character. */
function firstToken(text: string): number {
  const latin = /^[\x21-\x7e]+/u.exec(text);
  return latin ? latin[0].length : 2;
}

/** `知识库更新条数`, `15秒接通率`: they end as names of indicators do. */
function isWholeName(text: string): boolean {
  const bare = text.normalize('NFKC');
  return bare.length >= WHOLE_NAME && cellLook(bare).level3 <= 0.3;
}

const WHOLE_NAME = 5;

function isComplete(text: string): boolean {
  const look = cellLook(text.normalize('NFKC'));
  return look.number || look.blank || look.target < 0.15;
}
