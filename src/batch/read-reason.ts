import { NOBODY_WRITES } from './read-pipe.js';
import type { Input } from './types.js';

/** Why a file or folder cannot be read, from the code of the system's error. */
export function readReason(path: string, code: string): NonNullable<Input['failure']> {
  if (code === 'ENXIO') return { code: 'not-a-file', detail: code };
  if (code === NOBODY_WRITES) return { code: 'nobody-writes', detail: '' };
  if (code !== 'ENOENT') return { code: 'not-readable', detail: code };
  // Bytes that are no UTF-8 became replacement characters, under which the system finds nothing.
  return { code: path.includes('\ufffd') ? 'not-utf8' : 'not-found', detail: code };
}
