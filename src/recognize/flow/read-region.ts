import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { ColumnKey, FormDefinition, SectionDefinition } from '../../model/form.js';
import type { Line, Piece } from '../../model/page.js';
import type { RawForm, RawRow, RawValue } from '../../model/raw-form.js';
import { joinLines } from '../../rebuild/join-lines.js';
import { type PrintedLevel, resolveLevels } from '../resolve-levels.js';
import { parseTitle, parseYearLine } from '../title.js';
import { isFurniture } from './furniture.js';
import { measureGaps } from './gaps.js';
import { type HeaderReading, type NarrativeRun, readHeader } from './header.js';
import { type Item, pieceOf, toItems } from './items.js';
import { cutSections, type GapMeaning } from './narrative.js';
import { joinParagraphs } from './paragraphs.js';
import { readTable, type TableReading } from './read-table.js';
import { type Token, toTokens } from './tokens.js';
import { vocabularyOf } from './vocabulary.js';

export interface RegionReading {
  readonly form: RawForm;
  /** Text after the form's table that is no part of it. */
  readonly outside: readonly Piece[];
  /** How blank lines are used, for the `dump-kind` info. */
  readonly kind: string;
}

/** Reads the one form that these lines hold. */
export function readRegion(lines: readonly Line[], form: FormDefinition): RegionReading {
  const frame = readFrame(lines, form);
  const gaps = measureGaps(frame.lines);
  const items = toItems(frame.lines, vocabularyOf(form));
  const table = tableStart(items);
  const header = readHeader(items.slice(0, table), form);
  const body = readBody(items.slice(table), form, header, gaps);
  cutNarratives(header, form, gaps);
  const year = frame.year ?? body.headingYear;
  const diagnostics = [...header.diagnostics, ...body.diagnostics, ...truncation(form, items, table, body)];
  const unplaced = [...header.leftovers.flatMap((item) => item.pieces), ...body.unplaced];
  diagnostics.push(
    ...unplaced.map((piece) =>
      diagnostic('unplaced-text', { page: piece.page, line: piece.line }, { text: piece.text }),
    ),
  );
  return {
    form: {
      definition: form,
      title: frame.title,
      year,
      values: header.values,
      rows: body.rows,
      funds: [],
      labels: [...frame.labels, ...header.labels, ...body.labels],
      unplaced,
      diagnostics,
    },
    outside: body.outside,
    kind: gaps.kind,
  };
}

interface Frame {
  readonly title: string | null;
  readonly year: number | null;
  readonly labels: Piece[];
  /** The lines that remain: no title, year, or page furniture. */
  readonly lines: readonly Line[];
}

/** Takes title, year line and page numbers off. A title printed again on a later page is furniture as well. */
function readFrame(lines: readonly Line[], form: FormDefinition): Frame {
  let title: string | null = null;
  let year: number | null = null;
  const labels: Piece[] = [];
  const rest = lines.filter((line, at) => {
    const printed = parseTitle(line.text, [form]);
    const printedYear = printed ? printed.year : parseYearLine(line.text);
    if (!printed && printedYear === null && !isFurniture(lines, at)) return true;
    title ??= printed?.title ?? null;
    year ??= printedYear;
    labels.push(pieceOf(line, line.text.trim()));
    return false;
  });
  return { title, year, labels, lines: rest };
}

const HEADER_ITEMS = 14;

/** Index of the first column heading of the indicator table; the number of items when the dump ends before it. */
function tableStart(items: readonly Item[]): number {
  for (let i = 0; i < items.length; i++) {
    if (columnOf(items[i]) === null) continue;
    const keys = new Set(items.slice(i, i + HEADER_ITEMS).flatMap((item) => columnOf(item) ?? []));
    if (keys.has('level3') && keys.size >= 3 && (keys.has('level1') || keys.has('target'))) return i;
  }
  return items.length;
}

function columnOf(item: Item): ColumnKey | null {
  const meaning = item.meanings?.find((each) => each.kind === 'column');
  return meaning?.kind === 'column' ? meaning.key : null;
}

interface Body {
  readonly rows: readonly RawRow[];
  readonly labels: readonly Piece[];
  readonly unplaced: readonly Piece[];
  readonly outside: readonly Piece[];
  readonly diagnostics: readonly Diagnostic[];
  readonly headingYear: number | null;
}

/** The indicator table: tokens → rows → levels. */
function readBody(items: readonly Item[], form: FormDefinition, header: HeaderReading, gaps: GapMeaning): Body {
  if (!form.table || items.length === 0)
    return { rows: [], labels: [], unplaced: [], outside: [], diagnostics: [], headingYear: null };
  const { labels, texts, headingYear, columns } = partBody(items, form);
  const reading = readTable(toTokens(texts, form), { columns, gaps });
  const cells = reading.rows.map((row) => toRawRow(row));
  const printed = reading.labels.map(
    ({ token, before, inline }): PrintedLevel => ({
      value: { text: token.text, pieces: token.pieces },
      names: token.names,
      before,
      inline,
    }),
  );
  const levels = resolveLevels(
    cells.map((row) => ({ level3: row.level3?.text ?? '', target: row.target?.text ?? '' })),
    printed,
    form.table,
  );
  const rows = cells.map((row, i) => withLevels(row, levels[i]?.level1 ?? null, levels[i]?.level2 ?? null));
  const used = new Set(rows.flatMap((row) => Object.values(row)).flatMap((value) => value.pieces));
  const orphans = printed.flatMap((label) => label.value.pieces).filter((piece) => !used.has(piece));
  return {
    rows,
    labels: [...labels, ...orphans],
    unplaced: piecesOf(reading.skipped),
    outside: piecesOf(reading.after),
    diagnostics: rowDiagnostics(rows, levels, reading),
    headingYear,
  };
}

