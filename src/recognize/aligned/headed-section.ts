import type { LabelMeaning } from '../flow/vocabulary.js';
import type { LabelBlock } from './find-labels.js';
import type { Word } from './text-lines.js';

export function hasMeaning(block: LabelBlock, kind: LabelMeaning['kind']): boolean {
  return block.label.meanings.some((meaning) => meaning.kind === kind);
}

/** A label that carries no value. */
export function isHeading(block: LabelBlock): boolean {
  return block.label.meanings.every(({ kind }) => kind === 'heading');
}

export function sectionKeys({ label }: LabelBlock): string[] {
  return label.meanings.flatMap((meaning) => (meaning.kind === 'section' ? [meaning.key] : []));
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
