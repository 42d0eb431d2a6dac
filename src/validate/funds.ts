import type { FundsColumn, FundsDefinition } from '../model/form.js';
import type { Fund } from '../model/project.js';
import type { MoneyUnit, RawFund, RawValue } from '../model/raw-form.js';
import { type Notes, take } from './notes.js';
import { readRate } from './number.js';
import { isPlaceholderValue } from './placeholder.js';
import { invalid, type Typed } from './typed.js';
import { isWrapped, readValue } from './values.js';

const MONEY: ReadonlySet<FundsColumn> = new Set(['initialBudget', 'revisedBudget', 'executed']);

/** Rows of a money grid → funds: amounts in yuan, the rate as a fraction. */
export function readFunds(
  rows: readonly RawFund[],
  definition: FundsDefinition,
  unit: MoneyUnit | null,
  notes: Notes,
): Fund[] {
  return rows.map((row, i) => {
    const path = `funds[${i}]`;
    const source = take(notes, `${path}.source`, row.source, (raw) => readValue('text', raw)) as string | null;
    const cells = definition.columns.map(({ key }) => {
      const raw = row.values[key];
      return [
        key,
        take(notes, `${path}.${key}`, raw && withUnit(raw, row.unit), (value) => readCell(key, value, unit)),
      ];
    });
    return { source, ...Object.fromEntries(cells) };
  });
}

function readCell(key: FundsColumn, raw: RawValue, unit: MoneyUnit | null): Typed<unknown> {
  if (key !== 'rate') return readValue(MONEY.has(key) ? 'money' : 'number', raw, unit);
  return isPlaceholderValue(raw.text) ? invalid('placeholder-null', raw.text) : readRate(raw.text, isWrapped(raw));
}

function withUnit(raw: RawValue, unit: RawFund['unit']): RawValue {
  return unit && !raw.unit ? { ...raw, unit } : raw;
}
