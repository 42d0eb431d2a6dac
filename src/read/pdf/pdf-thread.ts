import { MessageChannel, Worker } from 'node:worker_threads';
import type { PdfJs, PdfJsWorker } from './load-pdfjs.js';
import { nearChannel } from './near-channel.js';

type PdfWorker = InstanceType<PdfJs['PDFWorker']>;

/** Where pdf.js parses: a thread of its own, or this one. */
export interface PdfThread {
  readonly worker: PdfWorker;
  /** Rejects when the thread dies. */
  readonly death: Promise<never>;
  isAlive(): boolean;
  /** Ends the thread, whatever it is doing. */
  kill(): void;
}

/** Documents of a few hundred pages take under 200 MB; what needs more than this is made to. */
const MAX_HEAP_MB = 1024;
const BOOT = `
process.on('unhandledRejection', () => {});
const { workerData: { script, port } } = require('node:worker_threads');
import(script).then(({ WorkerMessageHandler }) => {
  WorkerMessageHandler.initializeFromPort(port);
  port.start();
});`;

/** How many documents pdf.js parses in this thread. */
let parsing = 0;

/** A thread that has done its document and waits for the next. It does not keep the process alive. */
let idle: { thread: Worker; ready: PdfThread } | undefined;

/** A thread for one document, idle or new: a bad one takes only it down. Messages cost a fifth to a half more time. */
export function takeThread(pdfjs: PdfJs, script: string): { thread: PdfThread; release: () => void } {
  const { thread, ready } = idle ?? startThread(pdfjs, script);
  idle = undefined;
  thread.ref();
  const release = () => {
    thread.unref();
    if (ready.isAlive()) idle = { thread, ready };
  };
  return { thread: ready, release };
}

/** Parses in this thread: faster, but a page that never comes to an end cannot be stopped. */
export function thisThread(
  pdfjs: PdfJs,
  { WorkerMessageHandler }: PdfJsWorker,
): { thread: PdfThread; release: () => void } {
  const [port, workerPort] = nearChannel();
  WorkerMessageHandler.initializeFromPort(workerPort);
  const worker = new pdfjs.PDFWorker({ port: port as never, verbosity: pdfjs.VerbosityLevel.ERRORS });
  let alive = true;
  const kill = () => {
    alive = false;
  };
  const listenNoMore = listenForStrays();
  const release = () => {
    worker.destroy();
    listenNoMore();
  };
  return { thread: { worker, death: new Promise<never>(() => {}), isAlive: () => alive, kill }, release };
}

/** Of a damaged file pdf.js reads some objects without waiting for them: that one fails must not end the process. */
function listenForStrays(): () => void {
  if (parsing++ === 0) process.on('unhandledRejection', passOnOthers);
  return () => {
    // The last ones are told of when the work of this turn is done.
    setImmediate(() => {
      if (--parsing === 0) process.off('unhandledRejection', passOnOthers);
    });
  };
}

/** What is not of pdf.js ends the process as it would without us. */
function passOnOthers(reason: unknown): void {
  const isOfPdfJs = /[\\/]pdfjs-dist[\\/]/u.test((reason as Error | undefined)?.stack ?? '');
  if (!isOfPdfJs && process.listenerCount('unhandledRejection') === 1) throw reason;
}

function startThread(pdfjs: PdfJs, script: string): { thread: Worker; ready: PdfThread } {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(BOOT, {
    eval: true,
    workerData: { script, port: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const worker = new pdfjs.PDFWorker({ port: port1 as never, verbosity: pdfjs.VerbosityLevel.ERRORS });
  port1.start();
  port1.unref();
  let alive = true;
  const death = new Promise<never>((_, reject) => {
    thread.once('error', (error) => {
      alive = false;
      reject(error);
    });
    thread.once('exit', () => {
      alive = false;
      reject(new Error('the PDF reader stopped'));
    });
  });
  // Whoever waits for a page hears of it; when nobody does, it is no unhandled rejection.
  death.catch(() => {});
  const kill = () => {
    alive = false;
    void thread.terminate();
  };
  return { thread, ready: { worker, death, isAlive: () => alive, kill } };
}
