import type * as z from 'zod';
import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { definitionSchema, ID, toDefinition } from './definition-schema.js';
import { type FormProblem, type JsonType, type Path, problem } from './problem.js';
import { suggest } from './suggest.js';

/** JSON → a definition with all defaults filled in, or what keeps it from being one. */
export function checkShape(value: unknown): { definition: FormDefinition | null; problems: FormProblem[] } {
  if (typeOf(value) !== 'object') return { definition: null, problems: [problem('no-object', [], {})] };
  const result = definitionSchema.safeParse(value);
  if (result.success) return { definition: toDefinition(result.data), problems: [] };
  return { definition: null, problems: flatMap(result.error.issues, (issue) => toProblems(issue, value)) };
}

function toProblems(issue: z.core.$ZodIssue, root: unknown): FormProblem[] {
  const path = issue.path as Path;
  const found = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownProperty(path, key));
    case 'invalid_type':
      return [found === undefined ? missing(path) : wrongType(path, issue.expected, found)];
    case 'invalid_value':
      return [found === undefined ? missing(path) : notOneOf(path, found, issue.values.map(String))];
    case 'too_small':
      return [problem(issue.origin === 'array' ? 'empty-list' : 'empty-text', path, {})];
    case 'invalid_format':
      return [badName(path, String(found))];
    default:
      return [found === undefined ? missing(path) : problem('wrong-name', path, {})];
  }
}

function missing(path: Path): FormProblem {
  return problem('missing', path.slice(0, -1), { key: String(path.at(-1)) });
}

function wrongType(path: Path, expected: string, found: unknown): FormProblem {
  return problem('wrong-type', path, { expected: expected as JsonType, found: typeOf(found) });
}

function notOneOf(path: Path, found: unknown, known: readonly string[]): FormProblem {
  if (typeof found !== 'string') return wrongType(path, 'string', found);
  const property = String(path.findLast((step) => typeof step === 'string'));
  return problem('not-one-of', path, { value: found, property, suggestion: suggest(found, known), known });
}

function badName(path: Path, value: string): FormProblem {
  if (path.at(-1) !== 'id') return problem('bad-key', path, { value });
  const closest = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return problem('bad-id', path, { value, suggestion: ID.test(closest) ? closest : null });
}

function unknownProperty(path: Path, key: string): FormProblem {
  const known = propertiesAt(path);
  return problem('unknown-property', [...path, key], { key, suggestion: suggest(key, known), known });
}

/** The properties that the schema knows at a path. */
function propertiesAt(path: Path): string[] {
  let schema: unknown = definitionSchema;
  for (const step of path) {
    const inner = bare(schema);
    schema = typeof step === 'number' ? inner?.element : (inner?.shape as Record<string, unknown>)?.[step];
  }
  const object = bare(schema);
  const shape = object?.shape ?? (object?.options as Bare[] | undefined)?.map(bare).find((each) => each?.shape)?.shape;
  return Object.keys(shape ?? {}).filter((key) => !key.startsWith('$'));
}

interface Bare {
  readonly shape?: Record<string, unknown>;
  readonly element?: unknown;
  readonly options?: unknown;
}

/** A schema without the default and the null around it. */
function bare(schema: unknown): Bare | undefined {
  let at = schema as (Bare & { unwrap?: () => unknown }) | undefined;
  while (typeof at?.unwrap === 'function' && !at.shape && !at.element) at = at.unwrap() as typeof at;
  return at;
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], root);
}

function typeOf(value: unknown): JsonType {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : (typeof value as JsonType);
}
