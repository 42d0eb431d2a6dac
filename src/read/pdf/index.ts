import type { Diagnostic } from '../../model/diagnostic.js';
import type { Page } from '../../model/page.js';

/** Placeholder until the reader is here: no pages. */
export async function readPdf(
  _bytes: Uint8Array,
  _options: { password?: string },
): Promise<{ pages: Page[]; diagnostics: Diagnostic[] }> {
  return { pages: [], diagnostics: [] };
}
