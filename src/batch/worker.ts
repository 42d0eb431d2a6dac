// What a worker process runs: it gets the settings of the run, then file after file, and answers each with its outcome.
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { convertFile } from './convert-file.js';
import type { Outcome, Settings, Task } from './types.js';

export type ToWorker = { readonly settings: Settings } | { readonly task: Task };
export type FromWorker = { readonly ready: true } | { readonly outcome: Outcome };

let settings: Settings;

process.on('message', async (message: ToWorker) => {
  if ('settings' in message) {
    settings = message.settings;
    process.send?.({ ready: true } satisfies FromWorker);
    return;
  }
  process.send?.({ outcome: await convertFile(message.task, settings, read) } satisfies FromWorker);
});

/** At once, since there is nothing else to do; only a pipe may keep one waiting, and then the end of our starter must be seen. */
async function read(path: string): Promise<Uint8Array> {
  return statSync(path).isFile() ? readFileSync(path) : readFile(path);
}

// Whoever started us decides when to end: Ctrl-C and what stops a service reach the whole group of processes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGXFSZ'] as const) process.on(signal, () => {});
// And when it is gone itself: not by an exit, which would wait for a read from a pipe that nobody writes to.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
