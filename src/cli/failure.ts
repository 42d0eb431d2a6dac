import { readReason } from '../batch/read-reason.js';
import type { InputFailure } from '../batch/types.js';

/** What went wrong outside of the documents: wrong usage, or a file that cannot be read or written. */
export type FailureCode =
  | InputFailure
  | 'not-writable'
  | 'unknown-command'
  | 'null-needs-list'
  | 'nothing-to-draw'
  | 'output-is-folder'
  | 'output-is-input'
  | 'output-not-folder'
  | 'output-busy'
  | 'output-of-shard'
  | 'merge-needs-results'
  | 'merge-needs-folders'
  | 'merge-collides'
  | 'result-lost'
  | 'not-a-number'
  | 'bad-shard'
  | 'needs-output'
  | 'empty-output'
  | 'binary-to-terminal'
  | 'unknown-word'
  | 'no-files'
  | 'nothing-expected'
  | 'empty-list'
  | 'needs-null'
  | 'unknown-format'
  | 'unknown-ending'
  | 'unknown-form'
  | 'form-invalid'
  | 'form-repeated'
  | 'no-forms-in'
  | 'no-draft'
  | 'bad-id'
  | 'unknown-language'
  | 'unknown-table'
  | 'unknown-switch'
  | 'unknown-engine'
  | 'engine-missing'
  | 'unknown-stage'
  | 'table-needs-rows'
  | 'excel-needs-csv'
  | 'usage';

/** Stops the command, or one input of it, with one clear sentence; the exit code is 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(
    readonly code: FailureCode,
    /** What it is about: a file name, an option's value. */
    readonly subject: string,
    readonly reason = '',
  ) {
    super(`${code}: ${subject}`);
  }
}

/** The operating system's error as a failure about a file. */
export function fromSystem(error: unknown, path: string, code: 'not-readable' | 'not-writable'): Failure {
  const { code: system = '', message } = error as NodeJS.ErrnoException;
  if (code === 'not-readable') {
    const reason = readReason(path, system || message);
    return new Failure(reason.code, path, reason.detail);
  }
  if (system === 'EISDIR') return new Failure('output-is-folder', path);
  return new Failure(code, path, system || message);
}
