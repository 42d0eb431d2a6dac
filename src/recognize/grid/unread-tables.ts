import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import type { Block } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import { readHeader } from './header.js';
import { piecesOf } from './recognize-form.js';
import { pageOf, toItems } from './view.js';

/**
 * Says of indicator tables that no form took: the page with the labels above them is missing from the file, or what stands
 * there is no form that is known.
 * @param outside what no form holds when all readers are done
 */
export function unreadTables(
  blocks: readonly Block[],
  outside: readonly Piece[],
  forms: readonly FormDefinition[],
): Diagnostic[] {
  const open = new Set(outside);
  const tables = forms.filter((form) => form.table !== null);
  return flatMap(toItems(blocks), (item) => {
    if (item.kind === 'line') return [];
    const isOpen = piecesOf(item).every((piece) => open.has(piece));
    if (!isOpen || !tables.some((form) => readHeader(item.view, item.row, form))) return [];
    return [diagnostic('form-unread', { field: 'indicators', page: pageOf(item) })];
  });
}
