import type { ColumnKey, FormDefinition } from '../../model/form.js';
import type { Block } from '../../model/grid.js';
import { flatMap, flatten } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import type { Recognition } from '../../model/raw-form.js';
import { rememberOf } from '../../model/remember.js';
import { isFurniture } from '../flow/furniture.js';
import { ORGANISATIONS } from '../flow/header/value-misfit.js';
import { wholePiece } from '../flow/items.js';
import { recognizeBlocks } from '../grid/index.js';
import { fieldsIn, means } from '../label-meaning.js';
import { findLevel, levelIndex } from '../levels.js';
import { mapPieces, withoutBox } from '../map-pieces.js';
import { withDoubts } from './doubts.js';
import { type DraftCell, pieceMaker, toGrid, widest } from './draft-grid.js';
import { findLabelBlocks, type LabelBlock } from './find-labels.js';
import { mayHaveColumns } from './is-aligned.js';
import { type AlignedTable, extentOf, readAlignedTable, WIDTH } from './table.js';
import { type ColumnHead, findTableHeads, type TableHead } from './table-head.js';
import { readTableLines } from './table-lines.js';
import { byLine, type TextLine, textOf, toTextLines, type Word, withoutWords } from './text-lines.js';
import { HEAD } from './tolerances.js';

/** A list by its columns: the indicators of all projects as one table, and what stands beside each project's rows. */
interface ListReading {
  readonly head: TableHead;
  readonly labels: readonly LabelBlock[];
  readonly table: AlignedTable;
  /** The first row of each project (0 is the head), and behind the last one. */
  readonly starts: readonly number[];
  /** The lines of each project, with the words of the columns beside the indicators. */
  readonly values: readonly (readonly ListLine[])[];
}

interface ListLine {
  readonly line: TextLine;
  readonly columns: readonly (readonly Word[])[];
}

/**
 * Reads a table that lists projects, with names, amounts and goals left of the indicators, as a grid in which the cells of a
 * project go over its rows, by the reader of ruled lists. Null for other lines, or where a project lacks a name.
 */
export function readAlignedList(printed: readonly Line[], form: FormDefinition): Recognition | null {
  if (!mayHaveColumns(printed) || !mayList(printed, form)) return null;
  const furniture = new Set(printed.filter((line, at) => isFurniture(printed, at, line.text.trim())));
  const text = toTextLines(printed.filter((line) => !furniture.has(line)));
  const list = readList(text, form);
  if (!list) return null;
  const pieces = Array.from(furniture, wholePiece);
  return assembleList(text, list, pieces, form);
}

/** Whether what ends like the label of a name stands near the head of a table: most forms print it far above. */
export function mayList(printed: readonly Line[], form: FormDefinition): boolean {
  const firsts = form.table?.columns.find(({ key }) => key === 'level1')?.labels ?? [];
  const at = printed.findIndex(({ text }) => firsts.some((label) => text.includes(label)));
  const near = printed.slice(Math.max(0, at - HEAD.fundHead), at + HEAD.fundHead);
  const ends = flatMap(form.fields, ({ required, labels }) => (required ? labels.map((label) => label.slice(-2)) : []));
  return at >= 0 && near.some(({ text }) => ends.some((end) => text.includes(end)));
}

