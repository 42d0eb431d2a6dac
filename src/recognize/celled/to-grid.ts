import type { FormDefinition } from '../../model/form.js';
import type { Cell, Grid } from '../../model/grid.js';
import { flatMap, flatten } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import type { MarkedRow } from '../../read/tables/index.js';
import { displayWidth } from '../../rebuild/display-width.js';
import { viewGrid } from '../grid/view.js';
import { findLevel, levelIndex } from '../levels.js';
import { type ColumnRun, type Layout, layoutsOf } from './layout.js';

/** Height of a row in the boxes that stand in for places on a page: no cell has so many lines. */
const ROW_HEIGHT = 10_000;
/** Height of a line: one Han character, two columns of a terminal. */
const LINE_HEIGHT = 2;
const NARROWEST = 4;
/** So many words twice beside each other: the dump repeats a merged cell's text in all of its columns. */
const REPEATED_WORDS = 3;
const WORD = /\p{Script=Han}{2}/u;

/** A cell while its extent is worked out. */
interface Draft extends ColumnRun {
  readonly row: number;
  rowSpan: number;
  readonly text: string;
}

/**
 * Rows of cells → a grid with merged cells. A dump prints a merged cell's text once, so that its other places are blank, or
 * in all of its places. Which blank places belong to it tell the columns of the table's header; among labels and values,
 * what is blank or repeated goes with the text to its left.
 */
export function toGrid(rows: readonly MarkedRow[], forms: readonly FormDefinition[]): Grid {
  const cols = Math.max(...rows.map(({ cells }) => cells.length));
  const texts = rows.map(({ cells }) => Array.from({ length: cols }, (_, col) => cells[col] ?? ''));
  const repeats = countRepeats(texts) >= REPEATED_WORDS;
  const plain = flatMap(texts, (own, row) => spread(own, { from: 0, to: cols }, row, repeats));
  const layouts = layoutsOf(viewGrid(print(plain, rows, cols)), forms);
  const drafts: Draft[][] = [];
  texts.forEach((own, row) => {
    const layout = layouts[row];
    drafts.push(layout ? tableRow(own, row, layout, drafts, repeats) : labelRow(own, row, drafts, repeats));
  });
  return print([...new Set(flatten(drafts))], rows, cols);
}

function countRepeats(texts: readonly (readonly string[])[]): number {
  const repeated = texts.map((own) => own.filter((text, i) => i > 0 && text === own[i - 1] && WORD.test(text)).length);
  return repeated.reduce((sum, count) => sum + count, 0);
}

/** Each text with what is blank (or the same again) to its right. */
function spread(texts: readonly string[], { from, to }: ColumnRun, row: number, repeats: boolean): Draft[] {
  const drafts: Draft[] = [];
  for (let col = from; col < to; ) {
    let end = col + 1;
    while (end < to && (texts[end] === '' || (repeats && texts[end] === texts[col]))) end++;
    drafts.push({ from: col, to: end, row, rowSpan: 1, text: texts[col] });
    col = end;
  }
  return drafts;
}

/** A row of labels and values: where it begins blank (or as the row above), the cells above go on. */
function labelRow(texts: readonly string[], row: number, above: readonly Draft[][], repeats: boolean): Draft[] {
  const isBlank = texts.every((text) => text === '');
  const upper = isBlank ? [] : (above[row - 1] ?? []);
  const goesOn: Draft[] = [];
  let from = 0;
  for (const cell of upper) {
    const own = texts.slice(cell.from, cell.to);
    if (cell.from !== from || !own.every((text) => text === '' || (repeats && text === cell.text))) break;
    goesOn.push(cell);
    from = cell.to;
  }
  for (const cell of goesOn) cell.rowSpan++;
  return [...goesOn, ...spread(texts, { from, to: texts.length }, row, repeats)];
}

/** A row under a header: a blank place of a level is the rest of the cell above, any other is a blank cell. */
function tableRow(
  texts: readonly string[],
  row: number,
  layout: Layout,
  above: readonly Draft[][],
  repeats: boolean,
): Draft[] {
  let merges = true;
  return flatMap(layout.columns, (column) => {
    const own = spread(texts, column, row, repeats);
    if (column.to > layout.merged) return own;
    const upper = above[row - 1]?.find(({ from, to }) => from === column.from && to === column.to);
    const isBeside = column.to <= layout.first;
    const isRest = own.length === 1 && (own[0].text === '' || (repeats && own[0].text === upper?.text));
    const isHeading = row - 1 === layout.row && !isBeside;
    merges &&= isRest && upper !== undefined && !isHeading && !isOther(upper, texts, layout);
    if (!merges || !upper) {
      merges = isBeside;
      return own;
    }
    upper.rowSpan++;
    return [upper];
  });
}

/** Whether the level printed beside a blank place belongs to another level 1 than the one above. */
function isOther(upper: Draft, texts: readonly string[], { form }: Layout): boolean {
  const index = levelIndex(form);
  const level1 = flatMap(findLevel(upper.text, index), (name) => (name.level === 1 ? [name.level1] : []));
  const parents = flatMap(findLevel(texts[upper.to] ?? '', index), (name) => (name.level === 2 ? [name.level1] : []));
  return level1.length > 0 && parents.length > 0 && !parents.some((parent) => level1.includes(parent));
}

/** The grid with a place on a page for each cell, as wide as its texts. */
function print(drafts: readonly Draft[], rows: readonly MarkedRow[], cols: number): Grid {
  const edges = edgesOf(drafts, cols);
  const cells = drafts.map(({ row, rowSpan, from, to, text }): Cell => {
    const { line, page } = rows[row].source;
    const [left, top] = [edges[from], row * ROW_HEIGHT];
    const lines = text.split('\n').filter((each) => each.trim() !== '');
    const pieces = lines.map((each, i): Piece => {
      const y = top + i * LINE_HEIGHT;
      return { text: each, page, line, box: [left, y, left + displayWidth(each), y + LINE_HEIGHT] };
    });
    const box = [left, top, edges[to], top + rowSpan * ROW_HEIGHT] as const;
    return { row, col: from, rowSpan, colSpan: to - from, page: page ?? 1, box, lines: pieces };
  });
  return { rows: rows.length, cols, cells };
}

function edgesOf(drafts: readonly Draft[], cols: number): number[] {
  const edges = Array.from({ length: cols + 1 }, (_, col) => col * NARROWEST);
  for (const { from, to, text } of [...drafts].sort((a, b) => a.to - b.to || b.from - a.from)) {
    const width = Math.max(...text.split('\n').map(displayWidth));
    const missing = edges[from] + width - edges[to];
    if (missing > 0) for (let col = to; col <= cols; col++) edges[col] += missing;
  }
  return edges;
}
