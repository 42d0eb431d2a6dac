export type Severity = 'error' | 'warning' | 'info';

/**
 * Every code that declparse can print, with its severity. An `error` makes the exit code 1; a `warning` marks a value
 * that was inferred, text that found no place, or a source that contradicts itself; an `info` is worth knowing.
 * The sentences stand in `messages/`, one table a language, checked by the compiler to hold every code.
 */
export const SEVERITY = {
  // about the input as a whole
  'empty-input': 'error',
  'binary-input': 'error',
  'undecodable-bytes': 'error',
  'no-form': 'error',
  'form-unread': 'error',
  'no-text-layer': 'error',
  'pdf-encrypted': 'error',
  'pdf-damaged': 'error',
  'content-damaged': 'error',
  'pdf-recovered': 'warning',
  'page-unreadable': 'error',
  'engine-changed': 'info',
  'beyond-page': 'warning',
  'notes-read': 'warning',
  'page-limit': 'error',
  'time-limit': 'error',
  'internal-error': 'error',
  'line-ends-lost': 'warning',
  'dump-kind': 'info',
  // about a form
  'table-truncated': 'error',
  'schema-invalid': 'error',
  'unplaced-text': 'warning',
  'label-repeated': 'warning',
  'field-missing': 'info',
  // about one value
  'boundary-inferred': 'warning',
  'level-inferred': 'warning',
  'value-inferred': 'warning',
  'row-inferred': 'warning',
  'alignment-inferred': 'warning',
  'date-invalid': 'warning',
  'money-invalid': 'warning',
  'number-invalid': 'warning',
  'boolean-invalid': 'warning',
  'choice-ambiguous': 'warning',
  'characters-lost': 'warning',
  'placeholder-null': 'info',
  // what an auditor would ask about the source; see validate/rules
  'end-before-start': 'warning',
  'total-mismatch': 'warning',
  'percentage-over-100': 'warning',
  'placeholder-left': 'warning',
  'level1-missing': 'info',
  'weights-sum': 'warning',
  'scores-sum': 'warning',
  'duplicate-indicator': 'warning',
  'ocr-like-target': 'warning',
} as const satisfies Record<string, Severity>;

export type DiagnosticCode = keyof typeof SEVERITY;

/** A finding before it is put into words. `params` fill the sentence of its code. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** Path in the record: `narrative.goals`, `indicators[3].level2`; null when it is about the whole. */
  readonly field: string | null;
  readonly page: number | null;
  readonly line: number | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A finding as written to the output. */
export interface PrintedDiagnostic {
  code: DiagnosticCode;
  severity: Severity;
  message: string;
  field: string | null;
  page: number | null;
  line: number | null;
}

/** Makes a diagnostic; what is not given is null or empty. */
export function diagnostic(
  code: DiagnosticCode,
  at: { field?: string | null; page?: number | null; line?: number | null } = {},
  params: Diagnostic['params'] = {},
): Diagnostic {
  return { code, field: at.field ?? null, page: at.page ?? null, line: at.line ?? null, params };
}
