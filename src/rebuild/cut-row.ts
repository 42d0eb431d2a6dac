import { isBlank, lineUnit } from './cell-text.js';
import { goesOnBelow, hasRoomBelow, isUnfinished, isWholeLabel, type Meeting } from './merged-cells.js';
import type { Table, TableCell } from './ruled-table.js';
import { NARROW_CELL, OFTEN_BLANK } from './tolerances.js';

export interface CutVerdict {
  readonly cut: boolean;
  /** Whether undrawn borders say so; else it was told from the texts. */
  readonly drawn: boolean;
}

const NOT_CUT: CutVerdict = { cut: false, drawn: false };

/**
 * Whether the page break cut a row in two. A cell left open says so; if both pages draw a border, it did when the lower texts
 * can only be the rest of the upper ones (whose last lines are full), and cells that are never blank are blank there.
 */
export function isCutRow(above: Table, below: Table, meetings: readonly Meeting[]): CutVerdict {
  const first = below.cells.filter(({ row }) => row === 0);
  if (first.length !== meetings.length || first.every(isBlank)) return NOT_CUT;
  const data = meetings.filter((meeting) => meeting.above.rowSpan === 1 && meeting.below.rowSpan === 1);
  if (data.length === 0) return NOT_CUT;
  const open = meetings.filter((meeting) => meeting.above.openBottom && meeting.below.openTop);
  if (open.length > 0) return { cut: open.length === meetings.length && !areTwoRows(data), drawn: true };
  return { cut: readsOn(above, below, meetings, data), drawn: false };
}

/** Several cells with a text on both pages, none of which goes on: two rows whose border nobody drew. */
function areTwoRows(data: readonly Meeting[]): boolean {
  const both = data.filter(hasBoth);
  return both.length > 1 && !both.some(isUnfinished);
}

function readsOn(upper: Table, lower: Table, meetings: readonly Meeting[], data: readonly Meeting[]): boolean {
  const labels = new Set(goesOnBelow(upper, lower, meetings));
  const rest = data.filter((meeting) => !labels.has(meeting));
  const both = rest.filter(hasBoth);
  if (
    both.length === 0 ||
    both.some(({ above }) => isWholeLabel(above) || hasRoomBelow(above)) ||
    rest.some((m) => isBlank(m.above) && !isBlank(m.below))
  )
    return false;
  if (rest.length === 1) return isUnfinished(both[0]!) || (labels.size > 0 && isLong(both[0]!.above));
  const missing = rest.filter((m) => !isBlank(m.above) && isBlank(m.below) && !isOftenBlank(upper, lower, m.above));
  // Beside two texts that go on, a label may end early in its line: it is broken where its words end.
  if (missing.length > 1 && both.filter(isUnfinished).length > 1) return true;
  if (!both.every((meeting) => isUnfinished(meeting) || isLong(meeting.above))) return false;
  return (
    missing.length > 0 ||
    (both.every(({ above: cell }) => isLong(cell)) && both.some(isUnfinished)) ||
    (both.length > 1 && both.every(isWrapped))
  );
}

/** Whether a cell above the break has several lines and is so wide that its last one is hardly full by chance. */
function isWrapped({ above }: Meeting): boolean {
  const { lines, left, right } = above;
  return lines.length > 1 && right - left > NARROW_CELL * lineUnit(above);
}

function hasBoth({ above, below }: Meeting): boolean {
  return !isBlank(above) && !isBlank(below);
}

/** More lines than a label or a target takes. */
function isLong({ lines }: TableCell): boolean {
  return lines.length >= 3;
}

/** Whether cells in these columns are blank in many rows, the one in question aside: remarks, reasons of deviation. */
function isOftenBlank(above: Table, below: Table, cell: TableCell): boolean {
  const others = [...above.cells, ...below.cells.filter(({ row }) => row > 0)];
  const column = others.filter(({ left, right }) => left === cell.left && right === cell.right);
  return column.filter(isBlank).length > OFTEN_BLANK * column.length;
}