function readList(text: readonly TextLine[], form: FormDefinition): ListReading | null {
  const heads = findTableHeads(text, form);
  const [labels = [], ...again] = heads.map((head) => labelsBeside(text, head, form));
  const names = labels.findIndex((label) => fieldsIn(label.label.meanings).some(({ required }) => required));
  if (names < 0 || again.some(({ length }) => length !== labels.length)) return null;
  const wide = heads.map((head, i) => withColumns(head, i === 0 ? labels : again[i - 1]));
  const body = readTableLines(text, wide, form, labels.map(looksOf));
  const headings = new Set(flatMap(labels, ({ words }) => words));
  const own = body.lines.map(({ line, columns }): ListLine => {
    const beside = columns.slice(1, labels.length + 1);
    return { line, columns: beside.map((words) => words.filter((word) => !headings.has(word))) };
  });
  const taken = new Set([...headings, ...flatMap(own, ({ columns }) => flatten(columns))]);
  const table = readAlignedTable(
    text.map((line) => withoutWords(line, taken)),
    heads,
    form,
    { ...body, lines: body.lines.map((each) => ({ ...each, columns: indicators(each.columns, labels.length) })) },
  );
  const starts = table && projectStarts(table.cells, heads[0], form);
  if (!table || !starts) return null;
  const edges = starts.map((row, i) => (i === 0 ? Number.NEGATIVE_INFINITY : borderAbove(table.cells, row)));
  const projectAt = (line: TextLine) => edges.findLastIndex((edge) => line.index >= edge);
  const values = starts.map((_, i) => own.filter(({ line }) => projectAt(line) === i));
  if (values.some((lines) => !isFilled(lines, names))) return null;
  return { head: heads[0], labels, table, starts: [...starts, table.rows], values };
}

function listCells({ labels, table, starts, values }: ListReading): DraftCell[] {
  const right = labels.length * WIDTH;
  return [
    ...labels.map(({ words }, c) => ({ row: 0, rowSpan: 1, ...extentOf(c), lines: byLine(words) })),
    ...flatMap(labels, (label, c) => {
      const filled = flatMap(values, (lines, i) => (isFilled(lines, c) || !isUnit(label) || i === 0 ? [i] : []));
      const room = widest(flatMap(values, (lines) => lines.map(({ columns }) => columns[c])));
      return filled.map((i, k) => ({
        row: starts[i],
        rowSpan: starts[filled[k + 1] ?? values.length] - starts[i],
        ...extentOf(c),
        lines: values[i].map(({ columns }) => columns[c]),
        room,
      }));
    }),
    ...table.cells.map((cell) => ({ ...cell, x0: cell.x0 + right, x1: cell.x1 + right })),
  ];
}

/** Null where the reader of ruled lists finds other projects. */
function assembleList(
  text: readonly TextLine[],
  list: ListReading,
  furniture: readonly Piece[],
  form: FormDefinition,
): Recognition | null {
  const { head, table, starts } = list;
  const { make, words } = pieceMaker();
  const grid = toGrid(listCells(list), table.rows, make);
  const used = new Set(flatten([...words.values()]));
  const left = text
    .map((line) => withoutWords(line, used))
    .filter((line) => line.words.length > 0 && line.index < table.end);
  const above = left.filter(({ index }) => index < head.first);
  const lines = above.map((line): Block => ({ kind: 'line', piece: make(line.words, 0), size: 0 }));
  const found = recognizeBlocks([...lines, { kind: 'grid', grid }], furniture, [form]);
  if (found.forms.length !== list.values.length) return null;
  const unsure = new Set<Piece>();
  for (const [piece, own] of words) if (own.some((word) => table.unsure.has(word))) unsure.add(piece);
  const rowsIn = (rows: ReadonlySet<number>, i: number) =>
    new Set(
      flatMap([...rows], (row) => (row + 1 >= starts[i] && row + 1 < starts[i + 1] ? [row + 1 - starts[i]] : [])),
    );
  // a piece that projects share stays one
  const change = rememberOf(withoutBox);
  const lost = left.filter((line) => !above.includes(line)).map((line) => make(line.words, 0));
  const below = text.filter((line) => line.index >= table.end && line.words.length > 0);
  return {
    forms: found.forms.map((each, i) => {
      const unsettled = { pieces: unsure, narrow1: rowsIn(table.narrow1, i), narrow2: rowsIn(table.narrow2, i) };
      return mapPieces(withDoubts(each, unsettled), change);
    }),
    outside: [...[...found.outside, ...lost].map(change), ...below.map(({ source }) => wholePiece(source))],
    diagnostics: [],
  };
}

