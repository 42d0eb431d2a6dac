import type { DocumentResult } from '../model/project.js';
import type { ParseOptions } from '../parse-declaration.js';
import type { Finding } from '../write/findings.js';
import type { FormatName } from '../write/formats.js';
import type { WriteOptions } from '../write/writer.js';

/** Why an argument names nothing that can be read. */
export type InputFailure =
  | 'not-found'
  /** Its name is not in UTF-8, so it cannot be opened by it. */
  | 'not-utf8'
  | 'not-readable'
  | 'no-inputs-in'
  /** A socket, a device that is not there: nothing that has bytes to read. */
  | 'not-a-file'
  /** A named pipe. */
  | 'nobody-writes'
  /** Larger than what can be read at all. */
  | 'too-large';

/** Why an input gave no result. */
export type FailureReason =
  | InputFailure
  | 'not-writable'
  /** It took longer than one file may. */
  | 'timeout'
  /** It needed more memory than one file may. */
  | 'memory'
  /** The worker was ended from outside. */
  | 'killed'
  /** The worker died of it. */
  | 'crashed'
  /** A mistake in declparse itself. */
  | 'internal';

export interface Reason {
  readonly code: FailureReason;
  /** The system's error code, a signal, a limit: a word or two. */
  readonly detail: string;
}

/** An input of a run in the order of the run: something to convert, or an argument that names nothing. */
export interface Input {
  /** As named: what `source.path` says. */
  readonly input: string;
  /** Where it lies below the common root of all inputs, with `/`: the same on every machine. */
  readonly path: string;
  /** Position in the whole list, before it was cut into shards. */
  readonly index: number;
  readonly failure?: Reason & { readonly code: InputFailure };
}

/** How the result of one file is written. */
export interface ResultFormat extends Pick<WriteOptions, 'table' | 'excel' | 'headers'> {
  readonly format: FormatName;
}

/** What is the same for all files of a run. Plain data: it goes to other processes. */
export interface Settings {
  readonly parse: Omit<ParseOptions, 'path'>;
  /** Null: one line of JSON, to be read again when the combined output is put together. */
  readonly result: ResultFormat | null;
  /** Warnings make a file one with findings. */
  readonly strict: boolean;
  /** Compare with the expected document beside the input. */
  readonly expect?: boolean;
  /** Where files are written before they get their name; on the same file system as the results. */
  readonly parts: string;
}

/** One file to convert. */
export interface Task extends Input {
  /** The result's file; null when only the findings are wanted. */
  readonly target: string | null;
  /** `target` as the manifest says it. */
  readonly output: string | null;
  /** What an earlier run, with the same options and version, says about this input. */
  readonly known?: Row;
}

/** One row of the manifest: what became of one input. */
export interface Row {
  readonly input: string;
  readonly path: string;
  readonly index: number;
  /** `ok`: nothing that makes the exit code 1; `findings`: something does; `failed`: no result; `pending`: not yet done. */
  readonly status: 'ok' | 'findings' | 'failed' | 'pending';
  readonly reason?: Reason;
  /** The result's file, relative to the manifest; null when results are combined in one. */
  readonly output: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly resultSha256: string | null;
  readonly milliseconds: number;
  readonly forms: readonly string[];
  readonly projects: number;
  readonly indicators: number;
  readonly rejected: number;
  readonly errors: number;
  readonly warnings: number;
  /** How often each code of an error or warning was found. */
  readonly findings: Readonly<Record<string, number>>;
}

/** What the conversion of one file comes to. */
export interface Outcome {
  readonly row: Row;
  /** Errors and warnings in full, for whoever watches; the manifest only counts them. */
  readonly found: readonly Finding[];
  readonly rejected: readonly Pick<DocumentResult['rejected'][number], 'form' | 'projectName'>[];
  /** With `expect`: how the document differs from the expected one; null when nothing is expected of this file. */
  readonly differences?: readonly string[] | null;
  /** The result of an earlier run was still good. */
  readonly resumed?: boolean;
  /** The system's word for a condition in which no other file can be written either: the run must stop. */
  readonly fatal?: string;
}
