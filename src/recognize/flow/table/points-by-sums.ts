import { flatMap, flatten, runsOf } from '../../../model/group.js';
import { cellLook } from '../cell-words.js';
import type { Item } from '../items.js';
import { type Deal, dealTiers, halvedRuns, pairedOf, pairs } from './point-deals.js';
import {
  HUNDRED,
  isNumber,
  joinTorn,
  type PointList,
  partNumbers,
  partScore,
  pointLists,
  pointsOf,
  runsOfPoints,
} from './point-lists.js';

/** Weights and scores of all rows, in the order of the rows, as their sums prove them. */
export interface ProvenPoints {
  readonly weights: readonly Item[];
  readonly scores: readonly Item[];
  /** The printed sum of the weights and that of the scores, both with those of the money. */
  readonly totals: readonly Item[];
  /** The lines of what is told of each row that lost points, in the order of the rows; empty where that is open. */
  readonly remarks: readonly (readonly Item[])[];
  /** Points of the money that were printed among those of the rows. */
  readonly strays: readonly Item[];
  /** The table without them. */
  readonly rest: readonly Item[];
  /** They came in one block, all of them in the order of the rows; of several, sums do not tell which rows each belongs to. */
  readonly inOneBlock: boolean;
  /** Proven only where the points of each level 1 are a round number, too. */
  readonly isOpen: boolean;
  /** How many weights have their score right behind them, among others without another text between them. */
  readonly paired: number;
}

/** The sums of fewer rows may come out by chance. */
const LEAST_ROWS = 4;
/** More rows have too many readings, and still more if some numbers are none of theirs. */
const MOST_ROWS = 60;
const MOST_OPEN_ROWS = 24;
/** More readings with the same sums are not worth a look. */
const MOST_READINGS = 6;

/**
 * Extractors that print in blocks print the weights of a few rows or of all and then their scores, or the other way round. Where
 * the weights add up to a hundred and the scores to the printed total (those of the money, in the header, included), and no score
 * is more than its weight, the reading with the fewest blocks is right. Several are given where as few differ. None where
 * nothing is proven, or where each row has its weight and score together.
 *
 * @param header what stands above the table: the points of the money among it
 */
export function provePoints(items: readonly Item[], header: readonly Item[]): ProvenPoints[] {
  const money = [0, ...flatMap(header, partNumbers).filter(isNumber).map(pointsOf)];
  const plain = flatMap(items, partNumbers);
  const parted = flatMap(plain, partScore);
  return proofsOf(plain, money) ?? (parted.length > plain.length ? proofsOf(parted, money) : null) ?? [];
}

function proofsOf(items: readonly Item[], money: readonly number[]): ProvenPoints[] | null {
  const parts = joinTorn(items);
  for (const lists of pointLists(parts, money)) {
    const found = lists.map(proveList);
    if (found.some((each) => each !== null)) return distinctProofs(flatMap(found, (each) => each ?? []));
  }
  return null;
}

/** Proofs by lists that differ in what they leave out are all open. */
function distinctProofs(proofs: readonly ProvenPoints[]): ProvenPoints[] {
  const texts = ({ weights, scores }: ProvenPoints) => [...weights, ...scores].map(pointsOf).join();
  const own = [...new Map(proofs.toReversed().map((proof) => [texts(proof), proof])).values()].toReversed();
  if (own.length > MOST_READINGS) return [];
  return own.length === 1 ? own : own.map((proof) => ({ ...proof, inOneBlock: false, isOpen: true }));
}

