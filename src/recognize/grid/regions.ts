import type { FormDefinition } from '../../model/form.js';
import { titleFit } from '../own-form.js';
import { readHeader, type TableLayout, transferColumns } from './header.js';
import { labelsBetween, regionStart } from './region-start.js';
import { isPageNumber, titleOf } from './title-rows.js';
import { type Item, pageOf } from './view.js';

/** Where one form stands: items `from` … `to - 1`, the indicator header at `header`. */
export interface Region {
  readonly form: FormDefinition;
  readonly from: number;
  readonly header: number;
  readonly to: number;
}

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
    const title = items.slice(from, header).find((item) => titleOf(item, forms) !== null);
    const meant = titleFit(candidate.form, title ? titleOf(title, forms)!.title : null);
    const score = candidate.layout.fit + labelsBetween(items, from, header, candidate.form) + meant;
    if (score <= bestScore) continue;
    best = { ...candidate, from };
    bestScore = score;
  }
  return best;
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

function lastPageOf(item: Item): number {
  if (item.kind === 'line') return item.piece.page ?? 0;
  return Math.max(...item.view.across(item.row).map((cell) => cell.page));
}