/** Column headings (also repeated ones) and group headings apart from the cells. */
function partBody(items: readonly Item[], form: FormDefinition) {
  const labels: Piece[] = [];
  const texts: Item[] = [];
  const printed = new Set<ColumnKey>();
  let headingYear: number | null = null;
  for (const item of items) {
    const column = columnOf(item);
    const year = yearHeading(item.text, form);
    if (column) printed.add(column);
    if (year !== null) headingYear = year;
    if (column || year !== null || item.meanings?.some((meaning) => meaning.kind === 'heading'))
      labels.push(...item.pieces);
    else texts.push(item);
  }
  const columns = form
    .table!.columns.map((column) => column.key)
    .filter((key) => printed.has(key) || key === 'level3' || key === 'target');
  return { labels, texts, headingYear, columns: columns.filter((key) => key !== 'level1' && key !== 'level2') };
}

function yearHeading(text: string, form: FormDefinition): number | null {
  for (const heading of form.headings) {
    const [before, after] = heading.split('{year}');
    if (after === undefined || !text.startsWith(before) || !text.endsWith(after)) continue;
    const middle = text.slice(before.length, text.length - after.length);
    if (/^\s*(?:19|20)\d\d\s*$/u.test(middle)) return Number(middle);
  }
  return null;
}

function toRawRow(row: Partial<Record<ColumnKey, Token[]>>): RawRow {
  const cells: RawRow = {};
  for (const [key, tokens] of Object.entries(row)) cells[key as ColumnKey] = toValue(tokens);
  return cells;
}

/** Words of one line keep their blank, wrapped lines are rejoined. */
function toValue(tokens: readonly Token[]): RawValue {
  const lines: string[] = [];
  for (const token of tokens) {
    if (token.sameLine && lines.length > 0) lines[lines.length - 1] += ` ${token.text}`;
    else lines.push(token.text);
  }
  return { text: joinLines(lines), pieces: piecesOf(tokens) };
}

function piecesOf(tokens: readonly Token[]): Piece[] {
  return tokens.flatMap((token) => token.pieces);
}

function withLevels(row: RawRow, level1: RawValue | null, level2: RawValue | null): RawRow {
  return { ...(level1 && { level1 }), ...(level2 && { level2 }), ...row };
}

function rowDiagnostics(
  rows: readonly RawRow[],
  levels: ReturnType<typeof resolveLevels>,
  reading: TableReading,
): Diagnostic[] {
  return rows.flatMap((row, i) => {
    const found: Diagnostic[] = [];
    const at = { page: row.level3?.pieces[0]?.page, line: row.level3?.pieces[0]?.line };
    const level = levels[i];
    if (level?.narrow) {
      const value = [level.level1?.text, level.level2?.text].filter(Boolean).join(' / ');
      found.push(diagnostic('level-inferred', { ...at, field: `indicators[${i}].level2` }, { value }));
    }
    if (level?.inferredFrom)
      found.push(
        diagnostic(
          'level-inferred',
          { ...at, field: `indicators[${i}].level1` },
          { value: level.level1?.text ?? '', from: level.inferredFrom },
        ),
      );
    if (reading.doubtful.has(i)) found.push(diagnostic('row-inferred', { ...at, field: `indicators[${i}]` }));
    return found;
  });
}

/** Cuts every narrative run among the sections that it may belong to, and writes the texts into the header's values. */
function cutNarratives(header: HeaderReading, form: FormDefinition, gaps: GapMeaning): void {
  const widths = header.runs.flatMap((run) => run.items);
  for (const run of header.runs) {
    const sections = run.sections.map((key) => form.sections.find((section) => section.key === key)!);
    const cut = cutSections(run.items.map(toNarrativeLine), sections, gaps);
    if (!cut) {
      header.leftovers.push(...run.items);
      continue;
    }
    sections.forEach((section, k) => {
      const items = run.items.slice(cut.starts[k], cut.starts[k + 1]);
      if (items.length > 0)
        header.values[section.key] = {
          text: joinParagraphs(items, widths),
          pieces: items.flatMap((item) => item.pieces),
        };
    });
    header.diagnostics.push(...boundaryDiagnostics(run, sections, cut));
  }
}

function toNarrativeLine(item: Item) {
  return { text: item.text, blankBefore: item.blankBefore, newPage: item.newPage };
}

/** A boundary that is not settled is told for the sections on both of its sides. */
function boundaryDiagnostics(
  run: NarrativeRun,
  sections: readonly SectionDefinition[],
  cut: { starts: readonly number[]; narrow: readonly number[] },
): Diagnostic[] {
  return cut.narrow.flatMap((k) => {
    const item = run.items[Math.min(cut.starts[k], run.items.length - 1)];
    const at = { page: item.pieces[0].page, line: item.pieces[0].line };
    const params = { before: sections[k - 1].labels[0], after: sections[k].labels[0] };
    return [sections[k - 1], sections[k]].map(({ key }) =>
      diagnostic('boundary-inferred', { ...at, field: key }, params),
    );
  });
}

/** A dump that ends before the table, or in its middle, is told as such. */
function truncation(form: FormDefinition, items: readonly Item[], table: number, body: Body): Diagnostic[] {
  if (!form.table) return [];
  const last = items.at(-1);
  const at = { field: 'indicators', page: last?.pieces[0].page, line: last?.pieces[0].line };
  if (table >= items.length || body.rows.length === 0) return [diagnostic('table-truncated', at, { reason: 'none' })];
  const open = body.rows.at(-1)!.target === undefined;
  return open ? [diagnostic('table-truncated', at, { reason: 'row' })] : [];
}
