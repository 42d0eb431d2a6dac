import type { FormDefinition } from '../../model/form.js';
import { flatMap, flatten } from '../../model/group.js';
import { MONEY_UNIT } from '../marks.js';
import { statedUnit } from '../money-unit.js';
import { parseTitle, parseYearLine } from '../title.js';
import { type DraftCell, PAGE_END, widest } from './draft-grid.js';
import { findLabelBlocks, type LabelBlock } from './find-labels.js';
import { type FundColumns, findFundColumns } from './fund-columns.js';
import { cutHeader, type HeaderCut, isSection, zonesOf } from './header-lines.js';
import { type Skeleton, type SkeletonRow, toSkeleton } from './header-skeleton.js';
import { byLine, type TextLine, type Word, withoutWords } from './text-lines.js';
import { partTexts } from './texts-beside.js';
import { HEAD } from './tolerances.js';

/** The part of a form above its indicators, as cells. */
export interface HeaderReading {
  readonly cells: readonly DraftCell[];
  readonly rows: number;
  /** How many lines stand above the first label. */
  readonly above: number;
  /** Words that no row has a place for. */
  readonly left: readonly (readonly Word[])[];
  /** Words whose place is not settled. */
  readonly unsure: ReadonlySet<Word>;
}

/** What is known of the lines once they are cut into rows. */
interface Cut {
  readonly rows: readonly SkeletonRow[];
  readonly lines: readonly (readonly TextLine[])[];
  readonly taken: ReadonlySet<Word>;
  readonly funds: FundColumns | null;
  readonly sides: readonly Side[];
}

/** A label beside the rows `from` … `to - 1`, up to column `x1`. */
interface Side {
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
  readonly x1: number;
}

interface RowCells {
  readonly cells: DraftCell[];
  readonly left: (readonly Word[])[];
}

/** Lines above the indicator table → rows of labels and values. Null when no label stands in them. */
export function readHeaderPart(lines: readonly TextLine[], form: FormDefinition): HeaderReading | null {
  const skeleton = toSkeleton(findLabelBlocks(lines, form));
  if (skeleton.rows.length === 0) return null;
  const blocks = [...flatMap(skeleton.rows, (row) => row.labels), ...skeleton.sides];
  const taken = new Set<Word>(flatMap(blocks, (block) => block.words));
  const above = firstLine(lines, skeleton, blocks, form);
  const body = lines.slice(above);
  const funds = findFundColumns(body, skeleton, taken);
  const found = cutHeader(body, skeleton, taken, funds, form);
  if (!found) return null;
  const rowLines = skeleton.rows.map((_, k) => body.slice(found.starts[k], found.starts[k + 1]));
  const beside = placeSides(skeleton, rowLines);
  const cut: Cut = { rows: skeleton.rows, lines: rowLines, taken, funds, sides: beside.sides };
  const read = cut.rows.map((_, k) => readRow(cut, k));
  const cells = withRoom(
    flatMap(read, (row) => row.cells),
    cut,
  );
  const sides = beside.sides.map(({ words, from, to, x1 }) => ({
    ...{ row: from, rowSpan: to - from, x0: -1, x1 },
    lines: byLine(words),
  }));
  return {
    cells: [...cells, ...sides],
    rows: cut.rows.length,
    above,
    left: [...flatMap(read, (row) => row.left), ...beside.left],
    unsure: unsureWords(found, cut.rows, body, taken, cells),
  };
}

/** The line of the first label, or above it the first line of the value beside it: what begins right of the value is none. */
function firstLine(
  lines: readonly TextLine[],
  { rows }: Skeleton,
  blocks: readonly LabelBlock[],
  form: FormDefinition,
): number {
  const label = lines.findIndex((line) => line.index === Math.min(...blocks.map((block) => block.first)));
  const beside = rows[0].labels[0].x1 - HEAD.drift;
  const own = new Set(flatMap(rows[0].labels, ({ words }) => words));
  const value = rows[0].labels.length === 1 ? lines[label].words.filter((word) => !own.has(word)) : [];
  const end = value.at(-1)?.x1 ?? Number.POSITIVE_INFINITY;
  let at = label;
  while (at > 0 && at > label - HEAD.mostAbove) {
    const { words, y, source } = lines[at - 1];
    if (lines[at].y - y > HEAD.nextLine || lines[at].page !== lines[at - 1].page || words[0].x0 < beside) break;
    if (parseTitle(source.text, [form]) || parseYearLine(source.text) !== null) break;
    if (statedUnit(source.text)) break;
    if (words[0].x0 >= end) break;
    at--;
  }
  return at;
}

