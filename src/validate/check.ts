import type * as z from 'zod';
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { FormDefinition } from '../model/form.js';
import { getPath } from '../model/paths.js';
import { rememberOf } from '../model/remember.js';
import { projectSchema } from './schema.js';

/** Compiled once a definition. */
const schemaOf = rememberOf(projectSchema);

/** What keeps a record from passing the schema of its form; nothing when it passes. */
export function checkRecord(definition: FormDefinition, data: Record<string, unknown>): Diagnostic[] {
  const result = schemaOf(definition).safeParse({ ...data, diagnostics: [] });
  return result.success ? [] : result.error.issues.map((issue) => toDiagnostic(issue, definition, data));
}

function toDiagnostic(issue: z.core.$ZodIssue, definition: FormDefinition, data: unknown): Diagnostic {
  const path = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const field = path.replace(/^\./u, '');
  const label = definition.fields.find((each) => each.key === field)?.labels[0] ?? field;
  const isMissing = getPath(data, field) == null;
  return diagnostic('schema-invalid', { field }, isMissing ? { label } : { label, problem: issue.message });
}
