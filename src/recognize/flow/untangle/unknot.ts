import type { ColumnKey, FormDefinition } from '../../../model/form.js';
import { flatMap, flatten, quantile, runsOf } from '../../../model/group.js';
import type { Line } from '../../../model/page.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { columnsIn, means } from '../../label-meaning.js';
import { findLevel, levelIndex } from '../../levels.js';
import { partsHanFromLatin } from '../../parts-han-from-latin.js';
import { KNOT } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { cellCost } from '../table/cell-cost.js';
import { cheapestRows } from '../table/cheapest-rows.js';
import { isPoints } from '../table/column-cost.js';
import { type ColumnPlaces, cellsCost, placesOf } from '../table/row-cost.js';
import { type RowKind, type RowShape, type Stand, shapesOfRows } from '../table/row-shapes.js';
import { meaningsOf } from '../vocabulary.js';
import { findTornNames, printedNames, type Word } from './torn-names.js';

/**
 * Extractors that print in blocks take cells close to each other for one block and print its lines by height: `埋设界桩界碑` /
 * `176个` / `数`. Cells of a row have one middle, so that their numbers of lines give the order of all lines. The block is read
 * as the rows whose cells look most like those of their columns, and printed cell by cell.
 */
export function unknot(lines: readonly Line[], form: FormDefinition): readonly Line[] {
  const spaced = partsHanFromLatin(lines);
  const blocks = runsOf(lines, ([{ page }], line) => line.blankBefore === 0 && line.page === page).map((block) =>
    toBlock(block, spaced, form),
  );
  if (!form.table || !blocks.some(({ tangled }) => tangled)) return lines;
  const first = blocks.findIndex((block) => isOfTable(block, form));
  const columns = printedColumns(lines, form);
  const plan: Plan = {
    form,
    columns,
    places: placesOf(columns),
    nameWidth: nameWidth(blocks),
  };
  return flatMap(blocks, (block, at) => (first < 0 || at < first ? block.lines : unknotBlock(block, plan)));
}

/** Lines without a blank one between. */
interface KnotBlock {
  readonly lines: readonly Line[];
  readonly rows: readonly (readonly Word[])[];
  readonly names: readonly Name[];
  /** A name over several lines has words of other cells between them. */
  readonly tangled: boolean;
}

function toBlock(lines: readonly Line[], spaced: boolean, form: FormDefinition): KnotBlock {
  const rows = splitWords(lines, spaced);
  const names = lines.length < KNOT.leastLines ? [] : findNames(rows, form);
  return { lines, rows, names, tangled: names.some(isApart(flatten(rows))) };
}

interface Plan {
  readonly form: FormDefinition;
  /** From level 3 to the right. */
  readonly columns: readonly ColumnKey[];
  readonly places: ColumnPlaces;
  /** Of the column of names. */
  readonly nameWidth: number;
}

/** The columns whose headings are printed, from level 3 to the right. */
function printedColumns(lines: readonly Line[], form: FormDefinition): ColumnKey[] {
  const rows = splitWords(lines, false);
  const texts = [
    ...flatten(rows).map(({ text }) => text),
    ...findTornNames(rows, printedNames(form)).map(({ text }) => text),
  ];
  const printed = new Set(flatMap(texts, (text) => columnsIn(meaningsOf(text, form))));
  const { columns } = form.table!;
  const known = columns.map(({ key }) => key).filter((key) => key !== 'level1' && key !== 'level2');
  return known.filter((key) => key === 'level3' || key === 'target' || printed.has(key));
}

/** Of the widest line that can only be a name. */
function nameWidth(blocks: readonly KnotBlock[]): number {
  const sure = flatMap(blocks, ({ rows }) => flatten(rows)).filter(({ text }) => {
    const look = cellLook(text);
    return look.level3 < 0.5 && look.target > 1;
  });
  const widths = sure.map(({ text }) => displayWidth(text));
  return quantile(widths, 0.9) ?? 0;
}

