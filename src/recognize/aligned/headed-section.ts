import { type LabelMeaning, means, meansOnly, sectionsIn } from '../label-meaning.js';
import type { LabelBlock } from './find-labels.js';
import type { Word } from './text-lines.js';

export function hasMeaning(block: LabelBlock, kind: LabelMeaning['kind']): boolean {
  return means(block.label.meanings, kind);
}

/** A label that carries no value. */
export function isHeading(block: LabelBlock): boolean {
  return meansOnly(block.label.meanings, 'heading');
}

export function sectionKeys({ label }: LabelBlock): string[] {
  return sectionsIn(label.meanings);
}

/** What follows a label on its own line is no label: its text stands beside it, not below. */
export function hasTextBehind({ words: own }: LabelBlock, labels: ReadonlySet<Word>): boolean {
  const last = own[own.length - 1];
  const { words } = last.line;
  const next = words[words.indexOf(last) + 1];
  return next !== undefined && !labels.has(next);
}

/** Whether two labels have words on one line. */
export function shareLine(a: LabelBlock, b: LabelBlock): boolean {
  return a.words.some((word) => b.words.some((other) => other.line === word.line));
}
