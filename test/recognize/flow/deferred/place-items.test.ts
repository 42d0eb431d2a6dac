import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import type { Placed } from '../../../../src/recognize/flow/deferred/merge-runs.js';
import { placeItems } from '../../../../src/recognize/flow/deferred/place-items.js';
import { toWords, type Word } from '../../../../src/recognize/flow/deferred/words.js';
import { itemsOf } from '../../../support/dump.js';

/** Cells of a row, one a word. */
function place(words: readonly Word[]): string[] {
  const placed = words.map((word, at): unknown => ({
    cell: { words: [word], text: word.text, deferred: false, names: [] },
    state: { mode: 'row', count: at + 1 },
  }));
  return placeItems(placed as readonly Placed[]).items.map(({ text }) => text);
}

it('prints words of an item together that follow each other, and none of another place between them', () => {
  const words = toWords(itemsOf('居民满意度 ≥90% 86.5% 10 6', selfEvaluation), selfEvaluation);
  const [name, target, actual, weight, score] = words;
  expect(words).toHaveLength(5);
  expect(place(words)).toEqual(['居民满意度 ≥90% 86.5% 10 6']);
  expect(place([name!, target!, actual!, score!, weight!])).toEqual(['居民满意度 ≥90% 86.5%', '6', '10']);
});
