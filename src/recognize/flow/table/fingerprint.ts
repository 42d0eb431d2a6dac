/**
 * A set of cells as two numbers: a scrambled number of each cell, all of them combined bit by bit. Two sets are equal where
 * these are (by chance, once in 2^64), and a cell is put in or taken out at no cost, however large the set is.
 */
export interface Fingerprint {
  readonly low: number;
  readonly high: number;
}

/** The empty set. */
export const NOTHING: Fingerprint = { low: 0, high: 0 };

/** More than any table has. */
export const MOST_COLUMNS = 64;

/** The set with a cell that was not in it, or without one that was. */
export function toggle({ low, high }: Fingerprint, row: number, column: number): Fingerprint {
  const cell = row * MOST_COLUMNS + column + 1;
  return { low: low ^ scramble(cell), high: high ^ scramble(~cell) };
}

/** The set with the cells of these columns in a row that were not in it, or without them if they were; one column is passed over. */
export function toggleRow(set: Fingerprint, row: number, columns: number, except: number): Fingerprint {
  let { low, high } = set;
  for (let column = 0; column < columns; column++) {
    if (column === except) continue;
    const cell = row * MOST_COLUMNS + column + 1;
    low ^= scramble(cell);
    high ^= scramble(~cell);
  }
  return { low, high };
}

/** Whether two sets hold the same cells. */
export function isSame(a: Fingerprint, b: Fingerprint): boolean {
  return a.low === b.low && a.high === b.high;
}

/** A number in which every bit depends on every bit of the given one. */
function scramble(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return bits ^ (bits >>> 16);
}
