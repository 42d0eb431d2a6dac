import { expect, it } from 'vitest';
import { emptyRow } from '../../src/batch/convert-file.js';
import type { Outcome } from '../../src/batch/types.js';
import { inOrder } from '../../src/cli/reporters/in-order.js';
import { emptySummary } from '../../src/cli/summary.js';

it('reports in the order of the list whatever ends first, however many must wait', async () => {
  const reported: Outcome[] = [];
  const reporter = inOrder({ add: async (outcome) => void reported.push(outcome), end: async () => {} });
  const outcomes = Array.from({ length: 500 }, (_, index): Outcome => {
    const row = { ...emptyRow({ input: `第${index}份.txt`, path: '', index }), status: 'ok' } as const;
    return { row, found: [], rejected: [] };
  });
  await Promise.all(outcomes.slice(1).toReversed().map(reporter.add));
  expect(reported).toEqual([]);
  await reporter.add(outcomes[0]!);
  expect(reported).toEqual(outcomes);
  await reporter.end(emptySummary(), 0);
});

it('reports what there is after an interruption', async () => {
  const reported: number[] = [];
  const reporter = inOrder({ add: async ({ row }) => void reported.push(row.index), end: async () => {} });
  for (const index of [7, 3, 5])
    await reporter.add({ row: emptyRow({ input: '', path: '', index }), found: [], rejected: [] });
  await reporter.end(emptySummary(), 0);
  expect(reported).toEqual([3, 5, 7]);
});
