import type { CellValue, Column } from '../columns.js';
import { escapeXml } from '../xml.js';

/** Excel opens no cell with more characters and no sheet with more rows than these. */
const MAX_CELL = 32_767;
export const MAX_ROWS = 1_048_576;
const CUT = '…[cut: the whole text stands in the JSON output]';

/** Styles of `workbook.ts`, by their number. */
const STYLE = { plain: 0, head: 1, wrapped: 2 };

/** Widths in characters: long texts wrap, numbers and short words need little. */
const WIDE = /^(narrative_|message|deviation|explanation|note)/u;
const MIDDLE = /^(source|projectName|declaringUnit|formTitle|level3|implementingUnit|competentDepartment)/u;

/** The part of a worksheet in front of its rows: frozen first row, widths, and the headers. */
export function sheetStart(columns: readonly Column[], headers: readonly string[]): string {
  const widths = columns.map((column, i) => {
    const width = WIDE.test(column.name) ? 60 : MIDDLE.test(column.name) ? 32 : Math.max(12, headers[i]!.length + 2);
    return `<col min="${i + 1}" max="${i + 1}" width="${Math.min(width, 60)}" customWidth="1"/>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>' +
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>' +
    `</sheetViews><cols>${widths.join('')}</cols><sheetData>` +
    `<row r="1">${headers.map((text, i) => textCell(text, `${letters(i)}1`, STYLE.head)).join('')}</row>`
  );
}

export function sheetEnd(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${letters(columns - 1)}${Math.max(rows, 1)}"/></worksheet>`;
}

/** One row. A text is always a text: what begins with `=` is a target and no formula. */
export function sheetRow(values: readonly CellValue[], row: number): string {
  const cells = values.map((value, i) => {
    const place = `${letters(i)}${row}`;
    if (value === null || value === '') return '';
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
    return textCell(value, place, value.includes('\n') || value.length > 60 ? STYLE.wrapped : STYLE.plain);
  });
  return `<row r="${row}">${cells.join('')}</row>`;
}

function textCell(text: string, place: string, style: number): string {
  const whole =
    text.length > MAX_CELL ? text.slice(0, MAX_CELL - CUT.length).replace(/[\ud800-\udbff]$/u, '') + CUT : text;
  return `<c r="${place}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escapeXml(whole)}</t></is></c>`;
}

/** A, B, … Z, AA, … */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
