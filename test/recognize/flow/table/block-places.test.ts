import { expect, it } from 'vitest';
import { blockPlaces } from '../../../../src/recognize/flow/table/block-places.js';

/** Three rows with their targets wait for notes; the last cell is the target of the last one, printed behind its points or below another. */
function costOfNote(isBehind: boolean, isNote: boolean): number {
  const back = { row: isBehind ? 2 : 1, column: isBehind ? 1 : 2 } as never;
  const reading = { row: 2, column: 2, rows: 3, runStart: 0, waiting: [[], [], [], [0, 1, 2]], back };
  const places = blockPlaces(reading, 3, [false, false, false, true], isNote);
  return places.find(({ row }) => row === 2)!.cost;
}

it('leaves a note that stands behind the cells of its row there, though rows above have none', () => {
  expect(costOfNote(true, true)).toBe(0);
  expect(costOfNote(false, true)).toBeGreaterThan(0);
  expect(costOfNote(true, false)).toBeGreaterThan(0);
});
