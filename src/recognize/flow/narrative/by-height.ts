import { BESIDE } from './tolerances.js';

/**
 * Two texts side by side whose lines an extractor printed by their height. Both begin at the same height or have the same middle, so
 * that their numbers of lines tell how far one begins above the other, and with it the height of every line.
 */

/** A line as it is printed. */
export interface PrintedLine {
  readonly text: string;
  readonly blankBefore: number;
  /** Its line begins with characters of a heading that stands on the left of both texts. */
  readonly behindSide?: boolean;
}

/** What was printed before: the side of the last line, null for none or one of both, and how many lines either text has. */
export interface Printed {
  readonly side: 0 | 1 | null;
  readonly counts: readonly [number, number];
}

/** What it costs that a line stands here in one text, of which the right one begins by `offset` half lines below the left one. */
export function lineCost(printed: Printed, line: PrintedLine, offset: number, side: 0 | 1): number {
  const beside = side === 1 && line.behindSide ? BESIDE.behindSide : 0;
  const whole = PARTED.test(line.text) ? BESIDE.unparted : 0;
  return beside + whole + placeCost(printed, line, offset, side);
}

/** … and in both: their lines share a printed one where they are about as high. */
export function sharedCost({ counts }: Printed, offset: number): number {
  const [left, right] = heights(counts, offset);
  return BESIDE.share + (Math.abs(left - right) > 1 ? BESIDE.upwards : 0);
}

/** A blank stands between Han characters, as between two lines that share a printed one. */
export const PARTED = /[\p{Script=Han}，、；。] [\p{Script=Han}（①]/u;

/** Lower lines are printed below higher ones, unless a blank line parts their columns; the left one first where they are equally high. */
function placeCost({ counts, side: before }: Printed, line: PrintedLine, offset: number, side: 0 | 1): number {
  if (counts[0] + counts[1] === 0) return side === 1 ? BESIDE.firstRight : 0;
  const begins = counts[side] === 0;
  if (line.blankBefore > 0) {
    if (before === side) return BESIDE.sameApart;
    return before === null || begins ? 0 : BESIDE.changeApart;
  }
  const next = heights(counts, offset);
  const last = before === null ? Math.min(...next) - 2 : next[before] - 2;
  // half a line is hardly lower
  if (next[side] < last) return side === 1 && before === 0 && next[side] === last - 1 ? BESIDE.level : BESIDE.upwards;
  if (before === null || before === side) return 0;
  if (begins) return BESIDE.beginByHeight;
  return BESIDE.turn + (next[side] === last && side === 0 ? BESIDE.rightFirst : 0);
}

/** Of the next line of either text, in half lines. */
function heights([left, right]: Printed['counts'], offset: number): readonly [number, number] {
  return [2 * left, 2 * right + offset];
}

/** Texts of so many lines that neither begin at the same height nor have the same middle. */
export function offsetCost([left, right]: Printed['counts'], offset: number): number {
  if (offset === left - right || left * right === 0) return 0;
  return offset === 0 ? BESIDE.topAligned : BESIDE.upwards;
}

/** No two lines are equally high where both texts have the same middle: either may be the left one. */
export function mayBeSwapped([left, right]: Printed['counts']): boolean {
  return (left - right) % 2 !== 0;
}
