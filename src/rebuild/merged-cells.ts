import { compactText, isBlank, lineUnit, widthOf } from './cell-text.js';
import type { Table, TableCell } from './ruled-table.js';
import { FULL_LINE, ROOM_BELOW } from './tolerances.js';

/** The cell that ends at a page break and the one below it in the same columns. */
export interface Meeting {
  readonly above: TableCell;
  readonly below: TableCell;
}

/**
 * The cells at a page break that go on below it. A side left undrawn tells; where every cell is closed, the labels left of the
 * data do: one that goes on is left blank below, printed again (all, or what its middle leaves visible), or has more lines.
 */
export function goesOnBelow(above: Table, below: Table, meetings: readonly Meeting[]): Meeting[] {
  const first = below.cells.filter(({ row }) => row === 0);
  if (first.every(isBlank)) return [];
  if (meetings.some(isOpen)) return meetings.filter(isOpen);
  const merged: Meeting[] = [];
  const topSet = isTopSet([...above.cells, ...below.cells]);
  const { left, right } = widthOf(above.cells);
  let border = left;
  for (const meeting of meetings) {
    // Labels come in an unbroken run from the left; the first cell with data of its own ends it.
    if (meeting.above.left !== border || !isLabelGoingOn(meeting, topSet)) break;
    merged.push(meeting);
    border = meeting.above.right;
  }
  // Nothing right of the run: then there is no data, and the run is no run of labels.
  return border === right ? [] : merged;
}

function isOpen({ above, below }: Meeting): boolean {
  return above.openBottom && below.openTop;
}

/** @param topSet whether all texts of the table hang at the top of their cells, so that hanging there says nothing */
function isLabelGoingOn(meeting: Meeting, topSet: boolean): boolean {
  const { above, below } = meeting;
  if (isBlank(below)) return true;
  if (isBlank(above)) return above.rowSpan > 1 || below.rowSpan > 1;
  if (isPrintedAgain(meeting)) return true;
  return !topSet && isFull(above) && isAtTop(below) && isUnfinished(meeting) && !isWholeLabel(above);
}

const LONGEST_LABEL = 24;

/** `项目实施计划：`, `立项依据*`, `项目总目标（2023年-2025年）`, `经济效益指标`: a short text that ends so does not go on, however full its last line. */
export function isWholeLabel(cell: TableCell): boolean {
  const label = compactText(cell);
  return label.length <= LONGEST_LABEL && /(?:[:：)）*＊★]|指标)$/u.test(label);
}

/** Whether a label is printed on both pages: all of it, or of a merged side label so much as falls on one side of the break. */
export function isPrintedAgain(meeting: Meeting): boolean {
  const { above, below } = meeting;
  const [label, again] = [compactText(above), compactText(below)];
  if (label === again || isWholeBelow(meeting)) return true;
  return above.rowSpan > 1 && again.length > 0 && isVertical(below) && label.includes(again);
}

/** Whether the upper page shows only the beginning of what the lower one prints whole. */
export function isWholeBelow({ above, below }: Meeting): boolean {
  const beginning = compactText(above);
  return beginning.length > 1 && above.rowSpan > 1 && compactText(below).startsWith(beginning);
}

function isVertical({ lines }: TableCell): boolean {
  return lines.every(({ text }) => text.trim().length <= 2);
}

/** Whether no further line would fit into a cell. */
function isFull(cell: TableCell): boolean {
  const { lines, box } = cell;
  const last = lines[lines.length - 1]!.box!;
  return lines.length > 1 && box[3] - last[3] < lineUnit(cell) && lines[0]!.box![1] - box[1] < lineUnit(cell);
}

/** Whether the last line above the break is full, so that the text goes on in a next line. */
export function isUnfinished({ above }: Meeting): boolean {
  const { lines, left, right } = above;
  const widths = lines.map(({ box }) => box![2] - box![0]);
  const last = widths[widths.length - 1]!;
  const full = lines.length > 1 ? Math.max(...widths) : right - left - lineUnit(above);
  return last > full - FULL_LINE * lineUnit(above) * 0.75;
}

/** Whether more than one further line would fit below a text: what a page break cuts goes down to it, but for a line that is kept with its next. */
export function hasRoomBelow(cell: TableCell): boolean {
  return cell.box[3] - cell.lines[cell.lines.length - 1]!.box![3] > ROOM_BELOW * lineUnit(cell);
}

/** Whether the texts of most cells with room for two more lines hang at the top. */
function isTopSet(cells: readonly TableCell[]): boolean {
  const roomy = cells.filter((cell) => !isBlank(cell) && spareRoom(cell) > 2 * lineUnit(cell));
  return roomy.filter(isAtTop).length * 2 > roomy.length;
}

/** Height of a cell that its text does not take. */
function spareRoom({ lines, box }: TableCell): number {
  return box[3] - box[1] - (lines[lines.length - 1]!.box![3] - lines[0]!.box![1]);
}

/** Whether a cell's text hangs at its top though there is room below: so stands the rest of a text, not a label. */
function isAtTop(cell: TableCell): boolean {
  const { lines, box } = cell;
  const [above, below] = [lines[0]!.box![1] - box[1], box[3] - lines[lines.length - 1]!.box![3]];
  return above < lineUnit(cell) && below - above > lineUnit(cell);
}
