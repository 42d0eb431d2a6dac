import { placeCells, wrap } from '../cells.mjs';
import { escapeXml } from '../tools.mjs';
import { ALIGNMENT, cellParagraphs, printFlatOdf, spans, textProperties } from './flat-odf.mjs';

const WIDTH_CM = 18;
const CM_A_POINT = 2.54 / 72;

/**
 * Prints blocks as a spreadsheet does: one sheet a project, fixed row heights, tables cut at the page's end.
 * A layout for this exporter must have one table only: the columns of a sheet are the same from top to bottom.
 *
 * @param {string} path
 * @param {import('../cells.mjs').Block[][]} documents
 * @param {{ font: string, size?: number, rowHeight?: number, repeatHeader?: boolean, footer?: string }} print
 *   `rowHeight`: of the indicator rows, in centimetres
 */
export function exportCalc(path, documents, print) {
  const { font, size = 9, footer } = print;
  const styles = [cellStyles(size)];
  const body = documents.map((blocks, at) => sheetXml(blocks, at, print, styles));
  printFlatOdf(path, { kind: 'spreadsheet', font, styles: styles.join(''), footer, body: body.join('') });
}

function cellStyles(size) {
  const style = (name, align, points, border) =>
    `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="middle"${border}/><style:paragraph-properties fo:text-align="${align}"/>${textProperties(points)}</style:style>`;
  const ruled = Object.entries(ALIGNMENT).map(([name, align]) =>
    style(name, align, size, ' fo:border="0.5pt solid #000000"'),
  );
  const lines = [
    style('title', 'center', size + 5, ''),
    style('year', 'center', size, ''),
    style('line', 'start', size, ''),
  ];
  const sheet = '<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>';
  return [...ruled, ...lines, sheet].join('');
}

function sheetXml(blocks, at, print, styles) {
  const table = blocks.find((block) => block.kind === 'table');
  const total = table.widths.reduce((sum, each) => sum + each, 0);
  const widths = table.widths.map((width) => (width / total) * WIDTH_CM);
  const columns = widths.map((width, c) => {
    styles.push(
      `<style:style style:name="s${at}c${c}" style:family="table-column"><style:table-column-properties style:column-width="${width.toFixed(3)}cm"/></style:style>`,
    );
    return `<table:table-column table:style-name="s${at}c${c}"/>`;
  });
  const rowStyle = (height) => {
    const name = `r${Math.round(height * 100)}`;
    const style = `<style:style style:name="${name}" style:family="table-row"><style:table-row-properties style:row-height="${height.toFixed(2)}cm" style:use-optimal-row-height="false"/></style:style>`;
    if (!styles.includes(style)) styles.push(style);
    return name;
  };
  const lines = blocks.filter((block) => block.kind === 'line').map((block) => lineXml(block, widths.length, rowStyle));
  const rows = tableXml(table, widths, print, rowStyle);
  return `<table:table table:name="S${at + 1}" table:style-name="sheet">${columns.join('')}${lines.join('')}${rows.join('')}</table:table>`;
}

function lineXml({ text, style }, columns, rowStyle) {
  const name = style === 'left' ? 'line' : style;
  const covered = '<table:covered-table-cell/>'.repeat(columns - 1);
  const cell = `<table:table-cell table:style-name="${name}" table:number-columns-spanned="${columns}"><text:p>${escapeXml(text)}</text:p></table:table-cell>`;
  return `<table:table-row table:style-name="${rowStyle(style === 'title' ? 1 : 0.6)}">${cell}${covered}</table:table-row>`;
}

function tableXml(table, widths, print, rowStyle) {
  const grid = placeCells(table);
  const heights = rowHeights(grid, widths, table.headerRow, print);
  return grid.map((row, r) => {
    const cells = row.map((each) =>
      each
        ? `<table:table-cell table:style-name="${each.align}"${spans(each)}>${cellParagraphs(each.paragraphs)}</table:table-cell>`
        : '<table:covered-table-cell/>',
    );
    const xml = `<table:table-row table:style-name="${rowStyle(heights[r])}">${cells.join('')}</table:table-row>`;
    const repeated = print.repeatHeader && r === table.headerRow;
    return repeated ? `<table:table-header-rows>${xml}</table:table-header-rows>` : xml;
  });
}

/** A spreadsheet does not fit rows to merged cells, so the heights are worked out here, in centimetres. */
function rowHeights(grid, widths, headerRow, { size = 9, rowHeight = 0.65 }) {
  const heights = grid.map((_, r) => (headerRow !== null && r > headerRow ? rowHeight : 0.65));
  const cells = grid.flatMap((row, r) => row.flatMap((each, c) => (each ? [{ ...each, r, c }] : [])));
  for (const { paragraphs, colSpan, rowSpan, r, c } of cells) {
    const room = widths.slice(c, c + colSpan).reduce((sum, width) => sum + width, 0) - 0.25;
    const lines = wrap(paragraphs, Math.floor((room / (size * CM_A_POINT)) * 2) - 1).length;
    const need = lines * size * 1.35 * CM_A_POINT + 0.24;
    const have = heights.slice(r, r + rowSpan).reduce((sum, height) => sum + height, 0);
    for (let row = r; row < r + rowSpan && need > have; row++) heights[row] += (need - have) / rowSpan;
  }
  return heights;
}
