import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { titleFit } from '../title.js';
import { columnsGoingOn, nextPart, takesUpLevels } from './goes-on.js';
import { readHeader, type TableLayout } from './header.js';
import { labelsBetween, regionStart } from './region-start.js';
import { titleOf } from './title-rows.js';
import { type Area, endOfGrid, type Item } from './view.js';

/** Where one form stands: items `from` … `to - 1`, the indicator header at `header`. */
export interface Region {
  readonly form: FormDefinition;
  readonly from: number;
  readonly header: number;
  readonly to: number;
}

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
      regions.push({ ...found, header, to: tableEnd(items, header, found, forms) });
    } else if (last && nextPart(items, last.to, titleIn(items, last.from, last.header, forms), forms)?.at === header) {
      const again = candidates.find((candidate) => candidate.form === last.form);
      if (again)
        regions[regions.length - 1] = { ...last, to: tableEnd(items, header, { ...again, from: last.from }, forms) };
    }
  }
  return regions;
}

function headerCandidates(item: Item, forms: readonly FormDefinition[]): Candidate[] {
  if (item.kind === 'line') return [];
  return flatMap(forms, (form) => {
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
    const meant = titleFit(candidate.form, titleIn(items, from, header, forms));
    const score = candidate.layout.fit + labelsBetween(items, from, header, candidate.form) + meant;
    if (score <= bestScore) continue;
    best = { ...candidate, from };
    bestScore = score;
  }
  return best;
}

/** End of the table: of its grid, and of grids on the following pages that go on with its columns and levels. */
function tableEnd(
  items: readonly Item[],
  header: number,
  { form, layout, from }: Candidate & { readonly from: number },
  forms: readonly FormDefinition[],
): number {
  const title = titleIn(items, from, header, forms);
  const known: Area[] = [];
  const begun = { form, columns: layout.columns, known };
  for (let at = header; ; ) {
    const end = endOfGrid(items, at);
    const item = items[at];
    const next = nextPart(items, end, title, forms);
    const row = next && items[next.at];
    if (item?.kind !== 'row' || row?.kind !== 'row') return end;
    known.push({ view: item.view, from: item.row, to: item.row + end - at });
    const columns = columnsGoingOn(begun, row.view);
    const area = { view: row.view, from: row.row, to: row.view.grid.rows };
    if (!columns || (next!.apart && !takesUpLevels(begun, area, columns))) return end;
    at = next!.at;
  }
}

function titleIn(items: readonly Item[], from: number, to: number, forms: readonly FormDefinition[]): string | null {
  const item = items.slice(from, to).find((each) => titleOf(each, forms) !== null);
  return item ? titleOf(item, forms)!.title : null;
}
