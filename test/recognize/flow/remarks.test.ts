import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

it('leaves no remark of a dump that prints rows across unwarned', async () => {
  const path = 'fixtures/self-evaluation-calc/dumps/pdfbox-sort.txt';
  const { projects } = await parseDeclaration(new Uint8Array(readFileSync(path)), { path });
  const { indicators, diagnostics } = projects[0];
  const named = new Set(diagnostics.map(({ field }) => field));
  const said = indicators.flatMap((row, i) =>
    'deviation' in row && row.deviation && !/^[-/无]/u.test(row.deviation) ? [i] : [],
  );
  expect(said.length).toBeGreaterThan(0);
  for (const i of said) expect(named).toContain(`indicators[${i}].deviation`);
});
