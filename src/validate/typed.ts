import type { DiagnosticCode } from '../model/diagnostic.js';

/** A printed value as the type of its field: the value, or null with what is wrong, or an inferred value with a warning. */
export interface Typed<T> {
  readonly value: T | null;
  readonly problem?: { readonly code: DiagnosticCode; readonly params: Readonly<Record<string, string | number>> };
}

/** A value that is as clear as printed. */
export function plain<T>(value: T): Typed<T> {
  return { value };
}

/** A value that cannot be had: null, with the text that was printed in the diagnostic. */
export function invalid(code: DiagnosticCode, text: string, more: Record<string, string> = {}): Typed<never> {
  return { value: null, problem: { code, params: { value: text, ...more } } };
}

/** What a typed value may rest on besides its text. */
export type Assumption =
  | 'no-unit'
  | 'unit-elsewhere'
  | 'in-brackets'
  | 'grouped'
  | 'percent-as-points'
  | 'fraction'
  | 'per-cent'
  | 'year-or-all';

/** A value that rests on an assumption. */
export function inferred<T>(value: T, text: string, from: Assumption): Typed<T> {
  return { value, problem: { code: 'value-inferred', params: { value: text, from } } };
}
