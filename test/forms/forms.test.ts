import { describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import type { FormDefinition } from '../../src/model/form.js';
import { normalizeLabel } from '../../src/recognize/label.js';

const normal = (labels: readonly string[]) => labels.map(normalizeLabel);

describe.each(FORMS.map((form) => [form.id, form] as const))('%s', (_, form: FormDefinition) => {
  it('is plain JSON', () => expect(JSON.parse(JSON.stringify(form))).toEqual(form));

  it('names every key once', () => {
    const keys = [...form.fields, ...form.sections].map((each) => each.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key } of form.sections) expect(key).toMatch(/^narrative\.\w+$/u);
  });

  it('prints no label twice where both would mean something else', () => {
    const owners = new Map<string, string>();
    for (const { key, labels, under = '', within = '' } of [
      ...form.fields,
      ...form.sections.map((section) => ({ ...section, under: '', within: '' })),
    ]) {
      for (const label of new Set(normal(labels))) {
        const place = `${within || under} ${label}`;
        expect([place, owners.get(place) ?? key]).toEqual([place, key]);
        owners.set(place, key);
      }
    }
  });

  it('repeats no alias and no title', () => {
    const lists = [
      form.titles,
      ...[...form.fields, ...form.sections].map((each) => each.labels),
      ...(form.table?.columns ?? []).map((column) => column.labels),
    ];
    for (const list of lists) expect(normal(list)).toEqual([...new Set(normal(list))]);
  });

  it('refers only to keys that it has', () => {
    for (const { under, within } of form.fields) {
      if (under) expect(form.fields.find((field) => field.key === under)?.type).toBe('money');
      if (within) expect(form.sections.map((section) => section.key)).toContain(within);
    }
  });

  it('can be told from text that is no form', () => {
    expect(form.fields.filter((field) => field.required).length).toBeGreaterThan(0);
    if (form.table) expect(form.table.columns.filter((column) => column.required).length).toBeGreaterThan(1);
    else expect(form.titles.every((title) => title.includes('{'))).toBe(true);
  });
});

it('gives every family an id of its own', () => {
  const ids = FORMS.map((form) => form.id);
  expect(new Set(ids).size).toBe(ids.length);
});