function readRow(cut: Cut, k: number): RowCells {
  const row = cut.rows[k];
  switch (row.kind) {
    case 'pairs':
      return pairCells(row.labels, cut, k);
    case 'heading':
      return headingCells(row, cut, k);
    case 'text':
      return { cells: [], left: [] };
    default:
      return fundCells(row.labels, cut, k);
  }
}

/** Label, value, label, value: a value reaches to the next label, and the first label to the side. */
function pairCells(labels: readonly LabelBlock[], cut: Cut, k: number): RowCells {
  const zones = cut.lines[k].map((line) => zonesOf(labels, line, cut.taken));
  const cells: DraftCell[] = [];
  const edge = sideOf(cut.sides, k)?.x1 ?? 0;
  let x = labels[0].x0 - edge <= HEAD.margin ? edge : labels[0].x0;
  labels.forEach((block, i) => {
    const x0 = i === 0 ? x : Math.max(x, block.x0);
    const x1 = Math.max(x0 + 1, block.x1);
    const end = i + 1 < labels.length ? Math.max(x1 + 1, labels[i + 1].x0) : PAGE_END;
    // the last line of a label, `（元）：`, may begin left of the others
    const own = zones.map((words) => words[i + 1]);
    const units = own.filter(isUnitOfLabel);
    cells.push({ row: k, rowSpan: 1, x0, x1, lines: [...byLine(block.words), ...units] });
    cells.push({ row: k, rowSpan: 1, x0: x1, x1: end, lines: own.filter((words) => !isUnitOfLabel(words)) });
    x = end;
  });
  return { cells, left: zones.map((words) => words[0]).filter((words) => words.length > 0) };
}

function isUnitOfLabel(words: readonly Word[]): boolean {
  return MONEY_UNIT.test(words.map(({ text }) => text).join(''));
}

/** Labels above their texts: both rows are divided where the texts part. */
function headingCells(row: SkeletonRow, cut: Cut, k: number): RowCells {
  const { labels } = row;
  const stray = cut.lines[k].map((line) => withoutWords(line, cut.taken)).filter((line) => line.words.length > 0);
  const beside = stray.filter((line) => labels.some(({ last }) => last < line.index));
  const left = stray.filter((line) => !beside.includes(line)).map(({ words }) => words);
  const under = cut.rows[k + 1]?.kind === 'text' ? cut.lines[k + 1] : null;
  if (!under) {
    const lines = byLine(flatMap(labels, (block) => block.words));
    const strayWords = stray.map(({ words }) => words);
    return { cells: [{ row: k, rowSpan: 1, x0: labels[0].x0, x1: PAGE_END, lines }], left: strayWords };
  }
  const below = under.map((line) => withoutWords(line, cut.taken)).filter((line) => line.words.length > 0);
  // beside a heading that stands lower than the other one, whose text it is
  const texts = [...beside, ...below];
  const { columns, borders, narrow } = partTexts(texts, labels);
  const start = Math.min(labels[0].x0, ...texts.map((line) => line.words[0].x0));
  const edges = [start, ...borders.map((x, i) => Math.max(x, start + 1 + i)), PAGE_END];
  const cells = flatMap(labels, (block, i): DraftCell[] => {
    const lines = columns.map((words) => words[i]);
    return [
      { row: k, rowSpan: 1, x0: edges[i], x1: edges[i + 1], lines: byLine(block.words) },
      { row: k + 1, rowSpan: 1, x0: edges[i], x1: edges[i + 1], lines, room: widest(lines), unsure: narrow },
    ];
  });
  return { cells, left };
}