/** What stands beside all columns, and in those of the indicators. */
function indicators(columns: readonly (readonly Word[])[], beside: number): (readonly Word[])[] {
  return [columns[0], ...columns.slice(beside + 1)];
}

function isFilled(lines: readonly ListLine[], column: number): boolean {
  return lines.some(({ columns }) => columns[column].length > 0);
}

/** The unit of several projects is printed once, beside all of them. */
function isUnit({ label }: LabelBlock): boolean {
  return fieldsIn(label.meanings).some(({ key }) => ORGANISATIONS.has(key));
}

/** Labels of fields and texts on the lines of the table's head, left of its columns. */
function labelsBeside(
  lines: readonly TextLine[],
  { columns, first, last }: TableHead,
  form: FormDefinition,
): LabelBlock[] {
  const near = lines.filter(({ index }) => index >= first - HEAD.fundHead && index <= last + 1);
  const found = findLabelBlocks(near, form);
  const labelled = new Set(flatMap(found, ({ words }) => words));
  // above the head stand nothing but labels: one with its value is a form's
  const isHeading = (line: TextLine) => line.index >= first || line.words.every((word) => labelled.has(word));
  return found
    .filter(
      (block) =>
        block.x1 <= columns[0].x0 &&
        block.first <= last &&
        block.last >= first - 1 &&
        block.words.every(({ line }) => isHeading(line)) &&
        means(block.label.meanings, 'field', 'section', 'heading'),
    )
    .sort((a, b) => a.x0 - b.x0);
}

function withColumns(head: TableHead, labels: readonly LabelBlock[]): TableHead {
  const beside = labels.map(({ words, x0, x1, exact }): ColumnHead => ({ key: null, words, x0, x1, exact }));
  return { ...head, columns: [...beside, ...head.columns] };
}

/** Names and goals look like those of indicators rather than like levels. */
function looksOf({ label }: LabelBlock): ColumnKey | null {
  return fieldsIn(label.meanings).some(({ type }) => type === 'money') ? null : 'level3';
}

/**
 * The rows at which the level 1s begin anew; null where the table has none. Where each row prints its own, the same again goes
 * on, but rows of a single level 1 may be projects of one row each.
 */
function projectStarts(cells: readonly DraftCell[], { columns }: TableHead, form: FormDefinition): number[] | null {
  const x0 = (columns.findIndex(({ key }) => key === 'level1') + 1) * WIDTH;
  const index = levelIndex(form);
  const firsts = cells
    .filter((cell) => cell.row > 0 && cell.x0 === x0)
    .map(({ row, lines }) => ({
      row,
      name: findLevel(lines.map(textOf).join(''), index).find(({ level }) => level === 1),
    }))
    .sort((a, b) => a.row - b.row);
  if (firsts.length === 0 || firsts.some(({ name }) => !name)) return null;
  const isEachRow = firsts.length === Math.max(...cells.map(({ row }) => row));
  const projects: { row: number; seen: Set<unknown>; again: boolean }[] = [];
  firsts.forEach(({ row, name }, i) => {
    const again = isEachRow && name!.level1 === firsts[i - 1]?.name?.level1;
    const last = projects.at(-1);
    if (last && (again || !last.seen.has(name!.level1))) {
      last.seen.add(name!.level1);
      last.again ||= again;
    } else projects.push({ row, seen: new Set([name!.level1]), again: false });
  });
  if (projects.some(({ seen, again }) => again && seen.size === 1)) return null;
  return [1, ...projects.slice(1).map(({ row }) => row)];
}

/** The first line that stands nearer to a row than to the one above. */
function borderAbove(cells: readonly DraftCell[], row: number): number {
  const lines = (of: number) =>
    flatMap(
      cells.filter((cell) => cell.row === of && cell.rowSpan === 1),
      ({ lines }) => flatMap(lines, ([word]) => (word ? [word.line.index] : [])),
    );
  return (Math.max(...lines(row - 1)) + Math.min(...lines(row))) / 2;
}
