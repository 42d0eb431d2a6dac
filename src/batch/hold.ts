import { hash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';

/** Thrown when an output belongs to somebody else: to a run that is writing to it, or to another shard of the same list. */
export class OutputTaken extends Error {
  constructor(
    readonly code: 'output-busy' | 'output-of-shard',
    readonly by = '',
  ) {
    super(code);
  }
}

/**
 * Holds an output for this process: two runs that work in one folder would take each other's files away. What is held is
 * an address that the system frees when the process ends, however it ends, so nothing is left behind that would stop the
 * next run. Only on Linux and Windows; elsewhere nothing is held.
 * @param path the output, whose folder is there
 * @returns gives it free
 */
export async function holdOutput(path: string): Promise<() => void> {
  const whole = join(await realpath(dirname(path)), basename(path));
  const name = `declparse-${hash('sha256', whole).slice(0, 32)}`;
  const address = { linux: `\0${name}`, win32: `\\\\.\\pipe\\${name}` }[process.platform as string];
  if (address === undefined) return () => {};
  const server = createServer((socket) => socket.destroy());
  if (!(await listen(server, address))) throw new OutputTaken('output-busy');
  server.unref();
  return () => server.close();
}

/** False when somebody has the address already. Whatever else is against it shall not stop a run. */
function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen(address, () => resolve(true));
  });
}
