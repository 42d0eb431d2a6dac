import type { DocumentResult } from '../model/project.js';
import type { Documents, WriteOptions } from './writer.js';

/** One document object for one input, an array of them for several. */
export async function* printJson(documents: Documents, { many }: WriteOptions): AsyncGenerator<string> {
  let count = 0;
  if (many) yield '[';
  for await (const document of documents()) {
    const isFirst = count++ === 0;
    yield many ? `${isFirst ? '' : ','}\n${print(document).replace(/^/gmu, '  ')}` : `${print(document)}\n`;
  }
  if (many) yield count === 0 ? ']\n' : '\n]\n';
  else if (count === 0) yield '[]\n'; // the one input could not be read
}

function print(document: DocumentResult): string {
  return JSON.stringify(document, null, 2);
}
