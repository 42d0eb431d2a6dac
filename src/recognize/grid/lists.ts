import type { FormDefinition, ListDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { MoneyUnit, RawValue } from '../../model/raw-form.js';
import { normalizeLabel, withoutUnit } from '../label.js';
import { printedUnit } from '../money-unit.js';
import { type Harvest, NOTHING } from './harvest.js';
import { toValue } from './value.js';
import { type Area, cellText, endCol, endRow, type GridView, isBlank } from './view.js';

/** A column of a list: where it stands, and the money unit printed for it. */
interface ListColumn {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly unit: MoneyUnit | null;
}

interface ListHead {
  readonly columns: readonly ListColumn[];
  readonly cells: readonly Cell[];
  /** First row of entries, and the row where the list ends at the latest. */
  readonly from: number;
  readonly to: number;
}

/** A head has at most so many rows: a group over its parts, and one more. */
const DEEPEST_HEAD = 3;

/** The lists of a form in an area, as values `tasks[0].name`, and the cells that they take. */
export function readLists(
  area: Area,
  form: FormDefinition,
  unit: MoneyUnit | null,
): { harvest: Harvest; taken: Set<Cell> } {
  const values: Record<string, RawValue> = {};
  const labels: Cell[] = [];
  const taken = new Set<Cell>();
  for (const list of form.lists ?? []) {
    const head = findHead(area, list, unit);
    if (!head) continue;
    labels.push(...head.cells);
    for (const cell of head.cells) taken.add(cell);
    readEntries(area.view, head, list, values, labels, taken);
  }
  return { harvest: { ...NOTHING, values, labels: flatMap(labels, (cell) => cell.lines) }, taken };
}

/** The rows that print the labels of all columns of the list, side by side or under a group's label. */
function findHead(area: Area, list: ListDefinition, unit: MoneyUnit | null): ListHead | null {
  for (let row = area.from; row < area.to; row++) {
    const first = area.view.across(row).find((cell) => cell.row === row && isColumn(cell, list));
    if (!first) continue;
    const head = readHead(area, row, first, list, unit);
    if (head) return head;
  }
  return null;
}

function readHead(
  { view, to }: Area,
  row: number,
  first: Cell,
  list: ListDefinition,
  unit: MoneyUnit | null,
): ListHead | null {
  const last = Math.min(to, row + DEEPEST_HEAD, endRow(first));
  const cells = view.grid.cells.filter((cell) => cell.row >= row && cell.row < last && cell.col >= first.col);
  const columns = flatMap(list.columns, ({ key, labels }) => {
    const cell = cells.find((each) => labels.some((label) => isLabel(each, label)));
    if (!cell) return [];
    const group = cells.find((each) => each.row < cell.row && each.col <= cell.col && endCol(each) >= endCol(cell));
    const own = printedUnit(cellText(cell)) ?? (group ? printedUnit(cellText(group)) : null);
    return [{ key, from: cell.col, to: endCol(cell), unit: own ?? unit }];
  });
  if (columns.length < list.columns.length) return null;
  const side = first.col > 0 ? view.at(row, first.col - 1) : undefined;
  const end = side && side.row <= row && endRow(side) > last ? Math.min(to, endRow(side)) : to;
  return { columns, cells: cells.filter((cell) => !isBlank(cell)), from: last, to: end };
}

function readEntries(
  view: GridView,
  { columns, from, to }: ListHead,
  list: ListDefinition,
  values: Record<string, RawValue>,
  labels: Cell[],
  taken: Set<Cell>,
): void {
  let count = 0;
  for (let row = from; row < to; row++) {
    const across = view.across(row).filter((cell) => cell.row === row && endCol(cell) > columns[0].from);
    const total = across.find((cell) => list.totals?.some((label) => isLabel(cell, label)));
    if (!total && !keepsColumns(across, columns)) return;
    const entry = flatMap(columns, ({ key, from: left, to: right, unit }) => {
      const own = across.filter((cell) => cell !== total && cell.col >= left && cell.col < right);
      const money = list.columns.some((column) => column.key === key && column.type === 'money');
      const value = toValue(own, money ? unit : null);
      return value ? [[key, value] as const] : [];
    });
    for (const cell of across) taken.add(cell);
    if (total) labels.push(total);
    const path = total ? `${list.key}Total` : `${list.key}[${count}]`;
    for (const [key, value] of entry) values[`${path}.${key}`] = value;
    if (!total && entry.length > 0) count++;
  }
}

/** Entries keep to the columns of the head; what follows the list does not. */
function keepsColumns(cells: readonly Cell[], columns: readonly ListColumn[]): boolean {
  return columns.every(({ from, to }) =>
    cells.every((cell) => cell.col >= to || endCol(cell) <= from || (cell.col >= from && endCol(cell) <= to)),
  );
}

function isColumn(cell: Cell, list: ListDefinition): boolean {
  return list.columns.some(({ labels }) => labels.some((label) => isLabel(cell, label)));
}

function isLabel(cell: Cell, label: string): boolean {
  const name = withoutUnit(cellText(cell));
  return name !== '' && (name === withoutUnit(label) || name === normalizeLabel(label));
}
