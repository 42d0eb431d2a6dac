import { alignColumns, sharesBorders } from './align-columns.js';
import { countRepeatedRows, dropRows, startsAnew } from './repeated-rows.js';
import type { Table } from './ruled-table.js';
import { type Stitched, stitchTables } from './stitch-tables.js';
import { MAX_JOINED_ROWS } from './tolerances.js';

/**
 * Joins a table with the one at the top of the next page, when that is its continuation: the outer borders are the same,
 * and a cell runs over the page break, or the header row is printed again, or the rows did not fit on the page.
 * @param room what is left of the page below the first table
 * @returns null when the second is a table of its own
 */
export function continueTable(above: Table, below: Table, room: number): Stitched | null {
  const aligned = above.rows > MAX_JOINED_ROWS ? null : alignColumns(above, below);
  if (!aligned) return null;
  const header = countRepeatedRows(above, aligned);
  const { table: body, dropped } = dropRows(aligned, above, header.rows);
  const goesOn =
    runsOverBreak(above, aligned) ||
    (header.rows > 0 && !header.isFirst) ||
    (room < firstGroupHeight(aligned) && !startsAnew(above, aligned) && sharesBorders(above, aligned));
  if (!goesOn) return null;
  const stitched = stitchTables(above, body);
  return { ...stitched, repeated: [...dropped, ...stitched.repeated] };
}

/** A side that the page break left undrawn on both pages. */
function runsOverBreak(above: Table, below: Table): boolean {
  return above.cells.some(({ openBottom }) => openBottom) && below.cells.some(({ openTop }) => openTop);
}

/** Height of the rows that the cells of the first row tie together: exporters move such a group as a whole. */
function firstGroupHeight({ cells, top }: Table): number {
  return Math.max(...cells.filter(({ row }) => row === 0).map(({ box }) => box[3] - top));
}
