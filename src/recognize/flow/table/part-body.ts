import { flatMap } from '../../../model/group.js';
import type { Piece } from '../../../model/page.js';
import type { RawValue } from '../../../model/raw-form.js';
import { columnIn, means, meansOnly } from '../../label-meaning.js';
import { ODD } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { isBrokenNumber } from '../header/value-looks.js';
import type { Item } from '../items.js';

/** Column headings (also repeated ones), group headings, footers and labels of no field of ours apart from the cells. */
export function partBody(items: readonly Item[]) {
  const labels: Piece[] = [];
  const texts: Item[] = [];
  const others: Item[] = [];
  const values: Record<string, RawValue> = {};
  let apart: string | null = null;
  let footed = false;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const footer = item.meanings?.find((each) => each.kind === 'footer');
    if (columnIn(item.meanings) || means(item.meanings, 'heading')) labels.push(...item.pieces);
    else if (footer?.kind === 'footer' && !values[footer.key]) {
      labels.push(...item.pieces);
      const before = texts.at(-1);
      if (before && SUM_AND_TOTAL.test(plain(before)) && !NUMBERS.test(items[i + 1]?.text ?? '')) {
        takeFooter([texts.pop()!], footer.key, values, labels);
        footed = true;
        continue;
      }
      const used = takeFooter(items.slice(i + 1), footer.key, values, labels);
      footed ||= used > 0;
      if (used === 0 || isFull(items.slice(i + 1, i + 1 + used))) apart = footer.key;
      i += used;
    } else if (isOther(item) && (!mayBeName(item) || !isMeasure(items[i + 1]))) {
      const used = footed ? textBelow(items, i + 1) : 0;
      others.push(...items.slice(i, i + 1 + used));
      i += used;
      if (used === 0 && isValueOf(items[i + 1], item)) others.push(items[++i]);
    } else texts.push(item);
  }
  if (apart) takeTotals(items, texts, apart, values, labels);
  return { labels, texts, values, others };
}

/**
 * How many items from here on are the text of a label below the total, as that of 改进措施: up to the last line that is prose. Bare
 * numbers between are cells of rows, which some extractors print below the total.
 */
function textBelow(items: readonly Item[], from: number): number {
  const next = items.findIndex(({ text, meanings }, at) => at >= from && (meanings || LEVEL.test(text)));
  const run = items.slice(from, next < 0 ? items.length : next);
  const used = run.findLastIndex(({ text }) => PROSE.test(text)) + 1;
  return run.slice(0, used).some(({ text }) => cellLook(text).number) ? 0 : used;
}

const PROSE = /[，。；]/u;
const LEVEL = /^\s*\p{Script=Han}{2,10}指标\s*$/u;

/** `其他需要说明的问题`: a label below the table. */
function isOther({ meanings }: Item): boolean {
  return meansOnly(meanings, 'other');
}

/** One of money may be the name of an indicator, which has its target behind; `填报日期：`, `联系电话` are none. */
function mayBeName({ text }: Item): boolean {
  return !/[:：]$|(?:人|电话|日期|时间|方式)$/u.test(text);
}

function isMeasure(item: Item | undefined): boolean {
  return item !== undefined && !item.meanings && cellLook(item.text).target < ODD.targetLook;
}

/** What stands on the line of such a label, or tells that there is nothing. */
function isValueOf(item: Item | undefined, label: Item): boolean {
  if (!item || item.meanings) return false;
  return item.sameLine || item.pieces[0].line === label.pieces.at(-1)?.line || cellLook(item.text).blank;
}

const POINTS = /^\d{1,4}(?:\.\d+)?$/u;
const NUMBERS = /^\d+(?:\.\d+)?(?:\s+\d+(?:\.\d+)?)*$/u;
/** The same with a number that broke behind its point, `96.` / `94`, and behind it what says that there is no remark: `100 91.8 —`. */
const SUMS = /^(?:\d+(?:\.\d*)?(?:\s+|$))+(?:[—–\-/]+)?$/u;
const NO_REMARK = /^[—–\-/／]+$/u;

