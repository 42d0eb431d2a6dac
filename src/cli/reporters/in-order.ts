import type { Outcome } from '../../batch/types.js';
import { type Aside, type Place, putAside } from './aside.js';
import type { Reporter } from './index.js';

/** So many outcomes wait in memory for those before them; of further ones only the place on disk is kept. */
const IN_MEMORY = 100;

/** Files end in any order, and are reported in that of the list. */
export function inOrder(reporter: Reporter): Reporter {
  const waiting = new Map<number, Outcome | Place>();
  let aside: Aside | undefined;
  let next = 0;
  const keep = async (outcome: Outcome): Promise<Outcome | Place> => {
    if (waiting.size < IN_MEMORY) return outcome;
    aside ??= await putAside();
    return aside.add(JSON.stringify(outcome));
  };
  const report = async (index: number): Promise<boolean> => {
    const kept = waiting.get(index);
    if (!kept) return false;
    waiting.delete(index);
    await reporter.add('row' in kept ? kept : (JSON.parse(await aside!.read(kept)) as Outcome));
    return true;
  };
  const take = async (outcome: Outcome) => {
    waiting.set(outcome.row.index, outcome.row.index === next ? outcome : await keep(outcome));
    while (await report(next)) next++;
  };
  let last = Promise.resolve();
  return {
    add: (outcome) => {
      last = last.then(() => take(outcome));
      return last;
    },
    // After an interruption there are gaps.
    end: async (summary, skipped) => {
      await last;
      for (const index of [...waiting.keys()].sort((a, b) => a - b)) await report(index);
      await aside?.close();
      await reporter.end(summary, skipped);
    },
  };
}
