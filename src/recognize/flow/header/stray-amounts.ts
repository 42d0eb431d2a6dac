import type { FieldDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import type { Item } from '../items.js';

/** `83.82`, `1,143,400.00`: targets have no thousands parted and are no cents but by chance. */
const AMOUNT = /^(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{1,2})$/u;
/** A total and as many parts as any form has: fewer choices than this are looked at. */
const MOST_OPEN = 4;
const MOST_STRAYS = 12;
const CENT = 0.005;

/**
 * Amounts that an extractor printed away from the header, in the table: each label of a sum that has none takes the one that the
 * sum lacks. Several stand in the order of their labels, or in the opposite one. None where other amounts would do as well.
 */
export function strayAmounts<T extends { readonly field: FieldDefinition; readonly amount: readonly Item[] }>(
  dealt: readonly T[],
  items: readonly Item[],
): ReadonlyMap<T, Item> {
  let strays = items
    .filter(({ text, meanings }, at) => !meanings && (AMOUNT.test(plain(text)) || isLoneZero(items, at)))
    .slice(0, MOST_STRAYS);
  const found = new Map<T, Item>();
  for (const total of dealt) {
    const sum = [total, ...dealt.filter(({ field }) => field.under === total.field.key)];
    const open = sum.filter(({ amount }) => amount.length === 0);
    if (sum.length === 1 || open.length === 0 || open.length > MOST_OPEN) continue;
    const known = sum.reduce((left, each) => left + (each === total ? 1 : -1) * worth(each.amount), 0);
    const isRight = (amounts: readonly Item[]) =>
      Math.abs(open.reduce((left, each, i) => left + (each === total ? 1 : -1) * worth([amounts[i]]), known)) < CENT;
    const right = flatMap(choices(strays, open.length), (some) => [some, some.toReversed()].filter(isRight));
    const worths = new Set(right.map((amounts) => amounts.map((each) => worth([each])).join(' ')));
    if (worths.size !== 1) continue;
    for (const [i, each] of open.entries()) found.set(each, right[0][i]);
    strays = strays.filter((item) => !right[0].includes(item));
  }
  return found;
}

/** `0` behind a label, a level or another amount (`31,560,000.00` / `0` / `0`): the target of a row stands behind its name. */
function isLoneZero(items: readonly Item[], at: number): boolean {
  if (plain(items[at].text) !== '0') return false;
  const before = items[at - 1];
  if (!before || before.meanings !== null || LEVEL.test(before.text)) return true;
  return AMOUNT.test(plain(before.text)) || isLoneZero(items, at - 1);
}

const LEVEL = /指标(?:[(（]\d+分[)）])?$/u;

function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

function worth(lines: readonly Item[]): number {
  return Number(
    lines
      .map(({ text }) => plain(text))
      .join('')
      .replace(/[^\d.]/gu, ''),
  );
}

/** So many of these, in their order. */
function choices(items: readonly Item[], count: number): (readonly Item[])[] {
  if (count === 0) return [[]];
  return flatMap(items, (item, at) => choices(items.slice(at + 1), count - 1).map((rest) => [item, ...rest]));
}
