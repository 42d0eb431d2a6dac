import { availableParallelism, totalmem } from 'node:os';
import type { Shard } from '../batch/names.js';
import type { Limits } from '../batch/worker-process.js';
import { Failure } from './failure.js';
import type { RunFlags } from './parse-flags.js';

/** One file takes seconds; what takes minutes hangs, and a night must not hang with it. */
const TIMEOUT_SECONDS = 300;
/** Bounds of what one file may take by default, in megabytes. */
const [LEAST_MEMORY, MOST_MEMORY] = [512, 4096];
/** A whole number. */
const WHOLE = /^\d{1,6}$/u;

/** So many files at once: as asked for, else one a processor, and never more than there are files. */
export function chooseJobs({ jobs }: RunFlags, files: number): number {
  const asked = jobs === undefined ? availableParallelism() : Number(jobs);
  if (jobs !== undefined && !(WHOLE.test(jobs) && asked >= 1)) throw new Failure('not-a-number', '--jobs', '1, 2, 3 …');
  return Math.max(1, Math.min(asked, files));
}

/** What one file may take. By default the workers together leave the machine a share of its memory. */
export function chooseLimits({ timeout, memory }: RunFlags, jobs: number): Limits {
  const seconds = timeout === undefined ? TIMEOUT_SECONDS : Number(timeout);
  // Timers of Node hold no more than some 24 days.
  if (timeout === '' || !(seconds >= 0 && seconds <= 2_000_000))
    throw new Failure('not-a-number', '--timeout', '0, 30, 300 …');
  if (memory !== undefined && !(WHOLE.test(memory) && Number(memory) >= 16)) {
    throw new Failure('not-a-number', '--memory', '16 … 999999');
  }
  const share = Math.floor(machineMegabytes() / (jobs + 1));
  return { timeout: seconds, memory: memory ? Number(memory) : Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, share)) };
}

/** `2/4` → the second of four. */
export function chooseShard(asked: string | undefined): Shard | null {
  if (asked === undefined) return null;
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/u.exec(asked)?.map(Number) ?? [];
  if (!number || !of || number > of) throw new Failure('bad-shard', asked);
  return { number, of };
}

/** In a container what it may use, which is less than the machine has. */
function machineMegabytes(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return Math.min(totalmem(), limit > 0 ? limit : Infinity) / 1e6;
}
