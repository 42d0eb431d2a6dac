import type { FormDefinition } from '../../model/form.js';
import { flatMap, quantile } from '../../model/group.js';
import { joinLines } from '../../rebuild/join-lines.js';
import { normalizeLabel } from '../label.js';
import { levelIndex } from '../levels.js';
import { rowMisfits } from '../merged-levels/row-fit.js';
import { type DraftCell, PAGE_END } from './draft-grid.js';
import { groupLabels, type LevelLabel } from './level-labels.js';
import { type LevelSpan, spanLevels } from './level-spans.js';
import { type BodyLine, cutRows, type RowColumn, type RowRun } from './rows.js';
import type { PlacedLabel, RowPlace, WordMisfit } from './span-costs.js';
import type { TableHead } from './table-head.js';
import { readTableLines, type TableBody } from './table-lines.js';
import { byLine, type TextLine, textOf, type Word } from './text-lines.js';
import { ROW } from './tolerances.js';
import { mendTornLines } from './torn-lines.js';

/** The indicator table as cells; the head is its first row. */
export interface AlignedTable {
  readonly cells: readonly DraftCell[];
  readonly rows: number;
  /** Position of the first line after the table. */
  readonly end: number;
  /** Words of heads printed again and of labels printed twice: no data. */
  readonly furniture: readonly (readonly Word[])[];
  /** Words in the place of a label that are none. */
  readonly left: readonly (readonly Word[])[];
  /** Words whose row is not settled, and rows (0 is the first under the head) whose levels are not. */
  readonly unsure: ReadonlySet<Word>;
  readonly narrow1: ReadonlySet<number>;
  readonly narrow2: ReadonlySet<number>;
}

/** Draft columns are this wide each: borders drift from page to page, cells keep their columns. */
export const WIDTH = 10;

/** Reads the lines from the first head on, whose words may be known by column. Null when no row stands in them. */
export function readAlignedTable(
  lines: readonly TextLine[],
  heads: readonly TableHead[],
  form: FormDefinition,
  read: TableBody = readTableLines(lines, heads, form),
): AlignedTable | null {
  const [head] = heads;
  const names = headAt(head, 'level3');
  const body = { ...read, lines: names < 0 ? read.lines : mendTornLines(read.lines, names) };
  const columns = rowColumns(head, body.lines);
  const data = body.lines.filter((line) => line.alone || columns.some(({ at }) => line.columns[at].length > 0));
  if (data.length === 0) return null;
  const cut = cutRows(closeUp(body.lines, data), columns);
  const level1 = headAt(head, 'level1');
  const level2 = headAt(head, 'level2');
  const rows = cut.rows.filter(({ from, to }) => !data.slice(from, to).some(({ alone }) => alone));
  const places = placeRows(rows, data);
  const index = levelIndex(form);
  const [lines1, lines2] = [level1, level2].map((at) => (at < 0 ? [] : levelLines(body.lines, at)));
  const [firsts, seconds] = [lines1, lines2].map((own, i) => groupLabels(own, i === 0 ? 1 : 2, index).map(placeLabel));
  const spans = spanLevels(places, firsts, seconds, misfitOf(rows, data, head, form));
  const used = new Set([...spans.level1, ...spans.level2].map((span) => span.label));
  const unused = [...firsts, ...seconds].filter((each) => !used.has(each)).map((each) => each.label);
  const shown = heads.filter((each) => each.first < body.end);
  const atHeads = shown.map((each) => wordsBeside(lines, each));
  const beside = [...flatMap(atHeads, ({ left }) => left), ...body.lines.map((line) => line.columns[0])];
  const side = sideLines(beside, form);
  const rowIndex = rows.map((row) => cut.rows.indexOf(row) + 1);
  return {
    cells: [
      ...headCells(head),
      ...flatMap(cut.rows, (row, i) => dataCells(row, i + 1, data, head, columns)),
      ...spanCells(spans.level1, level1, rowIndex),
      ...spanCells(spans.level2, level2, rowIndex),
      ...(side.labels.length > 0 ? [{ row: 0, rowSpan: cut.rows.length + 1, ...extentOf(0), lines: side.labels }] : []),
    ],
    rows: cut.rows.length + 1,
    end: body.end,
    furniture: [
      ...flatMap(shown.slice(1), (each) => each.columns.map(({ words }) => words)),
      ...shown.map(({ over }) => over).filter((words) => words.length > 0),
      ...flatMap(
        unused.filter(({ names }) => names.length > 0),
        ({ lines: words }) => words,
      ),
    ],
    left: [
      ...side.others,
      ...flatMap(atHeads, ({ among }) => among),
      ...flatMap(
        unused.filter(({ names }) => names.length === 0),
        ({ lines: words }) => words,
      ),
    ],
    unsure: unsureWords(cut.rows, data, columns),
    narrow1: level1 < 0 ? new Set() : spans.narrow1,
    narrow2: spans.narrow2,
  };
}

