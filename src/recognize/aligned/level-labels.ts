import { findLevel, type LevelIndex, type LevelName } from '../levels.js';
import { cheapestRuns } from './rows.js';
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
  const cost = (from: number, to: number) => groupCost(lines.slice(from, to), level, index);
  const { runs } = cheapestRuns(lines.length, LABEL.mostLines, cost);
  return runs.map(({ from, to }) => toLabel(lines.slice(from, to), index));
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
