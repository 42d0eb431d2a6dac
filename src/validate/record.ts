import { valueKeys } from '../forms/keys.js';
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import { setPath } from '../model/paths.js';
import type { Project } from '../model/project.js';
import type { MoneyUnit, RawForm, RawValue } from '../model/raw-form.js';
import { readFunds } from './funds.js';
import { readIndicators } from './indicators.js';
import { readList } from './lists.js';
import { lostCharacter } from './lost-characters.js';
import { unitElsewhere } from './money-unit.js';
import { type Notes, take } from './notes.js';
import { settleVagueTotals } from './vague-totals.js';
import { readText, readValue } from './values.js';

/** A form's data with the types of its fields, not yet checked against the schema. */
export interface TypedForm {
  readonly data: Omit<Project, 'diagnostics'>;
  readonly diagnostics: readonly Diagnostic[];
  /** Where each value came from, by its field. */
  readonly sources: Readonly<Record<string, RawValue>>;
}

/** A recognised form → its data: every key of the form, null for what is not printed. `others`: the money unit of its like. */
export function typeForm(printed: RawForm, others: MoneyUnit | null = null): TypedForm {
  const { form, diagnostics } = settleVagueTotals(printed);
  const { definition } = form;
  const notes: Notes = { diagnostics: [...form.diagnostics, ...diagnostics], sources: {} };
  const lost = lostCharacter(form.title ?? '');
  if (lost !== null) notes.diagnostics.push(diagnostic('characters-lost', { field: 'formTitle' }, { value: lost }));
  const unit = unitElsewhere(form) ?? others;
  const data: Record<string, unknown> = { form: definition.id, formTitle: form.title, year: form.year };
  for (const { key, type } of valueKeys(definition)) {
    const read = take(notes, key, form.values[key], (raw) =>
      type === 'section' ? readText(raw) : readValue(type, raw, unit),
    );
    setPath(data, key, read);
  }
  if (definition.funds) data.funds = readFunds(form.funds, definition.funds, unit, notes);
  for (const list of definition.lists ?? []) {
    const { entries, total } = readList(list, form.values, unit, notes);
    data[list.key] = entries;
    if (list.totals) data[`${list.key}Total`] = total;
  }
  data.indicators = readIndicators(form.rows, definition.table, notes);
  if (!definition.table) data.linkedProject = null;
  data.unplaced = form.unplaced.map(({ text, page, line }) => ({ text: text.trim(), page, line }));
  return { data: data as TypedForm['data'], diagnostics: notes.diagnostics, sources: notes.sources };
}
