import { type Diagnostic, diagnostic } from '../../model/diagnostic.js';
import { loadEngine, type PdfDocument, type PdfJs } from './engine.js';
import { mendPdf } from './mend-pdf.js';
import { type PdfThread, takeThread, thisThread } from './pdf-thread.js';

export interface OpenPdf {
  readonly document: PdfDocument;
  readonly operators: PdfJs['OPS'];
  /** Waits for pdf.js, no longer than the time limit, and not for a thread that died. */
  readonly wait: <T>(work: Promise<T>) => Promise<T>;
  /** Whether the thread died or was ended: nothing more can be read. */
  readonly isLost: () => boolean;
  /** Whether the time was up while waiting. */
  readonly isTimeUp: () => boolean;
  readonly close: () => Promise<void>;
}

/** When to give up: as a signal, or as a point in time in milliseconds of `performance.now()`. */
export interface TimeLimit {
  readonly signal?: AbortSignal;
  readonly deadline?: number;
  /** Parse in a thread of its own, which can be stopped in the middle of a page and may run out of memory alone. */
  readonly isolated?: boolean;
}

/** Thrown by `wait` when the time is up. The thread is ended then: nothing more can be read. */
export class TimeIsUp extends Error {}

/** Pictures are never decoded: one pixel, the most that is let through, is how some exporters draw a filled rectangle. */
const MAX_IMAGE_PIXELS = 1;

/**
 * Opens a PDF, or says why it cannot be opened. One whose end is lost is opened with what is left of it.
 * @param password for an encrypted file; an empty user password needs none
 */
export async function openPdf(
  bytes: Uint8Array,
  password: string | undefined,
  limit: TimeLimit,
): Promise<OpenPdf | Diagnostic> {
  const opened = await tryToOpen(bytes, password, limit);
  if (!('code' in opened) || opened.code !== 'pdf-damaged') return opened;
  const mended = mendPdf(bytes);
  if (!mended) return opened;
  const again = await tryToOpen(mended, password, limit);
  return 'code' in again ? opened : again;
}

/** The bytes are copied: pdf.js keeps what it is given. */
async function tryToOpen(
  bytes: Uint8Array,
  password: string | undefined,
  limit: TimeLimit,
): Promise<OpenPdf | Diagnostic> {
  const { pdfjs, workerScript, cMapUrl, standardFontDataUrl } = await loadEngine();
  const { thread, release } = limit.isolated ? takeThread(pdfjs, workerScript) : thisThread(pdfjs);
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
    disableFontFace: true,
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
    const isLost = () => !thread.isAlive();
    return { document, operators: pdfjs.OPS, wait, isLost, isTimeUp: () => timeUp, close };
  } catch (error) {
    await close();
    return whyNot(error, password);
  }
}

/** Waits for work, but not for a dead thread; a thread that works beyond the time limit is ended. */
function waitWithin({ signal, deadline }: TimeLimit, thread: PdfThread, giveUp: () => void): OpenPdf['wait'] {
  return async (work) => {
    let timer: NodeJS.Timeout | undefined;
    let onAbort: (() => void) | undefined;
    const timeUp = new Promise<never>((_, reject) => {
      const stop = () => {
        giveUp();
        reject(new TimeIsUp());
      };
      if (deadline !== undefined) timer = setTimeout(stop, Math.max(0, deadline - performance.now()));
      onAbort = stop;
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop);
    });
    try {
      return await Promise.race([work, thread.death, timeUp]);
    } finally {
      clearTimeout(timer);
      if (onAbort) signal?.removeEventListener('abort', onAbort);
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
