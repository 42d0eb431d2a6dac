import { type Diagnostic, diagnostic } from '../../../model/diagnostic.js';
import { flatMap } from '../../../model/group.js';
import { placeOf } from '../../doubt.js';
import { means, sectionsIn } from '../../label-meaning.js';
import { SENTENCE_END } from '../../marks.js';
import { cellLook } from '../cell-words.js';
import { type Item, partOf } from '../items.js';

/** So many labels in a row below their texts are no chance. */
const LEAST_BELOW = 3;

/**
 * Some exporters draw the label of a text behind it: sentences stand above the labels of sections, and none below the last one
 * or on the line of any. Such labels are put above their texts. Where a remark above the first label or prose below the last
 * one may as well explain this, the texts are doubted. Other items come back as they are.
 */
export function withLabelsAboveTexts(items: readonly Item[]): { items: readonly Item[]; doubts: Diagnostic[] } {
  const labels = flatMap(items, (item, at) => (means(item.meanings, 'section') ? [at] : []));
  const below = labels.filter((at) => isText(items[at - 1]));
  const isSentence = (at: number) => SENTENCE_END.test(items[at - 1].text);
  const isBelow =
    labels.length > 0 && below[0] === labels[0] && isSentence(labels[0]) && textStart(items, labels[0]) < labels[0];
  const isInline = labels.some((at) => items[at + 1]?.sameLine && isText(items[at + 1]));
  if (!isBelow || isInline || below.length < LEAST_BELOW) return { items, doubts: [] };
  if (!below.every(isSentence)) return { items, doubts: [] };
  const doubts = flatMap(labels, (at) => doubtsOf(items[at]));
  if (isText(items[labels[labels.length - 1] + 1])) return { items, doubts };
  const turned = [...items];
  for (const at of labels) turned.splice(textStart(items, at), 0, turned.splice(at, 1)[0]);
  return { items: turned, doubts };
}

/** So many labels in a row are those of a form. */
const LEAST_BLOCK = 4;

/**
 * Some exporters draw all values before all labels, or those of each page before its labels: such items are read as labels in a
 * block before their values.
 */
export function withLabelsFirst(items: readonly Item[]): readonly Item[] {
  const blocks = blocksOf(items);
  if (blocks.length === 0 || !blocks.every(isDrawnSo)) return items;
  return flatMap(blocks, ({ texts, labels }) => [
    ...labels,
    ...(labels.some((item) => !isText(item) && item.sameLine) ? parted(texts) : texts),
  ]);
}

/** Values, and the labels that were drawn behind them. */
interface Block {
  readonly texts: readonly Item[];
  readonly labels: readonly Item[];
}

/** Such blocks, one behind the other; none where something else stands behind the last labels. */
function blocksOf(items: readonly Item[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < items.length; ) {
    const first = items.findIndex((item, i) => i >= at && !isText(item));
    if (first < 0) return [];
    let end = first;
    while (end < items.length && !(isText(items[end]) && !items[end].sameLine && !isStray(items, end))) end++;
    blocks.push({ texts: items.slice(at, first), labels: items.slice(first, end) });
    at = end;
  }
  return blocks;
}

/** `同名项目上年度财政资金使用情况`: a heading that no list knows stands among labels. */
function isStray(items: readonly Item[], at: number): boolean {
  const isBare = (other: number) => items[other] !== undefined && !isText(items[other]) && !isText(items[other + 1]);
  const { text } = items[at];
  return HEADING.test(text) && isBare(at + 1) && isBare(at + 2) && !isText(items[at - 1]);
}

const HEADING = /^\p{Script=Han}{6,}情况[:：]?$/u;

/** Each block holds enough texts, and enough labels without a value on their line. */
function isDrawnSo({ texts, labels }: Block): boolean {
  const hasValue = (at: number) => isText(labels[at + 1]) && labels[at + 1].sameLine;
  const waiting = labels.filter(({ meanings }, at) => means(meanings, 'field', 'section') && !hasValue(at));
  return Math.min(texts.length, waiting.length) >= LEAST_BLOCK;
}

/** The values below the first block of labels: fewer lines than labels wait, of which some stand two on a line, are two values each. */
export function withValuesParted(items: readonly Item[]): readonly Item[] {
  const from = items.findIndex((item, at) => isText(item) && !item.sameLine && at > 0 && !isText(items[at - 1]));
  if (from < 0) return items;
  const next = items.findIndex((item, at) => at > from && !isText(item));
  const to = next < 0 ? items.length : next;
  const labels = items.slice(items.findLastIndex((item, at) => at < from && isText(item)) + 1, from);
  const waiting = labels.filter(({ meanings }) => means(meanings, 'field')).length;
  const texts = items.slice(from, to);
  if (waiting < LEAST_BLOCK || !labels.some(({ sameLine }) => sameLine) || valuesIn(texts) >= waiting) return items;
  return [...items.slice(0, from), ...parted(texts), ...items.slice(to)];
}

/** How many lines of values stand above the first sentence. */
function valuesIn(texts: readonly Item[]): number {
  const first = texts.findIndex(({ text }) => SENTENCE_END.test(text) || cellLook(text).sentence);
  return first < 0 ? texts.length : first;
}

/** `8,624,000.00`: two on a line are the values of two labels wherever they stand. */
const AMOUNT = /^\d{1,3}(?:,\d{3})*\.\d{2,6}$/u;

/** Values above the first sentence, and amounts below it, where labels stand two on a line and so do their values. */
function parted(texts: readonly Item[]): Item[] {
  const end = valuesIn(texts);
  return flatMap(texts, (item, at) => {
    const parts = item.text.split(/\s+/u);
    if (parts.length !== 2 || (at >= end && !parts.every((part) => AMOUNT.test(part)))) return [item];
    return parts.map((part) => ({ ...partOf(item, part), sameLine: false }));
  });
}

function doubtsOf({ meanings, pieces }: Item): Diagnostic[] {
  return sectionsIn(meanings).map((field) => diagnostic('boundary-inferred', { field, ...placeOf(pieces) }));
}

function isText(item: Item | undefined): boolean {
  return item !== undefined && item.meanings === null;
}

/** Where the text begins that stands above this label: behind the label before, and behind the value of a field. */
function textStart(items: readonly Item[], at: number): number {
  let start = at;
  while (isText(items[start - 1]) && !items[start - 1].sameLine) start--;
  const before = items[start - 1];
  const hasValue = isText(before) || means(before?.meanings ?? null, 'section', 'heading');
  return hasValue ? start : Math.min(start + 1, at);
}
