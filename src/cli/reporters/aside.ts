import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSystem } from '../failure.js';

/** Where a text was put, in bytes. */
export interface Place {
  readonly start: number;
  readonly length: number;
}

/** Text that is put aside until it can be printed. It is on disk: that of very many files would fill the memory. */
export interface Aside {
  readonly add: (text: string) => Promise<Place>;
  readonly read: (place: Place) => Promise<string>;
  /** All of it, in pieces. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** A file among the temporary ones. Its name is taken away at once where the system can do that, so that nothing is left of it. */
export async function putAside(): Promise<Aside> {
  const refuse = (error: unknown) => Promise.reject(fromSystem(error, tmpdir(), 'not-writable'));
  const folder = await mkdtemp(join(tmpdir(), 'declparse-')).catch(refuse);
  const remove = () => rm(folder, { recursive: true, force: true }).catch(() => {});
  const file = await open(join(folder, 'report'), 'wx+').catch((error) => remove().then(() => refuse(error)));
  await remove();
  let end = 0;
  return {
    add: async (text) => {
      const [start, { length }] = [end, Buffer.from(text)];
      await file.appendFile(text);
      end += length;
      return { start, length };
    },
    read: async ({ start, length }) => {
      const bytes = Buffer.alloc(length);
      await file.read(bytes, 0, length, start);
      return bytes.toString('utf8');
    },
    pieces: () => file.createReadStream({ start: 0, autoClose: false }),
    close: async () => {
      await file.close();
      await remove();
    },
  };
}
