import type { DocumentResult } from '../model/project.js';
import type { WriteOptions, Writer } from './writer.js';

/** One document object for one input, an array of them for several. */
export function jsonWriter({ many }: WriteOptions): Writer {
  if (!many) return { begin: () => '', add: (document) => `${print(document)}\n`, end: () => '' };
  let count = 0;
  return {
    begin: () => '[',
    add: (document) => `${count++ === 0 ? '' : ','}\n${print(document).replace(/^/gmu, '  ')}`,
    end: () => (count === 0 ? ']\n' : '\n]\n'),
  };
}

function print(document: DocumentResult): string {
  return JSON.stringify(document, null, 2);
}
