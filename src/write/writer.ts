import type { FormDefinition } from '../model/form.js';
import type { DocumentResult } from '../model/project.js';

/** What a row is: a project, an indicator, or an error or warning. */
export const TABLES = ['projects', 'indicators', 'findings'] as const;
export type Table = (typeof TABLES)[number];

/** An input that gave no document, for the table of findings. */
export interface FailedInput {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface WriteOptions {
  /** Several inputs: JSON becomes an array even if only one could be read. */
  readonly many: boolean;
  /** What a row is, in formats that have rows; null where none was asked for: projects, and in a workbook all tables. */
  readonly table: Table | null;
  /** The forms whose columns a table has, in this order. */
  readonly forms: readonly FormDefinition[];
  /** Guards cells that a spreadsheet would evaluate. */
  readonly excel: boolean;
  /** Column headers: the keys of the output contract, or the labels that the forms print. */
  readonly headers: 'key' | 'zh';
  /** Gone through only for a table of findings. */
  readonly failed: Iterable<FailedInput> | AsyncIterable<FailedInput>;
}

/** The documents in the order of the inputs. They can be gone through several times: a workbook needs one pass a sheet. */
export type Documents = () => AsyncIterable<DocumentResult> | Iterable<DocumentResult>;

/** Turns documents into text or bytes, piece by piece, so that memory does not grow with their number. */
export type Print = (documents: Documents, options: WriteOptions) => AsyncIterable<string | Uint8Array>;
