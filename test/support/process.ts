import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = join(process.cwd(), 'bin', 'declparse.js');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
}

/** Starts the built program as a process of its own. */
export function start(argv: readonly string[], options: SpawnOptions & { stdin?: string | Buffer } = {}): Running {
  const env = { ...process.env, LANG: 'C', LC_ALL: 'C', LC_MESSAGES: 'C' };
  return collect(spawn(process.execPath, [PROGRAM, ...argv], { env, ...options }), options.stdin);
}

/** The same under a shell that sets limits first, such as `ulimit -f 8`. */
export function startLimited(limit: string, argv: readonly string[], options: SpawnOptions = {}): Running {
  const env = { ...process.env, LANG: 'C', LC_ALL: 'C', LC_MESSAGES: 'C' };
  const words = ['-c', `${limit}; exec "$0" "$@"`, process.execPath, PROGRAM, ...argv];
  return collect(spawn('/bin/sh', words, { env, ...options }));
}

/** Starts it and waits for its end. */
export function finish(argv: readonly string[], options?: Parameters<typeof start>[1]): Promise<Finished> {
  return start(argv, options).finished;
}

/** The processes that a process has started, by their ids; Linux only. */
export function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1');
  return list.split(' ').filter(Boolean).map(Number);
}

/** Waits until something is so; looks again every few milliseconds. */
export async function until<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function collect(child: ChildProcess, stdin: string | Buffer = ''): Running {
  child.stdin!.on('error', () => {}); // it may end before it has read everything
  child.stdin!.end(stdin);
  const ended = new Promise<Pick<Finished, 'code' | 'signal'>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const finished = Promise.all([read(child.stdout!), read(child.stderr!), ended]).then(([out, err, end]) => ({
    ...{ out, err },
    ...end,
  }));
  return { child, finished };
}

async function read(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
