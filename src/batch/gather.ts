import { readFileSync } from 'node:fs';
import type { DocumentResult } from '../model/project.js';
import type { Combination } from './combine.js';
import type { Journal } from './journal.js';
import type { Run } from './plan.js';
import type { Row } from './types.js';

/**
 * What goes into the combined output: the results in the order of the inputs, each read when its turn comes.
 * @param wait lets the output wait for an input that is still under way; false when it will never come. Without it all
 * are there.
 */
export function gather(run: Run, wait?: (index: number) => Promise<boolean>): Combination {
  const { plan, places, journal, hands, seen } = run;
  const documents = async function* () {
    for (const input of plan.inputs) {
      if (wait && !(await wait(input.index))) return;
      if (hands.stop.aborted && !wait) throw new Error('interrupted');
      const row = journal.read(input.index);
      if (row !== null && (JSON.parse(row) as Row).status !== 'failed') {
        yield JSON.parse(readFileSync(places.target(input).target!, 'utf8')) as DocumentResult;
      }
    }
  };
  const failed = {
    *[Symbol.iterator]() {
      for (const { index } of seen.counts.failed > 0 ? plan.inputs : []) {
        const row = JSON.parse(journal.read(index) ?? '{}') as Partial<Row>;
        if (row.reason) yield { path: row.input!, code: row.reason.code, message: hands.explain(row.reason) };
      }
    },
  };
  const { result, single, parse } = plan;
  return { documents, result, known: parse.forms ?? [], occurring: seen.forms, failed, single };
}

/** Tells the output when the row of an input is there. */
export function makeArrivals(journal: Journal) {
  const waiting = new Map<number, (has: boolean) => void>();
  let closed = false;
  return {
    arrived: (index: number) => {
      waiting.get(index)?.(true);
      waiting.delete(index);
    },
    wait: (index: number): Promise<boolean> => {
      if (journal.has(index)) return Promise.resolve(true);
      return closed ? Promise.resolve(false) : new Promise((resolve) => waiting.set(index, resolve));
    },
    /** No further row will come. */
    close: () => {
      closed = true;
      for (const resolve of waiting.values()) resolve(false);
    },
  };
}
