import type { Diagnostic } from '../model/diagnostic.js';
import type { Piece } from '../model/page.js';
import { continueTable } from './continue-table.js';
import { inMargin } from './furniture.js';
import type { Item, PageContent } from './page-content.js';
import { BODY_SHARE } from './tolerances.js';

export interface Joined {
  readonly items: Item[];
  /** Pieces that a continued table prints again: header rows, labels of merged cells. */
  readonly repeated: Piece[];
  readonly diagnostics: Diagnostic[];
}

/** Puts pages one after the other; a table that ends a page and goes on at the top of the next, but for furniture, is one. */
export function joinAcrossPages(contents: readonly PageContent[], furniture: ReadonlySet<Item>): Joined {
  const items: Item[] = [];
  const repeated: Piece[] = [];
  const diagnostics: Diagnostic[] = [];
  const bodyBottom = bottomOfBody(contents);
  for (const { page, items: all } of contents) {
    const body = all.filter((item) => !furniture.has(item));
    const first = body[0];
    const last = items[items.length - 1];
    if (first?.kind === 'table' && last?.kind === 'table' && last.table.lastPage === page.number - 1) {
      const room = Math.max(bodyBottom, page.height * BODY_SHARE) - last.table.bottom;
      const continued = continueTable(last.table, first.table, room);
      if (continued) {
        items[items.length - 1] = { ...last, table: continued.table };
        repeated.push(...continued.repeated);
        diagnostics.push(...continued.diagnostics);
        body.shift();
      }
    }
    items.push(...body);
  }
  return { items, repeated, diagnostics };
}

/** How far down the fullest page is filled, with tables or with lines that stand above its margin. */
function bottomOfBody(contents: readonly PageContent[]): number {
  let bottom = 0;
  for (const content of contents) {
    for (const item of content.items) {
      if (item.kind === 'table') bottom = Math.max(bottom, item.table.bottom);
      else if (!inMargin(item, content)) bottom = Math.max(bottom, item.text.piece.box![3]);
    }
  }
  return bottom;
}
