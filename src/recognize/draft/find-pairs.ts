import type { Cell } from '../../model/grid.js';
import { ownerOf, type TotalLabel } from '../grid/money-context.js';
import { cellText, compactText, endCol, endRow, type GridView, isBlank } from '../grid/view.js';
import type { Pair } from './guess.js';
import { cleanLabel, guessType, knownLabel, labelLook } from './words.js';

/** A text of this length, or with a full stop in it, is no entry of a field. */
const LONG_TEXT = 30;
/** The first part of the amount before it. */
const PART = /^其中/u;

interface Found {
  readonly label: Cell;
  readonly value: Cell | null;
  readonly below: boolean;
}

/** Labels with their values, and headings, in rows `from` … `to - 1` of a grid; `taken` are cells of lists. */
export function findPairs(
  view: GridView,
  from: number,
  to: number,
  taken: ReadonlySet<Cell> = new Set(),
): { pairs: Pair[]; headings: string[] } {
  const found: Found[] = [];
  const headings: Cell[] = [];
  const used = new Set<Cell>(taken);
  for (let row = from; row < to; row++) {
    const cells = view.across(row).filter((cell) => cell.row === row && !used.has(cell));
    const heads = columnHeads(view, cells, to);
    for (const { label, value } of heads) {
      found.push({ label, value, below: true });
      used.add(label);
      if (value) used.add(value);
    }
    readRow(
      view,
      cells.filter((cell) => !used.has(cell)),
      found,
      headings,
    );
  }
  return { pairs: toPairs(found, headings), headings: headings.map(compactText) };
}

/** Labels side by side with their values in the row below: none of the lower cells looks like a label. */
function columnHeads(view: GridView, cells: readonly Cell[], to: number): Found[] {
  const own = cells.filter((cell) => !isBlank(cell) && (cell.rowSpan === 1 || cells.every((c) => c.rowSpan > 1)));
  if (own.length < 2 || own.some((cell) => labelLook(cellText(cell)) < 1)) return [];
  const values = own.map((cell) => view.at(endRow(cell), cell.col));
  const fits = values.every(
    (value, i) =>
      value !== undefined &&
      value.row < to &&
      value.row === endRow(own[i]) &&
      value.col === own[i].col &&
      endCol(value) === endCol(own[i]) &&
      labelLook(cellText(value)) < 1,
  );
  if (!fits || values.every((value) => isBlank(value))) return [];
  return own.map((label, i) => ({ label, value: isBlank(values[i]) ? null : values[i]!, below: true }));
}

/** Label and value take turns; a label before another label heads a group. */
function readRow(view: GridView, cells: readonly Cell[], found: Found[], headings: Cell[]): void {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    const look = isBlank(cell) ? -1 : labelLook(cellText(cell));
    if (look < 0) continue;
    const next = cells[i + 1];
    if (!next || next.col !== endCol(cell) || headsGroup(view, cell, next, look)) {
      if (look > 0 || next || cellsUnder(view, cell) > 1) headings.push(cell);
      continue;
    }
    found.push({ label: cell, value: isBlank(next) ? null : next, below: false });
    i++;
  }
}

function headsGroup(view: GridView, cell: Cell, next: Cell, look: number): boolean {
  const nextLook = isBlank(next) ? -1 : labelLook(cellText(next));
  const after = view.at(next.row, endCol(next));
  if (cell.rowSpan > next.rowSpan && nextLook >= 0 && after !== undefined) return true;
  if (nextLook === 2 && after !== undefined && !isBlank(after) && labelLook(cellText(after)) < 1) return true;
  return look === 0 && cellsUnder(view, cell) > 1;
}

/** How many cells of the row below lie within a cell's columns. */
function cellsUnder(view: GridView, cell: Cell): number {
  return view.across(endRow(cell)).filter((each) => each.col >= cell.col && endCol(each) <= endCol(cell)).length;
}

function toPairs(found: readonly Found[], headings: readonly Cell[]): Pair[] {
  const texts = found.map(({ label, value }) => {
    const text = value ? value.lines.map((line) => line.text).join('\n') : null;
    const unit = hasUnit(label, headings);
    const type = knownLabel(cellText(label))?.type ?? guessType(cellText(label), text, unit);
    return { label, text, type: refuse(type, text) ? guessType(cellText(label), text, unit) : type };
  });
  const totals: TotalLabel[] = [];
  return found.map(({ label, below }, i) => {
    const { text, type } = texts[i];
    const name = cleanLabel(cellText(label));
    const twins = texts.filter((each) => cleanLabel(cellText(each.label)) === name).length > 1;
    const total =
      type === 'money' && (twins || PART.test(cellText(label).trim())) ? (ownerOf(label, totals)?.key ?? null) : null;
    if (type === 'money' && total === null) totals.push({ key: cellText(label), cell: label });
    return {
      label: compactText(label),
      value: text,
      long: isLong(text) || knownLabel(cellText(label))?.kind === 'section',
      beside: below,
      type,
      total,
    };
  });
}

function isLong(text: string | null): boolean {
  const bare = (text ?? '').replace(/\s+/gu, '');
  return bare.length >= LONG_TEXT || /[。；]/u.test(bare);
}

/** A label known as a date or an amount that holds something else on this form. */
function refuse(type: Pair['type'], text: string | null): boolean {
  return (type === 'money' || type === 'date' || type === 'number') && text !== null && !/\d/u.test(text);
}

/** Whether a money unit is printed in the label or in a heading before it, beside it or above it. */
function hasUnit(label: Cell, headings: readonly Cell[]): boolean {
  const stated = (cell: Cell) => /[(（][^()（）]*元[)）]\s*$/u.test(cellText(cell));
  return stated(label) || headings.some((cell) => stated(cell) && (cell.row === label.row || endRow(cell) > label.row));
}
