import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Reason } from '../batch/types.js';
import { chooseLimits } from './batch-options.js';
import { type Context, reasonSentence } from './context.js';

/** What one input may take: seconds until the process is ended whatever it does, and megabytes. */
export interface Guard {
  readonly seconds: number;
  readonly memory: number;
}

/** How often the memory of the process is looked at, in milliseconds. */
const LOOK_EVERY = 200;
/** The reader itself stops after two minutes and gives what it has; only what cannot be interrupted is still at work then. */
const LAST_SECONDS = 150;
/** What the runtime itself and the program take, in megabytes, beside the memory for a file. */
const OWN_MEMORY = 192;
/** When this share of the heap is full, the runtime is about to end the process with words of its own. */
const HEAP_SHARE = 0.8;
/** Beyond so many times its limit the memory is no longer left to this thread to look at: it must be stuck. */
const STUCK = 1.25;

/** A thread with a clock of its own, which nothing in the process can stop: says why, asks, and then kills. */
const WATCHDOG = `
const { writeSync } = require('node:fs');
const { workerData: { seconds, megabytes, sentences } } = require('node:worker_threads');
const end = (sentence) => {
  clearInterval(looks);
  try {
    writeSync(2, sentence);
  } catch {} // it must end even if nobody hears why
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000);
};
const looks = setInterval(() => {
  if (performance.now() > seconds * 1000) end(sentences.timeout);
  else if (process.memoryUsage.rss() > megabytes * 1e6) end(sentences.memory);
}, ${LOOK_EVERY});`;

/**
 * Does the work for one input in this process, but not at any price. Work that needs too much memory is given up; its
 * rest ends with the process.
 * @returns what came of the work, or why it was given up
 */
export async function guarded<T>(
  input: string,
  work: () => Promise<T>,
  context: Context,
  { seconds, memory }: Guard = usualGuard(),
): Promise<T | Reason> {
  const tooMuch: Reason = { code: 'memory', detail: `${memory} MB` };
  const megabytes = memory + OWN_MEMORY;
  const sentences = {
    timeout: reasonSentence(context, input, { code: 'timeout', detail: `${seconds} s` }),
    memory: reasonSentence(context, input, tooMuch),
  };
  const workerData = { seconds, megabytes: megabytes * STUCK, sentences };
  const watchdog = new Worker(WATCHDOG, { eval: true, workerData });
  watchdog.unref();
  let looks: NodeJS.Timeout | undefined;
  const exceeded = new Promise<Reason>((resolve) => {
    looks = setInterval(() => {
      if (process.memoryUsage.rss() > megabytes * 1e6) resolve(tooMuch);
    }, LOOK_EVERY);
  });
  try {
    return await Promise.race([work(), exceeded]);
  } finally {
    clearInterval(looks);
    void watchdog.terminate();
  }
}

function usualGuard(): Guard {
  const { memory } = chooseLimits({}, 1);
  const heap = (getHeapStatistics().heap_size_limit / 1e6) * HEAP_SHARE;
  return { seconds: LAST_SECONDS, memory: Math.floor(Math.min(memory, heap)) };
}
