import { flatMap, flatten, range, runsOf } from '../../../model/group.js';
import { type Item, partOf } from '../items.js';

/** Weights and scores of all rows, in the order of the rows, as their sums prove them. */
export interface ProvenPoints {
  readonly weights: readonly Item[];
  readonly scores: readonly Item[];
  /** The sum of the weights and that of the scores, both with those of the money. */
  readonly totals: readonly [Item, Item];
  /** The lines of what is told of each row that lost points, in the order of the rows; empty where that is open. */
  readonly remarks: readonly (readonly Item[])[];
  /** The table without them. */
  readonly rest: readonly Item[];
  /** They came in one block, all of them in the order of the rows; of several, sums do not tell which rows each belongs to. */
  readonly inOneBlock: boolean;
}

/** Totals of less than this are not told from the points of one row. */
const LEAST_TOTAL = 50;
/** The sums of fewer rows may come out by chance. */
const LEAST_ROWS = 4;
/** A table that broke into more blocks has too many readings. */
const MOST_BLOCKS = 3;

/**
 * Extractors that print in blocks print the weights of a few rows or of all and then their scores, or the other way round. Where
 * the weights add up to a hundred and the scores to the printed total (those of the money, in the header, included), and no score
 * is more than its weight, the reading with the fewest blocks is right, unless another one with as few differs. Null where
 * nothing is proven, or where each row has its weight and score together.
 *
 * @param header what stands above the table: the points of the money among it
 */
export function provePoints(items: readonly Item[], header: readonly Item[]): ProvenPoints | null {
  const parts = flatMap(items, partNumbers);
  const numbers = parts.filter(isNumber);
  const [sum, total] = numbers
    .filter((item) => pointsOf(item) >= HUNDREDTHS * LEAST_TOTAL)
    .sort((a, b) => pointsOf(b) - pointsOf(a));
  const points = numbers.filter((item) => item !== sum && item !== total);
  const count = points.length / 2;
  if (!total || pointsOf(sum) !== HUNDREDTHS * 100 || !Number.isInteger(count) || count < LEAST_ROWS) return null;
  const sums = { sum: pointsOf(sum), total: pointsOf(total) };
  const money = [0, ...flatMap(header, partNumbers).filter(isNumber).map(pointsOf)];
  const lastFirst = isPairOfLast(parts, points);
  const proven = proof(points.map(pointsOf), { ...sums, header: money }, lastFirst);
  if (!proven) return null;
  const [weights, scores] = [proven.weights, proven.scores].map((places) => places.map((at) => points[at]));
  const lost = weights.filter((weight, row) => pointsOf(scores[row]) < pointsOf(weight)).length;
  const told = remarksIn(parts);
  const remarks = told.length === lost ? told : [];
  const taken = new Set([...numbers, ...flatten(remarks)]);
  const rest = parts.filter((item) => !taken.has(item));
  return { weights, scores, totals: [sum, total], remarks, rest, inOneBlock: proven.blocks === 1 && !lastFirst };
}

/**
 * `87.9%` / `10` / `10` / `总分` / `20` …: where the first two numbers stand apart behind all cells, they are those of the last row, which
 * an extractor joined with what is left of them.
 */
function isPairOfLast(parts: readonly Item[], [first, second, third]: readonly Item[]): boolean {
  const [at, next] = [first, third].map((item) => parts.indexOf(item));
  const before = parts[at - 1];
  const isBehindCell = before !== undefined && !before.meanings;
  return isBehindCell && parts[at + 1] === second && next > at + 2 && !parts.slice(at).some(isMeasure);
}

function isMeasure(item: Item): boolean {
  return !item.meanings && !isNumber(item) && MEASURE.test(item.text.normalize('NFKC'));
}

const MEASURE = /^(?:[<>=≤≥]|\d[\d.,]*\D{0,4}$)/u;

/** Cells that are clauses, with a comma or a stop, each with its lines: what went wrong with an indicator. */
function remarksIn(items: readonly Item[]): Item[][] {
  const isText = (item: Item) => !item.meanings && !isNumber(item);
  const cells = runsOf(items, (run, item) => {
    const last = run[run.length - 1];
    return isText(last) && isText(item) && (item.sameLine || (item.row === last.row + 1 && item.blankBefore === 0));
  });
  return cells.filter((cell) => isText(cell[0]) && CLAUSE.test(cell.map(({ text }) => text).join('')));
}

