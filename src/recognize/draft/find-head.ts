import type { ColumnKey, FieldType } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap, range } from '../../model/group.js';
import { cellText, compactText, endCol, type GridView, isBlank } from '../grid/view.js';
import type { HeadCell } from './guess.js';
import { columnFor, guessType } from './words.js';

/** The head of an indicator table in a grid. */
export interface Head {
  readonly row: number;
  /** First row below it. */
  readonly bodyFrom: number;
  readonly bodyTo: number;
  readonly columns: readonly HeadCell[];
}

const DEEPEST_HEAD = 3;
const KNOWN_WORDS = 2;

/** The row of a grid that heads its indicators: the one with the most known column words. Null when there is none. */
export function findHead(view: GridView): Head | null {
  let best: { cells: readonly Cell[]; known: number } | null = null;
  for (let row = 0; row < view.grid.rows; row++) {
    const cells = headCells(view, row);
    const keys = new Set(flatMap(cells, (cell) => columnFor(cellText(cell)) ?? []));
    const decides = keys.has('level3') || keys.has('target');
    if (decides && keys.size >= KNOWN_WORDS && keys.size > (best?.known ?? 0) && cells.length >= KNOWN_WORDS)
      best = { cells, known: keys.size };
  }
  if (!best) return null;
  const row = best.cells[0].row;
  const bodyFrom = Math.max(...best.cells.map((cell) => cell.row + cell.rowSpan));
  const bodyTo = bodyEnd(view, bodyFrom, best.cells);
  return bodyTo > bodyFrom ? { row, bodyFrom, bodyTo, columns: nameColumns(view, best.cells, bodyFrom, bodyTo) } : null;
}

/** The filled cells that start on a row, without a side label that runs down beside the table. */
function headCells(view: GridView, row: number): Cell[] {
  const cells = view.across(row).filter((cell) => cell.row === row);
  const from = cells.findIndex((cell) => !isBlank(cell) && cell.rowSpan <= DEEPEST_HEAD);
  return from < 0 ? [] : cells.slice(from).filter((cell) => !isBlank(cell) && cell.rowSpan <= DEEPEST_HEAD);
}

/** Rows belong to the table while their cells keep to the columns of the head. */
function bodyEnd(view: GridView, from: number, head: readonly Cell[]): number {
  const edges = flatMap(head, (cell) => [cell.col, endCol(cell)]);
  let row = from;
  for (; row < view.grid.rows; row++) {
    const cells = view.across(row);
    const keeps = edges.filter((edge) => edge === 0 || edge === view.grid.cols || cells.some((c) => c.col === edge));
    const crossing = cells.filter((cell) => edges.some((edge) => cell.col < edge && endCol(cell) > edge));
    if (keeps.length < edges.length && crossing.some((cell) => crossesTarget(cell, head))) break;
  }
  return row;
}

/** A name may run over the level columns beside it; nothing runs from the first column over the last. */
function crossesTarget(cell: Cell, head: readonly Cell[]): boolean {
  const last = head[head.length - 1];
  return cell.col <= head[0].col && (head.length < 3 || endCol(cell) >= last.col);
}

function nameColumns(view: GridView, head: readonly Cell[], from: number, to: number): HeadCell[] {
  const keys = nameByPlace(head.map(cellText), (i) => isMerged(view, head[i], from, to));
  return head.map((cell, i) => {
    const label = compactText(cell);
    return { label, key: keys[i] ?? label, type: columnType(view, cell, from, to) };
  });
}

/** Known heads, and those in words of the form's own: columns of merged cells before the names are levels, the column before the target holds the names. */
export function nameByPlace(labels: readonly string[], isMergedAt: (i: number) => boolean): (ColumnKey | null)[] {
  const known = labels.map(columnFor);
  const keys = known.map((key, i) => (known.indexOf(key) === i ? key : null));
  const target = keys.indexOf('target');
  if (!keys.includes('level3')) {
    const before = target > 0 && keys[target - 1] === null ? target - 1 : keys.indexOf(null);
    const instead = before >= 0 ? before : keys.indexOf('level2');
    if (instead >= 0) keys[instead] = 'level3';
  }
  const names = keys.indexOf('level3');
  if (target < 0 && keys[names + 1] === null) keys[names + 1] = 'target';
  for (let i = 0; i < names; i++) {
    if (keys[i] !== null || !isMergedAt(i)) continue;
    const free = (['level1', 'level2'] as const).find((key) => !keys.includes(key));
    if (free) keys[i] = free;
  }
  // What stands between a level 1 and the names is the level between them, merged or not.
  const first = keys.indexOf('level1');
  const between = keys.findIndex((key, i) => key === null && first >= 0 && i > first && i < names);
  if (between >= 0 && !keys.includes('level2')) keys[between] = 'level2';
  // With one level only, it is the first, unless it is printed as the second.
  const second = keys.indexOf('level2');
  if (second >= 0 && !keys.includes('level1') && !/^\s*二/u.test(labels[second])) keys[second] = 'level1';
  return keys;
}

function isMerged(view: GridView, head: Cell, from: number, to: number): boolean {
  const cells = bodyCells(view, head, from, to);
  return cells.length > 0 && cells.length < to - from;
}

function bodyCells(view: GridView, head: Cell, from: number, to: number): Cell[] {
  const rows = range(from, to).map((row) => view.at(row, head.col));
  return [...new Set(rows)].filter((cell) => cell !== undefined);
}

/** One type for a whole column: that of all its filled cells, else text. */
export function columnType(view: GridView, head: Cell, from: number, to: number): FieldType {
  const texts = bodyCells(view, head, from, to)
    .map((cell) => cellText(cell).trim())
    .filter((text) => text !== '');
  const label = cellText(head);
  const types = new Set(texts.map((text) => guessType(label, text, /元[)）]$/u.test(label.trim()))));
  const [only] = types;
  return types.size === 1 && only !== undefined && only !== 'choice' && only !== 'boolean' ? only : 'text';
}
