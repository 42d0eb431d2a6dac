import type { LabelMeaning } from '../flow/vocabulary.js';
import type { LabelBlock } from './find-labels.js';
import type { TextLine, Word } from './text-lines.js';

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

/**
 * A word that mostly heads a group (绩效目标), as the label of a section where its text stands beside it.
 */
export function asSection(
  block: LabelBlock,
  blocks: readonly LabelBlock[],
  lines: readonly TextLine[],
  words: ReadonlySet<Word>,
): LabelBlock {
  const key = block.label.meanings.flatMap((each) => (each.kind === 'heading' && each.section) || [])[0];
  if (!key || !isHeading(block)) return block;
  const right = blocks.filter((other) => other !== block && other.x0 >= block.x1 && hasMeaning(other, 'section'));
  const isLabel = right.some((other) => shareLine(other, block))
    ? hasTextBehind(block, words)
    : !headsGroup(block, right, blocks) && hasTextAround(block, lines, words);
  return isLabel ? { ...block, label: { ...block.label, meanings: [{ kind: 'section', key }] } } : block;
}

/** Whether two labels have words on one line. */
export function shareLine(a: LabelBlock, b: LabelBlock): boolean {
  return a.words.some((word) => b.words.some((other) => other.line === word.line));
}

/** The labels nearest above it, or below, are those of sections further right, and none begins their row. */
function headsGroup(block: LabelBlock, right: readonly LabelBlock[], blocks: readonly LabelBlock[]): boolean {
  const lines = blocks.filter((other) => other !== block).flatMap((other) => [other.first, other.last]);
  const nearest = [
    Math.max(...lines.filter((index) => index < block.first)),
    Math.min(...lines.filter((index) => index > block.last)),
  ];
  return nearest.some((index) => {
    const row = blocks.filter(({ first, last }) => first <= index && index <= last);
    return row.some((each) => right.includes(each)) && row.every(({ x0 }) => x0 >= block.x1);
  });
}

/** Its text follows on its own line, or stands on lines around it that hold nothing else. */
function hasTextAround(block: LabelBlock, lines: readonly TextLine[], labels: ReadonlySet<Word>): boolean {
  if (hasTextBehind(block, labels)) return true;
  const own = block.words[0].line;
  const around = lines.filter((line) => line !== own && line.page === own.page && Math.abs(line.y - own.y) <= 1);
  return around.some(({ words }) => words.every((word) => !labels.has(word) && word.x0 >= block.x1));
}