const CLAUSE = /\p{Script=Han}{2}[，；。]/u;

const HUNDREDTHS = 100;

function pointsOf({ text }: Item): number {
  return Math.round(Number.parseFloat(text.normalize('NFKC')) * HUNDREDTHS);
}

function isNumber({ text, meanings }: Item): boolean {
  return !meanings && NUMBER.test(text.normalize('NFKC'));
}

const NUMBER = /^\d{1,3}(?:\.\d{1,2})?$/u;

/** `≥3% 3.4% 8`: numbers that stand behind other cells on their line become items of their own. */
function partNumbers(item: Item): Item[] {
  if (item.meanings || !item.text.includes(' ')) return [item];
  const words = item.text.split(/\s+/u);
  let from = words.length;
  while (from > 0 && NUMBER.test(words[from - 1].normalize('NFKC'))) from--;
  if (from === words.length) return [item];
  const numbers = words
    .slice(from)
    .map((word, i) => ({ ...partOf(item, word), sameLine: from + i > 0 || item.sameLine }));
  return from === 0 ? numbers : [partOf(item, words.slice(0, from).join(' ')), ...numbers];
}

/** A way to deal the numbers: by row, the place of its weight and that of its score. */
interface Deal {
  readonly weights: readonly number[];
  readonly scores: readonly number[];
}

/** The sum of the weights, that of the scores, and what may be the points of the money. */
interface Sums {
  readonly sum: number;
  readonly total: number;
  readonly header: readonly number[];
}

function proof(points: readonly number[], sums: Sums, lastFirst: boolean): (Deal & { blocks: number }) | null {
  const { sum, total, header } = sums;
  const all = addUp(points);
  const isProven = ({ weights, scores }: Deal) => {
    const weight = sum - addUp(weights.map((at) => points[at]));
    const score = sum + total - all - weight;
    return (
      header.includes(weight) &&
      header.includes(score) &&
      score <= weight &&
      weights.every((at, i) => points[scores[i]] <= points[at])
    );
  };
  const rows = points.length / 2;
  const pairs = { weights: range(0, rows).map((row) => 2 * row), scores: range(0, rows).map((row) => 2 * row + 1) };
  if (isProven(pairs)) return null;
  const texts = (deal: Deal) => [...deal.weights, ...deal.scores].map((at) => points[at]).join();
  const inBlocks = range(1, MOST_BLOCKS + 1).map((blocks) => ({
    blocks,
    deals: () => (lastFirst ? lastFirstDeals(rows, blocks) : dealsOf(0, rows, blocks)),
  }));
  for (const { blocks, deals } of [...inBlocks, { blocks: 1, deals: () => turnedDeals(rows) }]) {
    const proven = deals().filter(isProven);
    if (proven.length > 0)
      return proven.every((deal) => texts(deal) === texts(proven[0])) ? { ...proven[0], blocks } : null;
  }
  return null;
}

/** The first two numbers for the last row, the others in so many blocks for those above. */
function lastFirstDeals(rows: number, blocks: number): Deal[] {
  return dealsOf(2, rows - 1, blocks).map(({ weights, scores }) => ({
    weights: [...weights, 0],
    scores: [...scores, 1],
  }));
}

/** Weights above scores, with those of the last rows above all others, as they stand close to their sum. */
function turnedDeals(rows: number): Deal[] {
  return range(1, rows).map((last) => ({
    weights: [...range(last, rows), ...range(0, last)],
    scores: range(rows, 2 * rows),
  }));
}

/** All ways to deal the numbers of so many rows, from a place on, in so many blocks. */
function dealsOf(from: number, rows: number, blocks: number): Deal[] {
  if (blocks === 0) return rows === 0 ? [{ weights: [], scores: [] }] : [];
  const sizes = blocks === 1 ? [rows] : range(1, rows - blocks + 2);
  return flatMap(sizes, (size) => {
    const [first, second] = [from, from + size].map((at) => range(at, at + size));
    return flatMap(dealsOf(from + 2 * size, rows - size, blocks - 1), ({ weights, scores }) => [
      { weights: [...first, ...weights], scores: [...second, ...scores] },
      { weights: [...second, ...weights], scores: [...first, ...scores] },
    ]);
  });
}

function addUp(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