/** All but blanks behind an operator; where blanks stand between Han and digits, also none within a date or before a unit. */
const BLANKS = /(?<![<>=≤≥＜＞＝])\s+/u;
const BETWEEN_CELLS =
  /(?<![<>=≤≥＜＞＝])\s(?!(?<=[年月于] )\d|(?<=(?<![(（\d])\d+(?:\.\d+)? )[\p{Script=Han}/]{1,6}(?:\s|$))/u;

function splitWords(lines: readonly Line[], spaced: boolean): Word[][] {
  return lines.map(({ text }, row) =>
    text
      .trim()
      .split(spaced ? BETWEEN_CELLS : BLANKS)
      .map((word, at) => ({ text: word, row, at })),
  );
}

/** A level or a heading of the table stands in it. */
function isOfTable({ rows }: KnotBlock, form: FormDefinition): boolean {
  const levels = levelIndex(form);
  return flatten(rows).some(
    ({ text }) =>
      (/指标$/u.test(text) && findLevel(text, levels).length > 0) ||
      columnsIn(meaningsOf(text, form)).includes('level3'),
  );
}

function unknotBlock({ lines, rows, names }: KnotBlock, plan: Plan): readonly Line[] {
  const start = tableStart(names, lines.length, plan.form);
  const height = lines.length - start;
  if (height < KNOT.leastLines || height > KNOT.mostLines) return lines;
  const below = names.filter(({ words }) => words.every(({ row }) => row >= start));
  const unknotted = unknotRows(rows.slice(start), below, lines, plan);
  return unknotted ? [...lines.slice(0, start), ...unknotted] : lines;
}

/** The line below the last label of the header. */
function tableStart(names: readonly Name[], end: number, form: FormDefinition): number {
  const levels = levelIndex(form);
  const ofHeader = names.filter(({ text }) => {
    const meanings = meaningsOf(text, form);
    return (
      meanings.length > 0 && findLevel(text, levels).length === 0 && !means(meanings, 'column', 'heading', 'footer')
    );
  });
  return Math.min(end, Math.max(0, ...flatMap(ofHeader, ({ words }) => words.map(({ row }) => row + 1))));
}

function unknotRows(
  rows: readonly (readonly Word[])[],
  names: readonly Name[],
  block: readonly Line[],
  plan: Plan,
): readonly Line[] | null {
  const words = flatten(rows);
  if (words.some(({ text }) => displayWidth(text) > KNOT.widest || /[。；;]$/u.test(text))) return null;
  const named = new Set(flatMap(names, (name) => name.words));
  const cells = flatten(rows).filter((word) => !named.has(word));
  const starts = flatMap(names, ({ words: [first] }) =>
    first.at === 0 && rows.find((row) => row[0] === first)?.length === 1 ? [first.row] : [],
  );
  const best = readRows(cells, BY_HEIGHT, starts, plan);
  if (best.cost > KNOT.mostPerWord * Math.max(1, cells.length)) return null;
  const isSettled =
    names.some(isApart(words)) || readRows(cells, BY_CELL, starts, plan).cost >= best.cost + KNOT.leastGain;
  if (!isSettled) return null;
  return printRows(best.rows, names, block);
}

interface Name {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Levels and labels of the block, torn ones too. */
function findNames(rows: readonly (readonly Word[])[], form: FormDefinition): Name[] {
  const levels = levelIndex(form);
  const torn = findTornNames(rows, printedNames(form));
  const used = new Set(flatMap(torn, ({ words }) => words));
  const whole = flatten(rows).filter(
    (word) => !used.has(word) && (findLevel(word.text, levels).length > 0 || meaningsOf(word.text, form).length > 0),
  );
  return [...torn, ...whole.map((word) => ({ text: word.text, words: [word] }))];
}

function isApart(words: readonly Word[]): (name: Name) => boolean {
  const order = new Map(words.map((word, at) => [word, at]));
  return ({ words: own }) => own.some((word, at) => at > 0 && order.get(word) !== order.get(own[at - 1])! + 1);
}

/** A cell's words, one a line, by column. */
type Row = readonly { readonly column: number; readonly words: readonly Word[] }[];

/** How the lines of a row are printed. */
const BY_HEIGHT: readonly Stand[] = ['middle', 'above', 'below'];
const BY_CELL: readonly Stand[] = ['cells'];

/** The cheapest rows that these words are, in printed order; on some lines stands nothing but where a level `starts`. */
function readRows(words: readonly Word[], stands: readonly Stand[], starts: readonly number[], plan: Plan) {
  const { columns, places, nameWidth } = plan;
  const lines = words.map(({ text, row }) => ({ text, row, width: displayWidth(text) }));
  const onLine = words.map(({ row }, at) => row === words[at - 1]?.row);
  const { cost, steps } = cheapestRows(lines, shapesOfRows(rowsOf(columns, stands)), {
    start: (at) => (onLine[at] ? NEVER : KNOT.row),
    leave: () => NEVER,
    end: (at) => (at === words.length ? 0 : NEVER),
    // words of a line may stand half a line apart
    step: (at, halfLines) => (!onLine[at] || halfLines === 0 ? 0 : halfLines === 1 ? KNOT.uneven : NEVER),
    shape: (shape, above, at) =>
      (onLine[at + shape.columns.length] ? NEVER : shape.rounded ? KNOT.uneven : 0) +
      (above && !isSameRange(shape, above, columns) ? KNOT.otherColumns : 0),
    cell: (cell, c) =>
      cellCost(cell, columns[c], columns, columns[c] === 'level3' ? nameWidth : 0) +
      KNOT.acrossLevel * starts.filter((row) => row > cell[0].row && row < cell[cell.length - 1].row).length,
    row: (texts) => cellsCost(texts, places),
  });
  return { cost, rows: flatMap(steps, ({ from, shape }) => (shape ? [rowOf(words, from, shape)] : [])) };
}

function rowOf(words: readonly Word[], from: number, { counts, columns }: RowShape): Row {
  return flatMap(counts, (count, column) =>
    count === 0
      ? []
      : [{ column, words: words.slice(from, from + columns.length).filter((_, i) => columns[i] === column) }],
  );
}

/** Rows in neighbouring columns. */
function rowsOf(columns: readonly ColumnKey[], stands: readonly Stand[]): RowKind {
  const ranges = columns.map((column) => ({ least: 0, most: ONE_LINE.includes(column) ? 1 : KNOT.mostCellLines }));
  const numbers = flatMap(columns, (column, c) => (isPoints(column) ? [c] : []));
  return { ranges, most: KNOT.mostRowLines, stands, numbers };
}

const NEVER = Number.POSITIVE_INFINITY;

/** Cells of these columns are never wrapped. */
const ONE_LINE: readonly ColumnKey[] = ['weight', 'score', 'targetComparator', 'targetUnit'];

/** Notes stand in some rows only. */
function isSameRange(a: RowShape, b: RowShape, columns: readonly ColumnKey[]): boolean {
  return a.counts.every((count, c) => columns[c] === 'note' || count > 0 === b.counts[c] > 0);
}

/** Every cell as a block of its own, labels before the row whose middle they begin above. */
function printRows(rows: readonly Row[], names: readonly Name[], block: readonly Line[]): Line[] {
  const waiting = [...names].sort(({ words: [a] }, { words: [b] }) => a.row - b.row || a.at - b.at);
  const printed: Line[] = [];
  const print = ({ row }: Word, text: string, first: boolean) => {
    printed.push({ ...block[row], text, blankBefore: first ? Math.max(1, block[row].blankBefore) : 0 });
  };
  const printNames = (middle: number) => {
    while (waiting.length > 0 && waiting[0].words[0].row <= middle) {
      const { words } = waiting.shift()!;
      print(words[0], words.map(({ text }) => text).join(''), true);
    }
  };
  for (const row of rows) {
    const printedOn = flatMap(row, ({ words }) => words.map((word) => word.row));
    printNames((Math.min(...printedOn) + Math.max(...printedOn)) / 2);
    for (const { words } of row) for (const word of words) print(word, word.text, word === words[0]);
  }
  printNames(Number.POSITIVE_INFINITY);
  return printed;
}
