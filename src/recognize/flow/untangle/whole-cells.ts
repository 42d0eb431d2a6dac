import type { ColumnKey, FormDefinition } from '../../../model/form.js';
import { displayWidth } from '../../../rebuild/display-width.js';
import { joinLines } from '../../../rebuild/join-lines.js';
import { findLevel, levelIndex } from '../../levels.js';
import { CELLS } from '../../tolerances.js';
import { cellLook } from '../cell-words.js';
import { hasKind } from './meanings.js';
import type { Word } from './torn-names.js';

/**
 * How the cells of a row stand beside each other: at the top, or in the middle; what is in the middle between two lines may be
 * printed with the upper or the lower one.
 */
type Stand = 'top' | 'middle' | 'above' | 'below';

/** One visual line below the head: the names of levels that it begins with, and the words of cells. */
interface CellLine {
  readonly labels: readonly Word[];
  readonly words: readonly Word[];
}

/** Which columns have a word on which line of a row. */
interface Pattern {
  readonly lines: readonly (readonly number[])[];
  readonly cost: number;
}

/** The cheapest way to put the lines up to a place together into rows, or leave them: its last row, and where that begins. */
interface Way {
  readonly cost: number;
  readonly from: number;
  readonly words: Word[];
}

/**
 * The rows below a head, with each wrapped cell in one piece. The cells of a row share their middle (or their first line): which
 * of them has how many lines settles how many words each visual line has, so that where the numbers of words fit, they tell
 * whose line is whose. `keys` are the columns behind the levels; lines that fit no row stay as they are.
 */
export function joinCells(rows: readonly Word[][], keys: readonly ColumnKey[], form: FormDefinition): Word[][] {
  const lines = rows.map((words) => withoutLevels(words, form));
  const middle = cheapestWays(lines, keys, patternsOf(keys, ['middle', 'above', 'below']));
  const top = cheapestWays(lines, keys, patternsOf(keys, ['top']));
  const ways = top[lines.length].cost < middle[lines.length].cost ? top : middle;
  const joined: Word[][] = [];
  for (let to = lines.length; to > 0; to = ways[to].from) joined.unshift(ways[to].words);
  return joined;
}

function withoutLevels(words: readonly Word[], form: FormDefinition): CellLine {
  const index = levelIndex(form);
  let at = 0;
  const isLabel = ({ text }: Word) => findLevel(text, index).length > 0 || hasKind(text, 'heading', form);
  while (at < words.length && isLabel(words[at])) at++;
  return { labels: words.slice(0, at), words: words.slice(at) };
}

const MEASURES: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['target', 'actual']);
const NUMBERS: ReadonlySet<ColumnKey> = new Set<ColumnKey>(['weight', 'score']);

/** The least and the most lines of a cell. */
function heightsOf(key: ColumnKey): readonly [number, number] {
  if (key === 'level3' || MEASURES.has(key)) return [1, CELLS.mostLines];
  return NUMBERS.has(key) ? [1, 1] : [0, CELLS.mostRemark];
}

function patternsOf(keys: readonly ColumnKey[], stands: readonly Stand[]): Pattern[] {
  let all: number[][] = [[]];
  for (const key of keys) {
    const [least, most] = heightsOf(key);
    all = all.flatMap((heights) => Array.from({ length: most - least + 1 }, (_, i) => [...heights, least + i]));
  }
  return all.flatMap((heights) => {
    const known = new Set<string>();
    return stands.flatMap((stand, i): Pattern[] => {
      const lines = linesOf(heights, stand);
      const name = lines.join(' ');
      if (known.has(name)) return [];
      known.add(name);
      return [{ lines, cost: i > 0 ? CELLS.rounded : 0 }];
    });
  });
}

/** Places are counted in half lines from the middle: cells of two and of three lines have none in common. */
function linesOf(heights: readonly number[], stand: Stand): number[][] {
  const columns = new Map<number, number[]>();
  const round = (half: number) =>
    stand === 'above' ? 2 * Math.floor(half / 2) : stand === 'below' ? 2 * Math.ceil(half / 2) : half;
  heights.forEach((height, column) => {
    for (let i = 0; i < height; i++) {
      const place = stand === 'top' ? i : round(2 * i - (height - 1));
      columns.set(place, [...(columns.get(place) ?? []), column]);
    }
  });
  return [...columns].sort(([a], [b]) => a - b).map(([, own]) => own);
}

