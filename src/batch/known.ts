import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { InputList } from './input-list.js';
import { readJournal } from './journal.js';
import { readHead, readRows } from './manifest.js';
import { makeIndex } from './name-list.js';
import type { Places } from './places.js';
import type { ResultFormat, Row } from './types.js';

/** What earlier runs with these options say of each input, by the newest row. Read twice, so that never all are held. */
export async function* readKnown(places: Places, key: string, inputs: InputList): AsyncGenerator<Row> {
  const known = makeIndex((place) => inputs.at(place)!.path);
  for (let place = 0; place < inputs.length; place++) known.add(place);
  const newest = new Uint32Array(inputs.length);
  for await (const { row, number } of earlierRows(places, key)) {
    const i = known.find(row.path);
    if (i !== undefined) newest[i] = number;
  }
  for await (const { row, number } of earlierRows(places, key)) {
    const i = known.find(row.path);
    if (i === undefined || newest[i] !== number) continue;
    const { input, index } = inputs.at(i)!;
    yield { ...row, input, index };
  }
}

/** The manifest holds the rows of finished and interrupted runs; the journal those of a killed one, which are newer. */
async function* earlierRows({ manifest, work }: Places, key: string): AsyncGenerator<{ row: Row; number: number }> {
  let number = 0;
  const head = manifest === null ? null : await readHead(manifest);
  for (const rows of [head?.key === key ? readRows(manifest!) : [], readJournal(work, key)]) {
    for await (const row of rows) if (row.status !== 'pending') yield { row, number: ++number };
  }
}

/** Whether a run was complete, nothing failed in it, and neither an input nor the combined file has changed since. */
export async function isFinished(
  { manifest, combined }: Places,
  key: string,
  inputs: InputList,
  result: ResultFormat,
): Promise<boolean> {
  const head = manifest === null || combined === null ? null : await readHead(manifest);
  if (head?.status !== 'complete' || head.key !== key || head.totals.files !== inputs.length) return false;
  if (!isSameResult(head.output, result)) return false;
  if ((await hashFile(combined!)) !== head.output.sha256) return false;
  let count = 0;
  for await (const row of readRows(manifest!)) {
    const own = inputs.at(count++);
    if (!own || own.failure || row.status === 'failed') return false;
    if (row.input !== own.input || row.index !== own.index) return false;
    if ((await hashFile(own.input)) !== row.sha256) return false;
  }
  return count === inputs.length;
}

function isSameResult(a: ResultFormat, b: ResultFormat): boolean {
  return a.format === b.format && a.table === b.table && a.excel === b.excel && a.headers === b.headers;
}

/** Null when the file cannot be read. */
async function hashFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
