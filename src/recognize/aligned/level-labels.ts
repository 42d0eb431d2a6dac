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
  return labels;
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
