import { diagnostic } from '../model/diagnostic.js';
import type { FormDefinition } from '../model/form.js';
import type { Block, Grid } from '../model/grid.js';
import { flatMap, groupBy, range } from '../model/group.js';
import type { Page, Piece } from '../model/page.js';
import { piecesOf, type RawForm, type Recognition } from '../model/raw-form.js';
import { linesFromPieces, partAtGaps } from '../rebuild/lines-from-pieces.js';
import { recognizeLines } from './flow/index.js';
import { mayHoldHeader } from './form-pages.js';
import { readHeader } from './grid/header.js';
import { PAGES_BEFORE_TABLE } from './grid/region-start.js';
import { viewGrid } from './grid/view.js';
import { mapPieces } from './map-pieces.js';
import { onPageAgain } from './on-page-again.js';

/**
 * Adds the forms whose tables have no drawn columns: text that no form holds yet is read as a dump with columns, and each
 * value gets its place on the page back. Every such form carries a warning. Where rules part the headings of a table, they
 * have answered already what it holds, and its text is left as it is; but for a form of which they gave no row, whose pages
 * are read anew.
 * @param ruled what was found by the rules
 * @param furniture page numbers and the like, which are no text of a form
 * @param pages where the text of the blocks stands
 */
export function withUnruled(
  ruled: Recognition,
  blocks: readonly Block[],
  furniture: readonly Piece[],
  pages: readonly Page[],
  forms: readonly FormDefinition[],
): Recognition {
  const taken = new Set(
    flatMap(
      ruled.forms.filter((form) => !isBare(form)),
      pagesOf,
    ),
  );
  const bare = ruled.forms.filter((form) => isBare(form) && !pagesOf(form).some((page) => taken.has(page)));
  const others = ruled.forms.filter((form) => !bare.includes(form));
  const again = new Set(flatMap(bare, pagesOf));
  if (again.size > 0) {
    const elsewhere = ruled.outside.filter(({ page }) => !again.has(page!));
    const outside = [...elsewhere, ...furniture.filter(({ page }) => again.has(page!))];
    const reread = addUnruled({ ...ruled, forms: others, outside }, again, blocks, pages, forms);
    if (reread.forms.length >= ruled.forms.length) return reread;
  }
  return addUnruled(ruled, new Set(), blocks, pages, forms);
}

/** A form whose table the rules do not hold: bars without column lines part it into pieces. */
function isBare({ definition, rows }: RawForm): boolean {
  return definition.table !== null && rows.length === 0;
}

function pagesOf(form: RawForm): number[] {
  return [...new Set(flatMap(piecesOf(form), ({ page }) => (page === null ? [] : [page])))];
}

/** @param again pages of which nothing was read by rules */
function addUnruled(
  ruled: Recognition,
  again: ReadonlySet<number>,
  blocks: readonly Block[],
  pages: readonly Page[],
  forms: readonly FormDefinition[],
): Recognition {
  const open = openPieces(ruled, again, blocks, forms);
  if (open.length === 0) return ruled;
  const { lines, places } = linesFromPieces(partAtGaps(open, pages));
  const toPage = onPageAgain(places);
  const found = recognizeLines(lines, forms);
  const read = found.forms.filter((form) => form.rows.length > 0);
  const mistaken = found.forms.filter((form) => !read.includes(form));
  if (read.length === 0) return ruled;
  const unruled = read.map((form) => onPage(form, toPage));
  const printed = new Set(open);
  return {
    forms: inOrder([...ruled.forms, ...unruled]),
    outside: [
      ...ruled.outside.filter((piece) => !printed.has(piece)),
      ...[...flatMap(mistaken, piecesOf), ...found.outside].map(toPage),
    ],
    diagnostics: ruled.diagnostics,
  };
}

/** The text in which a form may stand unseen by the rules: from some pages before the first heading of a table on. */
function openPieces(
  ruled: Recognition,
  again: ReadonlySet<number>,
  blocks: readonly Block[],
  forms: readonly FormDefinition[],
): Piece[] {
  const outside = new Set(ruled.outside);
  const tables = forms.filter((form) => form.table !== null);
  const open = flatMap(blocks, (block) => textOf(block, again, tables)).filter(
    (piece) => again.has(piece.page!) || outside.has(piece),
  );
  const pages = [...groupBy(open, ({ page }) => page!)].map(([page, own]) => ({
    page,
    texts: own.map(({ text }) => text),
  }));
  const withHeader = pages.filter(({ texts }) => tables.some((form) => mayHoldHeader(texts, form)));
  const first = Math.min(...withHeader.map(({ page }) => page));
  return open.filter(({ page }) => page! >= first - PAGES_BEFORE_TABLE);
}

function textOf(block: Block, again: ReadonlySet<number>, forms: readonly FormDefinition[]): readonly Piece[] {
  if (block.kind === 'line') return [block.piece];
  const lines = flatMap(block.grid.cells, (cell) => cell.lines);
  return lines.some(({ page }) => again.has(page!)) || !partsHeadings(block.grid, forms) ? lines : [];
}

/** Whether a row of a ruled table is the header of an indicator table, column by column. */
function partsHeadings(grid: Grid, forms: readonly FormDefinition[]): boolean {
  const view = viewGrid(grid);
  return range(0, grid.rows).some((row) => forms.some((form) => readHeader(view, row, form) !== null));
}

function onPage(form: RawForm, toPage: (piece: Piece) => Piece): RawForm {
  const mapped = mapPieces(form, toPage);
  const inferred = diagnostic('alignment-inferred', { page: pageOf(mapped) }, { table: form.definition.id });
  // line numbers of the printed lines mean nothing to a reader of the PDF
  const others = mapped.diagnostics.map((each) => ({ ...each, line: null }));
  return { ...mapped, diagnostics: [inferred, ...others] };
}

/** Forms in the order of the document. */
function inOrder(forms: readonly RawForm[]): RawForm[] {
  return forms
    .map((form) => ({ form, page: pageOf(form) ?? 0, top: topOf(form) }))
    .sort((a, b) => a.page - b.page || a.top - b.top)
    .map(({ form }) => form);
}

function pageOf(form: RawForm): number | null {
  const pages = flatMap(form.labels, ({ page }) => (page === null ? [] : [page]));
  return pages.length > 0 ? Math.min(...pages) : null;
}

function topOf(form: RawForm): number {
  const page = pageOf(form);
  return Math.min(...form.labels.filter((piece) => piece.page === page).map(({ box }) => box?.[1] ?? 0));
}
