import { flatMap } from '../../../model/group.js';
import { fieldsIn, meansOnly } from '../../label-meaning.js';
import { type Item, partOf } from '../items.js';
import { looksLike } from './value-looks.js';

/** So many labels of amounts beside each other, none of them with one, are the heads of columns. */
const LEAST_HEADS = 3;

/**
 * `年度资金总额 财政拨款 上年结转资金 其他资金` above `1,350.00 1,350.00 0.00 0.00`: money as one row of labels above one row of amounts. Each
 * amount is put behind its label, as other forms print it. Fewer amounts than labels stay together: sums tell whose they are.
 */
export function withAmountsInRow(items: readonly Item[]): readonly Item[] {
  const behind = new Map<Item, Item>();
  const rows = new Map<Item, readonly Item[]>();
  items.forEach((item, at) => {
    const heads = headsBefore(items, at);
    const amounts = amountsIn(item);
    if (heads.length < LEAST_HEADS || amounts.length > heads.length) return;
    if (amounts.length === heads.length) {
      rows.set(item, []);
      for (const [i, head] of heads.entries()) behind.set(head, { ...amounts[i], sameLine: true });
    } else if (amounts.length > 1) rows.set(item, amounts);
  });
  if (rows.size === 0) return items;
  return flatMap(items, (item) => rows.get(item) ?? [item, ...(behind.has(item) ? [behind.get(item)!] : [])]);
}

/**
 * The labels of amounts that stand on one line, directly before this item on another; `项目资金（万元）`, which stands beside both lines, may
 * be between.
 */
function headsBefore(items: readonly Item[], at: number): readonly Item[] {
  const end = isSide(items[at - 1]) ? at - 1 : at;
  if (end === 0) return [];
  const isBeside = (other: number) => items[other]?.row === items[end - 1].row;
  if (isBeside(at)) return [];
  let from = end;
  while (isBeside(from - 1) && isMoneyLabel(items[from - 1])) from--;
  // what else stands on their line may have its own amount in the other
  return isBeside(from - 1) && !isSide(items[from - 1]) ? [] : items.slice(from, end);
}

function isSide(item: Item | undefined): boolean {
  return meansOnly(item?.meanings, 'heading');
}

function isMoneyLabel({ meanings }: Item): boolean {
  return fieldsIn(meanings).some(({ type }) => type === 'money');
}

/** The amounts that a line consists of; none where it holds anything else. */
function amountsIn(item: Item): Item[] {
  const words = item.meanings ? [] : item.text.trim().split(/\s+/u);
  const areAmounts = words.length > 0 && words.every((word) => looksLike('money', word));
  return areAmounts ? words.map((text) => ({ ...partOf(item, text), sameLine: false, blankBefore: 0 })) : [];
}
