import type { FormDefinition } from '../model/form.js';
import type { DocumentResult } from '../model/project.js';

export type Table = 'projects' | 'indicators';

export interface WriteOptions {
  /** Several inputs: JSON becomes an array even if only one could be read. */
  readonly many: boolean;
  /** What a row is, in formats that have rows. */
  readonly table: Table;
  /** The forms whose columns a table has, in this order. */
  readonly forms: readonly FormDefinition[];
  /** Guards cells that a spreadsheet would evaluate. */
  readonly excel: boolean;
}

/** Turns documents into text piece by piece: `begin()`, `add()` for every document in order, `end()`. */
export interface Writer {
  begin(): string;
  add(document: DocumentResult): string;
  end(): string;
}
