import type { ColumnKey } from '../../../model/form.js';
import { ACROSS, GAP, MOVE } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import type { TableGaps } from '../gaps.js';
import {
  columnCost,
  goesOnAsUnit,
  isBareComparator,
  isCutNumber,
  isOpen,
  isPoints,
  isRemark,
  missingCost,
} from './column-cost.js';
import { isBroken } from './join-measures.js';
import type { TableReading, TokenRow } from './read-table.js';
import { type ColumnPlaces, placesOf, rowCost } from './row-cost.js';
import { type RowOrder, type RowShape, rowShapes } from './row-shapes.js';
import { isTooShort, skipCost } from './table-search.js';
import type { Token } from './tokens.js';

interface Problem {
  /** Without the labels of levels. */
  readonly tokens: readonly Token[];
  readonly columns: readonly ColumnKey[];
  readonly places: ColumnPlaces;
  readonly gaps: TableGaps;
  /** Several cells stand on a line of the dump. */
  readonly lined: boolean;
  /** By column, as far as it is known. */
  readonly widths: readonly number[];
}

/** The lines of a row, from one token to before another; no shape where a token belongs to no row. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly shape: RowShape | null;
}

interface Parse {
  readonly cost: number;
  readonly steps: readonly Step[];
}

/** The table, where its rows are printed as wholes; null where their points stand apart, so that no row can be read by itself. */
export interface AcrossReading {
  readonly table: TableReading | null;
}

/**
 * Some programs draw a row of a table line by line, and some extractors sort a page so: the first lines of all its cells,
 * then the second ones, those of a lower cell between. Reads a table that is rather printed so than cell by cell; null for any other.
 */
export function readAcross(
  tokens: readonly Token[],
  columns: readonly ColumnKey[],
  gaps: TableGaps,
): AcrossReading | null {
  const plain = withoutLevels(tokens);
  const lined = plain.filter(({ sameLine }) => sameLine).length > ACROSS.linedShare * plain.length;
  const problem = { tokens: plain, columns, places: placesOf(columns), gaps, lined, widths: [] };
  const first = ORDERS.map((order) => parse(problem, order)).sort(byCost);
  // what the first parses tell of the columns' widths is used in second ones
  const known = { ...problem, widths: widthsOf(first[0], problem) };
  const [cells, ...others] = ORDERS.map((order) => parse(known, order));
  const [best] = others.sort(byCost);
  if (best.cost > cells.cost - ACROSS.leastGain) return null;
  return { table: lacksPoints(best, columns) ? null : collect(tokens, plain, best.steps, columns) };
}

/** Most rows lack points: those were printed apart from their rows. */
function lacksPoints({ steps }: Parse, columns: readonly ColumnKey[]): boolean {
  const rows = steps.flatMap(({ shape }) => shape ?? []);
  const lacking = rows.filter(({ counts }) => counts.some((count, c) => count === 0 && isPoints(columns[c])));
  return lacking.length > rows.length / 2;
}

function byCost(a: Parse, b: Parse): number {
  return a.cost - b.cost;
}

const ORDERS: readonly RowOrder[] = ['cells', 'middle', 'top'];

/** The words that are no labels of levels, as if those were not there. */
function withoutLevels(tokens: readonly Token[]): Token[] {
  const plain: Token[] = [];
  let joined = false;
  for (const token of tokens) {
    joined = token.sameLine && (joined || plain.at(-1)?.item.row === token.item.row);
    if (token.names.length > 0) continue;
    const before = joined ? plain.at(-1) : undefined;
    if (before && isCutNumber(before.text, token.text)) plain[plain.length - 1] = glue(before, token, '');
    else if (before && isBareComparator(before.text)) plain[plain.length - 1] = glue(before, token, ' ');
    else plain.push(token.sameLine && !joined ? { ...token, sameLine: false } : token);
    joined = true;
  }
  return plain;
}

function glue(before: Token, token: Token, blank: string): Token {
  const text = before.text + blank + token.text;
  return { ...before, text, pieces: [...before.pieces, ...token.pieces], width: before.width + token.width };
}

