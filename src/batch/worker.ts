// What a worker process runs: it gets the settings of the run, then file after file, and answers each with its outcome.
import { convertFile } from './convert-file.js';
import { readFileOrPipe } from './read-pipe.js';
import type { Outcome, Settings, Task } from './types.js';

export type ToWorker = { readonly settings: Settings } | { readonly task: Task };
export type FromWorker = { readonly ready: true } | { readonly outcome: Outcome };

let settings: Settings;
/** Whoever started us. Where it is gone, the system gives us another parent; on Windows we keep its number. */
const starter = process.ppid;

process.on('message', async (message: ToWorker) => {
  if ('settings' in message) {
    settings = message.settings;
    process.send?.({ ready: true } satisfies FromWorker);
    return;
  }
  process.send?.({ outcome: await convertFile(message.task, settings, readFileOrPipe, endAlone) } satisfies FromWorker);
});

/** A run of other options may have begun since our starter was killed: a result of ours must not come over one of its. */
function endAlone(): void {
  if (process.ppid !== starter) endNow();
}

/** Not by an exit, which would wait for a read from a pipe that nobody writes to. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

// Whoever started us decides when to end: Ctrl-C and what stops a service reach the whole group of processes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGXFSZ'] as const) process.on(signal, () => {});
// And when it is gone itself, which is seen here as soon as there is a pause in the work.
process.on('disconnect', endNow);
