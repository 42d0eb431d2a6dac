import { flatMap } from '../../../model/group.js';
import { fieldsIn } from '../../label-meaning.js';
import { type Item, partOf } from '../items.js';
import { looksLike } from './value-looks.js';

/** So many labels of amounts beside each other, none of them with one, are the heads of columns. */
const LEAST_HEADS = 3;

/**
 * `年度资金总额 财政拨款 上年结转资金 其他资金` above `1,350.00 1,350.00 0.00 0.00`: money as one row of labels above one row of amounts. Each
 * amount is put behind its label, as other forms print it.
 */
export function withAmountsInRow(items: readonly Item[]): readonly Item[] {
  const behind = new Map<Item, Item>();
  const rows = new Set<Item>();
  items.forEach((item, at) => {
    const heads = headsBefore(items, at);
    const amounts = amountsIn(item);
    if (heads.length < LEAST_HEADS || amounts.length !== heads.length) return;
    rows.add(item);
    for (const [i, head] of heads.entries()) behind.set(head, amounts[i]);
  });
  if (rows.size === 0) return items;
  return flatMap(items, (item) => {
    const amount = behind.get(item);
    return rows.has(item) ? [] : amount ? [item, amount] : [item];
  });
}

/** The labels of amounts that stand on one line, directly before this item on another. */
function headsBefore(items: readonly Item[], at: number): readonly Item[] {
  const isBeside = (other: number) => items[other]?.row === items[at - 1].row;
  if (at === 0 || isBeside(at)) return [];
  let from = at;
  while (isBeside(from - 1) && isMoneyLabel(items[from - 1])) from--;
  // what else stands on their line may have its own amount in the other
  return isBeside(from - 1) ? [] : items.slice(from, at);
}

function isMoneyLabel({ meanings }: Item): boolean {
  return fieldsIn(meanings).some(({ type }) => type === 'money');
}

/** The amounts that a line consists of; none where it holds anything else. */
function amountsIn(item: Item): Item[] {
  const words = item.meanings ? [] : item.text.trim().split(/\s+/u);
  const areAmounts = words.length > 0 && words.every((word) => looksLike('money', word));
  return areAmounts ? words.map((text) => ({ ...partOf(item, text), sameLine: true, blankBefore: 0 })) : [];
}
