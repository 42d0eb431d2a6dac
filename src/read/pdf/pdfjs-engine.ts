import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import { checkSize, type OpenOptions, type OpenPdf, TimeIsUp, type TimeLimit } from './engine.js';
import { loadPdfJs, type PdfDocument, type PdfJs, type PdfPage } from './load-pdfjs.js';
import type { Matrix } from './matrix.js';
import { mendPdf } from './mend-pdf.js';
import type { PaintedPage } from './painted.js';
import { type PdfThread, takeThread, thisThread } from './pdf-thread.js';
import { paintedFromOperators } from './pdfjs-operators/index.js';
import type { FontMetrics, Seen } from './pdfjs-operators/walk.js';
import type { PlacedText } from './spans.js';
import { placeItems, type TextItem } from './text-items.js';

/** Waits for pdf.js, no longer than the time limit, and not for a thread that died. */
type Wait = <T>(work: Promise<T>) => Promise<T>;

/** Pictures are never decoded: one pixel, the most that is let through, is how some exporters draw a filled rectangle. */
const MAX_IMAGE_PIXELS = 1;

/** Where pdf.js would install fonts. */
const NO_DOCUMENT = { fonts: new Set() } as never;

/** Opens a PDF with pdf.js, or says why it cannot be opened. One whose end is lost is opened with what is left of it. */
export async function openWithPdfJs(bytes: Uint8Array, options: OpenOptions): Promise<OpenPdf | Diagnostic> {
  const opened = await tryToOpen(bytes, options);
  if (!('code' in opened) || opened.code !== 'pdf-damaged') return opened;
  const mended = mendPdf(bytes);
  if (!mended) return opened;
  const again = await tryToOpen(mended, options);
  return 'code' in again ? opened : again;
}

/** The bytes are copied: pdf.js keeps what it is given. */
async function tryToOpen(bytes: Uint8Array, { password, ...limit }: OpenOptions): Promise<OpenPdf | Diagnostic> {
  const { pdfjs, workerScript, loadWorker, cMapUrl, standardFontDataUrl } = await loadPdfJs();
  const { thread, release } = limit.isolated ? takeThread(pdfjs, workerScript) : thisThread(pdfjs, await loadWorker());
  let timeUp = false;
  const giveUp = () => {
    timeUp = true;
    thread.kill();
  };
  const wait = waitWithin(limit, thread, giveUp);
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    worker: thread.worker,
    password,
    cMapUrl,
    cMapPacked: true,
    standardFontDataUrl,
    useWorkerFetch: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    // Else the outlines of all glyphs are made; see near-channel.ts for what would ask for them anyway.
    disableFontFace: limit.isolated === true,
    ownerDocument: NO_DOCUMENT,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: MAX_IMAGE_PIXELS,
  });
  const close = async () => {
    await wait(task.destroy()).catch(thread.kill);
    release();
  };
  try {
    const document = await wait(task.promise);
    return {
      pageCount: document.numPages,
      readText: (number) => withPage(document, number, wait, textOf),
      readPainted: (number, text) =>
        withPage(document, number, wait, (page) => paintedOn(document, page, text, pdfjs.OPS)),
      // It refuses while another page is being drawn; there will be another time.
      tidy: () => document.cleanup().catch(() => {}),
      isLost: () => !thread.isAlive(),
      isTimeUp: () => timeUp,
      close,
    };
  } catch (error) {
    await close();
    return whyNot(error, password);
  }
}

/** Waits for work, but not for a dead thread; a thread that works beyond the time limit is ended. */
function waitWithin({ deadline }: TimeLimit, thread: PdfThread, giveUp: () => void): Wait {
  return async (work) => {
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<never>((_, reject) => {
      const stop = () => {
        giveUp();
        reject(new TimeIsUp());
      };
      if (deadline !== undefined) timer = setTimeout(stop, Math.max(0, deadline - performance.now()));
    });
    try {
      return await Promise.race([work, thread.death, timeUp]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function whyNot(error: unknown, password: string | undefined): Diagnostic {
  if (error instanceof TimeIsUp) return diagnostic('time-limit', { page: 1 }, { read: 0 });
  const { name, message } = error as Error;
  if (name === 'PasswordException')
    return diagnostic('pdf-encrypted', {}, { password: password ? 'wrong' : 'missing' });
  return diagnostic('pdf-damaged', {}, { reason: message });
}

async function withPage<T>(
  document: PdfDocument,
  number: number,
  wait: Wait,
  work: (page: PdfPage) => Promise<T>,
): Promise<T> {
  const page = await wait(document.getPage(number));
  const result = await wait(work(page));
  page.cleanup();
  return result;
}

async function textOf(page: PdfPage): Promise<PlacedText> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  checkSize({ width, height });
  const content = await page.getTextContent();
  const items = content.items.filter((item) => 'str' in item && item.str !== '') as TextItem[];
  const isVertical = (font: string) => content.styles[font]?.vertical === true;
  return placeItems(items, { width, height, transform: transform as unknown as Matrix }, isVertical);
}

/** Asks for annotations too: what is filled into the fields of a form stands there. */
const WITH_ANNOTATIONS = 1;

async function paintedOn(
  document: PdfDocument,
  page: PdfPage,
  text: PlacedText,
  operators: PdfJs['OPS'],
): Promise<PaintedPage> {
  const list = await page.getOperatorList({ annotationMode: WITH_ANNOTATIONS });
  const shows = (operator: number) => list.fnArray.includes(operator);
  const layers = shows(operators.beginMarkedContentProps) ? await document.getOptionalContentConfig() : null;
  const { fields, notes } = filledIn(shows(operators.beginAnnotation) ? await page.getAnnotations() : []);
  const seen: Seen = {
    layer: (properties) => layers?.isVisible(properties) ?? true,
    annotation: (id) => fields.has(id) || notes.has(id),
  };
  const painted = paintedFromOperators(list, operators, text.base, (name) => fontMetrics(page, name), seen);
  return { ...painted, hasNotes: notes.size > 0 };
}

/** The annotations, by their ids, that a form is filled in with; stamps are none of them. */
function filledIn(annotations: readonly { subtype: string; id: string }[]): {
  fields: Set<string>;
  notes: Set<string>;
} {
  const ids = (kind: string) => new Set(annotations.filter(({ subtype }) => subtype === kind).map(({ id }) => id));
  return { fields: ids('Widget'), notes: ids('FreeText') };
}

function fontMetrics(page: PdfPage, name: string): FontMetrics {
  const font = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
  return { unit: font?.fontMatrix?.[0] ?? 0.001, vertical: font?.vertical === true };
}
