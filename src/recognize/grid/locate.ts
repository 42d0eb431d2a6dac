import type { Cell } from '../../model/grid.js';
import { type Area, cellText, endCol, endRow, isBlank } from './view.js';

/** Whether a cell is one of the form's labels. */
export type IsLabel = (cell: Cell) => boolean;

/** A text under a heading is at least so many times as long as a word beside it that is a label we do not know. */
const TEXT_TO_WORD = 3;
const LONGEST_WORD = 24;
const HEADING_SHARE = 0.5;

/**
 * The cells that hold a label's value: those to its right, within its rows; under a heading (nothing, or another
 * label, to its right) those below it, within its columns, down to the next labels. `deep` takes all rows below, else one.
 */
export function locateValue(label: Cell, area: Area, isLabel: IsLabel, deep: boolean): Cell[] {
  const right = cellsToRight(label, area, isLabel);
  const below = headsColumn(label, area, isLabel) ? cellsBelow(label, area, isLabel, deep) : [];
  if (below.length > 0 && right.length === 0) return below;
  return deep && right.length === 1 && isHeadingRow(label, right[0]) && isText(below, right[0]) ? below : right;
}

/** Beside a label that spans further labels stands no value: it heads their group. */
function cellsToRight(label: Cell, { view, from, to }: Area, isLabel: IsLabel): Cell[] {
  const cells = new Set<Cell>();
  for (let row = label.row; row < Math.min(to, endRow(label)); row++) {
    const cell = view.at(row, endCol(label));
    if (cell && isLabel(cell)) return [];
    if (cell && cell.row >= from) cells.add(cell);
  }
  return [...cells];
}

/** A heading's neighbours to the right end where it ends; a side label's do not, and what is below it is not its own. */
function headsColumn(label: Cell, { view }: Area, isLabel: IsLabel): boolean {
  const neighbour = view.at(label.row, endCol(label));
  if (!neighbour) return true;
  return !isLabel(neighbour) || (neighbour.rowSpan === label.rowSpan && neighbour.row === label.row);
}

function cellsBelow(label: Cell, { view, to }: Area, isLabel: IsLabel, deep: boolean): Cell[] {
  const cells: Cell[] = [];
  for (let row = endRow(label); row < to; row++) {
    const across = view.across(row);
    if (across.some((cell) => cell.row === row && isLabel(cell))) break;
    const own = across.filter((cell) => cell.col < endCol(label) && endCol(cell) > label.col);
    if (own.some((cell) => cell.col < label.col || endCol(cell) > endCol(label))) break;
    for (const cell of own) if (!cells.includes(cell)) cells.push(cell);
    if (!deep) break;
  }
  return cells.some((cell) => !isBlank(cell)) ? cells : [];
}

/** Headings of columns side by side are as wide as their texts; a label is much narrower than its value. */
function isHeadingRow(label: Cell, neighbour: Cell): boolean {
  const [width, other] = [label, neighbour].map((cell) => cell.box[2] - cell.box[0]);
  return neighbour.row === label.row && neighbour.rowSpan === label.rowSpan && width > other * HEADING_SHARE;
}

/** A word beside a heading, with a long text below the heading: the word heads another column. */
function isText(below: readonly Cell[], right: Cell): boolean {
  const word = cellText(right).trim();
  const text = below.map(cellText).join('').trim();
  return (
    word.length <= LONGEST_WORD && !/[。；，]/u.test(word) && text.length > TEXT_TO_WORD * Math.max(3, word.length)
  );
}
