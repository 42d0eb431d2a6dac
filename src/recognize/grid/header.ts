import type { ColumnDefinition, ColumnKey, FormDefinition, TableDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { range } from '../../model/group.js';
import type { MoneyUnit } from '../../model/raw-form.js';
import { normalizeLabel } from '../label.js';
import { columnIn, columnsIn, means } from '../label-meaning.js';
import { printedUnit } from '../money-unit.js';
import { cellMeanings } from './read-label.js';
import { cellText, endCol, type GridView, isBlank } from './view.js';

/** One column of an indicator table: its grid columns `from` … `to - 1` and its place on the page. */
export interface TableColumn {
  /** Null for a column that the form does not know. */
  readonly key: ColumnKey | null;
  readonly from: number;
  readonly to: number;
  readonly x0: number;
  readonly x1: number;
  /** The money unit printed in its label. */
  readonly unit: MoneyUnit | null;
}

/** What a header row says about the table below it. */
export interface TableLayout {
  readonly columns: readonly TableColumn[];
  /** First row of data. */
  readonly firstRow: number;
  /** How well the header fits the form: the printed label itself counts more than an alias, a foreign column against it. */
  readonly fit: number;
}

const FIT = { printed: 3, alias: 2, foreign: -2 };
/** A header of more rows than this is no header. */
const DEEPEST_HEADER = 3;

/**
 * The row as the first of the header of the form's indicator table, or null when one of the columns that decide is missing.
 * A header may be several rows deep: the last one has all columns, some of them begun above beside a heading for others.
 */
export function readHeader(view: GridView, row: number, form: FormDefinition): TableLayout | null {
  if (!form.table) return null;
  const isColumn = (cell: Cell) => means(cellMeanings(cell, form), 'column');
  const anchor = view.across(row).find((cell) => cell.row === row && isColumn(cell));
  if (!anchor || anchor.rowSpan > DEEPEST_HEADER) return null;
  const last = row + anchor.rowSpan - 1;
  const across = view.across(last);
  const cells = across.slice(
    across.findIndex((cell) => cell.row >= row && cell.row + cell.rowSpan === last + 1 && isColumn(cell)),
  );
  const first: TableColumn[] = [];
  for (const cell of cells) first.push(toColumn(cell, form, first));
  const columns = withTarget(cells, lastBlock(cells, first, form));
  const keys = new Set(columns.map((column) => column.key));
  if (lacksColumns(form.table, ({ key }) => keys.has(key))) return null;
  return { columns, firstRow: last + 1, fit: fitOf(cells, columns, form) };
}

function toColumn(cell: Cell, form: FormDefinition, known: readonly TableColumn[]): TableColumn {
  const key = columnsIn(cellMeanings(cell, form)).find((each) => !known.some((column) => column.key === each)) ?? null;
  return { key, from: cell.col, to: endCol(cell), x0: cell.box[0], x1: cell.box[2], unit: printedUnit(cellText(cell)) };
}

/**
 * The indicators of all years and of this year side by side, each with columns of their own behind a common level 1: the
 * last are this year's, as its amounts are, and what the others hold stays unplaced.
 */
function lastBlock(
  cells: readonly Cell[],
  columns: readonly TableColumn[],
  form: FormDefinition,
): readonly TableColumn[] {
  const again = cells.map((cell, i) => (columns[i].key === null ? columnIn(cellMeanings(cell, form)) : null));
  if (!again.includes('level3') || !again.includes('target')) return columns;
  return columns.map((column, i) => ({ ...column, key: again[i] ?? (again.includes(column.key) ? null : column.key) }));
}

/** `本年目标值`, `预计当年实现（指标值）`: no form names all that heads the targets, but a heading that says so, behind the names, where no other does. */
function withTarget(cells: readonly Cell[], columns: readonly TableColumn[]): readonly TableColumn[] {
  const names = columns.findIndex(({ key }) => key === 'level3');
  if (names < 0 || columns.some(({ key }) => key === 'target')) return columns;
  const isTarget = (at: number) => at > names && columns[at].key === null && TARGET_WORD.test(cellText(cells[at]));
  const [target, ...others] = range(0, columns.length).filter(isTarget);
  if (target === undefined || others.length > 0 || OTHER_TIME.test(cellText(cells[target]))) return columns;
  return columns.map((column, at) => (at === target ? { ...column, key: 'target' } : column));
}

const TARGET_WORD = /(?:指标|目标)值(?:[)）]|[(（][^()（）]*[)）])?\s*$/u;
/** What was reached, or is to be, at another time. */
const OTHER_TIME = /上年|上期|去年|前年|历史|往年|半年|季度|中期|长期|实施期|[一二三]年期/u;

function fitOf(cells: readonly Cell[], columns: readonly TableColumn[], form: FormDefinition): number {
  let fit = 0;
  columns.forEach(({ key }, i) => {
    const definition = form.table?.columns.find((column) => column.key === key);
    if (definition) {
      fit += normalizeLabel(cellText(cells[i])) === normalizeLabel(definition.labels[0]) ? FIT.printed : FIT.alias;
    } else if (!isBlank(cells[i])) fit += FIT.foreign;
  });
  return fit;
}

/** Two rules on following pages are the same column line when they are this near, in points. */
const SAME_COLUMN_LINE = 4;

/** The same columns, by place, in a grid that goes on without its header; null where one ends at no line of the grid. */
export function transferColumns(columns: readonly TableColumn[], view: GridView): TableColumn[] | null {
  const edges = gridEdges(view);
  const nearest = (x: number) => {
    let best = 0;
    edges.forEach((edge, i) => {
      if (Math.abs(edge - x) < Math.abs(edges[best] - x)) best = i;
    });
    return Math.abs(edges[best] - x) <= SAME_COLUMN_LINE ? best : -1;
  };
  const moved = columns.map((column) => ({ ...column, from: nearest(column.x0), to: nearest(column.x1) }));
  return moved.every((column) => column.from >= 0 && column.to > column.from) ? moved : null;
}

/** x of each vertical grid line, by grid column; NaN-free because each line is an edge of some cell. */
export function gridEdges({ grid }: GridView): number[] {
  const edges = new Array<number>(grid.cols + 1).fill(Number.POSITIVE_INFINITY);
  for (const cell of grid.cells) {
    edges[cell.col] = Math.min(edges[cell.col], cell.box[0]);
    edges[endCol(cell)] = Math.min(edges[endCol(cell)], cell.box[2]);
  }
  return edges;
}

/** Whether a column that decides is missing; level 1 may stand in bars across the table, if level 2 and 3 are there. */
export function lacksColumns({ columns }: TableDefinition, has: (column: ColumnDefinition) => boolean): boolean {
  const missing = columns.filter((column) => column.required && !has(column));
  const levels = columns.filter((column) => (column.key === 'level2' || column.key === 'level3') && has(column));
  return missing.length > 0 && !(missing.every(({ key }) => key === 'level1') && levels.length === 2);
}
