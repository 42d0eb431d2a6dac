import type * as z from 'zod';
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { FormDefinition } from '../model/form.js';
import { getPath } from '../model/paths.js';
import { projectSchema } from './schema.js';

const schemas = new WeakMap<FormDefinition, z.ZodObject>();

/** What keeps a record from passing the schema of its form; nothing when it passes. */
export function checkRecord(definition: FormDefinition, data: Record<string, unknown>): Diagnostic[] {
  const result = schemaOf(definition).safeParse({ ...data, diagnostics: [] });
  return result.success ? [] : result.error.issues.map((issue) => toDiagnostic(issue, definition, data));
}

/** Compiled once a definition. */
function schemaOf(definition: FormDefinition): z.ZodObject {
  const known = schemas.get(definition);
  if (known) return known;
  const schema = projectSchema(definition);
  schemas.set(definition, schema);
  return schema;
}

function toDiagnostic(issue: z.core.$ZodIssue, definition: FormDefinition, data: unknown): Diagnostic {
  const path = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const field = path.replace(/^\./u, '');
  const label = definition.fields.find((each) => each.key === field)?.labels[0] ?? field;
  const isMissing = getPath(data, field) == null;
  return diagnostic('schema-invalid', { field }, isMissing ? { label } : { label, problem: issue.message });
}
