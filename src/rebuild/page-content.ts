import type { Page } from '../model/page.js';
import { widthOf } from './cell-text.js';
import { type Table, tablesFromPage } from './ruled-table.js';
import { piecesFromLine, type SizedPiece, visualLines } from './visual-lines.js';

/** One thing on a page: a line outside of tables, or a table. `top` orders them. */
export type Item =
  | { readonly kind: 'line'; readonly top: number; readonly left: number; readonly text: SizedPiece }
  | { readonly kind: 'table'; readonly top: number; readonly left: number; readonly table: Table };

export interface PageContent {
  readonly page: Page;
  readonly items: readonly Item[];
}

/** A page's lines and tables in reading order: from top to bottom, from left to right on one line. */
export function pageContent(page: Page): PageContent {
  const { tables, outside } = tablesFromPage(page);
  const items: Item[] = tables.map((table) => {
    return { kind: 'table', top: table.top, left: widthOf(table.cells).left, table };
  });
  for (const line of visualLines(outside)) {
    for (const text of piecesFromLine(line, page.number)) {
      items.push({ kind: 'line', top: line.top, left: text.piece.box![0], text });
    }
  }
  return { page, items: items.sort((a, b) => a.top - b.top || a.left - b.left) };
}
