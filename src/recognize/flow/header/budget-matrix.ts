import type { FieldDefinition, FormDefinition } from '../../../model/form.js';
import { flatMap } from '../../../model/group.js';
import { fieldsIn } from '../../label-meaning.js';
import { type Item, partOf } from '../items.js';
import { looksLike } from './value-looks.js';

/** An amount of a matrix of money, the label that it stands beside or below, and what it is. */
export interface MatrixAmount {
  readonly label: Item;
  readonly field: FieldDefinition;
  readonly amount: Item;
}

/** What the first row of such a matrix is called; the parts below it have labels of the form. */
const SUM = /^(?:合计|总计|小计|金额)$/u;

/**
 * `资金来源 中期资金总额 年度资金总额` above `合计 960 320`, `财政拨款 780 260`, `其他资金 180 60`, cell by cell or row by row: behind
 * each part stand as many amounts as there are totals. Empty where it is not so for all parts.
 * @param words the items of the header, with rows of amounts taken apart: see `amountWords`
 */
export function readBudgetMatrix(words: readonly Item[], form: FormDefinition): MatrixAmount[] {
  const owners = new Set(flatMap(form.fields, ({ under }) => under ?? []));
  const totalOf = (item: Item | undefined) => fieldsIn(item?.meanings).find(({ key }) => owners.has(key));
  const found: MatrixAmount[] = [];
  const heads: FieldDefinition[] = [];
  const labels: Item[] = [];
  let at = words.findIndex((item) => totalOf(item));
  for (let field = totalOf(words[at]); field; field = totalOf(words[at])) {
    heads.push(field);
    labels.push(words[at]);
    if (isAmount(words[++at])) found.push({ label: labels.at(-1)!, field, amount: words[at++] });
  }
  if (heads.length < 2 || new Set(heads).size < heads.length) return [];
  if (found.length === 0 && SUM.test(words[at]?.text ?? '')) {
    const amounts = amountsBehind(words, at, heads.length);
    found.push(...amounts.map((amount, i) => ({ label: labels[i], field: heads[i], amount })));
    at += 1 + amounts.length;
  }
  if (found.length < heads.length) return [];
  const start = at;
  for (; at < words.length; at += 1 + heads.length) {
    const parts = fieldsIn(words[at].meanings).filter(({ under }) => under !== undefined);
    if (parts.length === 0) break;
    const amounts = amountsBehind(words, at, heads.length);
    if (amounts.length < heads.length) return [];
    for (const [i, amount] of amounts.entries()) {
      const field = parts.find(({ under }) => under === heads[i].key);
      if (field) found.push({ label: words[at], field, amount });
    }
  }
  return at > start ? found : [];
}

/** The amounts behind a word, where they are exactly so many. */
function amountsBehind(words: readonly Item[], at: number, count: number): readonly Item[] {
  const amounts = words.slice(at + 1, at + 1 + count);
  return amounts.length === count && amounts.every(isAmount) && !isAmount(words[at + 1 + count]) ? amounts : [];
}

function isAmount(item: Item | undefined): boolean {
  return item !== undefined && !item.meanings && looksLike('money', item.text);
}

/** The amounts of one line, and what stands before them, each by itself; any other item as it is. */
export function amountWords(item: Item): Item[] {
  const words = item.meanings ? [] : item.text.trim().split(/\s+/u);
  if (words.length < 2 || !words.slice(1).every((word) => looksLike('money', word))) return [item];
  return words.map((text) => partOf(item, text));
}
