import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { type MarkedRow, rowLine, type TextPart } from './table.js';

const TABLE_START = /<table\b/iu;
const TABLE_END = /<\/table\s*>/iu;
/** Row and cell tags, with what stands in them and the text up to the next one. */
const CELLS = /<(tr|td|th)\b([^>]*)>([\s\S]*?)(?=<\/?(?:tr|td|th|table)\b|$)/giu;
const CELL_START = /<(?:tr|td|th)\b/iu;
const LINE_BREAK = /<br\s*\/?>|<\/(?:p|div|li)>/giu;
const TAG = /<\/?[a-z][^>]*>|<!--[\s\S]*?-->/giu;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/giu;
/** A wider span is damage. */
const MOST_SPAN = 100;

/** Tables in HTML, as converters put them into Markdown too; around them tags are left out. */
export function cutHtml(lines: readonly Line[]): TextPart[] {
  if (!lines.some(({ text }) => TABLE_START.test(text))) return lines.map((line) => ({ kind: 'line', line }));
  const parts: TextPart[] = [];
  let table: Line[] = [];
  for (const line of flatMap(lines, ownLines)) {
    if (table.length > 0 || TABLE_START.test(line.text)) table.push(line);
    else parts.push(...textLine(line));
    if (table.length === 0 || !TABLE_END.test(line.text)) continue;
    parts.push({ kind: 'table', rows: toRows(table) });
    table = [];
  }
  return [...parts, ...flatMap(table, textLine)];
}

/** Tables begin and end on lines of their own, so do rows. */
function ownLines(line: Line): Line[] {
  const texts = line.text.split(/(?=<table\b|<tr\b)|(?<=<\/table\s*>)/iu);
  return texts.filter((text) => text.trim() !== '').map((text) => ({ ...line, text }));
}

function textLine(line: Line): TextPart[] {
  const text = plain(line.text);
  return text === '' ? [] : [{ kind: 'line', line: { ...line, text } }];
}

function toRows(lines: readonly Line[]): MarkedRow[] {
  const rows: { cells: string[]; source: Line }[] = [];
  /** For each column how many rows are covered from above, this one included. */
  let covered: number[] = [];
  for (const { tag, attributes, content, source } of tagsOf(lines)) {
    if (tag === 'tr' || rows.length === 0) {
      covered = covered.map((count) => Math.max(0, count - 1));
      rows.push({ cells: [], source });
    }
    if (tag === 'tr') continue;
    const { cells } = rows[rows.length - 1];
    while (covered[cells.length] > 0) cells.push('');
    const [rowSpan, colSpan] = ['rowspan', 'colspan'].map((name) => spanOf(attributes, name));
    for (let i = 0; i < colSpan; i++) {
      covered[cells.length] = rowSpan;
      cells.push(i === 0 ? plain(content) : '');
    }
  }
  return rows.map((row) => ({ ...row, lines: [rowLine(row.cells, row.source)] }));
}

function tagsOf(lines: readonly Line[]) {
  return flatMap(lines, (source, i) => {
    const rest = lines.slice(i + 1).findIndex(({ text }) => CELL_START.test(text));
    const end = rest < 0 ? lines.length : i + 1 + rest;
    if (i > 0 && !CELL_START.test(source.text)) return [];
    const text = lines
      .slice(i, end)
      .map((line) => line.text)
      .join('\n');
    return [...text.matchAll(CELLS)].map(([, tag, attributes, content]) => {
      return { tag: tag.toLowerCase(), attributes, content, source };
    });
  });
}

function spanOf(attributes: string, name: string): number {
  const found = new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'iu').exec(attributes);
  return Math.min(MOST_SPAN, Math.max(1, Number(found?.[1] ?? 1)));
}

function plain(html: string): string {
  const text = html.replace(LINE_BREAK, '\n').replace(TAG, '');
  return text
    .replace(ENTITY, (whole, hex, decimal, name) => NAMED[name?.toLowerCase()] ?? character(hex, decimal) ?? whole)
    .trim();
}

function character(hex: string | undefined, decimal: string | undefined): string | null {
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
