import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { ColumnKey, FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap, flatten } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import type { MoneyUnit, RawRow, RawValue } from '../../model/raw-form.js';
import { normalizeLabel } from '../label.js';
import { findLevel, levelIndex } from '../levels.js';
import { readFooter } from './footer.js';
import { columnsGoingOn } from './goes-on.js';
import { gather, type Harvest, NOTHING } from './harvest.js';
import { readHeader, type TableColumn, type TableLayout } from './header.js';
import { resolveLevelCells } from './level-cells.js';
import { type TableRow, toTableRow } from './table-row.js';
import { toValue } from './value.js';
import { type Area, cellsOf, cellText, compactText, endCol, type GridView, isBlank, joinAreas } from './view.js';

/**
 * The indicator table: the header is the first row of the first area; further areas continue it on later pages. `unit` is
 * the money unit that the form states for all its amounts. Gives also the `rest`, rows in its grid that are none of it.
 */
export function readTable(areas: readonly Area[], form: FormDefinition, unit: MoneyUnit | null) {
  const rows: TableRow[] = [];
  const rest: Area[] = [];
  const parts: Harvest[] = [];
  let columns: readonly TableColumn[] = [];
  let side = '';
  let bar: Cell | null = null;
  for (const [i, area] of areas.entries()) {
    const moved = i > 0 ? columnsGoingOn({ form, columns, known: areas.slice(0, i) }, area.view) : null;
    if (moved?.some(({ x0 }, at) => x0 !== columns[at].x0))
      parts.push({ ...NOTHING, diagnostics: [inOtherWidths(area)] });
    columns = moved ?? columns;
    let row = area.from;
    let firstRow = area.from;
    while (row < area.to) {
      const header = readHeader(area.view, row, form);
      if (header) {
        columns = besideSide(area.view, header, form, columns);
        const beside = sideText(area, row, columns[0].from);
        if (OF_THIS_YEAR.test(beside) && OF_ALL_YEARS.test(side)) rows.length = 0;
        side = beside || side;
        parts.push({ ...NOTHING, labels: headerPieces(area, row, header) });
        row = header.firstRow;
        firstRow = row;
        continue;
      }
      const nextBar = barAt(area, row, columns, form);
      if (nextBar) {
        bar = nextBar;
        row++;
        continue;
      }
      const footer = readFooter(area.view, row, columns, form);
      const read = footer ? null : toTableRow(area.view, row, firstRow, columns, form);
      if (footer) parts.push(footer);
      else if (read) rows.push(bar ? { ...read, cells: new Map([['level1', [bar]], ...read.cells]) } : read);
      else rest.push({ view: area.view, from: row, to: row + 1 });
      row++;
    }
    parts.push({ ...NOTHING, labels: sidePieces(area, columns[0]?.from ?? 0, rest) });
  }
  return {
    harvest: gather([...parts, rowsToHarvest(rows, form, moneyUnits(columns, form, unit))]),
    rest: joinAreas(rest),
  };
}

/** `产出指标` across a table that has no column for level 1, above the rows that it is the level of. */
function barAt({ view }: Area, row: number, columns: readonly TableColumn[], form: FormDefinition): Cell | null {
  if (columns.length === 0 || columns.some(({ key }) => key === 'level1')) return null;
  const [cell, ...others] = view.starting(row).filter((each) => each.col >= columns[0].from && !isBlank(each));
  if (!cell || others.length > 0) return null;
  return findLevel(cellText(cell), levelIndex(form)).some(({ level }) => level === 1) ? cell : null;
}

/**
 * `2020年绩效目标` down the side, below the heading of level 1, which stands over both: the first column begins behind it. Where a page break
 * cuts it, the upper page has its beginning, and the lower one goes on in the same columns.
 */
function besideSide(
  view: GridView,
  { columns, firstRow }: TableLayout,
  form: FormDefinition,
  above: readonly TableColumn[],
): readonly TableColumn[] {
  const [first, ...others] = columns;
  const side = view.at(firstRow, first.from);
  if (!side || endCol(side) >= first.to) return columns;
  const text = normalizeLabel(cellText(side)).replace(YEAR, '{year}');
  const isHeading = form.headings.some((heading) => text.length >= SHORTEST_SIDE && heading.startsWith(text));
  const goesOn = above.length > 0 && above[0].from === endCol(side) && above[0].from > first.from;
  return isHeading || goesOn ? [{ ...first, from: endCol(side), x0: side.box[2] }, ...others] : columns;
}

const YEAR = /(?:19|20)\d\d/u;
/** Fewer characters may be those of a level. */
const SHORTEST_SIDE = 3;

/** The table goes on in columns of other widths: which is which was told by their order. */
function inOtherWidths({ view, from }: Area): Diagnostic {
  return diagnostic('alignment-inferred', { field: 'indicators', page: view.across(from)[0]?.page ?? null });
}

/** 长期绩效指标 and then 年度绩效指标, each beside a table of its own: this year's are taken, the others stay unplaced. */
const OF_ALL_YEARS = /长期|中期|实施期/u;
const OF_THIS_YEAR = /年度|当年/u;

function sideText({ view }: Area, row: number, firstCol: number): string {
  const cell = firstCol > 0 ? view.at(row, firstCol - 1) : undefined;
  return cell ? compactText(cell) : '';
}

