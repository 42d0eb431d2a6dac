/**
 * @typedef {object} Cell One printed cell.
 * @property {string[]} paragraphs
 * @property {number} colSpan
 * @property {number} rowSpan
 * @property {'left' | 'center' | 'right'} align
 * @property {number} order When it is written to the page's content: lower first; ties in reading order.
 *
 * @typedef {{ kind: 'line', text: string, style: 'title' | 'year' | 'left', order: number }} PrintedLine
 * @typedef {{ kind: 'table', widths: number[], rows: Cell[][], headerRow: number | null }} PrintedTable
 *   `rows` hold only the cells that begin in them, as in HTML; `headerRow` may be repeated on the next page.
 * @typedef {{ kind: 'page-break' }} PageBreak
 * @typedef {PrintedLine | PrintedTable | PageBreak} Block
 */

/**
 * Makes a cell. `text` may hold several paragraphs, as an array or separated by line feeds; null is a blank cell.
 *
 * @param {string | number | readonly string[] | null | undefined} text
 * @param {Partial<Cell>} [options]
 * @returns {Cell}
 */
export function cell(text, options = {}) {
  const paragraphs = Array.isArray(text) ? text : text === null || text === undefined ? [] : String(text).split('\n');
  return { paragraphs, colSpan: 1, rowSpan: 1, align: 'center', order: 0, ...options };
}

/** @returns {PrintedLine} */
export function line(text, style, order = 0) {
  return { kind: 'line', text, style, order };
}

/**
 * Puts the cells of HTML-like rows on their places.
 *
 * @param {PrintedTable} table
 * @returns {(Cell | null)[][]} one entry a grid place; null where a merged cell from the left or from above lies
 */
export function placeCells({ widths, rows }) {
  const grid = rows.map(() => widths.map(() => undefined));
  for (const [r, row] of rows.entries()) {
    for (const each of row) {
      const c = grid[r].indexOf(undefined);
      if (c < 0 || c + each.colSpan > widths.length) throw new Error(`row ${r} has more cells than columns`);
      for (let dr = 0; dr < each.rowSpan; dr++) for (let dc = 0; dc < each.colSpan; dc++) grid[r + dr][c + dc] = null;
      grid[r][c] = each;
    }
    if (grid[r].includes(undefined)) throw new Error(`row ${r} has fewer cells than columns`);
  }
  return grid;
}

/** How many half-width places a text takes: 2 for a Han character, 1 for a Latin one. */
export function textWidth(text) {
  return [...text].reduce((sum, character) => sum + (character.codePointAt(0) < 0x2000 ? 1 : 2), 0);
}

/** Breaks paragraphs into lines of at most `width` half-width places; a number is not broken where it fits one line. */
export function wrap(paragraphs, width) {
  return paragraphs.flatMap((paragraph) => {
    const lines = [''];
    for (const token of paragraph.match(/[\w.,%]+|./gu) ?? []) {
      const pieces = textWidth(token) > width ? [...token] : [token];
      for (const piece of pieces) {
        if (lines.at(-1) && textWidth(lines.at(-1) + piece) > width) lines.push('');
        lines[lines.length - 1] += piece;
      }
    }
    return lines;
  });
}
