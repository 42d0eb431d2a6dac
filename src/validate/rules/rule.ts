import type { Diagnostic, DiagnosticCode } from '../../model/diagnostic.js';
import type { FormDefinition } from '../../model/form.js';
import type { Indicator } from '../../model/project.js';
import { remember } from '../../model/remember.js';

/** A typed record as the rules see it. */
export interface Audited {
  readonly indicators: readonly Indicator[];
  readonly [field: string]: unknown;
}

/** A finding of a rule: which field, and what fills the sentence. */
export interface Finding {
  readonly field: string;
  readonly params?: Diagnostic['params'];
}

/** One check that an auditor would make. It reads a record and changes nothing. */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly meaning: { readonly zh: string; readonly en: string };
  /** A record's data that the rule finds fault with, as printed on a form. */
  readonly example: { readonly zh: string; readonly en: string };
  readonly check: (record: Audited, form: FormDefinition) => Finding[];
}

/** Texts that are compared: without white space and compatibility forms. */
export function flat(text: string | null | undefined): string {
  return text ? flatten(text) : '';
}

/** Each rule asks about the same cells. */
const flatten = remember((text) => text.normalize('NFKC').replace(/\s+/gu, ''));

/** Adds decimals without the dust of binary fractions; money to the hundredth of a fen. */
export function sumOf(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((sum, number) => sum + number, 0) * 1e4) / 1e4;
}
