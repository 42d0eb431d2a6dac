import type { Block, Cell, Grid } from '../../../src/model/grid.js';
import type { Box, Piece } from '../../../src/model/page.js';

const COL = 60;
const ROW = 20;
const CHARACTER = 8;

export interface DrawOptions {
  /** Page of each row; all 1 when not given. */
  readonly page?: (row: number) => number;
  readonly left?: number;
  readonly top?: number;
}

/**
 * Draws a ruled table from rows of words: `<` goes on with the cell to the left, `^` with the cell above, a line end
 * inside a word makes a second line in the cell.
 */
export function drawGrid(rows: readonly (readonly string[])[], options: DrawOptions = {}): Grid {
  const { page = () => 1, left = 50, top = 100 } = options;
  const cols = Math.max(...rows.map((row) => row.length));
  const cells: Cell[] = [];
  rows.forEach((words, row) => {
    words.forEach((word, col) => {
      if (word === '<' || word === '^') return;
      let colSpan = 1;
      while (words[col + colSpan] === '<') colSpan++;
      let rowSpan = 1;
      while (rows[row + rowSpan]?.[col] === '^') rowSpan++;
      const box: Box = [left + col * COL, top + row * ROW, left + (col + colSpan) * COL, top + (row + rowSpan) * ROW];
      cells.push({ row, col, rowSpan, colSpan, page: page(row), box, lines: drawLines(word, page(row), box) });
    });
    if (words.length !== cols) throw new Error(`row ${row} has ${words.length} words, not ${cols}`);
  });
  return { rows: rows.length, cols, cells };
}

function drawLines(word: string, page: number, [x0, y0, x1]: Box): Piece[] {
  if (word === '') return [];
  return word.split('\n').map((text, i) => {
    const right = Math.min(x1 - 2, x0 + 2 + text.length * CHARACTER);
    return { text, page, line: null, box: [x0 + 2, y0 + i * 8, right, y0 + i * 8 + 8] };
  });
}

/** A table as a block. */
export function table(rows: readonly (readonly string[])[], options?: DrawOptions): Block {
  return { kind: 'grid', grid: drawGrid(rows, options) };
}

/** A line of text outside of tables as a block. */
export function line(text: string, page = 1, y = 50): Block {
  return { kind: 'line', size: 12, piece: { text, page, line: null, box: [50, y, 500, y + 12] } };
}
