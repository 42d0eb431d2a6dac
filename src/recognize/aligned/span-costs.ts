import type { Level2Definition } from '../../model/form.js';
import { flatMap, quantile } from '../../model/group.js';
import type { LevelLabel } from './level-labels.js';
import { type Alignment, rememberRuns } from './rows.js';
import { SPAN } from './tolerances.js';

/** Where a row stands: its page, the lines of its cells, and the borders to its neighbours. */
export interface RowPlace {
  readonly page: number;
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly bottom: number;
}

/** A label with its vertical place, in the same measure as the rows. */
export interface PlacedLabel {
  readonly label: LevelLabel;
  readonly page: number;
  readonly first: number;
  readonly last: number;
}

/** How much better the words of a row fit another level 2 of the form than this one. */
export type WordMisfit = (row: number, level2: Level2Definition) => number;

/**
 * How labels stand beside their rows: at the top, in the middle, or at the bottom; what is in the middle between two lines may be printed
 * with the upper or the lower one, all over the table; labels at the top or bottom beside names in the middle may be printed a line above
 * or below these.
 */
export type Stand = Alignment | 'above' | 'below' | 'over' | 'under';

/** The rows that labels stand beside, and how. */
interface Standing {
  readonly rows: readonly RowPlace[];
  readonly stand: Stand;
  /** Height of a row. */
  readonly pitch: number;
  readonly misfit: WordMisfit;
}

/** What it costs that a label, by its number, spans the rows `from` … `to - 1`. */
export type SpanCost = (label: number, from: number, to: number) => number;

/** What it costs that one of these labels spans certain rows; each is reckoned once. */
export function spanCosts(labels: readonly PlacedLabel[], given: Omit<Standing, 'pitch'>): SpanCost {
  const problem: Standing = { ...given, pitch: pitchOf(given.rows) };
  const costs = labels.map((label) => {
    const heights = heightsOf(label, problem);
    const words = misfitsOf(label, problem);
    const cost = (from: number, to: number) => spanCost(label, from, to, problem, heights) + wordCost(words, from, to);
    return rememberRuns(problem.rows.length, cost);
  });
  return (label, from, to) => costs[label](from, to);
}

/** How far below its printed line a label's middle may be. */
const HALVES: Readonly<Record<Stand, readonly number[]>> = {
  ...{ middle: [0], above: [0, 0.5], below: [0, -0.5] },
  ...{ top: [], bottom: [], over: [], under: [] },
};

/** Where the middle of a label may be, and as a number of rows. */
interface Height {
  readonly y: number;
  readonly position: number;
}

function heightsOf({ first, last, page }: PlacedLabel, { rows, stand }: Standing): Height[] {
  return HALVES[stand].map((half) => {
    const y = (first + last) / 2 + half;
    return { y, position: rowPosition(y, page, rows) };
  });
}

/** How badly a label's place fits the rows `from` … `to - 1`. On more than one page only the part on its page counts. */
function spanCost(label: PlacedLabel, from: number, to: number, problem: Standing, heights: readonly Height[]): number {
  const { rows, stand, pitch } = problem;
  let first = from;
  let last = to - 1;
  while (first <= last && rows[first].page !== label.page) first++;
  while (last >= first && rows[last].page !== label.page) last--;
  if (first > last) return SPAN.otherPage;
  const cut = first > from || last < to - 1;
  const parts = cut ? SPAN.overPage : 0;
  const top = rows[first].first - (stand === 'over' ? 1 : 0);
  const atTop = parts + SPAN.off * (Math.abs(label.first - top) / pitch);
  if (stand === 'top' || stand === 'over') return atTop;
  const bottom = rows[last].last + (stand === 'under' ? 1 : 0);
  if (stand === 'bottom' || stand === 'under') return parts + SPAN.off * (Math.abs(label.last - bottom) / pitch);
  const centre = (rows[first].top + rows[last].bottom) / 2;
  const offs = heights.map(({ y, position }) => {
    const byLines = Math.abs(y - centre) / pitch;
    const byRows = Math.abs(position - (first + last + 1) / 2);
    return SPAN.linesWeight * byLines + (1 - SPAN.linesWeight) * byRows;
  });
  const inMiddle = parts + SPAN.off * Math.max(0, Math.min(...offs) - SPAN.slack);
  // A cell that a page break cuts is set at its top by some exporters, whatever its alignment.
  const atBreak = rows[last + 1] !== undefined && rows[last + 1].page > rows[last].page;
  return atBreak ? Math.min(inMiddle, SPAN.cutTop + atTop) : inMiddle;
}

/** What the words of each row say against a level 2; nothing against other labels. */
function misfitsOf({ label }: PlacedLabel, { rows, misfit }: Standing): number[] {
  const names = flatMap(label.names, ({ level2 }) => level2 ?? []);
  return rows.map((_, row) => (names.length === 0 ? 0 : Math.min(...names.map((level2) => misfit(row, level2)))));
}

function wordCost(misfits: readonly number[], from: number, to: number): number {
  let cost = 0;
  for (let row = from; row < to; row++) cost += misfits[row];
  return SPAN.words * cost;
}

/** A vertical place as a number of rows: the middle of row 3 is 3.5. */
function rowPosition(y: number, page: number, rows: readonly RowPlace[]): number {
  let position = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row.page > page || (row.page === page && y < row.first - 0.01)) break;
    position = row.page < page || y > row.last + 0.01 ? i + 1 : i + 0.5;
  }
  return position;
}

/** Height of a row: most are as high. */
export function pitchOf(rows: readonly RowPlace[]): number {
  const steps = flatMap(rows.slice(1), (row, i) => (row.page === rows[i].page ? [row.top - rows[i].top] : []));
  return Math.max(1, quantile(steps, 0.5) ?? 1);
}
