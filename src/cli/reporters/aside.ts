import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSystem } from '../failure.js';

/** Text that is put aside until it can be printed. It is on disk: that of very many files would fill the memory. */
export interface Aside {
  readonly add: (text: string) => Promise<void>;
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
  return {
    add: (text) => file.appendFile(text),
    pieces: () => file.createReadStream({ start: 0, autoClose: false }),
    close: async () => {
      await file.close();
      await remove();
    },
  };
}