/** `100 99.86` on the line above `总分`: digits that have a font of their own may stand higher than their label. */
const SUM_AND_TOTAL = /^100(?:\.0+)?\s+\d{2,3}(?:\.\d+)?$/u;

/** Full-width digits count as digits. */
function plain(item: Item): string {
  return item.text.normalize('NFKC');
}

/** `总分 100 97.4`: the last number behind the label is the value, one before it the sum of weights. Returns the items used. */
function takeFooter(items: readonly Item[], key: string, values: Record<string, RawValue>, labels: Piece[]): number {
  let count = 0;
  const words: Piece[] = [];
  while (
    words.length < mostOf(words) &&
    count < items.length &&
    !items[count].meanings &&
    SUMS.test(plain(items[count]))
  ) {
    const item = items[count++];
    const printed = item.text.split(/\s+/u).map((text) => ({ ...item.pieces[0], text }));
    labels.push(...printed.filter(({ text }) => NO_REMARK.test(text)));
    words.push(...printed.filter(({ text }) => !NO_REMARK.test(text)));
  }
  const last = endsInRest(words) ? words.splice(-2, 1)[0] : words.pop();
  labels.push(...words);
  if (!last) return count;
  const tail = items[count];
  const broken = words.length > 0 && tail && !tail.meanings && isBrokenNumber(last.text, plain(tail));
  values[key] = broken
    ? { text: last.text + plain(tail).trim(), pieces: [last, ...tail.pieces] }
    : { text: last.text, pieces: [last] };
  return broken ? count + 1 : count;
}

/** `98.85` / `0`: behind the total stands what broke off the 100 above. */
function endsInRest(words: readonly Piece[]): boolean {
  const [before, last] = words.slice(-2).map(({ text }) => text);
  return last === '0' && before !== '100' && Number(before) >= LEAST_TOTAL;
}

/** Two numbers stand behind the label, or `10` / `0` / `97.33` where 100 broke in its cell. */
function mostOf(words: readonly Piece[]): number {
  return words[0]?.text === '10' && (words[1]?.text ?? '0') === '0' ? 3 : 2;
}

/** `总分` / `100`: the sum of the weights alone; the score may stand elsewhere. */
function isFull(used: readonly Item[]): boolean {
  return used.length === 1 && plain(used[0]).trim() === '100';
}

/** Totals of less than this are not told from the points of one row by their size. */
const LEAST_TOTAL = 50;

/** Takes out of `texts` the totals that were printed at the ends of columns: numbers above the sum of all others. */
function takeTotals(
  items: readonly Item[],
  texts: Item[],
  key: string,
  values: Record<string, RawValue>,
  labels: Piece[],
): void {
  const size = (item: Item) => (!item.meanings && POINTS.test(plain(item)) ? Number(plain(item)) : 0);
  const largest = Math.max(0, ...items.map(size).filter((value) => value < LEAST_TOTAL));
  const large = texts.filter((item) => size(item) >= Math.max(LEAST_TOTAL, 2 * largest));
  const totals = large.length > 2 ? [] : large;
  const last = totals.at(-1);
  if (!last || (values[key] && totals.length > 1)) return;
  labels.push(...(values[key]?.pieces ?? []));
  const rest = cutOff(last, texts);
  values[key] = { text: last.text + rest.map(plain).join(''), pieces: [last, ...rest].flatMap(({ pieces }) => pieces) };
  labels.push(...flatMap(totals.slice(0, -1), (item) => item.pieces));
  for (const item of [...totals, ...rest]) texts.splice(texts.indexOf(item), 1);
}

/** `97.6` / `4`: the line right below, where the number broke in its cell. */
function cutOff(number: Item, texts: readonly Item[]): Item[] {
  const next = texts[texts.indexOf(number) + 1];
  const isNear = next && next.blankBefore === 0 && !next.newPage && !next.sameLine;
  return isNear && /\.\d$/u.test(plain(number)) && /^\d$/u.test(plain(next).trim()) ? [next] : [];
}
