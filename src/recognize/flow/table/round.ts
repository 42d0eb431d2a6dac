import { NARROW_READING } from '../../tolerances.js';
import { addDoubts, isSameSituation, type Reading, situationHash } from './reading.js';

/**
 * The readings that one token leads to, one for each situation, of which the cheapest stay. What is surely not among
 * them is not even entered.
 */
export interface Round {
  readonly width: number;
  /** How much worse than the best one a reading may be. */
  readonly worse: number;
  readonly next: Reading[];
  /** Costs more than this are of no use, neither as a reading nor as a rival of one that stays. */
  limit: number;
  lowest: number;
  /** Where to find a situation in `next`: a hash table of places there, counted from 1. */
  slots: Int32Array;
  /** Costs are counted by eighths from `floor`; `full` is the first bucket up to which there are enough readings. */
  readonly buckets: Int32Array;
  floor: number;
  full: number;
  counted: number;
}

const BUCKETS_A_UNIT = 8;
/** A step may make a reading cheaper by so much at most. */
const MOST_GAIN = 4;
const SLOTS = 256;

export function makeRound({ width, worse }: Pick<Round, 'width' | 'worse'>): Round {
  const buckets = new Int32Array((worse + 2 * MOST_GAIN) * BUCKETS_A_UNIT);
  const counts = { floor: 0, full: buckets.length - 1, counted: 0 };
  return { width, worse, next: [], limit: 0, lowest: 0, slots: new Int32Array(SLOTS), buckets, ...counts };
}

/** Begins a round from readings of which the best one costs so much. */
export function beginRound(round: Round, cost: number): void {
  round.next.length = 0;
  round.limit = Number.POSITIVE_INFINITY;
  round.lowest = Number.POSITIVE_INFINITY;
  round.slots.fill(0);
  round.buckets.fill(0);
  round.floor = cost - MOST_GAIN;
  round.full = round.buckets.length - 1;
  round.counted = 0;
}

/** The cheapest readings of the round, best first. */
export function endRound(round: Round): Reading[] {
  const { next, lowest, worse, width, counted, full } = round;
  const enough = counted >= width ? edgeOf(round, full) : Number.POSITIVE_INFINITY;
  const most = Math.min(enough, lowest + worse);
  const best = next.filter((reading) => reading.rank <= most).sort((a, b) => a.rank - b.rank);
  if (best.length > width) best.length = width;
  return best;
}

/** Enters a reading into the round; of two in the same situation the cheaper one stays, with its doubts. */
export function enter(round: Round, reading: Reading): void {
  const { rank } = reading;
  if (rank > round.limit) return;
  const { next } = round;
  const slot = slotOf(round, reading);
  const at = round.slots[slot] - 1;
  if (at < 0) {
    next.push(reading);
    round.slots[slot] = next.length;
    count(round, rank, Number.POSITIVE_INFINITY);
    if (2 * next.length > round.slots.length) grow(round);
    return;
  }
  const other = next[at];
  if (rank < other.rank) {
    next[at] = reading;
    count(round, rank, other.rank);
    if (other.rank - rank < NARROW_READING) addDoubts(reading, other);
  } else if (rank - other.rank < NARROW_READING) addDoubts(other, reading);
}

/** Counts a reading's cost, in place of another's where there was one, and tightens the limit. */
function count(round: Round, cost: number, before: number): void {
  const { buckets, width } = round;
  const bucket = bucketOf(round, cost);
  buckets[bucket]++;
  const isNew = before === Number.POSITIVE_INFINITY;
  const from = isNew ? buckets.length : bucketOf(round, before);
  if (!isNew) buckets[from]--;
  if (bucket <= round.full && from > round.full) round.counted++;
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

/** Where the situation of a reading stands, or would. */
function slotOf({ slots, next }: Round, reading: Reading): number {
  const last = slots.length - 1;
  let slot = situationHash(reading) & last;
  while (slots[slot] !== 0 && !isSameSituation(next[slots[slot] - 1], reading)) slot = (slot + 1) & last;
  return slot;
}

function grow(round: Round): void {
  round.slots = new Int32Array(2 * round.slots.length);
  round.next.forEach((reading, i) => {
    round.slots[slotOf(round, reading)] = i + 1;
  });
}
