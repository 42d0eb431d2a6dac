/** What the command line needs of its process; tests hand in their own. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Exit codes. */
export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;

/**
 * Writes and waits until the stream took it, so that a slow reader slows us down. A reader that has gone (`| head`) is no
 * failure: the rest is dropped.
 */
export function write(stream: NodeJS.WritableStream, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => (error && !isClosedPipe(error) ? reject(error) : resolve());
    stream.write(data, settle);
  });
}

/** Keeps a closed pipe from ending the process with a stack trace. */
export function ignoreClosedPipe(streams: Streams): void {
  for (const stream of [streams.stdout, streams.stderr]) {
    stream.on('error', (error: Error) => {
      if (!isClosedPipe(error)) throw error;
    });
  }
}

function isClosedPipe(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}
