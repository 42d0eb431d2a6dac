import type { Cell, Grid } from '../model/grid.js';
import type { Box, Page } from '../model/page.js';

const CELL_COLOURS = ['#1f77b4', '#2ca02c', '#9467bd', '#8c564b'];

/**
 * Draws what was found on a page, for a person to see why a text went into a cell: texts in grey boxes, drawn rules in
 * red, cells in the colour of their table with row, column and spans in the corner. A table that goes on over pages is
 * drawn with those of its cells that stand on this page.
 * @returns an SVG document in points; it can be laid over the page
 */
export function pageToSvg(page: Page, grids: readonly Grid[]): string {
  const { width, height } = page;
  const cells = grids.flatMap((grid, i) => {
    const colour = CELL_COLOURS[i % CELL_COLOURS.length]!;
    return grid.cells.filter((cell) => cell.page === page.number).map((cell) => cellToSvg(cell, colour));
  });
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    '<rect width="100%" height="100%" fill="white"/>',
    ...cells,
    ...page.rules.map(({ x0, y0, x1, y1 }) => line([x0, y0, x1, y1], '#d62728')),
    ...page.spans.map(({ text, box, size }) => spanToSvg(text, box, size)),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function cellToSvg(cell: Cell, colour: string): string {
  const spans = (cell.rowSpan > 1 ? `↓${cell.rowSpan}` : '') + (cell.colSpan > 1 ? `→${cell.colSpan}` : '');
  const name = `r${cell.row} c${cell.col}${spans}`;
  const [x, y] = [round(cell.box[0] + 1), round(cell.box[1] + 5)];
  return (
    rectangle(cell.box, `fill="${colour}" fill-opacity="0.08" stroke="${colour}" stroke-width="1.5"`) +
    `<text x="${x}" y="${y}" font-size="5" fill="${colour}">${name}</text>`
  );
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
