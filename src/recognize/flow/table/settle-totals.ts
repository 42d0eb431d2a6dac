import type { Piece } from '../../../model/page.js';
import type { RawFund, RawRow, RawValue } from '../../../model/raw-form.js';

type Values = Readonly<Record<string, RawValue>>;

const CENT = 0.005;

/**
 * `99.1` / `1`: what would be the rest of a total that broke in its cell is the number of a page where the scores of the rows, or these and
 * that of the money, add up to what stands before it. `rests` are the pieces that are none of a total.
 */
export function settleTotals(
  values: Values,
  rows: readonly RawRow[],
  funds: readonly RawFund[],
): { readonly values: Values; readonly rests: readonly Piece[] } {
  const scored = rows.reduce((sum, { score }) => sum + numberOf(score), 0);
  const sums = [scored, scored + numberOf(funds[0]?.values.score)];
  const rests: Piece[] = [];
  const settled = Object.entries(values).map(([key, value]): [string, RawValue] => {
    const [first, rest, ...others] = value.pieces;
    const isWhole = sums.some((sum) => sum > 0 && Math.abs(sum - Number(first.text)) < CENT);
    if (!rest || others.length > 0 || !isWhole || !/^\d$/u.test(rest.text.trim())) return [key, value];
    rests.push(rest);
    return [key, { ...value, text: first.text, pieces: [first] }];
  });
  return { values: rests.length > 0 ? Object.fromEntries(settled) : values, rests };
}

function numberOf(value: RawValue | undefined): number {
  return Number.parseFloat(value?.text ?? '') || 0;
}
