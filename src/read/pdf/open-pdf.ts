import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import { loadEngine, type PdfDocument, type PdfJs } from './engine.js';
import { mendPdf } from './mend-pdf.js';

export interface OpenPdf {
  readonly document: PdfDocument;
  readonly operators: PdfJs['OPS'];
}

/** Pictures are never decoded: one pixel, the most that is let through, is how some exporters draw a filled rectangle. */
const MAX_IMAGE_PIXELS = 1;

/**
 * Opens a PDF, or says why it cannot be opened. One whose end is lost is opened with what is left of it.
 * @param password for an encrypted file; an empty user password needs none
 */
export async function openPdf(bytes: Uint8Array, password: string | undefined): Promise<OpenPdf | Diagnostic> {
  const opened = await tryToOpen(bytes, password);
  if (!('code' in opened) || opened.code !== 'pdf-damaged') return opened;
  const mended = mendPdf(bytes);
  if (!mended) return opened;
  const again = await tryToOpen(mended, password);
  return 'code' in again ? opened : again;
}

/** The bytes are copied: pdf.js keeps what it is given. */
async function tryToOpen(bytes: Uint8Array, password: string | undefined): Promise<OpenPdf | Diagnostic> {
  const { pdfjs, cMapUrl, standardFontDataUrl } = await loadEngine();
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    password,
    cMapUrl,
    cMapPacked: true,
    standardFontDataUrl,
    useWorkerFetch: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: MAX_IMAGE_PIXELS,
  });
  try {
    return { document: await task.promise, operators: pdfjs.OPS };
  } catch (error) {
    await task.destroy();
    return whyNot(error, password);
  }
}

function whyNot(error: unknown, password: string | undefined): Diagnostic {
  const { name, message } = error as Error;
  if (name === 'PasswordException')
    return diagnostic('pdf-encrypted', {}, { password: password ? 'wrong' : 'missing' });
  return diagnostic('pdf-damaged', {}, { reason: message });
}
