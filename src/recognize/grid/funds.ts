import type { FormDefinition, FundsColumn } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { MoneyUnit, RawFund } from '../../model/raw-form.js';
import { means } from '../label-meaning.js';
import { printedUnit } from '../money-unit.js';
import { type Harvest, NOTHING } from './harvest.js';
import { cellMeanings } from './read-label.js';
import { toValue } from './value.js';
import { type Area, cellText, endCol, endRow, type GridView, isBlank } from './view.js';

interface FundColumnPlace {
  readonly key: FundsColumn;
  readonly from: number;
  readonly to: number;
  readonly cell: Cell;
}

/** So many different column labels on one row make it the head of the money grid; one alone may be a field's label. */
export const FUND_COLUMNS = 3;

/** The money grid of a self-evaluation, and the cells that it takes. */
export function readFunds(
  area: Area,
  form: FormDefinition,
  unit: MoneyUnit | null,
): { harvest: Harvest; taken: Set<Cell> } {
  const none = { harvest: NOTHING, taken: new Set<Cell>() };
  if (!form.funds) return none;
  for (let row = area.from; row < area.to; row++) {
    const columns = fundHead(area.view, row, form);
    if (columns) return readRows(area, row, columns, form, unit);
  }
  return none;
}

/** The columns of the money grid, behind one for its sources, where a row is its head. */
export function fundHead(view: GridView, row: number, form: FormDefinition): readonly FundColumnPlace[] | null {
  const columns: FundColumnPlace[] = [];
  for (const cell of view.across(row)) {
    if (cell.row !== row) continue;
    for (const meaning of cellMeanings(cell, form)) {
      if (meaning.kind !== 'fundColumn' || columns.some((column) => column.key === meaning.key)) continue;
      columns.push({ key: meaning.key, from: cell.col, to: endCol(cell), cell });
      break;
    }
  }
  return columns.length >= FUND_COLUMNS && columns[0].from > 0 ? columns : null;
}

/** The rows under the head, while the cell beside the first column names a source of funds. */
function readRows(
  area: Area,
  head: number,
  columns: readonly FundColumnPlace[],
  form: FormDefinition,
  unit: MoneyUnit | null,
) {
  const { view } = area;
  const taken = new Set<Cell>(columns.map((column) => column.cell));
  const side = view.at(head, columns[0].from - 1);
  const first = head + columns[0].cell.rowSpan;
  const heading = sideHeading(view, first, columns[0].from);
  const labels = [...columns.map((column) => column.cell), ...(heading ? [heading] : [])];
  const ownUnit = (heading && printedUnit(cellText(heading))) ?? unit;
  const funds: RawFund[] = [];
  let row = first;
  while (row < area.to) {
    const sourceCell = view.at(row, columns[0].from - 1);
    const source = sourceCell && sourceCell !== heading ? toValue([sourceCell]) : null;
    if (!sourceCell || !source || !isSource(sourceCell, row, view, heading, form)) break;
    const values: Partial<Record<FundsColumn, NonNullable<ReturnType<typeof toValue>>>> = {};
    for (const { key, from, to } of columns) {
      const cells = view.across(row).filter((cell) => cell.row === row && cell.col >= from && cell.col < to);
      const value = toValue(cells);
      if (value) values[key] = value;
      for (const cell of cells) taken.add(cell);
    }
    taken.add(sourceCell);
    funds.push(ownUnit ? { source, values, unit: ownUnit } : { source, values });
    row = Math.max(row + 1, endRow(sourceCell));
  }
  if (side && !isBlank(side) && side !== heading) labels.push(side);
  for (const cell of labels) taken.add(cell);
  const pieces = flatMap([...new Set(labels)], (cell) => cell.lines);
  return { harvest: { ...NOTHING, funds, labels: pieces }, taken };
}

/** 项目资金（万元） to the left of the sources, over all of the grid's rows; 资金来源 beside two rows of heads ends above the first source. */
function sideHeading(view: GridView, first: number, firstColumn: number): Cell | null {
  for (let col = firstColumn - 1; col >= 0; col--) {
    const cell = view.at(first - 1, col);
    if (cell && !isBlank(cell) && cell.rowSpan > 1 && endRow(cell) > first) return cell;
  }
  return null;
}

/** Beside a heading every row with a name is a source; elsewhere those that the form knows, and others beside amounts only. */
function isSource(cell: Cell, row: number, view: GridView, heading: Cell | null, form: FormDefinition): boolean {
  const meanings = cellMeanings(cell, form);
  if (means(meanings, 'fund')) return true;
  if (means(meanings, 'section', 'column')) return false;
  if (heading) return row < endRow(heading);
  const beside = view.across(row).filter((each) => each.col > cell.col && each.row === row && !isBlank(each));
  return meanings.length > 0 && beside.length > 0 && beside.every((each) => AMOUNT.test(cellText(each)));
}

const AMOUNT = /^[\s\d０-９.,，．%％—–－\-/]+$/u;
