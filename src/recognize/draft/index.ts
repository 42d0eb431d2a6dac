import type { FormDefinition } from '../../model/form.js';
import type { Block } from '../../model/grid.js';
import { flatMap } from '../../model/group.js';
import type { Line, Piece } from '../../model/page.js';
import { recognizeBlocks } from '../grid/index.js';
import { sampleFromBlocks } from './from-blocks.js';
import { sampleFromLines } from './from-lines.js';
import { type Drafted, levelsOf, toDefinition } from './to-definition.js';

export type { Drafted } from './to-definition.js';

/** Ruled tables and lines of a sample → a definition that reads it; null when they show no indicator table. */
export function draftFromBlocks(blocks: readonly Block[], furniture: readonly Piece[], id: string): Drafted | null {
  const sample = sampleFromBlocks(blocks);
  if (!sample) return null;
  const drafted = toDefinition(sample, id);
  const { forms } = recognizeBlocks(blocks, furniture, [drafted.definition]);
  const rows = flatMap(forms, (form) => form.rows);
  return withLevels(
    drafted,
    rows.map(({ level1, level2 }) => ({ level1: level1?.text ?? null, level2: level2?.text ?? null })),
  );
}

/** The same of a text dump, as far as its lines show labels and columns. */
export function draftFromLines(lines: readonly Line[], id: string): Drafted | null {
  const found = sampleFromLines(lines);
  return found ? withLevels(toDefinition(found.sample, id), found.levels) : null;
}

function withLevels(drafted: Drafted, rows: readonly { level1: string | null; level2: string | null }[]): Drafted {
  const { table } = drafted.definition;
  if (!table) return drafted;
  const definition: FormDefinition = { ...drafted.definition, table: { ...table, levels: levelsOf(rows) } };
  return { ...drafted, definition };
}
