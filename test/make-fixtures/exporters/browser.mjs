import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { placeCells } from '../cells.mjs';
import { escapeXml, run, withFolder } from '../tools.mjs';

// Only what keeps a machine without a network quiet, and no structure tree: it would double the file.
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-pdf-tagging',
  '--no-pdf-header-footer',
];

/** Above and below, left and right of a cell. */
const BORDER_WIDTHS = { all: '1px', rows: '1px 0', columns: '0 1px', none: '0', table: '1px' };

/**
 * Prints blocks as a web page.
 *
 * @param {string} path
 * @param {import('../cells.mjs').Block[][]} documents
 * @param {{ font: string, size?: number, newPage?: boolean, separateBorders?: boolean, verticalSide?: boolean,
 *   rules?: 'all' | 'rows' | 'columns' | 'none' | 'table' }} print
 *   `rules`: which borders of cells are drawn (all, if not given; `table`: those of the indicators); `separateBorders`: every cell has its own four borders; `verticalSide`: tall one-column labels run downwards
 */
export function exportBrowser(path, documents, print) {
  withFolder((folder) => {
    const page = join(folder, 'page.html');
    writeFileSync(page, html(documents, print));
    const profile = `--user-data-dir=${join(folder, 'profile')}`;
    run('chromium', [...QUIET, profile, `--print-to-pdf=${path}`, pathToFileURL(page).href]);
  });
}

function html(documents, print) {
  const sections = documents.map(
    (blocks) => `<section>${blocks.map((block) => blockHtml(block, print)).join('')}</section>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>${css(print)}</style>${sections.join('')}`;
}

function css({ font, size = 10, newPage = true, separateBorders, rules = 'all' }) {
  return `
    @page { size: A4; margin: 14mm }
    body { font: ${size}pt/1.3 '${font}'; margin: 0 }
    section + section { ${newPage ? 'break-before: page' : 'margin-top: 8mm'} }
    h1 { font-size: ${size + 5}pt; text-align: center; margin: 4px 0 }
    .year { text-align: center }
    table { width: 100%; table-layout: fixed; border-collapse: ${separateBorders ? 'separate; border-spacing: 0' : 'collapse'} }
    td { border: 1px solid #000; border-width: ${BORDER_WIDTHS[rules]}; padding: 2px 4px; height: 20px }
    .free td { border: 0 }
    tr { break-inside: avoid }
    p { margin: 0 }
    .left { text-align: left } .center { text-align: center } .right { text-align: right }
    .down { display: block; width: 1em; margin: auto; word-break: break-all }`;
}

function blockHtml(block, print) {
  if (block.kind === 'page-break') return '';
  if (block.kind === 'line') {
    const tag = block.style === 'title' ? 'h1' : 'div';
    return `<${tag} class="${block.style}">${escapeXml(block.text)}</${tag}>`;
  }
  const columns = block.widths.map((width) => `<col style="width:${width}%">`).join('');
  placeCells(block);
  const rows = block.rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, print)).join('')}</tr>`);
  const free = print.rules === 'table' && block.headerRow === null ? ' class="free"' : '';
  return `<table${free}><colgroup>${columns}</colgroup>${rows.join('')}</table>`;
}

function cellHtml({ paragraphs, colSpan, rowSpan, align }, { verticalSide }) {
  const down = verticalSide && rowSpan > 6 && colSpan === 1;
  const text = down
    ? `<span class="down">${escapeXml(paragraphs.join(''))}</span>`
    : paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('');
  return `<td class="${align}" colspan="${colSpan}" rowspan="${rowSpan}">${text}</td>`;
}
