import type { Piece } from '../model/page.js';
import type { RawForm, RawValue, Recognition } from '../model/raw-form.js';

/** Where a piece of the source went: `name` is the path of its field, and null where it went to none. */
export interface FieldMark {
  readonly piece: Piece;
  readonly kind: 'value' | 'label' | 'unplaced' | 'outside';
  readonly name: string | null;
}

/** Where every piece of a document went. */
export function fieldMarks({ forms, outside }: Recognition): FieldMark[] {
  return [...forms.flatMap(formMarks), ...outside.map((piece): FieldMark => ({ piece, kind: 'outside', name: null }))];
}

function formMarks(form: RawForm): FieldMark[] {
  const marks: FieldMark[] = [];
  const add = (name: string, value: RawValue | undefined) => {
    for (const piece of value?.pieces ?? []) marks.push({ piece, kind: 'value', name });
  };
  for (const [key, value] of Object.entries(form.values)) add(key, value);
  // Rows under one merged cell share its value: it is named once, for the first of them.
  const shown = new Set<RawValue>();
  form.rows.forEach((row, i) => {
    for (const [key, value] of Object.entries(row)) {
      if (value && !shown.has(value)) add(`indicators[${i}].${key}`, value);
      if (value) shown.add(value);
    }
  });
  form.funds.forEach((fund, i) => {
    add(`funds[${i}].source`, fund.source);
    for (const [key, value] of Object.entries(fund.values)) add(`funds[${i}].${key}`, value);
  });
  for (const piece of form.labels) marks.push({ piece, kind: 'label', name: null });
  for (const piece of form.unplaced) marks.push({ piece, kind: 'unplaced', name: null });
  return marks;
}
