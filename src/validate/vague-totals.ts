import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { FieldDefinition } from '../model/form.js';
import { flatMap } from '../model/group.js';
import type { RawForm } from '../model/raw-form.js';
import { normalizeLabel } from '../recognize/label.js';
import { inferred } from './typed.js';

/** 资金总额 alone, on a form of a year, may be of the whole project or the year: told where no other total settles it. */
export function vagueTotals({ definition, labels, values, year }: RawForm): Diagnostic[] {
  const vague = definition.fields.filter((field) => field.vague && values[field.key]);
  if (year === null || vague.length === 0) return [];
  const printed = normalizeLabel(labels.map(({ text }) => text).join(''));
  const settled = definition.fields
    .filter(({ type, under }) => type === 'money' && under === undefined)
    .some((field) => clearLabels(field).some((label) => printed.includes(label)));
  if (settled) return [];
  return flatMap(
    flatMap(
      vague.filter((field) => field.vague!.some((label) => printed.includes(label))),
      ({ key }) => definition.fields.filter((field) => field.key === key || field.under === key),
    ),
    ({ key: field }) => {
      const value = values[field];
      const { page, line } = value?.pieces[0] ?? {};
      return value
        ? [
            diagnostic(
              'value-inferred',
              { field, page, line },
              inferred(null, value.text, 'year-or-all').problem?.params,
            ),
          ]
        : [];
    },
  );
}

function clearLabels({ labels, vague = [] }: FieldDefinition): string[] {
  return labels.filter((label) => !vague.includes(label));
}
