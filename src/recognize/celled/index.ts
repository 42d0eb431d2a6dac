import { diagnostic } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import type { Block, Grid } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import { piecesOf, type RawForm, type Recognition } from '../../model/raw-form.js';
import { cutTables, rowLine, type TextPart } from '../../read/tables/index.js';
import { recognizeLines } from '../flow/index.js';
import { wholePiece } from '../flow/items.js';
import { recognizeBlocks } from '../grid/index.js';
import { mapPieces, withoutBox } from '../map-pieces.js';
import { type JoinedPart, joinTables } from './join-tables.js';
import { toGrid } from './to-grid.js';

/** Where a larger share of a form's text found no place, what the dump calls cells is not to be believed. */
const MOST_LOST = 0.2;

/** The forms of a dump, and its lines: without the signs that part cells where these were believed. */
export interface TextReading {
  readonly lines: readonly Line[];
  readonly recognition: Recognition;
}

/** A part of a dump, as the reader of ruled tables and as that of lines takes it. */
interface Part {
  readonly block: Block;
  readonly pieces: readonly Piece[];
  /** What it is when it is read by lines. */
  readonly lines: readonly Line[];
  /** The same text without the signs that part cells, and with a merged cell's text once. */
  readonly rows: readonly Line[];
  /** What a page break put between the rows. */
  readonly between: readonly Line[];
}

/** Finds and reads the forms of a dump: tables with cells as ruled ones; other text, or where none is found so, by lines. */
export function recognizeText(printed: readonly Line[], forms: readonly FormDefinition[]): TextReading {
  const cut = cutTables(printed);
  if (!cut.some(({ kind }) => kind === 'table')) return readLines(flatMap(cut, linesOf), forms);
  const parts = joinTables(cut, forms).map((part) => toPart(part, forms));
  return (
    recognizeCells(parts, forms) ??
    readLines(
      flatMap(parts, (part) => [...part.lines, ...part.between].sort((a, b) => a.line - b.line)),
      forms,
    )
  );
}

function readLines(lines: readonly Line[], forms: readonly FormDefinition[]): TextReading {
  return { lines, recognition: recognizeLines(lines, forms) };
}

function linesOf(part: TextPart): readonly Line[] {
  return part.kind === 'line' ? [part.line] : flatMap(part.rows, (row) => row.lines);
}

/** Null when no form stands in the tables. */
function recognizeCells(parts: readonly Part[], forms: readonly FormDefinition[]): TextReading | null {
  const found = recognizeBlocks(
    parts.map(({ block }) => block),
    flatMap(parts, ({ between }) => between.map(wholePiece)),
    forms.filter(({ table }) => table !== null),
  );
  const read = found.forms.filter(isWhole);
  const mistaken = found.forms.filter((form) => !read.includes(form));
  if (read.length === 0) return null;
  const taken = new Set(flatMap(read, piecesOf).map(({ line }) => line));
  const isRead = ({ rows }: Part) => rows.some(({ line }) => taken.has(line));
  const open = parts.filter((part) => !isRead(part));
  const openLines = flatMap(open, (part) => part.lines);
  const rest = recognizeLines(openLines, forms);
  const isOpen = new Set(flatMap(open, ({ pieces }) => pieces));
  const outside = [...found.outside, ...flatMap(mistaken, piecesOf)].filter((piece) => !isOpen.has(piece));
  const own = read.map((form) => mapPieces(form, withoutBox));
  return {
    lines: [
      ...flatMap(parts.filter(isRead), (part) => part.rows),
      ...openLines,
      ...flatMap(parts, ({ between }) => between),
    ],
    recognition: {
      forms: [...own, ...rest.forms].sort((a, b) => lineOf(a) - lineOf(b)),
      outside: [...outside.map(withoutBox), ...rest.outside],
      diagnostics: [diagnostic('dump-kind', {}, { kind: 'cells' }), ...rest.diagnostics],
    },
  };
}

/** Whether nearly all of a form stands in the tables: converters that guess at tables leave much of it out. */
function isWhole(form: RawForm): boolean {
  const lost = countOf(form.unplaced);
  return form.rows.length > 0 && lost <= MOST_LOST * countOf(piecesOf(form));
}

function countOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function toPart(part: JoinedPart, forms: readonly FormDefinition[]): Part {
  if (part.kind === 'line') {
    const piece = wholePiece(part.line);
    const lines = [part.line];
    return { block: { kind: 'line', piece, size: 0 }, pieces: [piece], lines, rows: lines, between: [] };
  }
  const grid = toGrid(part.rows, forms);
  return {
    block: { kind: 'grid', grid },
    pieces: flatMap(grid.cells, (cell) => cell.lines),
    lines: flatMap(part.rows, (row) => row.lines).filter(({ text }) => text.trim() !== ''),
    rows: part.rows.map(({ source }, row) => rowLine(textsOf(grid, row), source)),
    between: part.between,
  };
}

/** The texts of the cells that begin in a row. */
function textsOf({ cells }: Grid, row: number): string[] {
  return flatMap(
    cells.filter((cell) => cell.row === row),
    ({ lines }) => lines.map(({ text }) => text),
  );
}

function lineOf(form: RawForm): number {
  return Math.min(...piecesOf(form).map(({ line }) => line ?? 0));
}
