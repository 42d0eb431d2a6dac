import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import { type OpenOptions, type OpenPdf, OtherEngine } from './engine.js';
import { dropPdfium, loadPdfium, type Pdfium } from './load-pdfium.js';
import type { PaintedPage } from './painted.js';
import { type LoadedPage, readPainted, readText } from './pdfium-page.js';

/** Pages stay open from the reading of their text to that of their painting, up to so many objects: 100 MB. */
const KEPT_OBJECTS = 100_000;
/** PDFium's memory never shrinks: one that has grown larger than this is let go of with its document. */
const LARGE_MEMORY = 256 * 2 ** 20;
const STOPPED = 'PDFium stopped';

/** Opens a PDF with PDFium, or says why it cannot be opened. A page is read in one go: no time limit stops it within. */
export async function openWithPdfium(bytes: Uint8Array, { password }: OpenOptions): Promise<OpenPdf | Diagnostic> {
  const pdfium = await loadPdfium();
  const file = copyTo(pdfium, bytes);
  const document = file === 0 ? 0 : whileItRuns(pdfium, () => openDocument(pdfium, file, bytes.length, password));
  if (document === 0) {
    pdfium.free(file);
    return diagnostic('pdf-damaged', {}, { reason: 'PDFium does not read it' });
  }
  const pages = pagesOf(pdfium, document);
  return {
    pageCount: pdfium.FPDF_GetPageCount(document),
    readText: async (number) => whileItRuns(pdfium, () => pages.load(number).text),
    readPainted: async (number) => whileItRuns(pdfium, () => pages.paint(number)),
    tidy: async () => {},
    isLost: () => false,
    isTimeUp: () => false,
    close: async () => {
      if (pdfium.hasStopped) return;
      pages.closeAll();
      pdfium.FPDF_CloseDocument(document);
      pdfium.free(file);
      if (pdfium.heap.HEAPU8.length > LARGE_MEMORY) dropPdfium(pdfium);
    },
  };
}

function openDocument(pdfium: Pdfium, file: number, bytes: number, password = ''): number {
  const secret = copyTo(pdfium, Buffer.from(`${password}\0`));
  const document = pdfium.FPDF_LoadMemDocument(file, bytes, secret);
  pdfium.free(secret);
  return document;
}

/** A copy of bytes in PDFium's memory; 0 if there is not enough. */
function copyTo({ malloc, heap }: Pdfium, bytes: Uint8Array): number {
  const at = malloc(bytes.length);
  if (at !== 0) heap.HEAPU8.set(bytes, at);
  return at;
}

/** Calls PDFium, unless it has come to a stop before, as it does for want of memory: what it would answer means nothing. */
function whileItRuns<T>(pdfium: Pdfium, work: () => T): T {
  if (pdfium.hasStopped) throw new Error(STOPPED);
  try {
    return work();
  } catch (error) {
    if ((error as Error).name !== 'RuntimeError') throw error;
    pdfium.hasStopped = true;
    dropPdfium(pdfium);
    throw new Error(STOPPED);
  }
}

/** Loads pages, and keeps them loaded while there is room. */
function pagesOf(pdfium: Pdfium, document: number) {
  const kept = new Map<number, LoadedPage>();
  let objects = 0;
  const close = (number: number) => {
    const loaded = kept.get(number);
    if (!loaded) return;
    objects -= pdfium.FPDFPage_CountObjects(loaded.page);
    pdfium.FPDF_ClosePage(loaded.page);
    kept.delete(number);
  };
  const load = (number: number): LoadedPage => {
    const before = kept.get(number);
    if (before) return before;
    const loaded = loadPage(pdfium, document, number);
    objects += pdfium.FPDFPage_CountObjects(loaded.page);
    for (const oldest of kept.keys()) if (objects > KEPT_OBJECTS) close(oldest);
    kept.set(number, loaded);
    return loaded;
  };
  const paint = (number: number): PaintedPage => {
    const painted = readPainted(pdfium, load(number));
    close(number);
    return painted;
  };
  return { load, paint, closeAll: () => [...kept.keys()].forEach(close) };
}

function loadPage(pdfium: Pdfium, document: number, number: number): LoadedPage {
  const page = pdfium.FPDF_LoadPage(document, number - 1);
  if (page === 0) throw new Error('PDFium does not read it');
  try {
    return readText(pdfium, page);
  } catch (error) {
    if (error instanceof OtherEngine) pdfium.FPDF_ClosePage(page);
    throw error;
  }
}
