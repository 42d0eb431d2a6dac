import { flatMap } from '../../model/group.js';
import type { Line } from '../../model/page.js';
import { mayBegin, normalizeLabel } from '../label.js';
import { means, meansOnly } from '../label-meaning.js';
import { findLevel } from '../levels.js';
import { MONEY_UNIT } from '../marks.js';
import { cutAtBlanks, lineParts } from './cut-at-blanks.js';
import {
  beginsName,
  endsNameAbove,
  goesOnWith,
  headOf,
  isName,
  LONGEST_PART,
  mayBeginName,
  type Names,
  POINTS_ALONE,
} from './torn-cells.js';

/** A name over several lines, with its points. */
const LONGEST_NAME = 16;
/** The rest of a torn name stands within so many lines below its beginning; that of a row of the money grid behind all numbers. */
const REST_REACH = 10;
/** … or, if it is long, behind a row of texts and the heads of the table. */
const LONG_REACH = 16;
const LONG_REST = 3;
const FUND_REACH = 40;
/** A heading down the side has so many lines at most. */
const MOST_SIDE_LINES = 4;
/** Fewer characters begin too many words, but for headings of a table. */
const SHORTEST_HEAD = 3;
const SHORTEST_WORD = 2;
const OF_FUND = /^其中[：:]./u;
const OF_WHICH = /^其中[：:]?$/u;
/** A level without 指标 that is so long is no word of a cell. */
const LEAST_BARE = 5;

/**
 * `其中：财政资` / `` / `383,050.66` / `` / `金`: where blank lines part all cells, or lines are printed by their height, the rest of
 * a wrapped label or level stands anywhere below its beginning, in one line or more. Lines with nothing but a part of a known
 * name go back to it; so do the characters of a heading down the side.
 */
export function joinScattered(printed: readonly Line[], names: Names): Line[] {
  const lines = flatMap(printed, (line) => partPair(line, names));
  const joined = [...lines];
  const gone = new Set<number>();
  const heads = lines.map(({ text }) => headOf(text));
  const bareLevels = !heads.some(({ head, rest }) => rest === '' && isSuffixed(head, names));
  const search: Search = { lines, heads, names, gone, bareLevels };
  const append = (at: number, end: number, parts: readonly number[]) => {
    const { text } = joined[at];
    const rest = parts.map((part) => lines[part].text.trim()).join('');
    joined[at] = { ...joined[at], text: text.slice(0, end) + rest + text.slice(end) };
    for (const part of parts) gone.add(part);
  };
  lines.forEach((line, at) => {
    const side = gone.has(at) ? null : (restOfUnit(at, search) ?? restOfSide(at, search));
    if (side) append(at, line.text.trimEnd().length, side);
  });
  lines.forEach((line, at) => {
    if (gone.has(at)) return;
    for (const { text: head, from } of cutAtBlanks(joined[at].text)) {
      const rest = restBelow(at, head, search);
      // lines that follow directly are put together as those of any wrapped name are
      if (!rest || rest.every((part, i) => rest.length > 1 && part === at + 1 + i)) continue;
      append(at, from + head.length, rest);
      return;
    }
    const level = POINTS_ALONE.test(line.text.trim()) ? levelAbove(joined, at, search) : null;
    if (level) append(level.row, level.end, [at]);
  });
  return joined.filter((_, at) => !gone.has(at));
}

/** What the rest of a name is looked for in. */
interface Search {
  readonly lines: readonly Line[];
  /** The first word of each line, and what stands behind it. */
  readonly heads: readonly { readonly head: string; readonly rest: string }[];
  readonly names: Names;
  /** Lines that went back to their names. */
  readonly gone: ReadonlySet<number>;
  /** The levels of the table are printed without 指标. */
  readonly bareLevels: boolean;
}

/** Points of a level go on behind an open parenthesis only: elsewhere they are those of another one. */
const POINTS = /分\s*[)）]?$/u;
const OPEN = /[(（][^)）]*$/u;
const MOST_PARTS = 3;