/** The cheapest rows in this order. */
function parse(problem: Problem, order: RowOrder): Parse {
  const { tokens, columns } = problem;
  const groups = rowShapes(columns, order);
  const costs = new Array<number>(tokens.length + 1).fill(Number.POSITIVE_INFINITY);
  const steps = new Array<Step | null>(tokens.length + 1).fill(null);
  costs[0] = 0;
  const behind = costsBehind(tokens);
  const isPoint = tokens.map(({ text }) => cellLook(text).number || cellLook(text).blank);
  let end = { cost: Number.POSITIVE_INFINITY, at: 0 };
  let lowest = Number.POSITIVE_INFINITY;
  const enter = (from: number, to: number, cost: number, shape: RowShape | null) => {
    if (cost >= costs[to]) return;
    costs[to] = cost;
    steps[to] = { from, to, shape };
    lowest = Math.min(lowest, cost);
  };
  for (let from = 0; from <= tokens.length; from++) {
    if (from > 0 && costs[from] + behind[from] < end.cost) end = { cost: costs[from] + behind[from], at: from };
    // what was passed by so much better is no beginning of a row
    if (from === tokens.length || costs[from] > Math.min(end.cost, lowest + ACROSS.worse)) continue;
    if (costs[from] === lowest) lowest = Math.min(...costs.slice(from + 1));
    enter(from, from + 1, costs[from] + skipCost(tokens[from].text), null);
    const start = costs[from] + startCost(from, problem);
    const cells = new Map<number, CellCost>();
    for (const { points, shapes } of groups) {
      if (!points.every((at) => isPoint[from + at])) continue;
      for (const shape of shapes) {
        const to = from + shape.columns.length;
        if (to > tokens.length) break;
        const most = Math.min(costs[to] - start, ACROSS.worse);
        enter(from, to, start + shapeCost(shape, from, problem, most, cells), shape);
      }
    }
  }
  const found: Step[] = [];
  for (let step = steps[end.at]; step; step = steps[step.from]) found.push(step);
  return { cost: end.cost, steps: found.reverse() };
}

/** What it costs that the table ends before each token: cells that still come speak against it, and other words that come soon. */
function costsBehind(tokens: readonly Token[]): number[] {
  const costs = new Array<number>(tokens.length + 1).fill(MOVE.end);
  let cells = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const look = cellLook(tokens[at].text);
    if (look.target < SURE) cells += MOVE.cellAfterEnd;
    const near = tokens.slice(at, at + ACROSS.nearEnd).filter(({ text }) => {
      const { target, sentence } = cellLook(text);
      return target >= SURE && !sentence;
    });
    costs[at] += cells + MOVE.wordAfterEnd * near.length;
  }
  return costs;
}

const SURE = 0.5;

function startCost(at: number, { tokens, gaps }: Problem): number {
  const token = tokens[at];
  if (at === 0) return 0;
  if (token.sameLine) return GAP.sameLine.row;
  return GAP[gaps][token.blankBefore > 0 || token.newPage ? 'apart' : 'adjacent'].row;
}

/** A cell of a row that begins somewhere, by its column and the places of its lines; many shapes have the same. */
interface CellCost {
  readonly text: string;
  readonly cost: number;
}

/** What it costs to read the tokens from here as a row of this shape; may stop at what is more than `most`. */
function shapeCost(
  shape: RowShape,
  from: number,
  problem: Problem,
  most: number,
  cells: Map<number, CellCost>,
): number {
  const { tokens, columns, places } = problem;
  let cost = 0;
  for (let c = 0; c < columns.length; c++) if (shape.counts[c] === 0) cost += missingCost(columns[c]);
  for (let i = 1; i < shape.columns.length && cost <= most; i++)
    cost += lineCost(tokens[from + i], shape.steps[i], problem);
  const texts: string[] = [];
  for (let c = 0; c < columns.length && cost <= most; c++) {
    if (shape.counts[c] === 0) continue;
    const cell = cellOf(shape.masks[c], c, from, problem, cells);
    texts[c] = cell.text;
    cost += cell.cost;
  }
  for (let c = 1; c < columns.length && cost <= most; c++)
    if (texts[c] !== undefined) cost += rowCost(texts.slice(0, c), c, texts[c], places);
  return cost;
}

