import type { Block } from '../model/grid.js';
import type { Page, Piece } from '../model/page.js';

/** Placeholder until the builder is here: no blocks. */
export function toBlocks(_pages: readonly Page[]): { blocks: Block[]; furniture: Piece[] } {
  return { blocks: [], furniture: [] };
}
