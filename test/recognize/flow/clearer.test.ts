import { describe, expect, it, vi } from 'vitest';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { diagnostic } from '../../../src/model/diagnostic.js';
import type { RawForm } from '../../../src/model/raw-form.js';
import { clearerOf } from '../../../src/recognize/flow/clearer.js';
import type { RegionReading } from '../../../src/recognize/flow/read-region.js';

const cell = (text: string) => ({ text, pieces: [] });
const row = { level1: cell('产出指标'), level2: cell('数量指标'), level3: cell('疏浚河道'), target: cell('≥3千米') };
const piece = (text: string) => ({ text, x0: 0, source: { text, page: null, line: 1 } });

function reading(kind: string, form: Partial<RawForm>): RegionReading {
  const empty = { title: null, year: null, values: {}, rows: [row, row], funds: [], labels: [], unplaced: [] };
  return { kind, outside: [], form: { definition: shanghai2020, diagnostics: [], ...empty, ...form } };
}

const doubts = (...fields: string[]) => fields.map((field) => diagnostic('row-inferred', { field }));

describe('clearerOf', () => {
  it('follows columns that leave nothing in doubt, without a look at the lines', () => {
    const columns = reading('aligned', { diagnostics: doubts('indicators[0].level1') });
    const byLines = vi.fn();
    expect(clearerOf(columns, byLines)).toBe(columns);
    expect(byLines).not.toHaveBeenCalled();
  });

  it('takes the lines where columns lose text that lines place', () => {
    const columns = reading('aligned', { unplaced: [piece('其中：当年财政拨款')] as unknown as RawForm['unplaced'] });
    const lines = reading('visual', { diagnostics: doubts('indicators[0].level1') });
    expect(clearerOf(columns, () => lines)).toBe(lines);
  });

  it('counts a doubt about a row as one about each of its cells', () => {
    const columns = reading('aligned', {
      diagnostics: doubts('indicators[0].level1', 'indicators[0].level2', 'indicators[0].target'),
    });
    const lines = reading('visual', { diagnostics: doubts('indicators[0]', 'narrative.basis') });
    expect(clearerOf(columns, () => lines)).toBe(columns);
  });
});
