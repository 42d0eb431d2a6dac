import type { Diagnostic } from '../model/diagnostic.js';
import type { Block, Cell, Grid } from '../model/grid.js';
import { flatMap } from '../model/group.js';
import type { Page, Piece } from '../model/page.js';
import { furnitureOf } from './furniture.js';
import { joinAcrossPages } from './join-pages.js';
import { type Item, pageContent } from './page-content.js';
import type { Table } from './ruled-table.js';

export interface Rebuilt {
  /** Lines outside of tables, and tables, in reading order. */
  readonly blocks: Block[];
  /** Page numbers, running lines, and what a continued table prints again: in no block, but counted. */
  readonly furniture: Piece[];
  /** Text that runs slantwise: in no block, but counted. */
  readonly slanted: Piece[];
  readonly diagnostics: Diagnostic[];
}

/** Pages → ruled tables as grids, one for a table over several pages, and the lines around them; no character is lost. */
export function toBlocks(pages: readonly Page[]): Rebuilt {
  const contents = pages.map(pageContent);
  const furniture = furnitureOf(contents);
  const joined = joinAcrossPages(contents, furniture);
  return {
    blocks: joined.items.map(blockOf),
    furniture: [...flatMap([...furniture], piecesOf), ...joined.repeated],
    slanted: flatMap(pages, slantedPieces),
    diagnostics: [...joined.diagnostics],
  };
}

function slantedPieces({ number, slanted = [] }: Page): Piece[] {
  return slanted.map(({ text, box }) => ({ text, page: number, line: null, box }));
}

function blockOf(item: Item): Block {
  if (item.kind === 'line') return { kind: 'line', ...item.text };
  return { kind: 'grid', grid: gridFromTable(item.table) };
}

function piecesOf(item: Item): readonly Piece[] {
  return item.kind === 'line' ? [item.text.piece] : flatMap(item.table.cells, ({ lines }) => lines);
}

/** A table with its columns numbered: every border of any of its rows begins a column. */
function gridFromTable({ rows, cells }: Table): Grid {
  const borders = [...new Set(flatMap(cells, ({ left, right }) => [left, right]))].sort((a, b) => a - b);
  const index = new Map(borders.map((x, i) => [x, i]));
  const numbered = cells.map(({ left, right, row, rowSpan, page, box, lines }): Cell => {
    const col = index.get(left)!;
    return { row, col, rowSpan, colSpan: index.get(right)! - col, page, box, lines };
  });
  numbered.sort((a, b) => a.row - b.row || a.col - b.col);
  return { rows, cols: borders.length - 1, cells: numbered };
}
