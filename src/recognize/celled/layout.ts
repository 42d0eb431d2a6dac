import type { FormDefinition } from '../../model/form.js';
import { fundHead } from '../grid/funds.js';
import { readHeader } from '../grid/header.js';
import { cellMeanings } from '../grid/read-label.js';
import { endCol, type GridView } from '../grid/view.js';
import { means, meansOnly } from '../label-meaning.js';

/** Columns `from` … `to - 1`. */
export interface ColumnRun {
  readonly from: number;
  readonly to: number;
}

/** The columns that a header gives to the rows below it. */
export interface Layout {
  readonly form: FormDefinition;
  /** The header's row. */
  readonly row: number;
  readonly columns: readonly ColumnRun[];
  /** The columns before this one hold levels and what stands beside the table: there a blank cell is the rest of a merged one. */
  readonly merged: number;
  /** The first column of level 1; what stands before it is beside the table. */
  readonly first: number;
  /** Where a money grid names its sources; null for a table of indicators. */
  readonly sources: number | null;
}

/** Labels of fields on one row below a table: the next form begins. */
const NEXT_LABELS = 2;

/** For each row of a table the header that it stands under; null for rows of labels and values. */
export function layoutsOf(view: GridView, forms: readonly FormDefinition[]): (Layout | null)[] {
  const layouts: (Layout | null)[] = [];
  let last: Layout | null = null;
  for (let row = 0; row < view.grid.rows; row++) {
    const own = readLayout(view, row, forms);
    if (own) last = own;
    else if (last && !goesOn(view, row, last)) last = null;
    layouts.push(own ? null : last);
  }
  return layouts;
}

function readLayout(view: GridView, row: number, forms: readonly FormDefinition[]): Layout | null {
  const columns = view.across(row).map((cell) => ({ from: cell.col, to: endCol(cell) }));
  let best: Layout | null = null;
  let bestFit = Number.NEGATIVE_INFINITY;
  for (const form of forms) {
    const header = readHeader(view, row, form);
    if (!header || header.fit <= bestFit) continue;
    const first = header.columns[0].from;
    const levels = header.columns.filter(({ key }) => key === 'level1' || key === 'level2');
    best = { form, row, columns, merged: Math.max(first, ...levels.map(({ to }) => to)), first, sources: null };
    bestFit = header.fit;
  }
  if (best) return best;
  for (const form of forms) {
    const sources = (fundHead(view, row, form)?.[0].from ?? 0) - 1;
    if (sources >= 0) return { form, row, columns, merged: sources, first: sources, sources };
  }
  return null;
}

function goesOn(view: GridView, row: number, { form, sources }: Layout): boolean {
  const source = sources === null ? null : view.at(row, sources);
  if (source !== null) return source !== undefined && means(cellMeanings(source, form), 'fund');
  return view.across(row).filter((cell) => meansOnly(cellMeanings(cell, form), 'field')).length < NEXT_LABELS;
}