/** A line that holds nothing but levels, which are centred over other rows, takes no room: cells of two lines go on over it. */
function closeUp(lines: readonly BodyLine[], data: readonly BodyLine[]): BodyLine[] {
  const own = new Set(data);
  let closed = 0;
  return flatMap(lines, (each, i): BodyLine[] => {
    if (own.has(each)) return [{ ...each, y: each.line.y - closed }];
    const [above, below] = [lines[i - 1], lines[i + 1]];
    const isBetween = above && below && below.line.page === above.line.page && below.line.y - above.line.y === 2;
    if (isBetween && own.has(above) && own.has(below) && each.columns.some((words) => words.length > 0)) closed++;
    return [];
  });
}

function misfitOf(
  rows: readonly RowRun[],
  data: readonly BodyLine[],
  head: TableHead,
  form: FormDefinition,
): WordMisfit {
  const text = ({ from, to }: RowRun, key: string) =>
    joinLines(data.slice(from, to).map(({ columns }) => textOf(columns[headAt(head, key)] ?? [])));
  const texts = rows.map((row) => ({ level3: text(row, 'level3'), target: text(row, 'target') }));
  return form.table ? rowMisfits(texts, form.table) : () => 0;
}

/** What stands on the lines of a head beside its headings: left of the table, or among them. */
function wordsBeside(lines: readonly TextLine[], { columns, over, first, last }: TableHead) {
  const own = new Set([...over, ...flatMap(columns, ({ words }) => words)]);
  const start = Math.min(...columns.map(({ x0 }) => x0));
  const beside = lines
    .filter(({ index }) => index >= first && index <= last)
    .map(({ words }) => words.filter((word) => !own.has(word)));
  return {
    left: beside.map((words) => words.filter(({ x1 }) => x1 <= start)),
    among: beside.map((words) => words.filter(({ x1 }) => x1 > start)).filter((words) => words.length > 0),
  };
}

/** Index among the words by column; -1 when the table has no such column. */
function headAt(head: TableHead, key: string): number {
  const at = head.columns.findIndex((column) => column.key === key);
  return at < 0 ? -1 : at + 1;
}

function rowColumns(head: TableHead, lines: readonly BodyLine[]): RowColumn[] {
  const filled = (at: number) => lines.some((line) => line.columns[at].length > 0);
  return flatMap(head.columns, ({ key }, i): RowColumn[] => {
    const at = i + 1;
    switch (key) {
      case 'level1':
      case 'level2':
        return [];
      case 'level3':
        return [{ at, missing: ROW.noName, measure: false }];
      case 'target':
        return [{ at, missing: ROW.noTarget, measure: true, target: true }];
      case 'actual':
        return [{ at, missing: ROW.noResult, measure: true, target: true }];
      case 'weight':
      case 'score':
        return [{ at, missing: filled(at) ? ROW.noNumber : 0, measure: true }];
      default:
        return [{ at, missing: 0, measure: false }];
    }
  });
}

function levelLines(lines: readonly BodyLine[], at: number) {
  return lines
    .filter((line) => !line.alone && line.columns[at].length > 0)
    .map(({ line, columns }) => ({ line, words: columns[at] }));
}

