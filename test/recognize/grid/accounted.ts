import { expect } from 'vitest';
import type { Block } from '../../../src/model/grid.js';
import type { Piece } from '../../../src/model/page.js';
import { type Recognition, valuesOf } from '../../../src/model/raw-form.js';
import { countCharacters, countCoverage } from '../../../src/validate/coverage.js';

/** Every character of the blocks stands in exactly one place: no piece twice, none lost, and parts make up their whole. */
export function expectAccounted(blocks: readonly Block[], furniture: readonly Piece[], found: Recognition): void {
  const pieces = [
    ...furniture,
    ...blocks.flatMap((block) =>
      block.kind === 'line' ? [block.piece] : block.grid.cells.flatMap((cell) => cell.lines),
    ),
  ];
  const characters = pieces.reduce((sum, piece) => sum + countCharacters(piece.text), 0);
  const { values, labels, unplaced, outside } = countCoverage(found, characters);
  expect(values + labels + unplaced + outside).toBe(characters);
  const placed = found.forms.flatMap((form) => [...form.labels, ...form.unplaced]).concat(found.outside);
  expect(new Set(placed).size).toBe(placed.length);
  for (const form of found.forms) {
    const own = valuesOf(form).flatMap((value) => value.pieces);
    expect(new Set(own).size).toBe(own.length);
  }
}
