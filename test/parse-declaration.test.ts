import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FORMS } from '../src/forms/index.js';
import type { FormDefinition } from '../src/model/form.js';
import { parseDeclaration } from '../src/parse-declaration.js';
import { addsUp } from '../src/validate/coverage.js';

/** A form that breaks whatever looks into its table of indicators. */
const broken = {
  ...FORMS[0]!,
  id: 'broken',
  get fields(): never {
    throw new RangeError('no fields');
  },
} as FormDefinition;

it.each(['fixtures/shanghai-2020/source.txt', 'fixtures/shanghai-2020-writer/dumps/pdftotext.txt'])(
  'says that it went wrong itself, and keeps all text, where recognising %s fails',
  async (path) => {
    const document = await parseDeclaration(readFileSync(path), { path, forms: [broken] });
    expect(document.projects).toEqual([]);
    expect(document.diagnostics.map(({ code }) => code)).toEqual(['internal-error']);
    expect(document.diagnostics[0]!.message).toContain('no fields');
    expect(document.coverage.outside).toBeGreaterThan(0);
    expect(document.coverage).toSatisfy(addsUp);
  },
);