function placeRows(rows: readonly RowRun[], data: readonly BodyLine[]): RowPlace[] {
  const extents = rows.map(({ from, to }) => ({
    page: data[from].line.page,
    first: data[from].line.y,
    last: data[to - 1].line.y,
  }));
  const same = (i: number) => i >= 0 && i + 1 < extents.length && extents[i].page === extents[i + 1].page;
  const gaps = flatMap(extents, (row, i) => (same(i) ? [extents[i + 1].first - row.last] : []));
  const half = (quantile(gaps, 0.5) ?? 1) / 2;
  return extents.map((row, i) => ({
    ...row,
    top: same(i - 1) ? (extents[i - 1].last + row.first) / 2 : row.first - half,
    bottom: same(i) ? (row.last + extents[i + 1].first) / 2 : row.last + half,
  }));
}

function placeLabel(label: LevelLabel): PlacedLabel {
  return { label, page: label.first.page, first: label.first.y, last: label.last.y };
}

function headCells({ columns }: TableHead): DraftCell[] {
  return columns.map(({ words }, i) => ({
    ...{ row: 0, rowSpan: 1, lines: byLine(words) },
    ...extentOf(i + 1, columns.length),
  }));
}

/** The extent of a draft column; the last of all `columns` reaches to the right end. */
export function extentOf(at: number, columns?: number): { x0: number; x1: number } {
  return { x0: at * WIDTH, x1: at === columns ? PAGE_END : (at + 1) * WIDTH };
}

/** The cells of one row; a footer's label stands wherever it was centred. */
function dataCells(
  { from, to }: RowRun,
  row: number,
  data: readonly BodyLine[],
  head: TableHead,
  columns: readonly RowColumn[],
): DraftCell[] {
  const lines = data.slice(from, to);
  const own = lines.some(({ alone }) => alone) ? head.columns.map((_, i) => i + 1) : columns.map(({ at }) => at);
  return flatMap(own, (at): DraftCell[] => {
    const words = lines.map((line) => line.columns[at]).filter((each) => each.length > 0);
    return words.length > 0 ? [{ row, rowSpan: 1, ...extentOf(at, head.columns.length), lines: words }] : [];
  });
}

function spanCells(spans: readonly LevelSpan[], at: number, rowIndex: readonly number[]): DraftCell[] {
  return flatMap(spans, ({ label, from, to }): DraftCell[] => {
    if (!label || at < 0) return [];
    const row = rowIndex[from];
    return [{ row, rowSpan: rowIndex[to - 1] + 1 - row, ...extentOf(at), lines: label.label.lines }];
  });
}

/** What stands left of the first column: 绩效指标 down the side of all rows, also once a page, or something foreign. */
function sideLines(
  lines: readonly (readonly Word[])[],
  form: FormDefinition,
): { labels: (readonly Word[])[]; others: (readonly Word[])[] } {
  const words = lines.filter((each) => each.length > 0).sort((a, b) => a[0].line.index - b[0].line.index);
  let rest = normalizeLabel(words.map(textOf).join('')).replace(/(?:19|20)\d\d/gu, '{year}');
  for (const heading of form.headings) rest = rest.replaceAll(normalizeLabel(heading), '');
  return rest === '' ? { labels: words, others: [] } : { labels: [], others: words };
}

/** The name of a row stands wholly above or below its target: names and targets were printed in blocks. */
function standsApart(lines: readonly BodyLine[], columns: readonly RowColumn[]): boolean {
  const linesOf = (column: RowColumn | undefined) =>
    flatMap(lines, (line, i) => (column && line.columns[column.at].length > 0 ? [i] : []));
  const names = linesOf(columns.find(({ missing }) => missing === ROW.noName));
  const targets = linesOf(columns.find(({ target }) => target));
  if (names.length === 0 || targets.length === 0) return false;
  return names[names.length - 1] < targets[0] || targets[targets.length - 1] < names[0];
}

function unsureWords(rows: readonly RowRun[], data: readonly BodyLine[], columns: readonly RowColumn[]): Set<Word> {
  const unsure = new Set<Word>();
  for (const { from, to, margin } of rows) {
    const apart = standsApart(data.slice(from, to), columns);
    for (const line of data.slice(from, to)) {
      if (margin >= ROW.narrow && !line.mended && !apart) continue;
      for (const { at } of columns) for (const word of line.columns[at]) unsure.add(word);
    }
  }
  return unsure;
}
