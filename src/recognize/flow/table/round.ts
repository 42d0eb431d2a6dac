import { NARROW_READING } from '../../tolerances.js';
import {
  type Action,
  addDoubts,
  isSameSituation,
  type Move,
  type Reading,
  situationHash,
  startMove,
} from './reading.js';

/** The moves that one token leads to, one a situation; the cheapest become readings. What surely will not is not entered. */
export interface Round {
  readonly width: number;
  /** How much worse than the best one a reading may be. */
  readonly worse: number;
  /** Those that were entered, and behind them some that are free: they are written over in each round. */
  readonly moves: Move[];
  entered: number;
  /** Costs more than this are of no use, neither as a reading nor as a rival of one that stays. */
  limit: number;
  lowest: number;
  /** Where to find a situation in `moves`: a hash table of places there, counted from 1. */
  slots: Int32Array;
  /** Costs are counted by eighths from `floor`; `full` is the first bucket up to which there are enough readings. */
  readonly buckets: Int32Array;
  floor: number;
  full: number;
  counted: number;
  /** The last bucket that anything was counted in. */
  top: number;
}

const BUCKETS_A_UNIT = 8;
/** A step may make a reading cheaper by so much at most. */
const MOST_GAIN = 4;
const SLOTS = 256;

export function makeRound({ width, worse }: Pick<Round, 'width' | 'worse'>): Round {
  const buckets = new Int32Array((worse + 2 * MOST_GAIN) * BUCKETS_A_UNIT);
  const counts = { floor: 0, full: buckets.length - 1, counted: 0, top: 0 };
  return { width, worse, moves: [], entered: 0, limit: 0, lowest: 0, slots: new Int32Array(SLOTS), buckets, ...counts };
}

/** Begins a round from readings of which the best one costs so much. */
export function beginRound(round: Round, cost: number): void {
  round.entered = 0;
  round.limit = Number.POSITIVE_INFINITY;
  round.lowest = Number.POSITIVE_INFINITY;
  round.slots.fill(0);
  round.buckets.fill(0);
  round.floor = cost - MOST_GAIN;
  round.full = round.buckets.length - 1;
  round.counted = 0;
  round.top = 0;
}

/** The cheapest moves of the round, best first; of equal ones the one that was entered first. */
export function endRound(round: Round): Move[] {
  const { moves, entered, lowest, worse, width, counted, full } = round;
  const enough = counted >= width ? edgeOf(round, full) : Number.POSITIVE_INFINITY;
  const most = Math.min(enough, lowest + worse);
  const best: Move[] = [];
  for (let i = 0; i < entered; i++) if (moves[i].rank <= most) insert(best, moves[i]);
  if (best.length > width) best.length = width;
  return best;
}

function insert(sorted: Move[], move: Move): void {
  const { rank } = move;
  let at = sorted.length;
  sorted.push(move);
  for (; at > 0 && sorted[at - 1].rank > rank; at--) sorted[at] = sorted[at - 1];
  sorted[at] = move;
}

/** A move that costs so much from a reading, and stands where that one does: it is only valid until the next one is drafted. */
export function draft(round: Round, back: Reading, action: Action, cost: number): Move {
  const { moves, entered } = round;
  if (entered === moves.length) moves.push(startMove());
  const move = moves[entered];
  move.cost = cost;
  move.rank = cost;
  move.back = back;
  move.action = action;
  move.row = back.row;
  move.column = back.column;
  move.rows = back.rows;
  move.runStart = back.runStart;
  move.low = back.low;
  move.high = back.high;
  move.measures = back.measures;
  move.points = back.points;
  move.doubts = back.doubts;
  return move;
}

/** Enters the move that was drafted into the round; of two in the same situation the cheaper one stays, with its doubts. */
export function enter(round: Round): void {
  const { moves, entered } = round;
  const move = moves[entered];
  const { rank } = move;
  if (rank > round.limit) return;
  const slot = slotOf(round, move);
  const at = round.slots[slot] - 1;
  if (at < 0) {
    round.entered++;
    round.slots[slot] = round.entered;
    count(round, rank, Number.POSITIVE_INFINITY);
    if (2 * round.entered > round.slots.length) grow(round);
    return;
  }
  const other = moves[at];
  if (rank < other.rank) {
    moves[at] = move;
    moves[entered] = other;
    count(round, rank, other.rank);
    if (other.rank - rank < NARROW_READING) addDoubts(move, other);
  } else if (rank - other.rank < NARROW_READING) addDoubts(other, move);
}

/** Counts a move's cost, in place of another's where there was one, and tightens the limit. */
function count(round: Round, cost: number, before: number): void {
  const { buckets, width } = round;
  const bucket = bucketOf(round, cost);
  buckets[bucket]++;
  const isNew = before === Number.POSITIVE_INFINITY;
  const from = isNew ? buckets.length : bucketOf(round, before);
  if (!isNew) buckets[from]--;
  if (bucket <= round.full && from > round.full) round.counted++;
  if (bucket > round.top) round.top = bucket;
  if (round.counted >= width && round.full > round.top) round.full = round.top;
  while (round.full > 0 && round.counted - buckets[round.full] >= width) round.counted -= buckets[round.full--];
  if (cost < round.lowest) round.lowest = cost;
  const enough = round.counted >= width ? edgeOf(round, round.full) + NARROW_READING : Number.POSITIVE_INFINITY;
  round.limit = Math.min(round.lowest + round.worse, enough);
}

function bucketOf({ buckets, floor }: Round, cost: number): number {
  const bucket = Math.floor((cost - floor) * BUCKETS_A_UNIT);
  return bucket < 0 ? 0 : bucket < buckets.length ? bucket : buckets.length - 1;
}

/** All in this bucket and below cost less than this. The last one has no end. */
function edgeOf({ buckets, floor }: Round, bucket: number): number {
  return bucket === buckets.length - 1 ? Number.POSITIVE_INFINITY : floor + (bucket + 1) / BUCKETS_A_UNIT;
}

/** Where the situation of a move stands, or would. */
function slotOf({ slots, moves }: Round, move: Move): number {
  const last = slots.length - 1;
  let slot = situationHash(move) & last;
  while (slots[slot] !== 0 && !isSameSituation(moves[slots[slot] - 1], move)) slot = (slot + 1) & last;
  return slot;
}

function grow(round: Round): void {
  round.slots = new Int32Array(2 * round.slots.length);
  for (let i = 0; i < round.entered; i++) round.slots[slotOf(round, round.moves[i])] = i + 1;
}
