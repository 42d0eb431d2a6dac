import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import glob from 'fast-glob';
import { beforeAll, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import { checkRecord } from '../../src/validate/check.js';

type Checks = Record<string, (record: unknown) => boolean>;
type Data = Record<string, unknown>;

let checks: Checks;
beforeAll(async () => {
  const { quickChecksCode } = await import(new URL('../../src/validate/compile-checks.mjs', import.meta.url).href);
  const code = await quickChecksCode();
  ({ QUICK_CHECKS: checks } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`));
});

const RECORDS = glob
  .sync('fixtures/**/expected.json')
  .flatMap((path) => (JSON.parse(readFileSync(path, 'utf8')) as { projects: Data[] }).projects)
  .map((project): Data => ({ ...project, diagnostics: [] }));

/** Each value of a record once spoilt in every way. */
function* spoilt(value: unknown, put: (value: unknown) => Data): Generator<Data> {
  for (const other of [undefined, null, '', 'x', -1, 0.5, Number.NaN, true, [], {}]) yield put(other);
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) yield* spoilt(each, (other) => put(value.with(i, other)));
  } else if (typeof value === 'object' && value !== null) {
    yield put({ ...value, another: 1 });
    for (const [key, each] of Object.entries(value)) yield* spoilt(each, (other) => put({ ...value, [key]: other }));
  }
}

/** NaN and undefined too. */
const printed = (record: unknown) => inspect(record, { depth: 4, breakLength: 200 });

it('there are checks for all forms, and records of several', () => {
  expect(Object.keys(checks)).toEqual(FORMS.map(({ id }) => id));
  expect(new Set(RECORDS.map(({ form }) => form)).size).toBeGreaterThan(2);
});

it('the compiled checks pass and fail what the schema does', () => {
  const byForm = new Map(RECORDS.map((record) => [record.form as string, record]));
  for (const definition of FORMS) {
    const record = byForm.get(definition.id);
    if (!record) continue;
    expect(checks[definition.id]!(record)).toBe(true);
    for (const other of spoilt(record, (value) => value as Data)) {
      if (typeof other !== 'object' || other === null || Array.isArray(other)) continue;
      const passes = checkRecord(definition, other).length === 0;
      expect(checks[definition.id]!({ ...other, diagnostics: [] }), printed(other)).toBe(passes);
    }
  }
});
