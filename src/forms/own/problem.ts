/** A step into a definition: a property or an index. */
export type Path = readonly (string | number)[];

/** Every mistake that a form definition can have, and the parameters of its sentence. */
export interface ProblemParams {
  syntax: { what: SyntaxMistake };
  'repeated-property': { key: string };
  'no-object': Record<never, never>;
  missing: { key: string };
  'wrong-type': { expected: JsonType; found: JsonType };
  'wrong-name': Record<never, never>;
  'unknown-property': { key: string; suggestion: string | null; known: readonly string[] };
  'not-one-of': { value: string; property: string; suggestion: string | null; known: readonly string[] };
  'empty-list': Record<never, never>;
  'empty-text': Record<never, never>;
  'bad-id': { value: string; suggestion: string | null };
  'bad-key': { value: string };
  'reserved-key': { value: string; first: string };
  'section-key': { value: string };
  'repeated-key': { value: string; other: string };
  'key-in-key': { value: string; other: string };
  'same-csv-column': { value: string; other: string };
  'repeated-label': { value: string; other: string };
  'under-unknown': { value: string; suggestion: string | null; known: readonly string[] };
  'under-itself': { value: string };
  'under-no-money': { value: string };
  'under-part': { value: string; other: string };
  'part-no-money': Record<never, never>;
  'within-unknown': { value: string; suggestion: string | null; known: readonly string[] };
  'no-level3': Record<never, never>;
  'repeated-column': { value: string; other: string };
  'column-has-type': { value: string };
  'levels-without-column': { level: string };
  'repeated-level': { value: string; other: string };
  'no-title': Record<never, never>;
  'no-sections': Record<never, never>;
  'title-field-unknown': { value: string; suggestion: string | null; known: readonly string[] };
}

export type ProblemCode = keyof ProblemParams;
export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
export type SyntaxMistake =
  | 'empty'
  | 'comma-missing'
  | 'comma-extra'
  | 'colon-missing'
  | 'value-missing'
  | 'property-name'
  | 'bracket-missing'
  | 'brace-missing'
  | 'string-open'
  | 'character'
  | 'escape'
  | 'comment'
  | 'number'
  | 'text-after-end'
  | 'symbol';

/** A mistake in a form definition, before it is put into words. */
export type FormProblem = {
  [Code in ProblemCode]: { readonly code: Code; readonly path: Path; readonly params: ProblemParams[Code] };
}[ProblemCode];

/** Makes a problem. */
export function problem<Code extends ProblemCode>(code: Code, path: Path, params: ProblemParams[Code]): FormProblem {
  return { code, path, params } as FormProblem;
}

const PLAIN = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** `$.fields[2].type`: a path as it is printed. */
export function printPath(path: Path): string {
  const steps = path.map((step) =>
    typeof step === 'number' ? `[${step}]` : PLAIN.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
  );
  return `$${steps.join('')}`;
}