/** A row of the money grid, or its head: the label, then one cell a column. */
function fundCells(labels: readonly LabelBlock[], cut: Cut, k: number): RowCells {
  if (!cut.funds) return pairCells(labels, cut, k);
  const { borders, wordsOfRow } = cut.funds;
  const head = cut.rows[k].kind === 'fundHead';
  const cells: DraftCell[] = [];
  const own = cut.lines[k].map((line) => (head ? line : withoutWords(line, cut.taken)));
  const columns = wordsOfRow(own);
  borders.forEach((x0, i) => {
    const x1 = borders[i + 1] ?? PAGE_END;
    const lines = head ? byLine(labels[i].words) : columns.map((words) => words[i + 1]);
    cells.push({ row: k, rowSpan: 1, x0, x1, lines });
  });
  const sources = cut.rows.filter(({ kind }) => kind === 'fund').map((row) => row.labels[0].x0);
  const x0 = Math.min(...sources, borders[0] - 1);
  const left = columns.map((words) => words[0].filter((word) => !cut.taken.has(word)));
  const over = head ? left.map((words) => words.filter((word) => word.x1 > x0)) : byLine(labels[0].words);
  cells.push({
    row: k,
    rowSpan: 1,
    x0: head ? x0 : Math.min(labels[0].x0, borders[0] - 1),
    x1: borders[0],
    lines: over,
  });
  const side = left.map((line) => line.filter((word) => !over.some((words) => words.includes(word))));
  return { cells, left: side.filter((words) => words.length > 0) };
}

/** Texts that stand alone beside their labels share one width: their widest line is full. */
function withRoom(cells: readonly DraftCell[], cut: Cut): DraftCell[] {
  const isWide = (cell: DraftCell) =>
    cut.rows[cell.row].kind === 'pairs' && cut.rows[cell.row].labels.length === 1 && cell.x1 === PAGE_END;
  const room = Math.max(0, ...cells.filter(isWide).map((cell) => widest(cell.lines)));
  return cells.map((cell) => (isWide(cell) ? { ...cell, room } : cell));
}

/** A label beside several rows spans those around it whose own labels stand further right. */
function placeSides({ rows, sides }: Skeleton, lines: Cut['lines']): { sides: Side[]; left: Word[][] } {
  const placed: Side[] = [];
  const left: Word[][] = [];
  for (const side of sides) {
    const fits = (k: number) => k >= 0 && k < rows.length && !sideOf(placed, k) && rows[k].labels[0].x0 >= side.x1;
    const isGoal = (k: number) => rows[k].kind === 'heading' || rows[k].kind === 'text' || isSection(rows[k]);
    const home = lines.findIndex((own) => own.some((line) => side.words.some((word) => word.line === line)));
    let from = [home, home + 1, home - 1].find(fits) ?? -1;
    if (from < 0) {
      left.push(...byLine(side.words));
      continue;
    }
    let to = from + 1;
    while (fits(from - 1) && isGoal(from - 1) === isGoal(from)) from--;
    while (fits(to) && isGoal(to) === isGoal(to - 1)) to++;
    placed.push({ words: side.words, from, to, x1: side.x1 });
  }
  return { sides: placed, left };
}

function sideOf(sides: readonly Side[], k: number): Side | undefined {
  return sides.find(({ from, to }) => from <= k && k < to);
}

/** The texts on both sides of an unsettled border, where lines between the best two places hold more than parts of labels. */
function unsureWords(
  { starts, margins, rivals }: HeaderCut,
  rows: readonly SkeletonRow[],
  lines: readonly TextLine[],
  taken: ReadonlySet<Word>,
  cells: readonly DraftCell[],
): Set<Word> {
  const unsure = new Set<Word>(
    flatMap(
      cells.filter((cell) => cell.unsure),
      (cell) => flatten(cell.lines),
    ),
  );
  margins.forEach((margin, k) => {
    const between = lines.slice(Math.min(starts[k], rivals[k]), Math.max(starts[k], rivals[k]));
    const settled = [k - 1, k].every((row) => rows[row] && isSection(rows[row])) ? HEAD.narrowTexts : HEAD.narrow;
    if (margin >= settled || between.every((line) => line.words.every((word) => taken.has(word)))) return;
    for (const cell of cells)
      if (cell.row === k || cell.row === k - 1)
        for (const words of cell.lines) for (const word of words) unsure.add(word);
  });
  return unsure;
}
