import type { FieldDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { type MoneyUnit, printedUnit } from './read-label.js';
import { cellText, endRow, sharesColumn } from './view.js';

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
  const before = totals.filter((total) => isBefore(total.cell, cell));
  const above = before.filter((total) => sharesColumn(total.cell, cell) && total.cell.row < cell.row);
  const owner = (above.length > 0 ? above : before).at(-1);
  return fields.find((field) => field.under === owner?.key) ?? null;
}

/** The unit that a heading beside or above a money label prints for it: `项目资金（万元）` spanning its rows. */
export function unitFromHeading(label: Cell, cells: readonly Cell[]): MoneyUnit | null {
  const headings = cells.filter(
    (cell) => cell !== label && covers(cell, label) && printedUnit(cellText(cell)) !== null,
  );
  const nearest = headings.at(-1);
  return nearest ? printedUnit(cellText(nearest)) : null;
}

function covers(heading: Cell, label: Cell): boolean {
  const beside = heading.col < label.col && heading.row <= label.row && endRow(heading) > label.row;
  return beside || (heading.row < label.row && sharesColumn(heading, label));
}

function isBefore(a: Cell, b: Cell): boolean {
  return a.row < b.row || (a.row === b.row && a.col <= b.col);
}
