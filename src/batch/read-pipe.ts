import { readFileSync, statSync } from 'node:fs';
import { constants, type FileHandle, open, readFile } from 'node:fs/promises';

/** A writer must come within so many milliseconds: the shell starts one beside us. */
const WAIT_FOR_WRITER = 2000;
/** How often is looked whether there is something to read, in milliseconds. */
const LOOK_EVERY = 10;
/** The error's code when nobody writes to the pipe. */
export const NOBODY_WRITES = 'NOBODY_WRITES';

/** The bytes of a file, read at once, which is faster than to wait for each step. Only a pipe or the like may keep one waiting. */
export async function readFileOrPipe(path: string): Promise<Uint8Array> {
  const kind = statSync(path);
  if (kind.isFIFO()) return readPipe(path);
  return kind.isFile() ? readFileSync(path) : readFile(path);
}

/** Reads a named pipe to its end. To wait for a writer as the system does would be to wait for ever if none comes. */
async function readPipe(path: string): Promise<Uint8Array> {
  const pipe = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return await readToEnd(pipe);
  } finally {
    await pipe.close();
  }
}

async function readToEnd(pipe: FileHandle): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const started = performance.now();
  let hasWriter = false;
  for (;;) {
    const chunk = await readSome(pipe);
    if (chunk === null) hasWriter = true;
    else if (chunk.length > 0) chunks.push(chunk);
    else if (hasWriter || chunks.length > 0) return Buffer.concat(chunks);
    else if (performance.now() - started > WAIT_FOR_WRITER) throw Object.assign(new Error(), { code: NOBODY_WRITES });
    if (!chunk?.length) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

/** Nothing at the end, or when nobody has opened it for writing; null when somebody has and wrote nothing yet. */
async function readSome(pipe: FileHandle): Promise<Buffer | null> {
  const buffer = Buffer.allocUnsafe(65_536);
  try {
    const { bytesRead } = await pipe.read(buffer, 0, buffer.length, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
    throw error;
  }
}
