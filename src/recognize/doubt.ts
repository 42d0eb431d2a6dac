import { type Diagnostic, type DiagnosticCode, diagnostic } from '../model/diagnostic.js';
import type { Piece } from '../model/page.js';
import type { RawValue } from '../model/raw-form.js';

/** Where the first of these pieces stands. */
export function placeOf(pieces: readonly Piece[] | undefined): Pick<Piece, 'page' | 'line'> {
  const { page, line } = pieces?.[0] ?? { page: null, line: null };
  return { page, line };
}

/** A finding that names a value, at the place of that. */
export function doubt(
  code: DiagnosticCode,
  field: string,
  { text, pieces }: Pick<RawValue, 'text' | 'pieces'>,
): Diagnostic {
  return diagnostic(code, { field, ...placeOf(pieces) }, { value: text });
}
