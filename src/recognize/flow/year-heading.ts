import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import type { Piece } from '../../model/page.js';
import { rememberOf } from '../../model/remember.js';
import { means } from '../label-meaning.js';
import { type Item, partOf, splitLine } from './items.js';
import { vocabularyOf } from './vocabulary.js';

/**
 * Takes out `{year}年绩效目标` beside the table, wherever an extractor prints it: in one piece, before a level on its line, or
 * with a line for every character (`2` / `0` / `2` / `0` / `年` / `绩` …). Gives the other items, its pieces and its year.
 */
export function takeYearHeadings(items: readonly Item[], form: FormDefinition) {
  const shapes = shapesOf(form);
  const rest: Item[] = [];
  const labels: Piece[] = [];
  let year: number | null = null;
  if (shapes.length === 0) return { items, labels, year };
  const gone = new Set<number>();
  for (let at = 0; at < items.length; ) {
    const begins = shapes.some((shape) => beginsShape(items[at].text.charAt(0), shape));
    const found =
      begins && !gone.has(at) ? (headingAt(items, at, shapes, gone) ?? tornHeading(items, at, shapes, gone)) : null;
    if (!found) {
      if (!gone.has(at)) rest.push(items[at]);
      at++;
      continue;
    }
    year = found.year;
    for (const part of found.apart ?? []) gone.add(part);
    labels.push(...found.labels);
    if (found.behind) rest.push(...labelsIn(found.behind, form));
    at += found.count;
  }
  return { items: rest, labels, year };
}

/** What stands before the year of a heading and behind it, and all of it with zeros for digits. */
interface Shape {
  readonly before: string;
  readonly after: string;
  readonly whole: string;
}

/** `2020年绩效目`: the first line of a heading with a year. */
export function beginsYearHeading(text: string, form: FormDefinition): boolean {
  const compact = text.replace(/\s/gu, '');
  return shapesOf(form).some((shape) => beginsShape(compact, shape));
}

const shapesOf = rememberOf((form: FormDefinition) =>
  form.headings.filter((heading) => heading.includes('{year}')).map(shapeOf),
);

function shapeOf(heading: string): Shape {
  const [before, after] = heading.split('{year}');
  return { before, after, whole: `${before}0000${after}` };
}

interface Heading {
  readonly year: number;
  readonly labels: readonly Piece[];
  /** How many items it takes, and what stands behind it on the line of the last one. */
  readonly count: number;
  readonly behind: Item | null;
  /** Items further down that hold the rest of it. */
  readonly apart?: readonly number[];
}

function headingAt(
  items: readonly Item[],
  at: number,
  shapes: readonly Shape[],
  gone: ReadonlySet<number>,
): Heading | null {
  let joined = '';
  for (let count = 1; at + count <= items.length; count++) {
    if (gone.has(at + count - 1)) return null;
    const item = items[at + count - 1];
    joined += item.text.replace(/\s/gu, '');
    const whole = flatMap(shapes, (shape) => yearIn(joined, shape) ?? []);
    if (whole.length > 0) {
      const labels = flatMap(items.slice(at, at + count), ({ pieces }) => pieces);
      return { year: whole[0], labels, count, behind: null };
    }
    const before = count === 1 ? headBefore(item, shapes) : null;
    if (before) return before;
    if (!shapes.some((shape) => beginsShape(joined, shape))) return null;
  }
  return null;
}

/** The rest of a heading stands within so many items below its beginning, which holds the year and more. */
const REST_REACH = 10;
const BEGINNING = /^(?:19|20)\d\d\D{2}/u;

/** `2021年绩效` / `预算执行率` / `>=95%` / `目标`: lines printed by their height have words of rows between those of the heading. */
function tornHeading(
  items: readonly Item[],
  at: number,
  shapes: readonly Shape[],
  gone: ReadonlySet<number>,
): Heading | null {
  let joined = items[at].text.replace(/\s/gu, '');
  if (!BEGINNING.test(joined)) return null;
  const apart: number[] = [];
  for (let next = at + 1; next < items.length && next <= (apart.at(-1) ?? at) + REST_REACH; next++) {
    if (gone.has(next)) continue;
    const longer = joined + items[next].text.replace(/\s/gu, '');
    if (!shapes.some((shape) => beginsShape(longer, shape))) continue;
    joined = longer;
    apart.push(next);
    const [year] = flatMap(shapes, (shape) => yearIn(joined, shape) ?? []);
    const labels = flatMap([at, ...apart], (part) => items[part].pieces);
    if (year !== undefined) return { year, labels, count: 1, behind: null, apart };
  }
  return null;
}

/** A heading with a level behind it on its line: `2020年绩效目标 产出目标`, `2020 年绩效目标 产出目标`. */
function headBefore(item: Item, shapes: readonly Shape[]): Heading | null {
  for (const { index } of item.text.matchAll(/\s/gu)) {
    const head = item.text.slice(0, index);
    const [year] = flatMap(shapes, (shape) => yearIn(head.replace(/\s/gu, ''), shape) ?? []);
    if (year === undefined) continue;
    const behind = partOf(item, item.text.slice(index).trim());
    return { year, labels: partOf(item, head).pieces, count: 1, behind };
  }
  return null;
}

/** `2020年绩效目标 一级目标 二级目标`: behind the heading may stand the head of the table. */
function labelsIn(item: Item, form: FormDefinition): readonly Item[] {
  const { page, line } = item.pieces[0];
  const { text, row, blankBefore, newPage } = item;
  const split = splitLine({ text, page, line: line!, blankBefore }, row, vocabularyOf(form), newPage);
  return split.some(({ meanings }) => means(meanings, 'column')) ? split : [item];
}

function yearIn(text: string, { before, after }: Shape): number | null {
  if (!text.startsWith(before) || !text.endsWith(after)) return null;
  const middle = text.slice(before.length, text.length - after.length);
  return /^(?:19|20)\d\d$/u.test(middle) ? Number(middle) : null;
}

/** The text is the beginning of a heading. */
function beginsShape(text: string, { whole }: Shape): boolean {
  return whole.startsWith(text.replace(/\d/gu, '0'));
}
