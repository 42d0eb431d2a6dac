import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Conditions in which no other file can be written either. */
const FATAL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO']);

/** The system's code when an error means that there is no use in going on. */
export function fatalCode(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && FATAL.has(code) ? code : undefined;
}

/**
 * Writes a file so that it is there complete or not at all: under another name in `parts`, which must be on the same file
 * system, and then renamed.
 * @param sync wait until the disk has it, so that it also survives a power cut
 */
export async function writeWhole(
  path: string,
  data: string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  parts: string,
  sync = false,
): Promise<void> {
  const part = partIn(parts);
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(data as string);
      if (sync) await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {}); // the first error is the one that counts
    throw error;
  }
}

/** The same at once, for a process that does nothing else meanwhile: to wait for each step would take longer than the step. */
export function writeWholeNow(path: string, data: Uint8Array, parts: string): void {
  const part = partIn(parts);
  try {
    writeFileSync(part, data, { flag: 'wx' });
    renameSync(part, path);
  } catch (error) {
    try {
      rmSync(part, { force: true });
    } catch {} // the first error is the one that counts
    throw error;
  }
}

/** Removes a folder with all that is in it, at once: otherwise of thousands of files all would be under way together. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function partIn(parts: string): string {
  return join(parts, `.declparse-${process.pid}-${randomBytes(6).toString('hex')}.part`);
}
