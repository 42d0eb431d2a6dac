import type { ColumnKey, FormDefinition } from '../../../model/form.js';
import type { Line } from '../../../model/page.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { findLevel, levelIndex } from '../../levels.js';
import { KNOT } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { columnCost } from '../table/column-cost.js';
import { type ColumnPlaces, LEAST_ROW_COST, placesOf, rowCost } from '../table/row-cost.js';
import { type BlockShape, blockShapes } from './block-shapes.js';
import { meaningsOf } from './meanings.js';
import { findTornNames, printedNames, type Word } from './torn-names.js';

/**
 * Extractors that print in blocks take cells that stand close beside each other for one block, and print its lines by their
 * height: `埋设界桩界碑` / `176个` / `数`. A cell's lines stand around its middle, and cells of a row around the same one, so that the
 * number of lines of each cell gives the order of all. The block is taken for those rows whose cells look most like ones
 * of their columns, and put into the order of its cells, each a block of its own.
 */
export function unknot(lines: readonly Line[], form: FormDefinition): readonly Line[] {
  const spaced = isSpaced(lines);
  const blocks = blocksOf(lines).map((block) => toBlock(block, spaced, form));
  if (!form.table || !blocks.some(({ tangled }) => tangled)) return lines;
  const first = blocks.findIndex((block) => isOfTable(block, form));
  const columns = columnsIn(lines, form);
  const plan: Plan = {
    ...{ form, columns, starts: new Set() },
    places: placesOf(columns),
    shapes: blockShapes(columns),
    nameWidth: nameWidth(blocks),
  };
  return blocks.flatMap((block, at) => (first < 0 || at < first ? block.lines : unknotBlock(block, plan)));
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
  return { lines, rows, names, tangled: names.some(isApart(rows.flat())) };
}

interface Plan {
  readonly form: FormDefinition;
  /** From level 3 to the right. */
  readonly columns: readonly ColumnKey[];
  readonly places: ColumnPlaces;
  readonly shapes: readonly BlockShape[];
  /** Lines with nothing but the beginning of a level. */
  readonly starts: ReadonlySet<number>;
  /** Of the column of names. */
  readonly nameWidth: number;
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  lines.forEach((line, at) => {
    if (at === 0 || line.blankBefore > 0 || line.page !== lines[at - 1].page) blocks.push([line]);
    else blocks[blocks.length - 1].push(line);
  });
  return blocks;
}

/** The columns whose headings are printed, from level 3 to the right. */
function columnsIn(lines: readonly Line[], form: FormDefinition): ColumnKey[] {
  const rows = splitWords(lines, false);
  const texts = [
    ...rows.flat().map(({ text }) => text),
    ...findTornNames(rows, printedNames(form)).map(({ text }) => text),
  ];
  const printed = new Set(
    texts.flatMap((text) =>
      meaningsOf(text, form).flatMap((meaning) => (meaning.kind === 'column' ? [meaning.key] : [])),
    ),
  );
  const { columns } = form.table!;
  const known = columns.map(({ key }) => key).filter((key) => key !== 'level1' && key !== 'level2');
  return known.filter((key) => key === 'level3' || key === 'target' || printed.has(key));
}

/** Of the widest line that can only be a name. */
function nameWidth(blocks: readonly KnotBlock[]): number {
  const sure = blocks
    .flatMap(({ rows }) => rows.flat())
    .filter(({ text }) => {
      const look = cellLook(text);
      return look.level3 < 0.5 && look.target > 1;
    });
  const widths = sure.map(({ text }) => displayWidth(text)).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.9)] ?? 0;
}

const CLOSE = /\p{Script=Han}[\dA-Za-z]|\d\p{Script=Han}/gu;
const APART = /\p{Script=Han} [\dA-Za-z]|\d \p{Script=Han}/gu;