/** The ways to deal these numbers that their sums prove; null for none, and no way where each weight has its score behind it. */
function proveList(list: PointList): ProvenPoints[] | null {
  const { parts, points, totals } = list;
  const rows = points.length / 2;
  if (!Number.isInteger(rows) || rows < LEAST_ROWS || rows > (list.isOpen ? MOST_OPEN_ROWS : MOST_ROWS)) return null;
  const values = points.map(pointsOf);
  const isProven = proofOf(values, totals.map(pointsOf), list.money);
  const runs = runsOfPoints(list).map((run) => run.length);
  const paired = [pairs(rows)].filter(isProven);
  // a run of numbers for every row or two
  if (paired.length > 0 && runs.length >= rows / MOST_PAIRS) return [];
  const lastFirst = isPairOfLast(parts, points);
  const byRuns = halvedRuns(runs).filter(isProven);
  for (const { isOpen, deals } of [...dealTiers(runs, lastFirst), { isOpen: true, deals: () => byRuns }]) {
    const found = deals().filter(isProven);
    if (found.length === 0) continue;
    const proven = distinct([...found, ...byRuns, ...paired], values);
    const isOne = proven.length === 1;
    return proven.length > MOST_READINGS
      ? []
      : proven.map((deal) => dealt(list, deal, !isOpen && isOne, list.isOpen || !isOne));
  }
  return paired.length > 0 ? [] : null;
}

/** More rows than this have a name, a target or a remark between their points. */
const MOST_PAIRS = 2;

/** Ways that give the rows different points. */
function distinct(deals: readonly Deal[], values: readonly number[]): Deal[] {
  const texts = new Map(deals.map((deal) => [[...deal.weights, ...deal.scores].map((at) => values[at]).join(), deal]));
  return [...texts.values()];
}

function dealt(list: PointList, deal: Deal, inOneBlock: boolean, isOpen: boolean): ProvenPoints {
  const { parts, points, totals, strays } = list;
  const [weights, scores] = [deal.weights, deal.scores].map((places) => places.map((at) => points[at]));
  const lost = weights.filter((weight, row) => pointsOf(scores[row]) < pointsOf(weight)).length;
  const numbers = new Set([...points, ...totals, ...strays]);
  const told = remarksIn(parts, numbers);
  const remarks = told.length === lost && !hasMarks(parts, weights.length - lost) ? told : [];
  const taken = new Set([...numbers, ...flatten(remarks)]);
  const rest = parts.filter((item) => !taken.has(item));
  const paired = pairedOf(
    deal,
    runsOfPoints(list).map((run) => run.length),
  );
  return { weights, scores, totals, remarks, strays, rest, inOneBlock, isOpen, paired };
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

/** `无` for every row that lost nothing: the column of remarks has its order by itself. */
function hasMarks(items: readonly Item[], count: number): boolean {
  const marks = items.filter(({ text, meanings }) => !meanings && cellLook(text).blank);
  return count > 0 && marks.length >= count;
}

/** Cells that are clauses, with a comma or a stop, each with its lines: what went wrong with an indicator. */
function remarksIn(items: readonly Item[], numbers: ReadonlySet<Item>): Item[][] {
  const isText = (item: Item) => !item.meanings && !numbers.has(item);
  const cells = runsOf(items, (run, item) => {
    const last = run[run.length - 1];
    return isText(last) && isText(item) && (item.sameLine || (item.row === last.row + 1 && item.blankBefore === 0));
  });
  return cells.filter((cell) => isText(cell[0]) && CLAUSE.test(cell.map(({ text }) => text).join('')));
}

const CLAUSE = /\p{Script=Han}{2}[，；。]/u;

/** Tells whether the points of a deal add up, with those of the money, and no score is more than its weight. */
function proofOf(points: readonly number[], totals: readonly number[], money: readonly number[]) {
  const total = totals[totals.length - 1];
  const all = addUp(points);
  return ({ weights, scores }: Deal) => {
    const weight = HUNDRED - addUp(weights.map((at) => points[at]));
    const score = HUNDRED + total - all - weight;
    return (
      money.includes(weight) &&
      money.includes(score) &&
      score <= weight &&
      weights.every((at, i) => points[scores[i]] <= points[at])
    );
  };
}

function addUp(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
