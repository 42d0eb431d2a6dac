import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Piece } from '../model/page.js';
import { hasSameColumns } from './cell-text.js';
import { isCutRow } from './cut-row.js';
import { goesOnBelow, isPrintedAgain, isWholeBelow, type Meeting } from './merged-cells.js';
import type { Table, TableCell } from './ruled-table.js';

export interface Stitched {
  readonly table: Table;
  /** What the second page prints again: rows of the header, labels of merged cells. */
  readonly repeated: Piece[];
  readonly diagnostics: Diagnostic[];
}

/** Puts a table under another with the same columns; rows and merged cells that the page break cut are made whole. */
export function stitchTables(above: Table, below: Table): Stitched {
  const meetings = meetingCells(above, below);
  const verdict = isCutRow(above, below, meetings);
  const merged = verdict.cut ? meetings : goesOnBelow(above, below, meetings);
  const shift = above.rows - (verdict.cut ? 1 : 0);
  const partner = new Map(merged.map((meeting) => [meeting.above, meeting.below]));
  const swallowed = new Set(merged.map((meeting) => meeting.below));
  const repeated: Piece[] = [];
  const cells = above.cells.map((cell): TableCell => {
    const rest = partner.get(cell);
    return rest ? mergedCell(cell, rest, verdict.cut, repeated) : cell;
  });
  for (const cell of below.cells) if (!swallowed.has(cell)) cells.push({ ...cell, row: cell.row + shift });
  const table = {
    rows: shift + below.rows,
    cells,
    firstPage: above.firstPage,
    lastPage: below.lastPage,
    top: above.top,
    bottom: below.bottom,
  };
  const inferred = verdict.cut && !verdict.drawn;
  return { table, repeated, diagnostics: inferred ? [diagnostic('row-inferred', { page: below.firstPage })] : [] };
}

function meetingCells(above: Table, below: Table): Meeting[] {
  const ends = above.cells.filter(({ row, rowSpan }) => row + rowSpan === above.rows);
  const meetings: Meeting[] = [];
  for (const cell of below.cells) {
    if (cell.row !== 0) continue;
    const end = ends.find((other) => hasSameColumns(other, cell));
    if (end) meetings.push({ above: end, below: cell });
  }
  return meetings.sort((a, b) => a.above.left - b.above.left);
}

/** One cell of two; a label that is printed in both is kept once. */
function mergedCell(above: TableCell, below: TableCell, cut: boolean, repeated: Piece[]): TableCell {
  const again = !cut && isPrintedAgain({ above, below });
  const whole = again && isWholeBelow({ above, below }) ? below.lines : above.lines;
  if (again) repeated.push(...(whole === above.lines ? below : above).lines);
  return {
    ...above,
    rowSpan: above.rowSpan + below.rowSpan - (cut ? 1 : 0),
    lines: again ? whole : [...above.lines, ...below.lines],
    openBottom: below.openBottom,
  };
}
