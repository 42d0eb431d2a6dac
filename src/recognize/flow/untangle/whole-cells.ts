import { joinLines } from '../../../rebuild/join-lines.js';
import { CELLS } from '../../tolerances.js';
import type { Word } from './torn-names.js';

/**
 * How the cells of a row stand beside each other: at the top, or in the middle; what is in the middle between two lines may be
 * printed with the upper or the lower one.
 */
type Stand = 'top' | 'middle' | 'above' | 'below';

/** One visual line: the labels that it begins with, and the words of cells. */
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

/** What the cells of one column may be like. */
export interface CellColumn {
  readonly leastLines: number;
  readonly mostLines: number;
  /** How unlike a cell of it some lines are. */
  readonly cost: (lines: readonly string[]) => number;
}

/** The columns of a grid, what its rows begin with that is no cell, and how unlike a row some cells are beside each other. */
export interface CellGrid {
  readonly columns: readonly CellColumn[];
  readonly isLabel: (word: Word) => boolean;
  readonly rowCost: (cells: readonly string[]) => number;
}

/**
 * The rows of a grid, with each wrapped cell in one piece. The cells of a row share their middle (or their first line): which
 * of them has how many lines settles how many words each visual line has, so that where the numbers of words fit, they tell
 * whose line is whose. Lines that fit no row stay as they are.
 */
export function joinCells(rows: readonly Word[][], grid: CellGrid): Word[][] {
  const lines = rows.map((words) => withoutLabels(words, grid));
  const middle = cheapestWays(lines, grid, patternsOf(grid, ['middle', 'above', 'below']));
  const top = cheapestWays(lines, grid, patternsOf(grid, ['top']));
  const ways = top[lines.length].cost < middle[lines.length].cost ? top : middle;
  const joined: Word[][] = [];
  for (let to = lines.length; to > 0; to = ways[to].from) joined.unshift(ways[to].words);
  return joined;
}

function withoutLabels(words: readonly Word[], { isLabel }: CellGrid): CellLine {
  const end = words.findIndex((word) => !isLabel(word));
  const at = end < 0 ? words.length : end;
  return { labels: words.slice(0, at), words: words.slice(at) };
}

function patternsOf({ columns }: CellGrid, stands: readonly Stand[]): Pattern[] {
  let all: number[][] = [[]];
  for (const { leastLines, mostLines } of columns)
    all = all.flatMap((heights) =>
      Array.from({ length: mostLines - leastLines + 1 }, (_, i) => [...heights, leastLines + i]),
    );
  return all.flatMap((heights) => {
    const known = new Set<string>();
    return stands.flatMap((stand, i): Pattern[] => {
      const lines = linesOf(heights, stand);
      const name = lines.join(' ');
      if (lines.length === 0 || known.has(name)) return [];
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

function cheapestWays(lines: readonly CellLine[], grid: CellGrid, patterns: readonly Pattern[]): Way[] {
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
      const row = rowAt(lines, from, pattern, grid);
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
  { columns, rowCost }: CellGrid,
): { to: number; cost: number; words: Word[] } | null {
  const labels: Word[] = [];
  const cells: Word[][] = columns.map(() => []);
  let to = from;
  for (const own of pattern.lines) {
    while (to > from && lines[to]?.words.length === 0) labels.push(...lines[to++].labels);
    const line = lines[to++];
    if (line?.words.length !== own.length) return null;
    labels.push(...line.labels);
    own.forEach((column, i) => {
      cells[column].push(line.words[i]);
    });
  }
  let cost = CELLS.each + pattern.cost;
  for (const [i, words] of cells.entries()) cost += columns[i].cost(words.map(({ text }) => text));
  if (cost >= CELLS.never) return null;
  const joined = cells.map((words) => (words.length > 1 ? joinWords(words) : words[0]));
  cost += rowCost(joined.map((word) => word?.text ?? ''));
  return { to, cost, words: [...labels, ...joined.filter((word) => word !== undefined)] };
}

function joinWords(words: readonly Word[]): Word {
  return { ...words[0], text: joinLines(words.map(({ text }) => text)), guessed: true };
}
