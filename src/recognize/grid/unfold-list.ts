import type { FormDefinition } from '../../model/form.js';
import type { Block, Cell, Grid } from '../../model/grid.js';
import { flatMap, flatten, range } from '../../model/group.js';
import { fieldsIn, means } from '../label-meaning.js';
import { readHeader } from './header.js';
import { cellMeanings, readLabel } from './read-label.js';
import { belongsAbove } from './region-start.js';
import { titleOf } from './title-rows.js';
import { cellText, endCol, endRow, type GridView, isBlank, viewGrid } from './view.js';

/** The head of a table that lists projects: each in rows of its own, with name, amounts and goal in columns beside the indicators. */
interface ListHead {
  readonly form: FormDefinition;
  /** Rows `top` … `end - 1` are the head; rows below it hold the projects. */
  readonly top: number;
  readonly end: number;
  /** The labels of the columns beside the indicators, and which of them is the project's name. */
  readonly labels: readonly Cell[];
  readonly name: Cell;
  /** First grid column of the indicators. */
  readonly from: number;
}

/** So many lines above a list hold what is said of all its projects: title, year, unit of money, who filled it in. */
const LINES_ABOVE = 6;

/** Tables that list projects → a form for each: the lines above the list, labels with their values, the indicators. */
export function unfoldLists(blocks: readonly Block[], forms: readonly FormDefinition[]): readonly Block[] {
  let found = false;
  const unfolded = flatMap(blocks, (block, at): readonly Block[] => {
    const view = block.kind === 'grid' && block.grid.cols > 2 ? viewGrid(block.grid) : null;
    const head = view && findHead(view, forms);
    if (!view || !head) return [block];
    found = true;
    const above = linesAbove(blocks, at, head.form, forms);
    return flatMap(projectsOf(view, head), ({ from, to }, i): Block[] => [
      ...(i > 0 ? above : []),
      { kind: 'grid', grid: toForm(view, head, from, to) },
    ]);
  });
  return found ? unfolded : blocks;
}

function findHead(view: GridView, forms: readonly FormDefinition[]): ListHead | null {
  for (const form of forms) {
    const required = form.fields.filter((field) => field.required).map(({ key }) => key);
    const names = view.grid.cells.filter((cell) => holdsKey(cell, required, form));
    for (const name of names) {
      const end = endRow(name);
      const band = view.across(end - 1); // the last row of a head has all of its columns
      const start = band.find((cell) => cell.col >= endCol(name) && means(cellMeanings(cell, form), 'column'));
      const layout = start && readHeader(view, start.row, form);
      const from = layout?.columns[0].from ?? 0;
      if (!layout || layout.firstRow !== end || endCol(name) > from) continue;
      const beside = band.filter((cell) => endCol(cell) <= from && !isBlank(cell));
      // What no form knows (序号) stands last: above the labels a region would end at it.
      const labels = [
        ...beside.filter((cell) => isLabel(cell, form)),
        ...beside.filter((cell) => !isLabel(cell, form)),
      ];
      return { form, top: Math.min(name.row, start.row), end, labels, name, from };
    }
  }
  return null;
}

function holdsKey(cell: Cell, keys: readonly string[], form: FormDefinition): boolean {
  return fieldsIn(cellMeanings(cell, form)).some(({ key }) => keys.includes(key));
}

function isLabel(cell: Cell, form: FormDefinition): boolean {
  return readLabel(cellText(cell), form) !== null;
}

/** The rows of each project: from its name to the next one. A name alone in its row, as of a unit, belongs to the next. */
function projectsOf(view: GridView, { end, name }: ListHead): { from: number; to: number }[] {
  const starts: number[] = [];
  let known = '';
  for (let row = end; row < view.grid.rows; row++) {
    const cell = view.at(row, name.col);
    if (!cell || cell.row !== row || isBlank(cell) || cellText(cell) === known) continue;
    if (starts.length === 0 || known !== '') starts.push(starts.length === 0 ? end : row);
    known = isLone(view, cell) ? '' : cellText(cell);
  }
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? view.grid.rows }));
}

