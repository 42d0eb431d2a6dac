import type { Diagnostic } from '../../model/diagnostic.js';
import type { RawRow } from '../../model/raw-form.js';
import { READINGS } from '../tolerances.js';
import type { RegionReading } from './read-region.js';

/**
 * Of a reading by columns and one by lines the one that leaves less in doubt. Tools that only roughly keep words in their
 * places (liteparse, PyMuPDF when it sorts words) print columns that do not line up from row to row or from page to page;
 * the order of the words within their lines still tells the cells.
 */
export function clearerOf(columns: RegionReading, byLines: () => RegionReading): RegionReading {
  const doubts = doubtsOf(columns);
  if (doubts < READINGS.few) return columns;
  const lines = byLines();
  return doubtsOf(lines) < doubts ? lines : columns;
}

/** How many values and cells a reading is not sure of; text that fits nowhere is cells that were lost. */
function doubtsOf({ form, outside }: RegionReading): number {
  const lost = [...form.unplaced, ...outside].reduce((sum, { text }) => sum + text.replace(/\s/gu, '').length, 0);
  return unsureCells(form.diagnostics, form.rows) + lost / READINGS.lostPerCell;
}

const ROW = /^indicators\[(?<row>\d+)\](?:\.(?<column>.+))?$/u;

/** A doubt about a row is one about each of its cells. */
function unsureCells(diagnostics: readonly Diagnostic[], rows: readonly RawRow[]): number {
  const unsure = new Set<string>();
  let others = 0;
  for (const { field } of diagnostics) {
    const { row, column } = (field && ROW.exec(field)?.groups) || {};
    if (!row) others += 1;
    else for (const key of column ? [column] : Object.keys(rows[Number(row)] ?? {})) unsure.add(`${row} ${key}`);
  }
  return unsure.size + others;
}
