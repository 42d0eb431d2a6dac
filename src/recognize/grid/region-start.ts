import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { keyOf } from '../label-meaning.js';
import { readLabelLine } from './label-line.js';
import { type PrintedLabel, readLabel } from './read-label.js';
import { isBlankYear, isUnitLine, titleOf, yearOf } from './title-rows.js';
import { cellText, type Item, pageOf } from './view.js';

/** A form's labels start at most so many pages before its indicators. */
export const PAGES_BEFORE_TABLE = 3;
/** So many lines may stand between a title and the labels: year, unit, a number, a note, a bar that heads the table's first part. */
const LINES_UNDER_TITLE = 6;

/** How many different labels of the form stand in these items; each speaks for the form as a header column does. */
export function labelsBetween(items: readonly Item[], from: number, to: number, form: FormDefinition): number {
  const keys = new Set<string>();
  for (let i = from; i < to; i++) {
    for (const key of labelsIn(items[i], form)) keys.add(key);
  }
  return keys.size;
}

/** What the labels that start in an item name: fields, sections, columns of money. */
export function labelsIn(item: Item, form: FormDefinition): string[] {
  return flatMap(labelsOf(item, form), keysOf);
}

/** Nearest item before the header that holds the form's required labels, and what belongs above it; null without them. */
export function regionStart(
  items: readonly Item[],
  header: number,
  floor: number,
  form: FormDefinition,
  forms: readonly FormDefinition[],
): number | null {
  const missing = new Set(form.fields.filter((field) => field.required).map((field) => field.key));
  let start = missing.size > 0 ? header : firstRowOfGrid(items, header, floor);
  for (let i = header - 1; i >= floor && missing.size > 0; i--) {
    if (pageOf(items[header]) - pageOf(items[i]) > PAGES_BEFORE_TABLE) return null;
    const before = missing.size;
    for (const key of labelsIn(items[i], form)) missing.delete(key);
    if (missing.size < before) start = i;
  }
  if (missing.size > 0) return null;
  const top = climb(items, start, floor, form, forms);
  return top > floor && isUnitAbove(items, top, header, form, forms) ? top - 1 : top;
}

function firstRowOfGrid(items: readonly Item[], header: number, floor: number): number {
  const at = items[header];
  return at.kind === 'row' ? Math.max(floor, header - at.row) : header;
}

/** Takes in what stands above the first label: further labels, the money unit, the year, and the title, which ends the climb. */
function climb(
  items: readonly Item[],
  start: number,
  floor: number,
  form: FormDefinition,
  forms: readonly FormDefinition[],
): number {
  let top = start;
  const first = items[start];
  const isOfTable = (item: Item) => item.kind === 'row' && first.kind === 'row' && item.view === first.view;
  for (let i = start - 1, lines = 0; i >= floor && lines <= LINES_UNDER_TITLE; i--) {
    const item = items[i];
    if (titleOf(item, forms)) return i > floor && yearOf(items[i - 1]) !== null ? i - 1 : i;
    if (belongsAbove(item, form)) top = i;
    else if (item.kind === 'row' && !isOfTable(item)) break;
    else lines++;
  }
  return top;
}

/**
 * `申报单位名称：湖滨市城市交通管理中心` right above a title or what else a form begins with. It is the footer of the form above where
 * this form names its unit further down, or where the document's first title stands above all units.
 */
function isUnitAbove(
  items: readonly Item[],
  top: number,
  header: number,
  form: FormDefinition,
  forms: readonly FormDefinition[],
): boolean {
  const isOfUnit = (item: Item) => labelsIn(item, form).includes(UNIT);
  const unit = items[top - 1];
  if (unit.kind !== 'line' || !isOfUnit(unit) || pageOf(unit) !== pageOf(items[top])) return false;
  if (items.slice(top, header).some(isOfUnit)) return false;
  return items.findIndex(isOfUnit) < items.findIndex((item) => titleOf(item, forms) !== null);
}

const UNIT = 'declaringUnit';

/** Year, money unit, or a label of the form: what stands between its title and its table. */
export function belongsAbove(item: Item, form: FormDefinition): boolean {
  return yearOf(item) !== null || isBlankYear(item) || isUnitLine(item) || holdsField(item, form);
}

function holdsField(item: Item, form: FormDefinition): boolean {
  const footers = new Set(form.table?.footers.map((footer) => footer.key));
  return labelsOf(item, form).some((label) => keysOf(label).some((key) => !footers.has(key)));
}

/** The labels that start in an item, as whole cells or before a colon. */
function labelsOf(item: Item, form: FormDefinition): PrintedLabel[] {
  if (item.kind === 'line') return readLabelLine(item.piece, form)?.map((part) => part.label) ?? [];
  const cells = item.view.across(item.row).filter((cell) => cell.row === item.row);
  return flatMap(cells, (cell) => {
    const label = readLabel(cellText(cell), form);
    if (label) return [label];
    return cell.lines.length > 0 ? (readLabelLine(cell.lines[0], form)?.map((part) => part.label) ?? []) : [];
  });
}

function keysOf(label: PrintedLabel): string[] {
  return label.meanings
    .filter(({ kind }) => kind === 'field' || kind === 'section' || kind === 'fundColumn')
    .map(keyOf);
}
