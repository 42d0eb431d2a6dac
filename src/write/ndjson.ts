import type { Documents } from './writer.js';

/** One project a line, with its document's `source` as the first key. */
export async function* printNdjson(documents: Documents): AsyncGenerator<string> {
  for await (const { source, projects } of documents()) {
    yield projects.map((project) => `${JSON.stringify({ source, ...project })}\n`).join('');
  }
}
