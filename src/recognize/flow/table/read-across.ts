import type { ColumnKey } from '../../../model/form.js';
import { flatMap, quantile } from '../../../model/group.js';
import { rememberOf } from '../../../model/remember.js';
import { ACROSS, GAP, MOVE } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { isApart, type TableGaps } from '../gaps.js';
import { cellCost } from './cell-cost.js';
import { type CheapestRows, cheapestRows, type KnownCells, type RowCosts } from './cheapest-rows.js';
import { isBareComparator, isCutNumber, isPoints, isRemark, missingCost } from './column-cost.js';
import type { TableReading, TokenRow } from './read-table.js';
import { type ColumnPlaces, cellsCost, placesOf } from './row-cost.js';
import { groupShapes, type LineRange, lineCounts, type RowShape, type ShapeGroup, shapeOf } from './row-shapes.js';
import { skipCost } from './table-search.js';
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
  readonly widths: Partial<Record<ColumnKey, number>>;
  /** What it costs that the table ends before each token. */
  readonly behind: readonly number[];
  /** The same in all orders. */
  readonly cells: KnownCells;
}

/**
 * Some programs draw a row of a table line by line, and some extractors sort a page so: the first lines of all its cells,
 * then the second ones, those of a lower cell between; or first the cells that end highest. Reads a table that is rather printed so
 * than cell by cell; null for any other. `canonical` are its columns in the order of the form.
 */
export function readAcross(
  tokens: readonly Token[],
  columns: readonly ColumnKey[],
  gaps: TableGaps,
  canonical: readonly ColumnKey[] = columns,
): TableReading | null {
  const plain = withoutLevels(tokens);
  const lined = plain.filter(({ sameLine }) => sameLine).length > ACROSS.linedShare * plain.length;
  const shared = { tokens: plain, gaps, lined, widths: {}, behind: costsBehind(plain) };
  const problemOf = rememberOf((own: readonly ColumnKey[]): Problem => {
    return { ...shared, columns: own, places: placesOf(own), cells: [] };
  });
  // where an extractor sorted the rows, it sorted the head as well
  const readAs = (order: RowOrder) => read(problemOf(order === 'sorted' ? canonical : columns), order);
  const byCells = readAs('cells');
  // most tables are printed cell by cell and look so
  if (byCells.cost <= ACROSS.plain * byCells.steps.filter(({ shape }) => shape).length) return null;
  const inBlocks = isApart(gaps);
  const orders = inBlocks ? ACROSS_ORDERS.filter((order) => order !== 'sorted') : ACROSS_ORDERS;
  const readings = [byCells, ...orders.map(readAs)];
  // what the first readings tell of the columns' widths is used in second ones
  const widths = widthsOf([...readings].sort((a, b) => a.cost - b.cost)[0]);
  const withWidths = rememberOf((problem: Problem): Problem => ({ ...problem, widths, cells: [] }));
  const [cells, ...others] = readings.map(({ problem, order }) => read(withWidths(problem), order));
  const [best] = others.sort((a, b) => a.cost - b.cost);
  if (best.cost > cells.cost - Math.max(ACROSS.leastGain, ACROSS.leastShare * cells.cost)) return null;
  return collect(tokens, best);
}

/** A way in which the rows may be printed, and what it costs to read them so. */
interface Reading extends CheapestRows {
  readonly problem: Problem;
  readonly order: RowOrder;
}

/** How all rows are printed. Where an extractor sorted the blocks of a page, each row may be printed in its own way. */
type RowOrder = 'cells' | 'middle' | 'top' | 'sorted';
const ACROSS_ORDERS: readonly RowOrder[] = ['middle', 'top', 'sorted'];

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
function read(problem: Problem, order: RowOrder): Reading {
  const { tokens, columns, places, gaps, lined, widths, behind, cells } = problem;
  const costs: RowCosts<Token> = {
    start: (at) => startCost(tokens[at], at, gaps),
    leave: (at) => skipCost(tokens[at].text),
    end: (at) => behind[at],
    step: (at, halfLines) => lineCost(tokens[at], halfLines, lined, gaps),
    shape: ({ counts }) => counts.reduce((sum, count, c) => sum + (count === 0 ? missingCost(columns[c]) : 0), 0),
    cell: (lines, c) => cellCost(lines, columns[c], columns, widths[columns[c]]),
    row: (texts) => cellsCost(texts, places),
  };
  return { ...cheapestRows(tokens, shapesOf(columns, order), costs, cells), problem, order };
}

const known = new Map<string, readonly ShapeGroup[]>();

/** All shapes of rows with these columns; points are hardly ever left blank. */
function shapesOf(columns: readonly ColumnKey[], order: RowOrder): readonly ShapeGroup[] {
  const key = `${order} ${columns.join(' ')}`;
  let groups = known.get(key);
  if (!groups) {
    const shapes = flatMap(
      lineCounts(columns.map(linesIn), ACROSS.mostLines).filter(
        (counts) => isOneLine(counts) || columns.every((column, c) => !isPoints(column) || counts[c] > 0),
      ),
      (counts) => (order === 'sorted' ? sortedShapes(counts, columns) : [shapeOf(counts, order)]),
    );
    groups = groupShapes(shapes, (c) => isPoints(columns[c]));
    known.set(key, groups);
  }
  return groups;
}

function isOneLine(counts: readonly number[]): boolean {
  return counts.every((count) => count <= 1);
}

/** Targets and results in letters of another font stand a little lower than the words around them. */
function sortedShapes(counts: readonly number[], columns: readonly ColumnKey[]): RowShape[] {
  const lower = new Set(flatMap(columns, (column, c) => (column === 'target' || column === 'actual' ? [c] : [])));
  const all = flatMap([NONE, lower], (late) => [shapeOf(counts, 'middle', late), shapeOf(counts, 'bottom', late)]);
  return [...new Map(all.map((shape) => [shape.columns.join(), shape])).values()];
}

const NONE: ReadonlySet<number> = new Set();

function linesIn(column: ColumnKey): LineRange {
  const most =
    isPoints(column) || column === 'targetComparator' ? 1 : isRemark(column) ? ACROSS.remarkLines : ACROSS.cellLines;
  return { least: column === 'level3' ? 1 : 0, most };
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

function startCost({ sameLine, blankBefore, newPage }: Token, at: number, gaps: TableGaps): number {
  if (at === 0) return 0;
  if (sameLine) return GAP.sameLine.row;
  return GAP[gaps][blankBefore > 0 || newPage ? 'apart' : 'adjacent'].row;
}

/** How likely a line stands so far below the one before it. */
function lineCost(token: Token, step: number, lined: boolean, gaps: TableGaps): number {
  if (token.newPage) return ACROSS.pageInRow;
  if (token.sameLine ? step > 0 : lined && step === 0) return ACROSS.otherLine;
  if (gaps !== 'rowBlock') return 0;
  return token.blankBefore > 0 ? (step >= 2 ? ACROSS.blankBelow : GAP.rowBlock.apart.cell) : 0;
}

/** The width of a wide line of each column. */
function widthsOf({ steps, problem: { tokens, columns } }: Reading): Partial<Record<ColumnKey, number>> {
  const widths = columns.map((_, c) =>
    flatMap(steps, ({ from, shape }) =>
      flatMap(shape?.columns ?? [], (column, i) => (column === c ? tokens[from + i].width : [])),
    ),
  );
  return Object.fromEntries(columns.map((key, c) => [key, quantile(widths[c], 0.9) ?? 0]));
}

function collect(tokens: readonly Token[], { steps, problem }: Reading): TableReading {
  const { tokens: plain, columns } = problem;
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