function isLone(view: GridView, cell: Cell): boolean {
  return view.across(cell.row).every((each) => each === cell || isBlank(each));
}

function linesAbove(
  blocks: readonly Block[],
  at: number,
  form: FormDefinition,
  forms: readonly FormDefinition[],
): Block[] {
  const lines: Block[] = [];
  for (let i = at - 1; i >= Math.max(0, at - LINES_ABOVE); i--) {
    const block = blocks[i];
    if (block.kind !== 'line') break;
    const item = { kind: 'line' as const, piece: block.piece };
    if (belongsAbove(item, form) || titleOf(item, forms)) lines.unshift(block);
  }
  return lines;
}

/** What stands above the list, one row a label with its value, the head of the indicators and the project's rows. */
function toForm(view: GridView, { top, end, labels, from }: ListHead, first: number, last: number): Grid {
  const { cols } = view.grid;
  const above = view.grid.cells.filter((cell) => cell.row < top);
  const body = [...range(top, end), ...range(first, last)];
  const inside = [...new Set(flatMap(body, (row) => view.across(row)))];
  const beside = labels.map((label) => valuesUnder(inside, label, first, view));
  const used = new Set([...labels, ...flatten(beside)]);
  const rest = inside.filter((cell) => cell.col < from && !used.has(cell) && !isBlank(cell));
  const pairs = flatMap(labels, (label, i) => pairCells(label, beside[i], top + i, cols));
  const others = rest.map((cell, i) => ({ ...cell, row: top + labels.length + i, rowSpan: 1, col: 0, colSpan: cols }));
  const head = top + labels.length + rest.length;
  const table = inside.filter((cell) => cell.col >= from).map((cell) => ({ ...cell, ...rowsIn(cell, body, head) }));
  const side = { ...blank(view, first, from), row: head, col: 0, rowSpan: body.length, colSpan: from };
  return {
    rows: head + body.length,
    cols,
    cells: [
      ...above.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, top - cell.row) })),
      ...pairs,
      ...others,
      ...table,
      side,
    ],
  };
}

/** Where a cell stands when only these rows are kept, from row `start` on. */
function rowsIn(cell: Cell, rows: readonly number[], start: number): { row: number; rowSpan: number } {
  const own = flatMap(rows, (row, i) => (row >= cell.row && row < endRow(cell) ? [i] : []));
  return { row: start + own[0], rowSpan: own.length };
}

/** The filled cells below a label, in a project's rows, but for a name that stands alone in its row. */
function valuesUnder(cells: readonly Cell[], label: Cell, first: number, view: GridView): Cell[] {
  return cells.filter(
    (cell) =>
      cell.col < endCol(label) &&
      endCol(cell) > label.col &&
      endRow(cell) > first &&
      cell !== label &&
      !isBlank(cell) &&
      !isLone(view, cell),
  );
}

/** A label is printed narrow beside its value, not over it. */
const LABEL_SHARE = 0.1;

function pairCells(label: Cell, values: readonly Cell[], row: number, cols: number): Cell[] {
  const [x0, y0, x1, y1] = label.box;
  const place = { row, rowSpan: 1, page: values[0]?.page ?? label.page };
  const lines = flatMap(values, (cell) => cell.lines);
  const box = values[0]?.box ?? label.box;
  return [
    { ...label, ...place, col: 0, colSpan: 1, box: [x0, y0, x0 + LABEL_SHARE * (x1 - x0), y1] },
    { ...place, col: 1, colSpan: cols - 1, box, lines },
  ];
}

function blank(view: GridView, row: number, from: number): Cell {
  const cell = view.at(row, 0)!;
  return {
    ...cell,
    box: [cell.box[0], cell.box[1], view.at(row, from)?.box[0] ?? cell.box[2], cell.box[3]],
    lines: [],
  };
}