function isSpaced(lines: readonly Line[]): boolean {
  const count = (pattern: RegExp) => lines.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
  return count(APART) > count(CLOSE);
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
  return rows
    .flat()
    .some(
      ({ text }) =>
        (/指标$/u.test(text) && findLevel(text, levels).length > 0) ||
        meaningsOf(text, form).some((meaning) => meaning.kind === 'column' && meaning.key === 'level3'),
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
      meanings.length > 0 &&
      findLevel(text, levels).length === 0 &&
      !meanings.some(({ kind }) => kind === 'column' || kind === 'heading' || kind === 'footer')
    );
  });
  return Math.min(end, Math.max(0, ...ofHeader.flatMap(({ words }) => words.map(({ row }) => row + 1))));
}

function unknotRows(
  rows: readonly (readonly Word[])[],
  names: readonly Name[],
  block: readonly Line[],
  plan: Plan,
): readonly Line[] | null {
  const words = rows.flat();
  if (words.some(({ text }) => displayWidth(text) > KNOT.widest || /[。；;]$/u.test(text))) return null;
  const named = new Set(names.flatMap((name) => name.words));
  const cellLines = rows.map((row) => row.filter((word) => !named.has(word))).filter((row) => row.length > 0);
  const tangled = names.some(isApart(words));
  const starts = new Set(
    names.flatMap(({ words: [first] }) =>
      first.at === 0 && rows.find((row) => row[0] === first)?.length === 1 ? [first.row] : [],
    ),
  );
  const best = readRows(cellLines, { ...plan, starts }, false);
  if (!best) return null;
  if (!tangled) {
    if (isOrdered(best.rows)) return null;
    const plain = readRows(cellLines, { ...plan, starts }, true);
    if (plain && plain.cost < best.cost + KNOT.leastGain) return null;
  }
  if (best.cost > KNOT.mostPerWord * Math.max(1, cellLines.flat().length)) return null;
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
  const used = new Set(torn.flatMap(({ words }) => words));
  const whole = rows
    .flat()
    .filter(
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

interface Reading {
  readonly rows: readonly Row[];
  readonly cost: number;
}

function isOrdered(rows: readonly Row[]): boolean {
  let last: Word | null = null;
  for (const { words } of rows.flat())
    for (const word of words) {
      if (last && (word.row < last.row || (word.row === last.row && word.at < last.at))) return false;
      last = word;
    }
  return true;
}

interface Step {
  readonly cost: number;
  readonly back: Step | null;
  readonly row: Row;
  readonly shape: BlockShape | null;
}

/** The cheapest rows that these lines are, in printed order. */
function readRows(lines: readonly (readonly Word[])[], plan: Plan, plain: boolean): Reading | null {
  const best: (Step | null)[] = [{ cost: 0, back: null, row: [], shape: null }];
  const ends = [0];
  for (const line of lines) ends.push(ends[ends.length - 1] + line.length);
  for (let at = 0; at < lines.length; at++) {
    const before = best[at];
    if (!before) continue;
    for (const shape of plan.shapes) {
      const to = ends.indexOf(ends[at] + shape.size, at);
      if (to < 0 || (plain && shape.tangled)) continue;
      const other = before.shape && before.shape.range !== shape.range ? KNOT.otherColumns : 0;
      const limit = (best[to]?.cost ?? KNOT.mostPerWord * ends[to] + KNOT.leastGain) - before.cost - other;
      const fit = fitShape(lines.slice(at, to), shape, plan, limit);
      if (fit) best[to] = { cost: before.cost + other + fit.cost, back: before, row: fit.row, shape };
    }
  }
  const last = best[lines.length];
  if (!last) return null;
  const rows: Row[] = [];
  for (let step: Step | null = last; step?.back; step = step.back) rows.push(step.row);
  return { rows: rows.reverse(), cost: last.cost };
}

/**
 * The cheapest way in which these lines are the cells of one row: the words of a line stand about at one height, from left to
 * right, and no line stands above the one before.
 */
function fitShape(
  lines: readonly (readonly Word[])[],
  shape: BlockShape,
  plan: Plan,
  limit: number,
): { readonly row: Row; readonly cost: number } | null {
  const { columns, heights } = shape;
  const cells: Word[][] = columns.map(() => []);
  const next = (i: number) => heights[i][cells[i].length] ?? Number.POSITIVE_INFINITY;
  let best: { row: Row; cost: number } | null = null;
  let most = limit;
  const placeLine = (line: number, cost: number, uneven: number, last: number, column: number): void => {
    if (line < lines.length) {
      const height = Math.min(...columns.map((_, i) => next(i)));
      placeWord(line, 0, height === last ? column : 0, height, 0, cost, uneven);
      return;
    }
    const row = columns.map((column, i) => ({ column, words: cells[i].slice() }));
    const whole = uneven + costOf(row, plan);
    if (whole >= most) return;
    best = { row, cost: whole };
    most = whole;
  };
  const placeWord = (
    line: number,
    at: number,
    from: number,
    height: number,
    kinds: number,
    cost: number,
    uneven: number,
  ): void => {
    if (cost >= most) return;
    if (at === lines[line].length) {
      const more = kinds & LOWER ? KNOT.uneven : 0;
      if (kinds & LEVEL) placeLine(line + 1, cost + more, uneven + more, height, from);
      return;
    }
    for (let i = from; i < columns.length; i++) {
      const below = next(i) - height;
      if (below > 1) continue;
      const word = lines[line][at];
      const own = heights[i].length === 1 ? columnCost(word.text, plan.columns[columns[i]], plan.columns) : 0;
      cells[i].push(word);
      placeWord(line, at + 1, i + 1, height, kinds | (below === 0 ? LEVEL : LOWER), cost + own, uneven);
      cells[i].pop();
    }
  };
  placeLine(0, KNOT.row + LEAST_ROW_COST + KNOT.wrap * (shape.size - columns.length), 0, -1, 0);
  return best;
}

/** Words that stand as high as any that is left, and words half a line below. */
const LEVEL = 1;
const LOWER = 2;

function costOf(row: Row, plan: Plan): number {
  const { columns, places } = plan;
  let cost = KNOT.row;
  const texts: string[] = [];
  for (const { column, words } of row) {
    const text = words.map((word) => word.text).join('');
    const own = columnCost(text, columns[column], columns);
    if (own === Number.POSITIVE_INFINITY) return own;
    cost += own + wrapCost(words, columns[column] === 'level3', plan) + rowCost(texts, column, text, places);
    texts[column] = text;
  }
  return cost;
}

/** Lines of a cell but the last one are about equally wide, and no two of them are cells themselves. */
function wrapCost(words: readonly Word[], isName: boolean, { nameWidth: known, starts }: Plan): number {
  if (words.length === 1) return 0;
  const widths = words.map(({ text }) => displayWidth(text));
  const last = widths.pop()!;
  const most = Math.max(...widths);
  const full = Math.max(most, isName ? known : 0);
  const short = widths.filter((width) => width < full * KNOT.fullShare).length;
  const key = isName ? 'level3' : 'target';
  const isCell = ({ text }: Word) => cellLook(text)[key] < KNOT.sureCell;
  const cells = words.filter((word, at) => at > 0 && isCell(word) && isCell(words[at - 1])).length;
  const across = words.filter(
    (word, at) => at > 0 && [...starts].some((row) => row > words[at - 1].row && row < word.row),
  ).length;
  return (
    KNOT.wrap * widths.length +
    KNOT.shortLine * (short + (last > most + 1 ? 1 : 0)) +
    KNOT.twoCells * cells +
    KNOT.acrossLevel * across
  );
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
    const printedOn = row.flatMap(({ words }) => words.map((word) => word.row));
    printNames((Math.min(...printedOn) + Math.max(...printedOn)) / 2);
    for (const { words } of row) for (const word of words) print(word, word.text, word === words[0]);
  }
  printNames(Number.POSITIVE_INFINITY);
  return printed;
}
