import type { Diagnostic } from '../../model/diagnostic.js';
import type { OpenOptions, OpenPdf } from './engine.js';
import { hasPdfium } from './load-pdfium.js';
import { openWithPdfJs } from './pdfjs-engine.js';
import { withSubstitute } from './substitute.js';

/** `native` is PDFium, from an optional package; `auto` takes it where it is there and reads just what pdf.js reads. */
export type EngineChoice = 'auto' | 'pdfjs' | 'native';

/**
 * Opens a PDF with the engine of choice. A page that this engine fails on is read by the other.
 * @param report hears of such pages
 */
export async function openPdf(
  bytes: Uint8Array,
  options: OpenOptions,
  engine: EngineChoice,
  report: (found: Diagnostic) => void,
): Promise<OpenPdf | Diagnostic> {
  const withPdfJs = () => openWithPdfJs(bytes, options);
  const withPdfium = async () => (await import('./pdfium-engine.js')).openWithPdfium(bytes, options);
  // Only pdf.js can be run in a thread of its own.
  if (!options.isolated && (engine === 'native' || (engine === 'auto' && hasPdfium()))) {
    const opened = await withPdfium().catch((error) => (engine === 'auto' ? null : Promise.reject(error)));
    if (opened && !('code' in opened)) return withSubstitute(opened, withPdfJs, report);
    // What PDFium does not open, pdf.js may; if it does not either, its reason is the better one.
  }
  const opened = await withPdfJs();
  if ('code' in opened || options.isolated || !hasPdfium()) return opened;
  return withSubstitute(opened, withPdfium, report);
}
