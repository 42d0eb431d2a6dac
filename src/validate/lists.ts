import type { ListDefinition } from '../model/form.js';
import type { MoneyUnit, RawForm } from '../model/raw-form.js';
import { type Notes, take } from './notes.js';
import { readValue } from './values.js';

type Entry = Record<string, string | number | boolean | null>;

/** The entries of a list, in printed order, and its row of totals; null where none is printed. */
export function readList(
  list: ListDefinition,
  values: RawForm['values'],
  unit: MoneyUnit | null,
  notes: Notes,
): { entries: Entry[]; total: Entry | null } {
  const readEntry = (path: string): Entry => {
    const cells = list.columns.map(({ key, type = 'text' }) => {
      const field = `${path}.${key}`;
      return [key, take(notes, field, values[field], (raw) => readValue(type, raw, unit))] as const;
    });
    return Object.fromEntries(cells);
  };
  const entries: Entry[] = [];
  for (let i = 0; isPrinted(values, `${list.key}[${i}]`, list); i++) entries.push(readEntry(`${list.key}[${i}]`));
  const path = `${list.key}Total`;
  return { entries, total: isPrinted(values, path, list) ? readEntry(path) : null };
}

function isPrinted(values: RawForm['values'], path: string, { columns }: ListDefinition): boolean {
  return columns.some(({ key }) => `${path}.${key}` in values);
}
