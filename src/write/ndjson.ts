import type { Writer } from './writer.js';

/** One project a line, with its document's `source` as the first key. */
export function ndjsonWriter(): Writer {
  return {
    begin: () => '',
    add: ({ source, projects }) => projects.map((project) => `${JSON.stringify({ source, ...project })}\n`).join(''),
    end: () => '',
  };
}
