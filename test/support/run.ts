import { PassThrough, Readable } from 'node:stream';
import { main } from '../../src/cli/main.js';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

interface Given {
  stdin?: string | Uint8Array;
  /** Whether standard input is a terminal. */
  tty?: boolean;
  env?: Record<string, string>;
}

/** Runs the command line in this process and collects what it printed. */
export async function run(
  argv: readonly string[],
  { stdin = '', tty = false, env = { LANG: 'C' } }: Given = {},
): Promise<Ran> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const collected = [collect(stdout), collect(stderr)] as const;
  const input = Object.assign(Readable.from([Buffer.from(stdin)]), { isTTY: tty });
  const code = await main(argv, { stdin: input, stdout, stderr, env });
  stdout.end();
  stderr.end();
  const [out, err] = await Promise.all(collected);
  return { code, out, err };
}

async function collect(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
