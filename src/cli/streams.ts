/** What the command line needs of its process; tests hand in their own. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Exit codes. */
export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;

/** Data that cannot be written to where it should go, with the system's code. */
export class OutputLost extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Writes, and waits for a slow reader. What a reader that has gone (`| head`) does not take is dropped without failure. */
export function write(stream: NodeJS.WritableStream, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const isTalk = (stream as { fd?: number }).fd === 2;
    const settle = (error?: NodeJS.ErrnoException | null) => {
      if (error && !isClosedPipe(error) && !isTalk) reject(new OutputLost(error.code ?? error.message));
      else resolve();
    };
    stream.write(data, settle);
  });
}

/** Keeps errors of the streams from ending the process with a stack trace: whoever writes hears of them. */
export function keepRunning(streams: Streams): void {
  for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => {});
}

function isClosedPipe(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}
