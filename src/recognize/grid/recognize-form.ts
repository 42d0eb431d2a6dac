import { diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import type { Cell } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import type { MoneyUnit, RawForm, RawValue } from '../../model/raw-form.js';
import { keyOf } from '../label-meaning.js';
import { statedUnit } from '../money-unit.js';
import type { PrintedTitle } from '../title.js';
import { readFields } from './fields.js';
import { readFunds } from './funds.js';
import { gather, type Harvest, NOTHING, placedPieces } from './harvest.js';
import { readLabelLine } from './label-line.js';
import { readLists } from './lists.js';
import { readLabel } from './read-label.js';
import type { Region } from './regions.js';
import { readTable } from './table.js';
import { isBlankYear, isPageNumber, isUnitLine, loneText, titleOf, yearOf } from './title-rows.js';
import { toValue } from './value.js';
import { type Area, cellsOf, type Item, isBlank, joinAreas, pageOf } from './view.js';
import { withoutDoubles } from './without-doubles.js';

/** One region of the document → the form that stands there. `furniture` are page numbers and the like inside of it. */
export function recognizeForm(
  items: readonly Item[],
  { form, from, header, to }: Region,
  furniture: readonly Piece[],
  forms: readonly FormDefinition[],
): RawForm {
  const top = readTop(items.slice(from, header), forms, form);
  const unit = items.slice(from, header).reduce<MoneyUnit | null>((known, item) => known ?? lineUnit(item), null);
  const fields = areasOf(items.slice(from, header)).map((area) => readArea(area, form, top.taken, unit));
  const table = readTable(areasOf(items.slice(header, to)), form, unit);
  const rest = table.rest.map((area) => readFields(area, form, new Set(), unit));
  const read = new Set(top.harvest.labels);
  const lines = items.slice(from, to).map((item) => readLine(item, form, read));
  const harvest = withoutDoubles(gather([top.harvest, ...fields, table.harvest, ...rest, ...lines]));
  const placed = placedPieces(harvest);
  const pieces = flatMap(items.slice(from, to), piecesOf);
  const unplaced = flatMap(pieces, (piece) => harvest.cuts.get(piece) ?? [piece]).filter((piece) => !placed.has(piece));
  const { values, rows, funds } = harvest;
  const labels = [...harvest.labels, ...furniture];
  const at = { field: 'indicators', page: pageOf(items[Math.min(header, to - 1)]) };
  const missing = form.table && rows.length === 0 ? [diagnostic('table-truncated', at, { reason: 'none' })] : [];
  const diagnostics = [...harvest.diagnostics, ...missing];
  return { definition: form, title: top.title, year: top.year, values, rows, funds, labels, unplaced, diagnostics };
}

function readArea(area: Area, form: FormDefinition, titles: ReadonlySet<Cell>, unit: MoneyUnit | null): Harvest {
  const funds = readFunds(area, form, unit);
  const lists = readLists(area, form, unit);
  const taken = new Set([...funds.taken, ...lists.taken, ...titles]);
  return gather([funds.harvest, lists.harvest, readFields(area, form, taken, unit)]);
}

/** Title, year and unit above the labels, on lines or on rows of their own. */
function readTop(items: readonly Item[], forms: readonly FormDefinition[], form: FormDefinition) {
  const taken = new Set<Cell>();
  const labels: Piece[] = [];
  let title: string | null = null;
  let year: number | null = null;
  for (const item of items) {
    if (item.kind === 'row' && startsLabels(item, form)) break;
    const found: PrintedTitle | null = title === null ? titleOf(item, forms) : null;
    const ownYear = yearOf(item);
    title ??= found?.title ?? null;
    year ??= found?.year ?? ownYear;
    if (!found && ownYear === null && !isBlankYear(item) && !isUnitLine(item)) continue;
    labels.push(...piecesOf(item));
    if (item.kind === 'row') for (const cell of item.view.across(item.row)) taken.add(cell);
  }
  return { title, year, taken, harvest: { ...NOTHING, labels } };
}

function startsLabels(item: Item, form: FormDefinition): boolean {
  const text = loneText(item);
  return text === null || readLabel(text, form) !== null;
}

function lineUnit(item: Item): MoneyUnit | null {
  const texts = item.kind === 'line' ? [item.piece.text] : piecesOf(item).map((piece) => piece.text);
  return texts.map(statedUnit).find((stated) => stated !== null)?.unit ?? null;
}

/** A line between the tables of a form: `label：value`, a heading, a page number; anything else stays unplaced. */
function readLine(item: Item, form: FormDefinition, read: ReadonlySet<Piece>): Harvest {
  if (item.kind === 'row' || read.has(item.piece)) return NOTHING;
  const { piece } = item;
  if (isPageNumber(piece) || readLabel(piece.text, form)) return { ...NOTHING, labels: [piece] };
  const parts = readLabelLine(piece, form);
  if (!parts) return NOTHING;
  const values: Record<string, RawValue> = {};
  for (const { label, valuePiece } of parts) {
    const meaning = label.meanings.find(({ kind }) => kind === 'field' || kind === 'section');
    const value = valuePiece ? toValue([{ lines: [valuePiece], box: valuePiece.box ?? [0, 0, 0, 0] }]) : null;
    if (value && meaning) values[keyOf(meaning)] = value;
  }
  const cut = flatMap(parts, (part) => (part.valuePiece ? [part.labelPiece, part.valuePiece] : [part.labelPiece]));
  return { ...NOTHING, values, labels: parts.map((part) => part.labelPiece), cuts: new Map([[piece, cut]]) };
}

/** The runs of rows of one grid. */
function areasOf(items: readonly Item[]): Area[] {
  return joinAreas(flatMap(items, (item) => (item.kind === 'row' ? [areaOf(item)] : [])));
}

function areaOf({ view, row }: Extract<Item, { kind: 'row' }>): Area {
  return { view, from: row, to: row + 1 };
}

/** The pieces that start in an item. */
export function piecesOf(item: Item): Piece[] {
  if (item.kind === 'line') return [item.piece];
  return flatMap(
    cellsOf(areaOf(item)).filter((cell) => !isBlank(cell)),
    (cell) => cell.lines,
  );
}
