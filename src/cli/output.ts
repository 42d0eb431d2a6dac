import { access, constants, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeWhole } from '../batch/write-file.js';
import { Failure, fromSystem } from './failure.js';

/** Writes a whole file or none: into a neighbour that is then renamed. `/dev/null` and pipes are written to directly. */
export async function writeOutput(path: string, parts: Parts): Promise<void> {
  try {
    const kind = await stat(path).catch(ifMissing);
    if (kind && !kind.isFile() && !kind.isDirectory()) return await writeFile(path, parts as Iterable<string>);
    if (kind?.isDirectory()) throw new Failure('output-is-folder', path);
    const real = kind ? await realpath(path) : path;
    await writeWhole(real, parts, dirname(real), true);
  } catch (error) {
    throw error instanceof Failure ? error : fromSystem(error, path, 'not-writable');
  }
}

type Parts = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Finds out before the work begins whether the output can be written, and that it is none of the inputs. */
export async function checkOutput(path: string, inputs: Iterable<string>): Promise<void> {
  const kind = await stat(path).catch(() => null);
  if (kind?.isDirectory()) throw new Failure('output-is-folder', path);
  try {
    await access(kind && !kind.isFile() ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw fromSystem(error, path, 'not-writable');
  }
  if (!kind?.isFile()) return;
  const real = await realpath(path);
  for (const input of inputs) {
    const isOutput = (await realpath(input).catch(() => null)) === real;
    if (isOutput) throw new Failure('output-is-input', path);
  }
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
