import type { FormDefinition } from '../../model/form.js';
import { readHeader, type TableLayout, transferColumns } from './header.js';
import { readLabelLine } from './label-line.js';
import { type PrintedLabel, readLabel } from './read-label.js';
import { isBlankYear, isPageNumber, isUnitLine, titleOf, yearOf } from './title-rows.js';
import { cellText, type Item } from './view.js';

/** Where one form stands: items `from` … `to - 1`, the indicator header at `header`. */
export interface Region {
  readonly form: FormDefinition;
  readonly from: number;
  readonly header: number;
  readonly to: number;
}

/** A form's labels start at most so many pages before its indicators. */
const PAGES_BEFORE_TABLE = 3;
/** So many lines may stand between a title and the labels: year, unit, a number, a note. */
const LINES_UNDER_TITLE = 6;
/** Two rules on following pages are the same column line when they are this near, in points. */
export const SAME_COLUMN_LINE = 4;

interface Candidate {
  readonly form: FormDefinition;
  readonly layout: TableLayout;
}

/**
 * The forms of a document. An indicator header decides: which families it fits, and of these the one whose labels stand
 * before it. A header that no form's first labels precede is a repeated one, or that of a table of another kind.
 */
export function findRegions(items: readonly Item[], forms: readonly FormDefinition[]): Region[] {
  const regions: Region[] = [];
  for (let header = 0; header < items.length; header++) {
    const candidates = headerCandidates(items[header], forms);
    if (candidates.length === 0) continue;
    const floor = regions.length > 0 ? regions[regions.length - 1].header + 1 : 0;
    const found = bestCandidate(items, header, floor, candidates, forms);
    const last = regions.at(-1);
    if (found) {
      if (last && last.to > found.from) regions[regions.length - 1] = { ...last, to: found.from };
      regions.push({ ...found, header, to: tableEnd(items, header, found.layout) });
    } else if (last && continuesOnPage(items, last.to, header)) {
      const again = candidates.find((candidate) => candidate.form === last.form);
      if (again) regions[regions.length - 1] = { ...last, to: tableEnd(items, header, again.layout) };
    }
  }
  return regions;
}

function headerCandidates(item: Item, forms: readonly FormDefinition[]): Candidate[] {
  if (item.kind === 'line') return [];
  return forms.flatMap((form) => {
    const layout = readHeader(item.view, item.row, form);
    return layout ? [{ form, layout }] : [];
  });
}

function bestCandidate(
  items: readonly Item[],
  header: number,
  floor: number,
  candidates: readonly Candidate[],
  forms: readonly FormDefinition[],
): (Candidate & { from: number }) | null {
  let best: (Candidate & { from: number }) | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const from = regionStart(items, header, floor, candidate.form, forms);
    if (from === null) continue;
    const score = candidate.layout.fit + labelsBetween(items, from, header, candidate.form);
    if (score <= bestScore) continue;
    best = { ...candidate, from };
    bestScore = score;
  }
  return best;
}

/** How many different labels of the form stand in these items; each speaks for the form as a header column does. */
function labelsBetween(items: readonly Item[], from: number, to: number, form: FormDefinition): number {
  const keys = new Set<string>();
  for (let i = from; i < to; i++) {
    for (const label of labelsOf(items[i], form)) for (const key of keysOf(label)) keys.add(key);
  }
  return keys.size;
}

/** Nearest item before the header that holds the form's required labels, and what belongs above it; null without them. */
function regionStart(
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
    for (const label of labelsOf(items[i], form)) for (const key of keysOf(label)) missing.delete(key);
    if (missing.size < before) start = i;
  }
  if (missing.size > 0) return null;
  return climb(items, start, floor, form, forms);
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
  for (let i = start - 1, lines = 0; i >= floor && lines <= LINES_UNDER_TITLE; i--) {
    const item = items[i];
    if (titleOf(item, forms)) return i > floor && yearOf(items[i - 1]) !== null ? i - 1 : i;
    const belongs = yearOf(item) !== null || isBlankYear(item) || isUnitLine(item) || holdsField(item, form);
    if (belongs) top = i;
    else if (item.kind === 'row') break;
    else lines++;
  }
  return top;
}

function holdsField(item: Item, form: FormDefinition): boolean {
  const footers = new Set(form.table?.footers.map((footer) => footer.key));
  return labelsOf(item, form).some((label) => keysOf(label).some((key) => !footers.has(key)));
}

/** The labels that start in an item, as whole cells or before a colon. */
function labelsOf(item: Item, form: FormDefinition): PrintedLabel[] {
  if (item.kind === 'line') return readLabelLine(item.piece, form)?.map((part) => part.label) ?? [];
  const cells = item.view.across(item.row).filter((cell) => cell.row === item.row);
  return cells.flatMap((cell) => {
    const label = readLabel(cellText(cell), form);
    if (label) return [label];
    return cell.lines.length > 0 ? (readLabelLine(cell.lines[0], form)?.map((part) => part.label) ?? []) : [];
  });
}

function keysOf(label: PrintedLabel): string[] {
  return label.meanings.flatMap((meaning) => {
    if (meaning.kind === 'field') return [meaning.field.key];
    return meaning.kind === 'section' || meaning.kind === 'fundColumn' ? [meaning.key] : [];
  });
}

/** End of the table: of its grid, and of grids on the following pages that go on with the same columns. */
function tableEnd(items: readonly Item[], header: number, layout: TableLayout): number {
  let end = endOfGrid(items, header);
  for (;;) {
    const next = skipPageNumbers(items, end);
    const item = items[next];
    if (item?.kind !== 'row' || !continuesOnPage(items, end, next)) return end;
    if (!transferColumns(layout.columns, item.view, SAME_COLUMN_LINE)) return end;
    end = endOfGrid(items, next);
  }
}

function endOfGrid(items: readonly Item[], start: number): number {
  const first = items[start];
  let end = start;
  for (let item = first; item?.kind === 'row' && first.kind === 'row' && item.view === first.view; item = items[end])
    end++;
  return end;
}

function skipPageNumbers(items: readonly Item[], from: number): number {
  let at = from;
  while (at < items.length && isPageNumber(items[at])) at++;
  return at;
}

/** Whether a table that ends before `end` can go on at `next`: on the following page, with only page numbers between. */
function continuesOnPage(items: readonly Item[], end: number, next: number): boolean {
  return skipPageNumbers(items, end) === next && pageOf(items[next]) - lastPageOf(items[end - 1]) === 1;
}

function pageOf(item: Item): number {
  if (item.kind === 'line') return item.piece.page ?? 0;
  return item.view.across(item.row)[0]?.page ?? 0;
}

function lastPageOf(item: Item): number {
  if (item.kind === 'line') return item.piece.page ?? 0;
  return Math.max(...item.view.across(item.row).map((cell) => cell.page));
}
