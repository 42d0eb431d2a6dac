import { flatMap } from '../../../model/group.js';
import { AMOUNTS } from '../../tolerances.js';
import type { End, Ends } from './ends.js';

/** The cells of a row of the money grid, in printed order: budgets and what was spent, then points, rate, score. */
interface Row {
  readonly cuts: readonly number[];
  readonly amounts: readonly Amount[];
  /** How many of points, rate and score were passed. */
  readonly stage: number;
  readonly points: number | null;
  readonly cost: number;
}

interface Amount {
  readonly value: number;
  readonly style: string;
}

const GROUPED = /^\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?/u;
const DASH = /^[—–－/-]+/u;
const RATE = /^(?:100|[1-9]?\d)(?:\.\d{1,2})?%/u;
const POINTS = [/^(?:100|[1-9]\d?)/u, RATE, /^(?:100|[1-9]?\d)(?:\.\d{1,2})?/u];
const MOST_AMOUNTS = 3;
const MOST_DECIMALS = 6;

/**
 * `3,830,0003,830,00010100.00%10`: offsets at which the amounts of a row begin that nothing parts. Of all ways to cut it,
 * the one in which the amounts are printed alike and the rate is what was spent of the budget. A blank among the `ends` parts
 * amounts; a line may end within one.
 */
export function amountCuts(run: string, ends: Ends): number[] {
  if (run.length > AMOUNTS.longestRun) return [];
  let best: Row | null = null;
  const follow = (at: number, row: Row) => {
    const gain = at === run.length ? 0 : mostGain(row);
    if (best && row.cost - gain >= best.cost) return;
    if (at === run.length) best = row;
    else
      for (const { end, next } of cellsAt(run, at, row, ends)) {
        const torn = AMOUNTS.torn * endsWithin(at, end, 'line', ends).length;
        follow(end, { ...next, cuts: [...row.cuts, at], cost: next.cost + torn });
      }
  };
  follow(0, { cuts: [], amounts: [], stage: 0, points: null, cost: 0 });
  return [...((best as Row | null)?.cuts ?? [])];
}

/** How much less the rest of a row may cost than nothing. */
function mostGain({ amounts, stage }: Row): number {
  return (stage < 2 ? AMOUNTS.fits : 0) + (stage === 0 ? AMOUNTS.same * (MOST_AMOUNTS - amounts.length) : 0);
}

const TOTALS = /^100(?:100|[1-9]?\d(?:\.\d{1,2})?)/u;

/** `10096.5`: points and score of a footer as one, no score above the points. `10095.855起`: late words, from `end` on. */
export function totalCuts(run: string, ends: Ends): { cuts: number[]; torn: number[]; end: number } {
  const figures = /^[\d.]*/u.exec(run)![0];
  const lines = endsWithin(0, figures.length, 'line', ends);
  const isWhole = (at: number) => TOTALS.exec(run.slice(0, at))?.[0].length === at;
  const longest = TOTALS.exec(figures)?.[0].length ?? 0;
  const end = [...lines, figures.length, longest].find((at) => run[at] !== '.' && isWhole(at));
  if (!end || endsWithin(0, end, 'blank', ends).some((at) => at !== POINTS_END))
    return { cuts: [], torn: [], end: run.length };
  return { cuts: [0, POINTS_END], torn: lines.filter((at) => at < end), end };
}

/** Behind 100. */
const POINTS_END = 3;

/** Ends of a kind behind `from` and before `to`. */
export function endsWithin(from: number, to: number, kind: End, ends: Ends): number[] {
  const within: number[] = [];
  for (let at = from + 1; at < to; at++) if (ends.get(at) === kind) within.push(at);
  return within;
}

function cellsAt(run: string, at: number, row: Row, ends: Ends): { end: number; next: Row }[] {
  const rest = run.slice(at, endsWithin(at, run.length, 'blank', ends)[0]);
  const dash = DASH.exec(rest);
  if (dash) return [{ end: at + dash[0].length, next: { ...row, cost: row.cost + AMOUNTS.cell } }];
  const amounts = row.stage === 0 && row.amounts.length < MOST_AMOUNTS ? amountsIn(rest) : [];
  const points = flatMap(POINTS.slice(row.stage), (pattern, i) => {
    const stage = row.stage + i;
    const whole = pattern.exec(rest)?.[0];
    const texts = stage === 0 && whole ? [whole, whole.slice(0, -1), whole.slice(0, -2)] : [whole];
    return flatMap(texts, (text) => (text ? [{ end: at + text.length, next: withPoints(row, stage, text) }] : []));
  });
  return [
    ...amounts.map((text) => ({ end: at + text.length, next: withAmount(row, text) })),
    ...(row.amounts.length > 0 || row.cuts.length > 0 ? points : []),
  ];
}

/** The amounts that the text may begin with. */
function amountsIn(text: string): string[] {
  const grouped = GROUPED.exec(text)?.[0];
  if (grouped) return [...new Set([grouped, grouped.replace(/\.\d+$/u, ''), grouped.replace(/(\.\d)\d$/u, '$1')])];
  const whole = /^(?:0(?!\d)|[1-9]\d*|0(?=\.))/u.exec(text)?.[0];
  if (!whole) return [];
  const decimals = /^\.\d+/u.exec(text.slice(whole.length))?.[0];
  if (decimals) return endsOf(decimals, 2, MOST_DECIMALS + 1).map((end) => whole + end);
  return endsOf(whole, 1, whole.length);
}

/** The beginnings of a text from the longest to the shortest. */
function endsOf(text: string, least: number, most: number): string[] {
  const lengths = Array.from({ length: Math.max(0, Math.min(text.length, most) - least + 1) }, (_, i) => least + i);
  return lengths.reverse().map((length) => text.slice(0, length));
}

function withAmount(row: Row, text: string): Row {
  const value = Number(text.replace(/[,，]/gu, ''));
  const style = `${/[,，]/u.test(text) ? 'grouped' : 'plain'} ${/\.(\d+)/u.exec(text)?.[1].length ?? 0}`;
  const last = row.amounts.at(-1);
  const unlike = last && last.style !== style && value > 0 && last.value > 0 ? AMOUNTS.unlike : 0;
  const grows = last && value > last.value ? AMOUNTS.grows : 0;
  const same = last && last.value === value && text.length >= AMOUNTS.leastSame ? AMOUNTS.same : 0;
  return { ...row, amounts: [...row.amounts, { value, style }], cost: row.cost + AMOUNTS.cell + unlike + grows - same };
}

function withPoints(row: Row, stage: number, text: string): Row {
  const value = Number.parseFloat(text);
  const cost = row.cost + AMOUNTS.cell;
  if (stage === 0) return { ...row, stage: 1, points: value, cost: cost + (value === 10 ? 0 : AMOUNTS.oddPoints) };
  if (stage === 1) return { ...row, stage: 2, cost: cost + rateCost(row.amounts, value) };
  return { ...row, stage: 3, cost: cost + (value > (row.points ?? 0) ? AMOUNTS.grows : 0) };
}

/** Far less where the rate is that of the last two amounts. */
function rateCost(amounts: readonly Amount[], rate: number): number {
  const [budget, spent] = amounts.slice(-2);
  if (!spent || budget.value === 0) return 0;
  return Math.abs((100 * spent.value) / budget.value - rate) < AMOUNTS.rate ? -AMOUNTS.fits : AMOUNTS.grows;
}
