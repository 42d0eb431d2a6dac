import type { FormDefinition } from '../../model/form.js';
import { fundColumns } from '../grid/funds.js';
import { readHeader } from '../grid/header.js';
import { readLabel } from '../grid/read-label.js';
import { cellText, endCol, type GridView } from '../grid/view.js';
import { means } from '../label-meaning.js';

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

/** So many headings of a money grid on one row decide. */
const FUND_HEADINGS = 3;
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
    const funds = fundColumns(view, row, form);
    const [first] = funds;
    if (funds.length < FUND_HEADINGS || first.from === 0) continue;
    return { form, row, columns, merged: first.from - 1, first: first.from - 1, sources: first.from - 1 };
  }
  return null;
}

function goesOn(view: GridView, row: number, { form, sources }: Layout): boolean {
  const kinds = view.across(row).map((cell) => readLabel(cellText(cell), form)?.meanings.map(({ kind }) => kind) ?? []);
  if (sources !== null) {
    const source = view.at(row, sources);
    const meanings = source ? (readLabel(cellText(source), form)?.meanings ?? []) : [];
    return means(meanings, 'fund');
  }
  return kinds.filter((own) => own.length > 0 && own.every((kind) => kind === 'field')).length < NEXT_LABELS;
}
