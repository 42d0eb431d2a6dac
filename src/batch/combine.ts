import { createHash } from 'node:crypto';
import type { FormDefinition } from '../model/form.js';
import type { DocumentResult } from '../model/project.js';
import { FORMATS } from '../write/formats.js';
import type { Documents, WriteOptions } from '../write/writer.js';
import type { ResultFormat } from './types.js';
import { writeWhole } from './write-file.js';

/** Everything that goes into one output. */
export interface Combination {
  readonly documents: Documents;
  readonly result: ResultFormat;
  readonly known: readonly FormDefinition[];
  /** The ids of the forms that occur. A table has their columns; those of all known forms when none occurs. */
  readonly occurring: ReadonlySet<string>;
  readonly failed: WriteOptions['failed'];
  /** One document, and no array of one. */
  readonly single?: boolean;
}

/** The combined output, piece by piece. */
export async function* printCombined(combination: Combination): AsyncGenerator<string | Uint8Array> {
  const { documents, known, occurring, failed, single = false } = combination;
  const { format, ...options } = combination.result;
  const forms = occurring.size > 0 ? known.filter((form) => occurring.has(form.id)) : known;
  const print = await FORMATS[format].load();
  yield* print(documents, { ...options, forms, failed, many: !single });
}

/** One document in the format asked for. */
export function printDocument(document: DocumentResult, result: ResultFormat, known: readonly FormDefinition[]) {
  const occurring = new Set(document.projects.map(({ form }) => form));
  return printCombined({ documents: () => [document], result, known, occurring, failed: [], single: true });
}

/** Writes it as a file, complete or not at all, and gives its hash. */
export async function writeCombined(path: string, combination: Combination, parts: string): Promise<string> {
  const hash = createHash('sha256');
  const pieces = async function* () {
    for await (const piece of printCombined(combination)) {
      hash.update(piece);
      yield piece;
    }
  };
  await writeWhole(path, pieces(), parts, true);
  return hash.digest('hex');
}
