/**
 * A set of cells as two numbers: a scrambled number of each cell, all of them combined bit by bit. Two sets are equal where
 * these are (by chance, once in 2^64), and a cell is put in or taken out at no cost, however large the set is.
 */
export interface Fingerprint {
  low: number;
  high: number;
}

/** More than any table has. */
export const MOST_COLUMNS = 64;

/** Puts a cell into the set that was not in it, or takes one out that was. */
export function toggle(set: Fingerprint, row: number, column: number): void {
  const cell = row * MOST_COLUMNS + column + 1;
  set.low ^= scramble(cell);
  set.high ^= scramble(~cell);
}

/** The same for the cells of so many columns in a row; one of them is passed over. */
export function toggleRow(set: Fingerprint, row: number, columns: number, except: number): void {
  for (let column = 0; column < columns; column++) if (column !== except) toggle(set, row, column);
}

/** A number in which every bit depends on every bit of the given one. */
function scramble(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return bits ^ (bits >>> 16);
}