/** Cells of the header's rows, from the first column on. Rows behind the area are another form's, also where they are the header's. */
function headerPieces({ view, to }: Area, row: number, { firstRow, columns }: TableLayout): Piece[] {
  const cells = cellsOf({ view, from: row, to: Math.min(firstRow, to) });
  return flatMap(
    cells.filter((cell) => cell.col >= columns[0].from),
    (cell) => cell.lines,
  );
}

/** 绩效指标 beside the table, over its rows. */
function sidePieces(area: Area, firstCol: number, rest: readonly Area[]): Piece[] {
  const isRest = (cell: Cell) => rest.some(({ view, from }) => view === area.view && from === cell.row);
  const cells = cellsOf(area).filter((cell) => cell.col + cell.colSpan <= firstCol && !isRest(cell));
  return flatMap(cells, (cell) => cell.lines);
}

/** The unit of each column that holds money. */
function moneyUnits(
  columns: readonly TableColumn[],
  form: FormDefinition,
  unit: MoneyUnit | null,
): ReadonlyMap<ColumnKey, MoneyUnit | null> {
  const money = (form.table?.columns ?? []).filter((column) => column.type === 'money');
  return new Map(money.map(({ key }) => [key, columns.find((column) => column.key === key)?.unit ?? unit]));
}

function rowsToHarvest(
  rows: readonly TableRow[],
  form: FormDefinition,
  units: ReadonlyMap<ColumnKey, MoneyUnit | null>,
): Harvest {
  const all = withOutline(mergeSplitRows(rows));
  const merged = all.filter((row) => !isEmptyRow(row));
  const levels = resolveLevelCells(merged, form, all);
  const values = new Map<string, RawValue | null>();
  const read = (cells: readonly Cell[], column: ColumnKey) => {
    const key = cells.map((cell) => `${cell.page}:${cell.row}:${cell.col}`).join();
    if (!values.has(key)) values.set(key, toValue(cells, units.get(column) ?? null));
    return values.get(key) ?? null;
  };
  const raw = merged.map((row, i) => {
    const out: RawRow = {};
    for (const level of ['level1', 'level2'] as const) {
      const value = levels.rows[i][level];
      if (value) out[level] = value;
    }
    for (const [key, cells] of row.cells) {
      if (key === 'level1' || key === 'level2') continue;
      const value = read(cells, key);
      if (value) out[key] = value;
    }
    return out;
  });
  const used = new Set(
    flatMap(
      flatMap(levels.rows, ({ level1, level2 }) => [level1, level2]),
      (value) => value?.pieces ?? [],
    ),
  );
  const labels = emptyRowPieces(rows, merged).filter((piece) => !used.has(piece));
  return { ...NOTHING, rows: raw, labels, diagnostics: levels.diagnostics };
}

/** Levels in rows of their own above their indicators; where any indicator has a level beside it, such a row is a template. */
function withOutline(rows: readonly TableRow[]): readonly TableRow[] {
  const isBlankAt = (row: TableRow, key: ColumnKey) => (row.cells.get(key) ?? []).every(isBlank);
  const isBeside = (row: TableRow) => !isBlankAt(row, 'level1') || !isBlankAt(row, 'level2');
  if (!rows.some(isEmptyRow) || rows.some((row) => !isEmptyRow(row) && isBeside(row))) return rows;
  const above = new Map<ColumnKey, readonly Cell[]>();
  return rows.map((row) => {
    if (!isEmptyRow(row)) return { ...row, cells: new Map([...row.cells, ...above]) };
    if (!isBlankAt(row, 'level1')) above.clear();
    for (const key of ['level1', 'level2'] as const) if (!isBlankAt(row, key)) above.set(key, row.cells.get(key)!);
    return row;
  });
}

/** Grid rows that share their level-3 and target cells are one indicator, split only in a side column. */
function mergeSplitRows(rows: readonly TableRow[]): TableRow[] {
  const merged: TableRow[] = [];
  for (const row of rows) {
    const last = merged.at(-1);
    if (!last || !sameCells(last, row)) {
      merged.push(row);
      continue;
    }
    const cells = new Map(last.cells);
    for (const [key, own] of row.cells) {
      const known = cells.get(key) ?? [];
      cells.set(key, [...known, ...own.filter((cell) => !known.includes(cell))]);
    }
    merged[merged.length - 1] = { ...last, cells };
  }
  return merged;
}

function sameCells(a: TableRow, b: TableRow): boolean {
  const same = (key: ColumnKey) => a.cells.get(key)?.[0] === b.cells.get(key)?.[0];
  return same('level3') && same('target') && (a.cells.has('level3') || a.cells.has('target'));
}

/** A row without any data is no row: nothing in its indicator, target and actual cells but dots or an empty number. */
function isEmptyRow(row: TableRow): boolean {
  return (['level3', 'target', 'actual'] as const).every((key) => {
    const text = (row.cells.get(key) ?? []).map(compactText).join('');
    return text === '' || /^(?:[….。·⋯]+|指标\d*[:：]?)$/u.test(text);
  });
}

/** What an empty row prints in its level and indicator cells (produced by the template) is label, not data. */
function emptyRowPieces(rows: readonly TableRow[], kept: readonly TableRow[]): Piece[] {
  const keptCells = new Set(flatMap(kept, (row) => flatten([...row.cells.values()])));
  const keys: readonly ColumnKey[] = ['level1', 'level2', 'level3'];
  const cells = flatMap(rows, (row) => flatMap(keys, (key) => row.cells.get(key) ?? []));
  return flatMap(
    [...new Set(cells)].filter((cell) => !keptCells.has(cell) && !isBlank(cell)),
    (cell) => cell.lines,
  );
}
