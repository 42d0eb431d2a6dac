import type { Cell, Grid } from '../model/grid.js';
import type { Box, Page } from '../model/page.js';
import type { Stages } from '../parse-declaration.js';
import { type FieldMark, fieldMarks } from './field-marks.js';

const CELL_COLOURS = ['#1f77b4', '#2ca02c', '#9467bd', '#8c564b'];
/** What became of a text, as the colour behind it. */
const MARK_COLOURS: Record<FieldMark['kind'], string> = {
  value: '#2ca02c',
  label: '#1f77b4',
  unplaced: '#ff7f0e',
  outside: '#bbbbbb',
};
const RULE_COLOUR = '#d62728';
/** The width of a character of the small print, as a share of its height. */
const LETTER = 0.55;
const SMALL_PRINT = 4.5;

/** One drawing for each page of a PDF; none for a text dump, whose places are its lines. */
export function drawPages({ read, blocks, recognition }: Stages): { page: number; svg: string }[] {
  if ('lines' in read) return [];
  const grids = blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid] : []));
  const marks = fieldMarks(recognition);
  return read.pages.map((page) => ({ page: page.number, svg: pageToSvg(page, grids, marks) }));
}

/**
 * Draws what was found on a page, for a person to see why a text went where it did: drawn rules in red; cells framed in
 * the colour of their table with row, column and spans in the upper left corner; each text where it stands, on green with
 * the name of the field that it went to, on blue where it is a label, on orange where it found no place, on grey outside of
 * all forms. Of a table that goes on over pages, the cells that begin on this page are drawn.
 * @returns an SVG document in points; it can be laid over the page
 */
export function pageToSvg(page: Page, grids: readonly Grid[], marks: readonly FieldMark[]): string {
  const { width, height } = page;
  const cells = grids.flatMap((grid, i) => {
    const colour = CELL_COLOURS[i % CELL_COLOURS.length]!;
    return grid.cells.filter((cell) => cell.page === page.number).map((cell) => cellToSvg(cell, colour));
  });
  const onPage = marks.filter(({ piece }) => piece.page === page.number);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    '<rect width="100%" height="100%" fill="white"/>',
    ...onPage.map(markToSvg),
    ...cells,
    ...page.rules.map(({ x0, y0, x1, y1 }) => line([x0, y0, x1, y1], RULE_COLOUR)),
    ...page.spans.map(({ text, box, size }) => spanToSvg(text, box, size)),
    ...onPage.map(nameToSvg),
    '</svg>',
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function cellToSvg(cell: Cell, colour: string): string {
  const spans = (cell.rowSpan > 1 ? `↓${cell.rowSpan}` : '') + (cell.colSpan > 1 ? `→${cell.colSpan}` : '');
  const at = [cell.box[0] + 1, cell.box[1] + SMALL_PRINT] as const;
  return (
    rectangle(cell.box, `fill="none" stroke="${colour}" stroke-width="1.5"`) +
    smallPrint(at, `r${cell.row} c${cell.col}${spans}`, colour)
  );
}

function markToSvg({ piece, kind }: FieldMark): string {
  return piece.box ? rectangle(piece.box, `fill="${MARK_COLOURS[kind]}" fill-opacity="0.25"`) : '';
}

/** The field's name under the end of its text, where cells leave room. */
function nameToSvg({ piece: { box }, kind, name }: FieldMark): string {
  if (!box || name === null) return '';
  const length = name.length * SMALL_PRINT * LETTER;
  return smallPrint([Math.max(0, box[2] - length), box[3] + SMALL_PRINT - 1], name, MARK_COLOURS[kind]);
}

function smallPrint([x, y]: readonly [number, number], text: string, colour: string): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${SMALL_PRINT}" fill="${colour}">${escaped(text)}</text>`;
}

function spanToSvg(text: string, box: Box, size: number): string {
  const [x0, y0, x1, y1] = box;
  const baseline = round(y1 - 0.12 * size);
  return (
    rectangle(box, 'fill="none" stroke="#999" stroke-width="0.3"') +
    `<text x="${round(x0)}" y="${baseline}" font-size="${round(Math.min(size, y1 - y0))}"` +
    ` textLength="${round(x1 - x0)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`
  );
}

function rectangle([x0, y0, x1, y1]: Box, style: string): string {
  return `<rect x="${round(x0)}" y="${round(y0)}" width="${round(x1 - x0)}" height="${round(y1 - y0)}" ${style}/>`;
}

function line([x0, y0, x1, y1]: Box, colour: string): string {
  const ends = `x1="${round(x0)}" y1="${round(y0)}" x2="${round(x1)}" y2="${round(y1)}"`;
  return `<line ${ends} stroke="${colour}" stroke-width="0.6"/>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}
