import type { Cell } from '../../model/grid.js';
import { cellText, compactText, endCol, endRow, type GridView, isBlank } from '../grid/view.js';
import { columnType } from './find-head.js';
import type { ListGuess } from './guess.js';
import { labelLook } from './words.js';

const DEEPEST_HEAD = 3;
const LEAST_COLUMNS = 3;
const LEAST_ENTRIES = 2;
const TOTAL = /(?:合计|总计|小计)$/u;

/** Lists in rows `from` … `to - 1` of a grid: labels side by side, and below them at least two rows in the same columns. */
export function findLists(view: GridView, from: number, to: number): { lists: ListGuess[]; taken: Set<Cell> } {
  const lists: ListGuess[] = [];
  const taken = new Set<Cell>();
  for (let row = from; row < to; row++) {
    const head = headAt(view, row);
    if (!head) continue;
    const end = lastEntry(view, head.bodyFrom, to, head.leaves);
    if (end - head.bodyFrom < LEAST_ENTRIES) continue;
    lists.push(toGuess(view, head, end, to));
    const last = totalRow(view, end, to, head.leaves) ? end + 1 : end;
    for (const cell of view.grid.cells) {
      if (cell.row >= row && cell.row < last && cell.col >= head.leaves[0].col) taken.add(cell);
    }
    row = last - 1;
  }
  return { lists, taken };
}

interface ListHead {
  readonly side: Cell | undefined;
  readonly leaves: readonly Cell[];
  /** Labels over several of the leaves. */
  readonly groups: readonly Cell[];
  readonly bodyFrom: number;
}

/** The labels that start on a row; those with others below them give way to these. */
function headAt(view: GridView, row: number): ListHead | null {
  const starting = view.across(row).filter((cell) => cell.row === row && cell.rowSpan <= DEEPEST_HEAD);
  const cells = starting.filter((cell) => !isBlank(cell));
  if (cells.length < 2 || cells.length < starting.length) return null;
  const bodyFrom = Math.max(...cells.map(endRow));
  const leaves = view.across(bodyFrom - 1).filter((cell) => cell.row >= row && cell.col >= cells[0].col);
  const looks = [...cells, ...leaves].map((cell) => labelLook(cellText(cell)));
  if (leaves.length < LEAST_COLUMNS || looks.some((look) => look < 0)) return null;
  if (looks.filter((look) => look > 0).length * 2 < looks.length) return null;
  const side = view.across(row).find((cell) => cell.row <= row && cell.rowSpan > DEEPEST_HEAD);
  return { side, leaves, groups: cells.filter((cell) => !leaves.includes(cell)), bodyFrom };
}

function lastEntry(view: GridView, from: number, to: number, leaves: readonly Cell[]): number {
  let row = from;
  while (row < to && isEntry(view, row, leaves)) row++;
  return row;
}

function isEntry(view: GridView, row: number, leaves: readonly Cell[]): boolean {
  return leaves.every((leaf, i) => {
    const cell = view.at(row, leaf.col);
    if (!cell || cell.row !== row || cell.col !== leaf.col || endCol(cell) !== endCol(leaf)) return false;
    return i > 0 || (!isBlank(cell) && !TOTAL.test(cellText(cell).trim()) && labelLook(cellText(cell)) < 1);
  });
}

function totalRow(view: GridView, row: number, to: number, leaves: readonly Cell[]): Cell | null {
  const cell = row < to ? view.at(row, leaves[0].col) : undefined;
  return cell && cell.row === row && TOTAL.test(cellText(cell).trim()) ? cell : null;
}

function toGuess(view: GridView, { side, leaves, groups, bodyFrom }: ListHead, end: number, to: number): ListGuess {
  const total = totalRow(view, end, to, leaves);
  return {
    heading: side ? compactText(side) : null,
    groups: groups.map(compactText),
    columns: leaves.map((leaf) => ({ label: compactText(leaf), type: columnType(view, leaf, bodyFrom, end) })),
    totals: total ? [compactText(total)] : [],
  };
}
