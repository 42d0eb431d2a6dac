import { flatMap, flatten, range, runsOf } from '../../../model/group.js';
import { type Item, partOf } from '../items.js';

/** Totals of less than this are not told from the points of one row. */
const LEAST_TOTAL = 50;

/** Numbers that may be the points of all rows. */
export interface PointList {
  readonly parts: readonly Item[];
  readonly points: readonly Item[];
  readonly totals: readonly Item[];
  readonly strays: readonly Item[];
  readonly money: readonly number[];
  readonly isOpen: boolean;
}

/** Lists of numbers, those of each step as likely as each other: all but the totals; then without some that are none of the points. */
export function pointLists(parts: readonly Item[], money: readonly number[]): PointList[][] {
  const list = listOf(parts, money);
  const own = list ? [list] : [];
  const led = flatMap(parts, partLeading);
  const withLeading = led.length > parts.length ? listOf(led, money) : null;
  return [
    own,
    withLeading ? [withLeading] : [],
    ...flatMap(own, withoutLone),
    ...withoutFirst(parts, money).map((each) => [each]),
    flatMap(own, withoutMoney),
  ];
}

function listOf(parts: readonly Item[], money: readonly number[]): PointList | null {
  const numbers = parts.filter(isNumber);
  const totals = totalsOf(numbers);
  const points = numbers.filter((item) => !totals.includes(item));
  return totals.length > 0 ? { parts, points, totals, strays: [], money, isOpen: false } : null;
}

/** The printed sum of the weights, which is a hundred, and that of the scores; the former is not always printed. */
function totalsOf(numbers: readonly Item[]): Item[] {
  const large = numbers.filter((item) => pointsOf(item) >= HUNDREDTHS * LEAST_TOTAL);
  const [sum, total] = large.sort((a, b) => pointsOf(b) - pointsOf(a));
  if (!sum) return [];
  if (!total) return pointsOf(sum) <= HUNDRED ? [sum] : [];
  return pointsOf(sum) === HUNDRED ? [sum, total] : [];
}

/** A number too many, which is a weight or score of the money that the header does not have: `5` / `10` / `10` below the last row. */
function withoutMoney(list: PointList): PointList[] {
  if (list.points.length % 2 === 0) return [];
  const texts = new Set<string>();
  return flatMap(list.points, (stray) => {
    if (pointsOf(stray) === 0 || texts.has(stray.text)) return [];
    texts.add(stray.text);
    return flatMap(list.points, (item) => {
      if (item.text !== stray.text) return [];
      const points = list.points.filter((other) => other !== item);
      return [{ ...list, points, strays: [item], money: [...list.money, pointsOf(item)], isOpen: true }];
    });
  });
}

/** Numbers alone between other cells may be results without a unit, or points of the money: few of them are more likely. */
function withoutLone(list: PointList): PointList[][] {
  const lone = flatten(runsOfPoints(list).filter((run) => run.length === 1));
  if (lone.length > MOST_LONE) return [];
  const sets = subsets(lone).map((dropped) => ({
    ...list,
    points: list.points.filter((item) => !dropped.includes(item)),
    money: [...list.money, ...dropped.map(pointsOf)],
    isOpen: true,
  }));
  return range(1, lone.length + 1).map((count) =>
    sets.filter(({ points }) => points.length === list.points.length - count),
  );
}

const MOST_LONE = 5;

function subsets<T>(items: readonly T[]): T[][] {
  return range(0, 2 ** items.length).map((set) => items.filter((_, i) => Math.floor(set / 2 ** i) % 2 > 0));
}

/** `100` `95` `5` in a column of results without units: the points are the last numbers. */
function withoutFirst(parts: readonly Item[], money: readonly number[]): PointList[] {
  const runs = runsOf(
    parts.filter((item) => !item.meanings),
    ([first], item) => isNumber(first) === isNumber(item),
  );
  const own = runs.filter(([first]) => isNumber(first)).slice(1);
  return flatMap(own, ([first]) => {
    const at = parts.indexOf(first);
    const list = listOf(parts.slice(at), money);
    return list ? [{ ...list, parts, isOpen: true }] : [];
  });
}

/** Points that stand behind each other with nothing but totals between them. */
export function runsOfPoints({ parts, points, totals }: PointList): Item[][] {
  const isOwn = (item: Item) => points.includes(item);
  const own = parts.filter((item) => !totals.includes(item));
  return runsOf(own, (run, item) => isOwn(run[0]) === isOwn(item)).filter((run) => isOwn(run[0]));
}

/** `9.5 受雨季影响，工期顺延`: a number before a remark on its line, too. */
function partLeading(item: Item): Item[] {
  const [all, number, remark] = (!item.meanings && LEADING.exec(item.text)) || [];
  return all ? [partOf(item, number), { ...partOf(item, remark), sameLine: true }] : [item];
}

const LEADING = /^(?<number>\d{1,2}(?:\.\d{1,2})?)\s+(?<remark>\p{Script=Han}{4}.*)$/u;

/** `95.9` / `6`: a total that broke inside its cell. */
export function joinTorn(parts: readonly Item[]): Item[] {
  const runs = runsOf(parts, ([first], item) => isNumber(first) && isNumber(item) && isTorn(first, item));
  return runs.map(([first, ...others]) => ({
    ...first,
    text: first.text + others.map(({ text }) => text).join(''),
    pieces: flatMap([first, ...others], ({ pieces }) => pieces),
  }));
}

function isTorn({ text }: Item, next: Item): boolean {
  return /^\d{2}\.\d$/u.test(text) && /^\d$/u.test(next.text) && next.blankBefore === 0 && !next.sameLine;
}

const HUNDREDTHS = 100;
export const HUNDRED = 100 * HUNDREDTHS;

export function pointsOf({ text }: Item): number {
  return Math.round(Number.parseFloat(text.normalize('NFKC')) * HUNDREDTHS);
}

export function isNumber({ text, meanings }: Item): boolean {
  return !meanings && NUMBER.test(text.normalize('NFKC'));
}

const NUMBER = /^\d{1,3}(?:\.\d{1,2})?$/u;

/** `≥3% 3.4% 8`: numbers that stand behind other cells on their line become items of their own. */
export function partNumbers(item: Item): Item[] {
  if (item.meanings || !item.text.includes(' ')) return [item];
  const words = item.text.split(/\s+/u);
  let from = words.length;
  while (from > 0 && NUMBER.test(words[from - 1].normalize('NFKC'))) from--;
  if (from === words.length) return [item];
  const numbers = words
    .slice(from)
    .map((word, i) => ({ ...partOf(item, word), sameLine: from + i > 0 || item.sameLine }));
  return from === 0 ? numbers : [partOf(item, words.slice(0, from).join(' ')), ...numbers];
}

/** `13 原定中秋晚会因台风取消`: a score with what is told of it on its line. */
export function partScore(item: Item): Item[] {
  const [, score, words] = (!item.meanings && SCORE_AND_WORDS.exec(item.text)) || [];
  return score ? [partOf(item, score), { ...partOf(item, words), sameLine: true }] : [item];
}

const SCORE_AND_WORDS = /^(\d{1,2}(?:\.\d{1,2})?)\s+(\p{Script=Han}.*)$/u;
