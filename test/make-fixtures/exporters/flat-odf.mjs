import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { escapeXml, run, withFolder } from '../tools.mjs';

const SPACES = ['office', 'style', 'text', 'table'].map((name) => [name, name]);
const NAMESPACES = [...SPACES, ['fo', 'xsl-fo-compatible'], ['svg', 'svg-compatible']]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** Text properties of one font in one size, for Latin and Asian text alike. */
export function textProperties(size) {
  return `<style:text-properties style:font-name="F" style:font-name-asian="F" fo:font-size="${size}pt" style:font-size-asian="${size}pt"/>`;
}

export const ALIGNMENT = { left: 'start', center: 'center', right: 'end' };

/** @returns {string} the paragraphs of a cell; a blank cell has one blank paragraph */
export function cellParagraphs(paragraphs, style) {
  const attribute = style ? ` text:style-name="${style}"` : '';
  const all = paragraphs.length > 0 ? paragraphs : [''];
  return all.map((text) => `<text:p${attribute}>${escapeXml(text)}</text:p>`).join('');
}

/** The attributes of a merged cell. */
export function spans({ colSpan, rowSpan }) {
  return ` table:number-columns-spanned="${colSpan}" table:number-rows-spanned="${rowSpan}"`;
}

/**
 * Writes a flat OpenDocument file and has LibreOffice print it.
 *
 * @param {string} path of the PDF
 * @param {{ kind: 'spreadsheet' | 'text', font: string, styles: string, footer?: string, body: string }} document
 *   `footer`: text with `#` for the page number
 */
export function printFlatOdf(path, { kind, font, styles, footer, body }) {
  const calc = kind === 'spreadsheet';
  const number = '<text:page-number text:select-page="current"/>';
  const foot = footer
    ? `<style:footer><text:p>${escapeXml(footer).replace('#', number)}</text:p></style:footer>`
    : '<style:footer style:display="false"/>';
  const fitWidth = calc ? ' style:scale-to-X="1"' : '';
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'${font}'"/></office:font-face-decls>
<office:automatic-styles>${styles}<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="1.5cm"${fitWidth}/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="${calc ? 'Default' : 'Standard'}" style:page-layout-name="A4"><style:header style:display="false"/>${foot}</style:master-page></office:master-styles>
<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`;
  withFolder((folder) => {
    const extension = calc ? 'fods' : 'fodt';
    const source = join(folder, `source.${extension}`);
    writeFileSync(source, xml);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const filter = `pdf:${calc ? 'calc' : 'writer'}_pdf_Export`;
    run('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, source]);
    copyFileSync(join(folder, 'source.pdf'), path);
  });
}
