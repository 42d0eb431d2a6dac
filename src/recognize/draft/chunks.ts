import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';

/** A part of a line that wide blanks set off: a cell of a dump that keeps columns, or a whole line. */
export interface Chunk {
  readonly text: string;
  /** Index of its line among the lines that are not blank. */
  readonly row: number;
  /** First and last character column in the line. */
  readonly from: number;
  readonly to: number;
  /** Lines without a blank line between them, and on one page, stand in one block. */
  readonly block: number;
}

/** Lines → chunks in reading order. */
export function toChunks(lines: readonly Line[]): Chunk[] {
  let block = 0;
  return flatMap(lines, ({ text, blankBefore, page }, row) => {
    if (row > 0 && (blankBefore > 0 || page !== lines[row - 1].page)) block++;
    return [...text.matchAll(/\S+(?: \S+)*/gu)].map((found) => ({
      text: found[0],
      row,
      from: found.index,
      to: found.index + found[0].length,
      block,
    }));
  });
}

/** Chunks that stand together: on one line where the dump keeps columns, else in one block. */
export function together(a: Chunk, b: Chunk, columns: boolean): boolean {
  return columns ? a.row === b.row : a.block === b.block;
}

/** Whether the dump prints the cells of a row on one line. */
export function keepsColumns(chunks: readonly Chunk[]): boolean {
  const rows = new Set(chunks.map((chunk) => chunk.row)).size;
  return chunks.length > rows * 1.5;
}
