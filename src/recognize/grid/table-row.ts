import type { ColumnKey, FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import { meansOnly } from '../label-meaning.js';
import type { TableColumn } from './header.js';
import { readLabel } from './read-label.js';
import { cellText, endCol, type GridView, isBlank } from './view.js';

/** One grid row of an indicator table: the cells under each column, also the blank ones. */
export interface TableRow {
  readonly page: number;
  readonly cells: ReadonlyMap<ColumnKey, readonly Cell[]>;
}

/** Notes under a table that print in its columns: who filled it in, whom to call. */
const SIGN_OFF =
  /^(?:填表人|填报人|填报日期|填表日期|联系人|联系电话|电话|负责人|审核人?|备注|注|说明|填表说明|其他.*说明.*)[:：(]?/u;

/** A grid row by columns; null where it is no indicator row: a cell runs from the indicators into the targets, or a note. Cells above `firstRow` are the header's. */
export function toTableRow(
  view: GridView,
  row: number,
  firstRow: number,
  columns: readonly TableColumn[],
  form: FormDefinition,
): TableRow | null {
  if (columns.length === 0) return null;
  const across = view.across(row).filter((cell) => endCol(cell) > columns[0].from && cell.row >= firstRow);
  const cells = new Map<ColumnKey, Cell[]>();
  for (const cell of across) {
    const under = columnsOver(cell, columns);
    if (joinsIndicatorAndTarget(under) || (cell.col < columns[0].from && !isBlank(cell))) return null;
    const key = columnOf(cell, under);
    if (key) cells.set(key, [...(cells.get(key) ?? []), cell]);
  }
  const first = (cells.get('level1') ?? []).map(cellText).join('').trim();
  if (/[:：]$/u.test(first) || SIGN_OFF.test(first) || isField(first, form)) return null;
  return { page: across[0]?.page ?? 0, cells };
}

/** Columns drawn on two pages may end a little apart: a cell stands under those of which it covers half, or they of it. */
function columnsOver(cell: Cell, columns: readonly TableColumn[]): TableColumn[] {
  const [x0, , x1] = cell.box;
  return columns.filter((column) => {
    const shared = Math.min(x1, column.x1) - Math.max(x0, column.x0);
    return shared >= Math.min(x1 - x0, column.x1 - column.x0) / 2;
  });
}

function joinsIndicatorAndTarget(under: readonly TableColumn[]): boolean {
  const keys = under.map((column) => column.key);
  return keys.includes('target') && (keys.includes('level3') || keys.includes('level1') || keys.includes('level2'));
}

/** The column of a cell: that of the names if it reaches that far (a name without a level 2), else the first that is known. */
function columnOf(cell: Cell, under: readonly TableColumn[]): ColumnKey | null {
  const keys = flatMap(under, (column) => (column.key ? [column.key] : []));
  if (keys.includes('level3')) return keys.includes('level1') && isBlank(cell) ? null : 'level3';
  return keys[0] ?? null;
}

function isField(text: string, form: FormDefinition): boolean {
  const label = text === '' ? null : readLabel(text, form);
  return meansOnly(label?.meanings, 'field', 'section', 'other');
}
