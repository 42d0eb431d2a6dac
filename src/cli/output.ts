import { access, constants, open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure, fromSystem } from './failure.js';

/**
 * Writes a file so that it is there complete or not at all: into a neighbour that is then renamed. What is no regular
 * file (`/dev/null`, a named pipe) is written to directly.
 */
export async function writeOutput(path: string, parts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    const kind = await stat(path).catch(ifMissing);
    if (kind && !kind.isFile() && !kind.isDirectory()) return await writeFile(path, parts);
    if (kind?.isDirectory()) throw new Failure('output-is-folder', path);
    await replace(kind ? await realpath(path) : path, parts);
  } catch (error) {
    throw error instanceof Failure ? error : fromSystem(error, path, 'not-writable');
  }
}

async function replace(path: string, parts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const neighbour = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const file = await open(neighbour, 'wx');
  try {
    await writeFile(file, parts);
    await file.sync();
    await file.close();
    await rename(neighbour, path);
  } catch (error) {
    await file.close().catch(() => {}); // closed already, or broken: the first error is the one that counts
    await unlink(neighbour).catch(() => {});
    throw error;
  }
}

/** Finds out before the work begins whether the output can be written, and that it is none of the inputs. */
export async function checkOutput(path: string, inputs: readonly string[]): Promise<void> {
  const kind = await stat(path).catch(() => null);
  if (kind?.isDirectory()) throw new Failure('output-is-folder', path);
  try {
    await access(kind && !kind.isFile() ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw fromSystem(error, path, 'not-writable');
  }
  const real = await Promise.all([path, ...inputs].map((each) => realpath(each).catch(() => null)));
  if (kind?.isFile() && real.slice(1).includes(real[0]!)) throw new Failure('output-is-input', path);
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
