import type { FormDefinition } from '../../model/form.js';
import type { Line } from '../../model/page.js';
import type { Recognition } from '../../model/raw-form.js';

/** Placeholder until the recogniser is here: everything is outside. */
export function recognizeLines(lines: readonly Line[], _forms: readonly FormDefinition[]): Recognition {
  return { forms: [], outside: lines.map((line) => ({ ...line, box: null })), diagnostics: [] };
}
