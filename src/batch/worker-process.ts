import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { failed } from './convert-file.js';
import type { Outcome, Reason, Settings, Task } from './types.js';
import type { FromWorker, ToWorker } from './worker.js';

/** What one file may take. */
export interface Limits {
  /** Seconds for one file; 0 for no limit. */
  readonly timeout: number;
  /** Megabytes for one file. */
  readonly memory: number;
}

/** A process that converts one file at a time. It may die of a file; then a new one must be started for the next. */
export interface WorkerProcess {
  /** Never rejects for what the file does: if the process dies, the outcome says of what. */
  readonly run: (task: Task) => Promise<Outcome>;
  readonly isAlive: () => boolean;
  readonly stop: () => void;
}

/** What the runtime itself and the program take, in megabytes, beside the memory for a file. */
const OWN_MEMORY = 192;
/** How often the memory of the process is looked at, in milliseconds: a bomb of a file grows by some 100 MB meanwhile. */
const LOOK_EVERY = 200;
/** So long the pipes of a process that has ended are waited for, in milliseconds. */
const LAST_WORDS = 1000;
/** So much of what a dying process says is kept: the reason stands in its first lines. */
const KEPT_WORDS = 4000;

/**
 * By default a third of all work is that of threads that optimise code and clear memory, much of it in vain: functions live
 * for one file, and their code goes with the heap. Two workers do it twice, and on two cores nobody is left to do it.
 */
const THRIFT = [
  // In megabytes: until the heap holds so much it is not cleared as a whole.
  '--initial-old-space-size=64',
  // Its helpers take the core of the other worker: of 400 PDFs with two workers, 3 % of the time.
  '--single-threaded-gc',
  // Node 20 is told so, and more, when the worker has started: see bin/worker.cjs.
  ...(process.versions.v8.startsWith('11.') ? [] : ['--max-inlined-bytecode-size-cumulative=150']),
];

/**
 * Starts a worker and waits until it has taken the settings. Throws when it cannot be started at all.
 * @param plain without settings of the engine that another version of it may not know
 */
export async function startWorker(settings: Settings, limits: Limits, plain = false): Promise<WorkerProcess> {
  const child = fork(workerScript(), {
    execArgv: [`--max-old-space-size=${limits.memory}`, ...(plain ? [] : THRIFT)],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr!.on('data', (data: Buffer) => {
    if (words.length < KEPT_WORDS) words += data.toString();
  });
  const first = await answer(child, { settings }, () => {});
  if (!('ready' in first)) throw new Error(`a worker cannot be started: ${words || describe(child)}`);
  return {
    isAlive: () => child.exitCode === null && child.signalCode === null && child.connected,
    stop: () => child.kill('SIGKILL'),
    run: (task) => runTask(child, task, limits, () => words),
  };
}

async function runTask(child: ChildProcess, task: Task, limits: Limits, words: () => string): Promise<Outcome> {
  const started = performance.now();
  let ended: Reason | null = null;
  const end = (reason: Reason) => {
    ended = reason;
    child.kill('SIGKILL');
  };
  const stopWatching = watch(child, limits, end);
  const reply = await answer(child, { task }, stopWatching);
  if ('outcome' in reply) return reply.outcome;
  return failed(task, ended ?? causeOfDeath(child, words()), Math.round(performance.now() - started));
}

/** Ends the process when the time is up or when it takes too much memory, also outside of the heap. */
function watch(child: ChildProcess, { timeout, memory }: Limits, end: (reason: Reason) => void): () => void {
  const timer = timeout > 0 && setTimeout(end, timeout * 1000, { code: 'timeout', detail: `${timeout} s` });
  const looks = setInterval(() => {
    if (residentMegabytes(child.pid!) > memory + OWN_MEMORY) end({ code: 'memory', detail: `${memory} MB` });
  }, LOOK_EVERY);
  return () => {
    if (timer) clearTimeout(timer);
    clearInterval(looks);
  };
}

/** Sends a message and waits for the answer, or for the end of the process: `{}`. */
function answer(
  child: ChildProcess,
  message: ToWorker,
  always: () => void,
): Promise<FromWorker | Record<string, never>> {
  return new Promise((resolve) => {
    let late: NodeJS.Timeout | undefined;
    const settle = (reply: FromWorker | Record<string, never>) => {
      clearTimeout(late);
      child.off('message', settle as (reply: unknown) => void);
      child.off('exit', onExit);
      child.off('close', onEnd);
      child.off('error', onEnd);
      always();
      resolve(reply);
    };
    const onEnd = () => settle({});
    const onExit = () => {
      late = setTimeout(onEnd, LAST_WORDS);
    };
    child.on('message', settle as (reply: unknown) => void);
    child.on('close', onEnd); // what it said last is there then; but its pipes may be held open by others
    child.on('exit', onExit);
    child.on('error', onEnd);
    child.send(message, (error) => {
      if (error && !child.connected && child.exitCode !== null) onEnd();
    });
  });
}

function causeOfDeath(child: ChildProcess, words: string): Reason {
  if (/heap out of memory|Array buffer allocation failed|FatalProcessOutOfMemory/u.test(words)) {
    return { code: 'memory', detail: 'heap' };
  }
  const isOutside = child.signalCode === 'SIGKILL' || child.signalCode === 'SIGTERM';
  return { code: isOutside ? 'killed' : 'crashed', detail: describe(child) };
}

function describe({ signalCode, exitCode }: ChildProcess): string {
  return signalCode ?? `exit code ${exitCode}`;
}

/** Only Linux says it without another process; elsewhere the heap's limit has to do. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s*(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return Number(kilobytes ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** What starts the built worker in this package, wherever the calling code was bundled to. */
function workerScript(): string {
  const root = dirname(createRequire(import.meta.url).resolve('declparse/package.json'));
  return join(root, 'bin', 'worker.cjs');
}
