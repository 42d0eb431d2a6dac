import type { FormDefinition } from '../../model/form.js';
import type { Block } from '../../model/grid.js';
import type { Piece } from '../../model/page.js';
import type { Recognition } from '../../model/raw-form.js';

/** Placeholder until the recogniser is here: everything is outside. */
export function recognizeBlocks(
  blocks: readonly Block[],
  furniture: readonly Piece[],
  _forms: readonly FormDefinition[],
): Recognition {
  const pieces = blocks.flatMap((block) =>
    block.kind === 'line' ? [block.piece] : block.grid.cells.flatMap((cell) => cell.lines),
  );
  return { forms: [], outside: [...furniture, ...pieces], diagnostics: [] };
}
