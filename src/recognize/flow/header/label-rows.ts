import type { FormDefinition } from '../../../model/form.js';
import { fieldsIn, means, meansOnly } from '../../label-meaning.js';
import { PAIR } from '../../tolerances.js';
import { type Item, partOf } from '../items.js';
import { looksLike } from './value-looks.js';
import { valueMisfit } from './value-misfit.js';

/**
 * `主管部` / `实施单位` / `门及代码 水利局 水文站`: the values of labels that were wrapped around each other, on the line of the last of them, from
 * left to right as the form has its fields, or as the labels of one line stand.
 */
export function dealLabelRows(items: readonly Item[], { fields }: FormDefinition): Item[] {
  const order = (item: Item) => fields.findIndex((field) => fieldsIn(item.meanings).includes(field));
  const dealt: Item[] = [];
  for (const item of items) {
    const run = item.meanings ? [] : labelsBefore(dealt);
    const labels = run.filter(isOfValue);
    const onOneLine = labels.every(({ row }) => row === labels[0].row);
    const inOrder = onOneLine ? labels : labels.toSorted((a, b) => order(a) - order(b));
    const parts = labels.length > 1 ? partsFor(inOrder, item) : null;
    if (!parts) dealt.push(...(labels.length > 1 && labels.every(isOfMoney) ? amountsApart(item) : [item]));
    else dealt.splice(dealt.length - run.length, run.length, ...run.filter((each) => !isOfValue(each)), ...parts);
  }
  return dealt;
}

function isOfMoney({ meanings }: Item): boolean {
  return fieldsIn(meanings).some(({ type }) => type === 'money');
}

/** `11.72 11.72` below the labels of more amounts than that: each one for itself. */
function amountsApart(item: Item): Item[] {
  const words = item.text.split(/\s+/u);
  if (!words.every((word) => looksLike('money', word))) return [item];
  return words.map((text, at) => ({ ...partOf(item, text), ...(at > 0 && { sameLine: true, blankBefore: 0 }) }));
}

/** The run of labels of single values that ends here, and headings among them, which stand beside whole groups. */
function labelsBefore(items: readonly Item[]): Item[] {
  const run: Item[] = [];
  for (let at = items.length - 1; at >= 0 && (isOfValue(items[at]) || meansOnly(items[at].meanings, 'heading')); at--)
    run.unshift(items[at]);
  return run.slice(run.findIndex(isOfValue));
}

function isOfValue({ meanings }: Item): boolean {
  return meansOnly(meanings, 'field', 'other');
}

/** Each label with its word behind it; null where the words do not go with the labels one by one. */
function partsFor(labels: readonly Item[], values: Item): Item[] | null {
  const words = values.text.split(/\s+/u);
  if (words.length !== labels.length) return null;
  // a label on the line of the values is the first of them, and those above it were wrapped
  const order = values.sameLine ? [labels[labels.length - 1], ...labels.slice(0, -1)] : labels;
  if (!order.every((label, at) => means(label.meanings, 'field') && misfitOf(label, words[at]) < PAIR.noNature))
    return null;
  return order.flatMap((label, at) => [label, { ...partOf(values, words[at]), sameLine: true, blankBefore: 0 }]);
}

function misfitOf({ meanings }: Item, word: string): number {
  const fields = fieldsIn(meanings);
  if (fields.length > 0) return Math.min(...fields.map((field) => valueMisfit(word, field)));
  return looksLike('text', word) ? 0 : Number.POSITIVE_INFINITY;
}
