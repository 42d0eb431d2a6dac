import { NOBODY_WRITES } from './read-pipe.js';
import type { Input, Reason } from './types.js';

/** What has no bytes to read: a folder, a socket, a device that is not there. */
const NO_FILE = new Set(['EISDIR', 'ENXIO']);

/** Why a file or folder cannot be read, from the code of the system's error. */
export function readReason(path: string, code: string): NonNullable<Input['failure']> {
  if (NO_FILE.has(code)) return { code: 'not-a-file', detail: code };
  if (code === 'ERR_FS_FILE_TOO_LARGE') return { code: 'too-large', detail: '2 GB' };
  if (code === NOBODY_WRITES) return { code: 'nobody-writes', detail: '' };
  if (code !== 'ENOENT') return { code: 'not-readable', detail: code };
  // Bytes that are no UTF-8 became replacement characters, under which the system finds nothing.
  return { code: path.includes('\ufffd') ? 'not-utf8' : 'not-found', detail: code };
}

/** Why a file gave no document, from what was thrown: a text may be longer than the engine's strings. */
export function parseReason(error: unknown): Reason {
  if ((error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG') return { code: 'too-large', detail: '500 MB' };
  return { code: 'internal', detail: String(error) };
}
