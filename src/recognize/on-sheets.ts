import type { Recognition } from '../model/raw-form.js';
import type { PartedSheets } from '../rebuild/side-by-side.js';
import { mapPieces } from './map-pieces.js';

/** What was found on pages that stand side by side, by the places on their sheets and by the sheets' numbers. */
export function onSheets(
  { forms, outside, diagnostics }: Recognition,
  { onSheet, ofSheet }: PartedSheets,
): Recognition {
  return {
    forms: forms.map((form) => ({ ...mapPieces(form, onSheet), diagnostics: form.diagnostics.map(ofSheet) })),
    outside: outside.map(onSheet),
    diagnostics: diagnostics.map(ofSheet),
  };
}