function cellOf(mask: number, c: number, from: number, problem: Problem, cells: Map<number, CellCost>): CellCost {
  const key = mask * problem.columns.length + c;
  let cell = cells.get(key);
  if (!cell) {
    cell = makeCell(mask, c, from, problem);
    cells.set(key, cell);
  }
  return cell;
}

function makeCell(mask: number, c: number, from: number, { tokens, columns, widths }: Problem): CellCost {
  let text = '';
  let cost = 0;
  let before: Token | null = null;
  for (let i = 0; mask >> i !== 0; i++) {
    if (((mask >> i) & 1) === 0) continue;
    const token = tokens[from + i];
    if (before) cost += wrapCost(text, token.text, columns[c], before.width, widths[c]);
    text += token.text;
    before = token;
  }
  return { text, cost: cost + columnCost(text, columns[c], columns) };
}

/** How likely a line stands so far below the one before it. */
function lineCost(token: Token, step: number, { lined, gaps }: Problem): number {
  if (token.newPage) return ACROSS.pageInRow;
  if (token.sameLine ? step > 0 : lined && step === 0) return ACROSS.otherLine;
  if (gaps !== 'rowBlock') return 0;
  return token.blankBefore > 0 ? (step >= 2 ? ACROSS.blankBelow : GAP.rowBlock.apart.cell) : 0;
}

/** What it costs that a cell goes on in this line. */
function wrapCost(before: string, line: string, column: ColumnKey, width: number, widest = 0): number {
  if (isBroken(before, line, false) || isCutNumber(before, line) || (isBareComparator(before) && column === 'target'))
    return 0;
  const look = cellLook(line).target;
  const into = look < SURE_TARGET ? MOVE.wrapIntoNumber : 0;
  if (/\d$/u.test(before) && goesOnAsUnit(before, line)) return MOVE.wrapUnit + into;
  const complete = cellLook(before).target;
  const full = widest >= ACROSS.narrow && width >= widest - ACROSS.edge;
  const ended =
    isRemark(column) || full || goesOnAsUnit(before, line)
      ? 0
      : complete < SURE_TARGET
        ? MOVE.wrapComplete
        : complete < 0.3
          ? MOVE.wrapWords
          : 0;
  const short = isTooShort(width, widest) ? MOVE.wrapShort : 0;
  const open = isOpen(before) ? MOVE.wrapOpen : 0;
  return Math.max(0, MOVE.wrap + (isRemark(column) ? MOVE.wrapRemark : into) + ended + short + open);
}

const SURE_TARGET = 0.15;

/** The width of a wide line of each column. */
function widthsOf({ steps }: Parse, { tokens, columns }: Problem): number[] {
  const widths: number[][] = columns.map(() => []);
  for (const { from, shape } of steps)
    shape?.columns.forEach((column, i) => {
      widths[column].push(tokens[from + i].width);
    });
  return widths.map((own) => own.sort((a, b) => a - b)[Math.floor(own.length * 0.9)] ?? 0);
}

function collect(
  tokens: readonly Token[],
  plain: readonly Token[],
  steps: readonly Step[],
  columns: readonly ColumnKey[],
): TableReading {
  const rows: TokenRow[] = [];
  const rowOf = new Map<Token, { row: number; first: boolean }>();
  const skipped: Token[] = [];
  const doubtful = new Set<number>();
  for (const { from, shape } of steps) {
    if (!shape) {
      skipped.push(plain[from]);
      continue;
    }
    const row: TokenRow = {};
    shape.columns.forEach((column, i) => {
      const token = plain[from + i];
      row[columns[column]] = [...(row[columns[column]] ?? []), { ...token, sameLine: false }];
      rowOf.set(token, { row: rows.length, first: i === 0 });
    });
    if (shape.wraps) doubtful.add(rows.length);
    rows.push(row);
  }
  const end = steps.at(-1)?.to ?? 0;
  const after = plain.slice(end);
  const labels: { token: Token; before: number; inline: boolean }[] = [];
  tokens.forEach((token, at) => {
    if (token.names.length === 0) return;
    const next = tokens.slice(at + 1).find((other) => rowOf.has(other));
    const place = next ? rowOf.get(next)! : null;
    labels.push({ token, before: place?.row ?? rows.length, inline: place?.first ?? false });
  });
  return { rows, labels, skipped, after, doubtful, apart: false };
}