function cheapestWays(lines: readonly CellLine[], keys: readonly ColumnKey[], patterns: readonly Pattern[]): Way[] {
  const best: Way[] = [{ cost: 0, from: 0, words: [] }];
  const offer = (to: number, way: Way) => {
    if (!best[to] || way.cost < best[to].cost) best[to] = way;
  };
  for (let from = 0; from < lines.length; from++) {
    const { cost } = best[from];
    const { labels, words } = lines[from];
    offer(from + 1, { cost: cost + (words.length > 0 ? CELLS.left : 0), from, words: [...labels, ...words] });
    if (words.length === 0) continue;
    for (const pattern of patterns) {
      const row = rowAt(lines, from, pattern, keys);
      if (row) offer(row.to, { cost: cost + row.cost, from, words: row.words });
    }
  }
  return best;
}

/** The row of this pattern that begins at a line; null where the numbers of words do not fit. Lines of labels only are passed over. */
function rowAt(
  lines: readonly CellLine[],
  from: number,
  pattern: Pattern,
  keys: readonly ColumnKey[],
): { to: number; cost: number; words: Word[] } | null {
  const labels: Word[] = [];
  const cells: Word[][] = keys.map(() => []);
  let to = from;
  for (const columns of pattern.lines) {
    while (to > from && lines[to]?.words.length === 0) labels.push(...lines[to++].labels);
    const line = lines[to++];
    if (line?.words.length !== columns.length) return null;
    labels.push(...line.labels);
    columns.forEach((column, i) => {
      cells[column].push(line.words[i]);
    });
  }
  let cost = CELLS.each + pattern.cost;
  for (const [column, words] of cells.entries()) cost += words.length > 0 ? cellCost(words, keys[column]) : 0;
  cost += unlikeCost(cells[keys.indexOf('target')], cells[keys.indexOf('actual')]);
  if (cost >= CELLS.never) return null;
  const filled = cells.filter((words) => words.length > 0);
  return { to, cost, words: [...labels, ...filled.map(joinWords)] };
}

/** A comparator, which results seldom have where their targets have none; a bare number where they have a unit. */
function unlikeCost(target: readonly Word[] | undefined, actual: readonly Word[] | undefined): number {
  if (!target || !actual) return 0;
  const [wanted, reached] = [target, actual].map((words) =>
    words
      .map(({ text }) => text)
      .join('')
      .normalize('NFKC'),
  );
  const sign = /^[<>=≤≥]/u;
  const isNumber = (text: string) => cellLook(text.replace(sign, '')).number;
  return (sign.test(reached) && !sign.test(wanted)) || (isNumber(reached) && !isNumber(wanted)) ? CELLS.unlike : 0;
}

function joinWords(words: readonly Word[]): Word {
  if (words.length === 1) return words[0];
  return { ...words[0], text: joinLines(words.map(({ text }) => text)), guessed: true };
}

/** How unlike a cell of the column these lines are. */
function cellCost(words: readonly Word[], key: ColumnKey): number {
  const texts = words.map(({ text }) => text);
  const look = cellLook(joinLines(texts).normalize('NFKC'));
  if (NUMBERS.has(key)) return look.number ? 0 : look.blank ? CELLS.blank : CELLS.never;
  const wrapped = texts.slice(1).reduce((sum, text, i) => sum + wrapCost(texts[i], text, texts, MEASURES.has(key)), 0);
  if (key === 'level3') return wrapped + Math.min(CELLS.mostLook, look.level3);
  if (!MEASURES.has(key)) return wrapped + (look.target < CELLS.complete && !look.blank ? CELLS.measure : 0);
  const complete = texts.filter((text) => cellLook(text.normalize('NFKC')).target < CELLS.complete);
  return wrapped + Math.min(CELLS.mostLook, look.target) + CELLS.measure * Math.max(0, complete.length - 1);
}

/** A line ends where the next word has no room: it is nearly as wide as the widest of its cell, and columns of text are not narrow. */
function wrapCost(above: string, below: string, all: readonly string[], measure: boolean): number {
  const width = displayWidth(above);
  const room = Math.max(...all.map(displayWidth)) - width;
  const next = /^[\x21-\x7e]+/u.exec(below)?.[0].length ?? 2;
  return CELLS.wrap + (room >= next || (!measure && width < CELLS.leastWidth) ? CELLS.short : 0);
}