/** The lines that hold the rest of this name and nothing else; null for none, or where it follows directly or before other cells. */
function restBelow(at: number, head: string, search: Search, parts: readonly number[] = []): number[] | null {
  const { lines, heads, names, gone, bareLevels } = search;
  if (head.length > LONGEST_NAME || !mayBeginName(head, names) || OF_WHICH.test(head)) return null;
  if (head.length < SHORTEST_HEAD && !isAmongHeadings(lines, at, head, names)) return null;
  const open = OPEN.test(head);
  const bare = isName(open ? head.replace(OPEN, '') : head, names);
  if ((!bare && !beginsName(head, names)) || (bare && hasValue(at, head, search))) return null;
  const last = parts.at(-1) ?? at;
  const firsts = goesOnWith(head, names);
  const reach = OF_FUND.test(head) ? FUND_REACH : LONG_REACH;
  for (let next = last + 1; next < lines.length && next <= last + reach; next++) {
    const { head: rest, rest: others } = heads[next];
    if (reach === LONG_REACH && next > last + REST_REACH && rest.length < LONG_REST) continue;
    if (rest.length > LONGEST_PART.label || !(open || mayBegin(rest, firsts)) || gone.has(next)) continue;
    if (next > last + 1 && isOfOther(next, search)) continue;
    const ofColumn = isColumn(head + rest, names);
    if (!open && ((bare && !ofColumn && !rest.endsWith('标')) || POINTS.test(rest))) continue;
    if (head.length < SHORTEST_HEAD && !ofColumn) continue;
    if (isName(head + rest, names) || (bareLevels && isBareLevel(head + rest, names))) {
      const follows = next === at + 1 && lines[at].text.trim() === head;
      return follows || others !== '' ? null : [...parts, next];
    }
    if (!open && (bare || rest.length < SHORTEST_WORD)) continue;
    if (others !== '' || parts.length + 1 >= MOST_PARTS || !isFirstPart(head, rest, names)) continue;
    const longer = restBelow(at, head + rest, search, [...parts, next]);
    if (longer) return longer;
  }
  return null;
}

/** `项目期 长期`: a label with its value is whole, although 项目期目标 is one as well. */
function hasValue(at: number, head: string, { heads, names }: Search): boolean {
  const meanings = names.vocabulary.meanings.get(normalizeLabel(head)) ?? null;
  return heads[at].head === head && heads[at].rest !== '' && meansOnly(meanings, 'field');
}

/** The heading of a column of the table. */
function isColumn(text: string, { vocabulary }: Names): boolean {
  return means(vocabulary.meanings.get(normalizeLabel(text)), 'column');
}

/**
 * The line goes on with the word above, unless that went back to its own name: `分` above `值`. Or it is the beginning of a heading: `指标`
 * above `目标值`.
 */
function isOfOther(at: number, { lines, names, gone }: Search): boolean {
  const isHeading = (first: number) =>
    first + 1 < lines.length && isColumn(lines[first].text.trim() + lines[first + 1].text.trim(), names);
  return (!gone.has(at - 1) && (endsNameAbove(lines, at, names) || isHeading(at - 1))) || isHeading(at);
}

/** What the end of a level would make a heading of. */
const SUFFIX = '指标';

/** A level 2 that is printed with 指标: all others are then. */
function isSuffixed(text: string, { levels }: Names): boolean {
  return text.endsWith(SUFFIX) && findLevel(text, levels).some(({ level }) => level === 2);
}

function isBareLevel(text: string, { levels }: Names): boolean {
  return text.length >= LEAST_BARE && findLevel(text, levels).length > 0;
}

/** A name that is not whole yet, or the points behind it. */
function isFirstPart(head: string, rest: string, names: Names): boolean {
  const text = head + rest;
  if (!OPEN.test(text)) return beginsName(text, names);
  return !(/\d$/u.test(head) && /^\d/u.test(rest)) && isName(text.replace(OPEN, ''), names);
}

/** `年度` above `实际` and other headings: a short word that begins the heading of a column, and stands alone on its line. */
function isAmongHeadings(lines: readonly Line[], at: number, head: string, names: Names): boolean {
  const begins = (text: string) =>
    text !== SUFFIX &&
    (names.vocabulary.byFirst.get(text[0]) ?? []).some((name) => name.startsWith(text) && isColumn(name, names));
  const next = lines[at + 1]?.text.trim() ?? '';
  if (head.length !== SHORTEST_WORD || lines[at].text.trim() !== head || !begins(head) || !begins(next)) return false;
  return !isOfSideHeading(lines, at, names);
}

