import { findLevel, type LevelIndex, type LevelName } from '../levels.js';
import { type TextLine, textOf, type Word } from './text-lines.js';
import { LABEL } from './tolerances.js';

/** A printed level label, on one line or wrapped. */
export interface LevelLabel {
  /** Its words, line by line. */
  readonly lines: readonly (readonly Word[])[];
  readonly text: string;
  readonly names: readonly LevelName[];
  readonly first: TextLine;
  readonly last: TextLine;
}

/** A line's words in a level column. */
export interface LevelLine {
  readonly line: TextLine;
  readonly words: readonly Word[];
}

/** Puts the lines of a level column together to labels: known names first of all. */
export function groupLabels(lines: readonly LevelLine[], level: 1 | 2, index: LevelIndex): LevelLabel[] {
  return cheapestGroups(lines, level, index).labels;
}

/**
 * The lines of both level columns. Where one holds what is no name of a level, a line that stands in one of them moves to the
 * other if both then hold names: `标` of `成本指标` may be printed nearer to the `经济成本指标` beside it.
 */
export function settleLevels(
  printed: readonly [readonly LevelLine[], readonly LevelLine[]],
  index: LevelIndex,
): readonly [readonly LevelLine[], readonly LevelLine[]] {
  let sides = printed;
  let groups = sides.map((lines, i) => cheapestGroups(lines, i === 0 ? 1 : 2, index));
  for (const from of [0, 1] as const) {
    const unknown = groups[from].labels.filter(({ names }) => names.length === 0).flatMap(({ lines }) => lines);
    for (const words of unknown) {
      const moved = sides[from].find((each) => each.words === words);
      const other = sides[1 - from];
      if (!moved || other.some(({ line }) => line === moved.line)) continue;
      const left = sides[from].filter((each) => each !== moved);
      const right = [...other, moved].sort((a, b) => a.line.index - b.line.index);
      const next = from === 0 ? ([left, right] as const) : ([right, left] as const);
      const cuts = next.map((lines, i) => cheapestGroups(lines, i === 0 ? 1 : 2, index));
      if (cuts[0].cost + cuts[1].cost > groups[0].cost + groups[1].cost - LABEL.moved) continue;
      sides = next;
      groups = cuts;
    }
  }
  return sides;
}

function cheapestGroups(
  lines: readonly LevelLine[],
  level: 1 | 2,
  index: LevelIndex,
): { readonly cost: number; readonly labels: LevelLabel[] } {
  const n = lines.length;
  const best = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
  const back = new Array<number>(n + 1).fill(0);
  best[0] = 0;
  for (let to = 1; to <= n; to++) {
    for (let from = Math.max(0, to - LABEL.mostLines); from < to; from++) {
      const cost = best[from] + groupCost(lines.slice(from, to), level, index);
      if (cost >= best[to]) continue;
      best[to] = cost;
      back[to] = from;
    }
  }
  const labels: LevelLabel[] = [];
  for (let to = n; to > 0; to = back[to]) labels.unshift(toLabel(lines.slice(back[to], to), index));
  return { cost: best[n], labels };
}

function toLabel(lines: readonly LevelLine[], index: LevelIndex): LevelLabel {
  const text = joined(lines);
  return {
    lines: lines.map(({ words }) => words),
    text,
    names: findLevel(text, index),
    first: lines[0].line,
    last: lines[lines.length - 1].line,
  };
}

function joined(lines: readonly LevelLine[]): string {
  return lines.map(({ words }) => textOf(words)).join('');
}

function groupCost(lines: readonly LevelLine[], level: 1 | 2, index: LevelIndex): number {
  const names = findLevel(joined(lines), index);
  let cost: number = LABEL.each;
  if (!names.some((name) => name.level === level))
    cost += names.length > 0 ? LABEL.otherLevel : LABEL.unknown * lines.length;
  const pages = new Set(lines.map(({ line }) => line.page));
  return cost + LABEL.overPage * (pages.size - 1);
}
