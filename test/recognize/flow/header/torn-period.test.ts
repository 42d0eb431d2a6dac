import { expect, it } from 'vitest';
import { takeTornPeriod } from '../../../../src/recognize/flow/header/torn-period.js';

const piece = (text: string, line: number) => ({ text, page: 1, line, box: null });

function take(lower: string, upper: string) {
  const values = { projectPeriod: { text: lower, pieces: [piece(lower, 7)] } };
  const read = takeTornPeriod({ values, unplaced: [piece(upper, 5)], diagnostics: [] });
  return [read.values.projectPeriod.text, read.unplaced.length, read.diagnostics.map(({ field }) => field)];
}

it('puts the halves of a period together, with a warning', () => {
  for (const [upper, lower] of [
    ['2025-01-01至2025', '-12-31'],
    ['2024年1月-', '2026年12月'],
  ])
    expect(take(lower, upper)).toEqual([upper + lower, 0, ['projectPeriod']]);
});

it('leaves a whole period, and text that makes none with it', () => {
  expect(take('2025-01-01至2025-12-31', '2025-01-01至2025')).toEqual(['2025-01-01至2025-12-31', 1, []]);
  expect(take('-12-31', '2025')).toEqual(['-12-31', 1, []]);
});