/** `项目` / `年度` / `绩效` / `指标`, one below the other: a heading down the side, or the label of a text, that is whole as it stands. */
function isOfSideHeading(lines: readonly Line[], at: number, { vocabulary }: Names): boolean {
  for (let from = Math.max(0, at - MOST_SIDE_LINES + 1); from <= at; from++) {
    let text = '';
    for (let to = from; to < Math.min(lines.length, from + MOST_SIDE_LINES); to++) {
      text += lines[to].text.trim();
      if (to >= at && means(vocabulary.meanings.get(normalizeLabel(text)), 'heading', 'section')) return true;
    }
  }
  return false;
}

/** Where points go back to: behind a word of a line. */
interface WordEnd {
  readonly row: number;
  readonly end: number;
}

/** The nearest level 1 above points that stand apart from it, rather one that is no level 2 as well; null where they follow a level. */
function levelAbove(lines: readonly Line[], at: number, { names, gone }: Search): WordEnd | null {
  let nearest: WordEnd | null = null;
  for (let row = at - 1; row >= Math.max(0, at - REST_REACH); row--) {
    if (gone.has(row)) continue;
    const [word, ...others] = cutAtBlanks(lines[row].text);
    const text = others.length > 0 ? (word?.text ?? '') : lines[row].text.trim();
    const found = findLevel(text, names.levels);
    if (found.length > 0 && row === at - 1 && others.length === 0) return null;
    if (!found.some(({ level }) => level === 1)) continue;
    const hasPoints =
      /[)）]$/u.test(text) || (row + 1 < at && !gone.has(row + 1) && POINTS_ALONE.test(lines[row + 1].text.trim()));
    if (hasPoints) break;
    const end = others.length > 0 ? word.from + word.text.length : lines[row].text.trimEnd().length;
    if (found.every(({ level }) => level === 1)) return { row, end };
    nearest ??= { row, end };
  }
  return nearest;
}

/** `（万` / `其他资金` / `元）`, or a character a line: the unit of money below a heading down the side. */
function restOfUnit(at: number, { lines, gone }: Search): number[] | null {
  let text = lines[at].text.trim();
  if (!UNIT_HEAD.test(text)) return null;
  const parts: number[] = [];
  for (let next = at + 1; next < lines.length && next < (parts.at(-1) ?? at) + REST_REACH; next++) {
    if (gone.has(next)) continue;
    const longer = text + lines[next].text.trim();
    if (MONEY_UNIT.test(longer)) return [...parts, next];
    if (!UNIT_PART.test(longer)) continue;
    text = longer;
    parts.push(next);
  }
  return null;
}

const UNIT_HEAD = /^[(（︵]万?$/u;
const UNIT_PART = /^[(（︵]万?元?$/u;

/** The other characters of a heading down the side, one a line, with lines of cells between them; null where there is none. */
function restOfSide(at: number, { lines, names, gone }: Search): number[] | null {
  let text = lines[at].text.trim();
  const width = text.length;
  if (!SIDE_PART.test(text)) return null;
  const parts: number[] = [];
  for (let next = at + 1; next < lines.length && next <= (parts.at(-1) ?? at) + REST_REACH; next++) {
    const part = lines[next].text.trim();
    if (gone.has(next) || !SIDE_PART.test(part)) continue;
    if (endsNameAbove(lines, next, names)) continue;
    if (
      !names.sides.some(
        (name) => name.startsWith(text + part) && part.length === Math.min(width, name.length - text.length),
      )
    )
      continue;
    text += part;
    parts.push(next);
    if (names.sides.includes(text))
      return parts.length >= LEAST_SIDE && parts.some((row, i) => row !== at + 1 + i) ? parts : null;
  }
  return null;
}

/**
 * A line of two words: a character of a heading down the side, and the level that is level with it (`绩 产出指标`), or the points of
 * the level 1 above, and a level that is level with them, or the end of one (`（50分） 质量指标`, `（10分） 意度指标`).
 */
function partPair(line: Line, { sides, levels }: Names): Line[] {
  const [first, level, ...rest] = line.text.trim().split(/\s+/u);
  if (!level || rest.length > 0) return [line];
  const isLevel = () => findLevel(level, levels).length > 0;
  const isSide = first.length === 1 && sides.some((name) => name.includes(first)) && isLevel();
  const isPoints = POINTS_ALONE.test(first) && (level.endsWith('标') || isLevel());
  return isSide || isPoints ? lineParts(line, [first, level]) : [line];
}

/** Two lines tell little. */
const LEAST_SIDE = 2;
const SIDE_PART = /^\p{Script=Han}{1,2}$/u;
