import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { TABLE_NAME } from '../../rebuild/furniture.js';
import { findLevel, levelIndex } from '../levels.js';
import { gridEdges, type TableColumn, transferColumns } from './header.js';
import { isPageNumber, loneText, titleOf } from './title-rows.js';
import { type Area, cellText, type GridView, type Item, isBlank, pageOf } from './view.js';

/** So many lines stand between two parts of a table at most: notes and names below it, the title again above it. */
const LINES_BETWEEN = 6;
/** What says behind a title that the table goes on. */
const CONTINUED = /\((?:续\d*|续表|接上页|接上表)\)$/u;

/** What goes on: the columns of a table, and the rows of it that are known. */
export interface Begun {
  readonly form: FormDefinition;
  readonly columns: readonly TableColumn[];
  readonly known: readonly Area[];
}

/**
 * The columns of a table in another grid that does not print its header again: where they stand, or else one after the other
 * where as many of them hold level names of the form that the table has not left yet. Null where the table does not go on.
 */
export function columnsGoingOn(begun: Begun, view: GridView): readonly TableColumn[] | null {
  return transferColumns(begun.columns, view) ?? columnsInOrder(begun, view);
}

function columnsInOrder(begun: Begun, view: GridView): readonly TableColumn[] | null {
  const { columns } = begun;
  const beside = view.grid.cols - columns.length;
  if (beside !== 0 && (beside !== 1 || columns[0].from === 0)) return null;
  const edges = gridEdges(view);
  const moved = columns.map((column, i) => {
    const [from, to] = [i + beside, i + beside + 1];
    return { ...column, from, to, x0: edges[from], x1: edges[to] };
  });
  return takesUpLevels(begun, { view, from: 0, to: view.grid.rows }, moved) ? moved : null;
}

/** Whether an area has levels of the form in their columns, and takes up none that was left before. */
export function takesUpLevels({ form, columns, known }: Begun, area: Area, moved: readonly TableColumn[]): boolean {
  const before = flatMap(known, (own) => levelsIn(own, columns, form));
  const after = levelsIn(area, moved, form);
  const all = [...before, ...after];
  const isTakenUp = (name: string, at: number) => name !== all[at - 1] && all.indexOf(name) < at;
  return after.length > 0 && !after.some((name, i) => isTakenUp(name, before.length + i));
}

function levelsIn({ view, from, to }: Area, columns: readonly TableColumn[], form: FormDefinition): string[] {
  const column = columns.find(({ key }) => key === 'level1');
  const names: string[] = [];
  for (let row = from; column && row < to; row++) {
    const cell = view.at(row, column.from);
    if (!cell || cell.row !== row || isBlank(cell)) continue;
    const found = findLevel(cellText(cell), levelIndex(form)).find(({ level }) => level === 1);
    if (found) names.push(found.level1.name);
  }
  return names;
}

/** The item at which a table goes on behind page numbers and a few lines, none the name of another table than `title`. */
export function nextPart(
  items: readonly Item[],
  end: number,
  title: string | null,
  forms: readonly FormDefinition[],
): { readonly at: number; readonly apart: boolean } | null {
  let at = end;
  let lines = 0;
  for (let item = items[at]; item?.kind === 'line'; item = items[++at]) {
    if (isPageNumber(item.piece)) continue;
    const isOther = TABLE_NAME.test(loneText(item)!) && titleOf(item, forms)?.title.replace(CONTINUED, '') !== title;
    if (isOther || ++lines > LINES_BETWEEN) return null;
  }
  const isNext = at < items.length && pageOf(items[at]) - lastPageOf(items[end - 1]) === 1;
  return isNext ? { at, apart: lines > 0 } : null;
}

function lastPageOf(item: Item): number {
  if (item.kind === 'line') return item.piece.page ?? 0;
  return Math.max(...item.view.across(item.row).map((cell) => cell.page));
}
