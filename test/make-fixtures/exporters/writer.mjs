import { placeCells } from '../cells.mjs';
import { escapeXml } from '../tools.mjs';
import { ALIGNMENT, cellParagraphs, printFlatOdf, spans, textProperties } from './flat-odf.mjs';

const WIDTH_CM = 18;

/**
 * Prints blocks as a word processor does.
 *
 * @param {string} path
 * @param {import('../cells.mjs').Block[][]} documents
 * @param {{ font: string, size?: number, newPage?: boolean, splitRows?: boolean, footer?: string,
 *   rules?: 'all' | 'rows' | 'columns' | 'none' }} print
 *   `splitRows`: a row may break over two pages; `rules`: which borders of cells are drawn (all, if not given)
 */
export function exportWriter(path, documents, print) {
  const { font, size = 9, newPage = true, footer } = print;
  const styles = [paragraphStyles(size), cellStyles(print)];
  const tables = { count: 0 };
  const body = documents.flatMap((blocks, at) =>
    blocks.map((block) => blockXml(block, { styles, tables, breakBefore: newPage && at > 0 && block === blocks[0] })),
  );
  printFlatOdf(path, { kind: 'text', font, styles: styles.join(''), footer, body: body.join('') });
}

function paragraphStyles(size) {
  const aligned = Object.entries(ALIGNMENT).map(
    ([name, align]) =>
      `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:text-align="${align}"/>${textProperties(size)}</style:style>`,
  );
  const title = ['title', 'titleOnNewPage'].map((name) => {
    const turn = name === 'title' ? '' : ' fo:break-before="page"';
    return `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:text-align="center"${turn}/>${textProperties(size + 5)}</style:style>`;
  });
  const gap = `<style:style style:name="gap" style:family="paragraph">${textProperties(2)}</style:style>`;
  return [...aligned, ...title, gap].join('');
}

function cellStyles({ splitRows, rules = 'all' }) {
  const keep = splitRows ? 'auto' : 'always';
  return `<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties ${borders(rules)} fo:padding="0.08cm" style:vertical-align="middle"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties style:min-row-height="0.6cm" fo:keep-together="${keep}"/></style:style>`;
}

function borders(rules) {
  const drawn = {
    all: ['top', 'bottom', 'left', 'right'],
    rows: ['top', 'bottom'],
    columns: ['left', 'right'],
    none: [],
  };
  return drawn[rules].map((side) => `fo:border-${side}="0.5pt solid #000000"`).join(' ');
}

function blockXml(block, { styles, tables, breakBefore }) {
  if (block.kind === 'page-break') return '';
  if (block.kind === 'line') {
    const style = { title: breakBefore ? 'titleOnNewPage' : 'title', year: 'center', left: 'left' }[block.style];
    return `<text:p text:style-name="${style}">${escapeXml(block.text)}</text:p>`;
  }
  const name = `t${++tables.count}`;
  const total = block.widths.reduce((sum, each) => sum + each, 0);
  styles.push(
    `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="${WIDTH_CM}cm" table:border-model="collapsing"/></style:style>`,
    ...block.widths.map((width, at) => {
      const cm = ((width / total) * WIDTH_CM).toFixed(3);
      return `<style:style style:name="${name}.${at}" style:family="table-column"><style:table-column-properties style:column-width="${cm}cm"/></style:style>`;
    }),
  );
  const columns = block.widths.map((_, at) => `<table:table-column table:style-name="${name}.${at}"/>`);
  const rows = placeCells(block).map((row) => rowXml(row));
  return `<table:table table:name="${name}" table:style-name="${name}">${columns.join('')}${rows.join('')}</table:table><text:p text:style-name="gap"/>`;
}

function rowXml(row) {
  const cells = row.map((each) =>
    each
      ? `<table:table-cell table:style-name="cell"${spans(each)}>${cellParagraphs(each.paragraphs, each.align)}</table:table-cell>`
      : '<table:covered-table-cell/>',
  );
  return `<table:table-row table:style-name="row">${cells.join('')}</table:table-row>`;
}
