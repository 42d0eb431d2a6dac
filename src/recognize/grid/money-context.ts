import type { FieldDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { MoneyUnit } from '../../model/raw-form.js';
import { printedUnit } from '../money-unit.js';
import { type Area, cellText, endCol, endRow, isBlank, sharesColumn } from './view.js';

/** A total's label, where it stands. */
export interface TotalLabel {
  readonly key: string;
  readonly cell: Cell;
}

/**
 * Which of the fields that share a sub-label (其他资金) is meant: that of the nearest total above it in its columns, else
 * of the last total before it in reading order. Null when the total it belongs to is not on the form.
 */
export function resolveUnder(
  cell: Cell,
  fields: readonly FieldDefinition[],
  totals: readonly TotalLabel[],
): FieldDefinition | null {
  const owner = ownerOf(cell, totals);
  return fields.find((field) => field.under !== undefined && field.under === owner?.key) ?? null;
}

/** The total that an amount at this place is part of. */
export function ownerOf(cell: Cell, totals: readonly TotalLabel[]): TotalLabel | null {
  const before = totals.filter((total) => isBefore(total.cell, cell));
  const above = before.filter((total) => isAbove(total.cell, cell));
  return (above.length > 0 ? above : before).at(-1) ?? null;
}

/**
 * `资金来源 中期资金总额 年度资金总额` above `财政拨款 780.00 260.00`: where totals head columns, the amounts beside a part are its
 * shares of each. None where the amounts do not stand below totals of one row.
 */
export function partsAcross(
  part: Cell,
  fields: readonly FieldDefinition[],
  totals: readonly TotalLabel[],
  { view }: Area,
  isLabel: (cell: Cell) => boolean,
): { readonly key: string; readonly value: Cell }[] {
  if (!fields.some(({ under }) => under !== undefined)) return [];
  const beside = view.across(part.row).filter((cell) => cell.col >= endCol(part) && !isBlank(cell));
  const heads = beside.map((cell) => totals.findLast((total) => isAbove(total.cell, cell)));
  const rows = new Set(heads.map((head) => head?.cell.row));
  if (beside.some(isLabel) || rows.size !== 1 || new Set(heads).size < 2) return [];
  return flatMap(beside, (value, i) => {
    const field = fields.find(({ under }) => under !== undefined && under === heads[i]?.key);
    return field ? [{ key: field.key, value }] : [];
  });
}

function isAbove(heading: Cell, cell: Cell): boolean {
  return heading.row < cell.row && sharesColumn(heading, cell);
}

/** The unit of an amount without one: that of its total, else of the heading beside or above it, never of other amounts. */
export function unitFromContext(
  label: Cell,
  owner: Cell | null,
  cells: readonly Cell[],
  isAmount: (cell: Cell) => boolean,
): MoneyUnit | null {
  const ofOwner = owner ? printedUnit(cellText(owner)) : null;
  const headings = cells.filter((cell) => cell !== label && !isAmount(cell) && covers(cell, label));
  return ofOwner ?? headings.map((cell) => printedUnit(cellText(cell))).findLast((unit) => unit !== null) ?? null;
}

function covers(heading: Cell, label: Cell): boolean {
  const beside = heading.col < label.col && heading.row <= label.row && endRow(heading) > label.row;
  return beside || isAbove(heading, label);
}

function isBefore(a: Cell, b: Cell): boolean {
  return a.row < b.row || (a.row === b.row && a.col <= b.col);
}
