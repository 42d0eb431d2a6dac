import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import type { Line, Piece } from '../../model/page.js';
import type { RawForm, RawValue } from '../../model/raw-form.js';
import { isFurniture } from '../flow/furniture.js';
import { pieceOf } from '../flow/items.js';
import type { RegionReading } from '../flow/read-region.js';
import { recognizeForm } from '../grid/recognize-form.js';
import { type Item, viewGrid } from '../grid/view.js';
import { pieceMaker, toGrid } from './draft-grid.js';
import { type HeaderReading, readHeaderPart } from './header.js';
import { hasColumns, isAligned } from './is-aligned.js';
import { type AlignedTable, readAlignedTable } from './table.js';
import { findTableHeads } from './table-head.js';
import { type TextLine, toTextLines, type Word } from './text-lines.js';

/**
 * Reads the one form that these lines hold by its columns: rebuilds rows and cells from the places of words, and gives
 * them to the reader of ruled tables. Null when the lines are not aligned, so that columns say nothing.
 */
export function readAlignedRegion(lines: readonly Line[], form: FormDefinition): RegionReading | null {
  const furniture = findFurniture(lines);
  const kept = lines.filter((line) => !furniture.includes(line));
  const text = toTextLines(kept);
  if (!hasColumns(text)) return null;
  const heads = findTableHeads(text, form);
  if (heads.length === 0 || !isAligned(text, heads[0])) return null;
  const header = readHeaderPart(text.slice(0, heads[0].first), form);
  const table = header && readAlignedTable(text, heads, form);
  if (!header || !table) return null;
  return assemble(text, header, table, heads[0].first, form, furniture);
}

/** Page numbers, however far they are set in; a bare number as the last line of its page. */
function findFurniture(lines: readonly Line[]): Line[] {
  const plain = lines.map((line) => ({ ...line, text: line.text.normalize('NFKC').trim() }));
  return lines.filter((line, at) => {
    const last = at + 1 === lines.length || lines[at + 1].page !== line.page;
    return isFurniture(plain, at) || (last && line.page !== null && /^\d{1,4}$/u.test(plain[at].text));
  });
}

function assemble(
  text: readonly TextLine[],
  header: HeaderReading,
  table: AlignedTable,
  tableStart: number,
  form: FormDefinition,
  furniture: readonly Line[],
): RegionReading {
  const { make, words } = pieceMaker();
  const lineItem = (own: readonly Word[]): Item => ({ kind: 'line', piece: make(own, 0) });
  const above = text.slice(0, header.above).map((line) => lineItem(line.words));
  const upper = rowItems(toGrid(header.cells, header.rows, make));
  const stray = [...header.left, ...table.left].map(lineItem);
  const lower = rowItems(toGrid(table.cells, table.rows, make));
  const items = [...above, ...upper, ...stray, ...lower];
  const repeated = table.furniture.map((own) => make(own, 0));
  const region = { form, from: 0, header: items.length - lower.length, to: items.length };
  const printed = recognizeForm(
    items,
    region,
    [...repeated, ...furniture.map((line) => pieceOf(line, line.text.trim()))],
    [form],
  );
  const unsure = new Set<Piece>();
  for (const [piece, own] of words)
    if (own.some((word) => header.unsure.has(word) || table.unsure.has(word))) unsure.add(piece);
  const rest = text.slice(Math.max(tableStart, table.end)).filter((line) => line.words.length > 0);
  return {
    form: withoutBoxes({ ...printed, diagnostics: [...printed.diagnostics, ...warnings(printed, unsure, table)] }),
    outside: rest.map(({ source }) => pieceOf(source, source.text.trim())),
    kind: 'aligned',
  };
}

function rowItems(grid: Parameters<typeof viewGrid>[0]): Item[] {
  const view = viewGrid(grid);
  return Array.from({ length: grid.rows }, (_, row) => ({ kind: 'row', view, row }));
}

/** Warnings that name the values whose place is not settled. */
function warnings(form: RawForm, unsure: ReadonlySet<Piece>, table: AlignedTable): Diagnostic[] {
  const found: Diagnostic[] = [];
  const warn = (
    code: 'alignment-inferred' | 'boundary-inferred' | 'level-inferred',
    field: string,
    value: RawValue,
  ) => {
    const { page, line } = value.pieces[0] ?? { page: null, line: null };
    found.push(diagnostic(code, { field, page, line }, { value: value.text }));
  };
  const isUnsure = (value: RawValue) => value.pieces.some((piece) => unsure.has(piece));
  for (const [key, value] of Object.entries(form.values))
    if (isUnsure(value)) warn(key.startsWith('narrative.') ? 'boundary-inferred' : 'alignment-inferred', key, value);
  form.rows.forEach((row, i) => {
    for (const [key, value] of Object.entries(row) as [string, RawValue][]) {
      const field = `indicators[${i}].${key}`;
      const narrow = key === 'level1' ? table.narrow1.has(i) : key === 'level2' && table.narrow2.has(i);
      if (narrow) warn('level-inferred', field, value);
      else if (isUnsure(value)) warn('alignment-inferred', field, value);
    }
  });
  form.funds.forEach((fund, i) => {
    for (const [key, value] of Object.entries(fund.values) as [string, RawValue][])
      if (isUnsure(value)) warn('alignment-inferred', `funds[${i}].${key}`, value);
  });
  return found;
}

/** The boxes that stood in for places on a page are no evidence: a dump has none. */
function withoutBoxes(form: RawForm): RawForm {
  const values = new Map<RawValue, RawValue>();
  const bare = (piece: Piece): Piece => ({ ...piece, box: null });
  const plain = (value: RawValue): RawValue => {
    const known = values.get(value) ?? { ...value, pieces: value.pieces.map(bare) };
    values.set(value, known);
    return known;
  };
  const each = <T extends object>(record: T): T =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, plain(value as RawValue)])) as T;
  return {
    ...form,
    values: each(form.values),
    rows: form.rows.map(each),
    funds: form.funds.map((fund) => ({ ...fund, source: plain(fund.source), values: each(fund.values) })),
    labels: form.labels.map(bare),
    unplaced: form.unplaced.map(bare),
  };
}
