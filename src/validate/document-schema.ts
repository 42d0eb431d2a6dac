import * as z from 'zod';
import type { FormDefinition } from '../model/form.js';
import { diagnosticSchema, projectSchema } from './schema.js';

const count = () => z.int().nonnegative();

/** The schema of one document as written to JSON, with the records of these forms. */
export function documentSchema(forms: readonly FormDefinition[]): z.ZodObject {
  const [first, ...others] = forms.map((form) => projectSchema(form).meta({ id: form.id, description: form.name.en }));
  return z.strictObject({
    schemaVersion: z.literal(1),
    source: z.strictObject({
      path: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
      bytes: count(),
      kind: z.enum(['pdf', 'text']),
      encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'gb18030', 'big5']).nullable(),
      pages: count().nullable(),
    }),
    projects: z.array(first ? z.discriminatedUnion('form', [first, ...others]) : z.never()),
    rejected: z.array(
      z.strictObject({
        form: z.string(),
        projectName: z.string().nullable(),
        diagnostics: z.array(diagnosticSchema),
        text: z.string(),
      }),
    ),
    diagnostics: z.array(diagnosticSchema),
    coverage: z.strictObject({
      characters: count(),
      values: count(),
      labels: count(),
      unplaced: count(),
      outside: count(),
    }),
  });
}

/** The same as JSON Schema (draft 2020-12), for readers in any language. */
export function documentJsonSchema(forms: readonly FormDefinition[]): Record<string, unknown> {
  const schema = documentSchema(forms).describe('One input of declparse; several inputs make an array of these.');
  return z.toJSONSchema(schema) as Record<string, unknown>;
}
