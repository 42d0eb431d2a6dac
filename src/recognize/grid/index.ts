import type { FormDefinition } from '../../model/form.js';
import type { Block } from '../../model/grid.js';
import { flatMap, flatten } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import { type Recognition, valuesOf } from '../../model/raw-form.js';
import { takeNotes } from '../note/index.js';
import { bareRegions } from './bare-regions.js';
import { piecesOf, recognizeForm } from './recognize-form.js';
import { findRegions, type Region } from './regions.js';
import { unfoldLists } from './unfold-list.js';
import { type Item, toItems } from './view.js';

export { unreadTables } from './unread-tables.js';

/**
 * Lines and ruled tables of a document → the forms in it. Every piece of the blocks and of the furniture (page numbers,
 * repeated headers) stands afterwards in exactly one form's values, rows, funds, labels or unplaced, or outside.
 */
export function recognizeBlocks(
  printed: readonly Block[],
  furniture: readonly Piece[],
  forms: readonly FormDefinition[],
): Recognition {
  const tables = forms.filter((form) => form.table !== null);
  const blocks = unfoldLists(printed, tables);
  const items = toItems(blocks);
  const whole = findRegions(items, tables);
  const regions = [...whole, ...bareRegions(items, whole, tables)].toSorted((a, b) => a.from - b.from);
  const inside = regions.map((region) => furniture.filter((piece) => isInside(piece, items, region)));
  const placed = new Set(flatten(inside));
  const raw = regions.map((region, i) => {
    const own = inside[i].filter((piece) => !inside.slice(0, i).some((earlier) => earlier.includes(piece)));
    return recognizeForm(items, region, own, forms);
  });
  const others = items.filter((_, i) => !regions.some((region) => i >= region.from && i < region.to));
  const notes = takeNotes(
    flatMap(others, (item) => (item.kind === 'line' ? [item.piece] : [])),
    forms,
  );
  const outside = [
    ...furniture.filter((piece) => !placed.has(piece)),
    ...notes.rest,
    ...flatMap(others, (item) => (item.kind === 'row' ? piecesOf(item) : [])),
  ];
  const found = { forms: [...raw, ...notes.forms], outside, diagnostics: [] };
  return blocks === printed ? found : withoutShared(found);
}

/** What several projects of a list share (title, heads, a unit's name beside all of them) is the first one's, or a value. */
function withoutShared({ forms, outside, diagnostics }: Recognition): Recognition {
  const taken = new Set(flatMap(forms, (form) => flatMap(valuesOf(form), ({ pieces }) => pieces)));
  const fresh = (pieces: readonly Piece[]) =>
    pieces.filter((piece) => {
      const isFresh = !taken.has(piece);
      taken.add(piece);
      return isFresh;
    });
  const own = forms.map((form) => ({ ...form, labels: fresh(form.labels), unplaced: fresh(form.unplaced) }));
  return { forms: own, outside: fresh(outside), diagnostics };
}

/** Furniture is a form's where it stands between the form's first and last line. */
function isInside(piece: Piece, items: readonly Item[], { from, to }: Region): boolean {
  const first = placeOf(items[from]);
  const last = placeOf(items[to - 1], true);
  const at = piece.page === null ? null : { page: piece.page, y: piece.box?.[1] ?? 0 };
  return at !== null && !isBefore(at, first) && !isBefore(last, at);
}

interface Place {
  readonly page: number;
  readonly y: number;
}

function placeOf(item: Item, end = false): Place {
  const side = end ? 3 : 1;
  if (item.kind === 'line') return { page: item.piece.page ?? 0, y: item.piece.box?.[side] ?? 0 };
  const cells = item.view.across(item.row);
  const own = cells.filter((cell) => (end ? cell.row + cell.rowSpan - 1 === item.row : cell.row === item.row));
  const page = Math.max(0, ...(own.length > 0 ? own : cells).map((cell) => cell.page));
  const ys = own.filter((cell) => cell.page === page).map((cell) => cell.box[side]);
  return { page, y: ys.length > 0 ? (end ? Math.max(...ys) : Math.min(...ys)) : 0 };
}

function isBefore(a: Place, b: Place): boolean {
  return a.page < b.page || (a.page === b.page && a.y < b.y);
}
