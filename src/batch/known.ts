import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readJournal } from './journal.js';
import { type Manifest, readManifest } from './manifest.js';
import type { Places } from './places.js';
import type { Input, ResultFormat, Row } from './types.js';

/** What earlier runs with the same options and version say, by the path of the input. */
export type Known = Map<string, Row>;

/** The manifest holds the rows of finished and interrupted runs; the journal those of a killed one, which are newer. */
export async function readKnown({ manifest, work }: Places, key: string): Promise<Known> {
  const earlier = manifest === null ? null : await readManifest(manifest);
  const rows = [...(earlier?.key === key ? earlier.inputs : []), ...(await readJournal(work, key))];
  return new Map(rows.filter(({ status }) => status !== 'pending').map((row) => [row.path, row]));
}

/**
 * The manifest of a run that left nothing to do: it was complete, nothing failed, and neither an input nor the combined
 * file has changed since. Otherwise null.
 */
export async function findFinished(
  { manifest: path, combined }: Places,
  key: string,
  inputs: readonly Input[],
  result: ResultFormat,
): Promise<Manifest | null> {
  const manifest = path === null || combined === null ? null : await readManifest(path);
  if (manifest?.status !== 'complete' || manifest.key !== key || manifest.inputs.length !== inputs.length) return null;
  if (!isSameResult(manifest.output, result)) return null;
  if ((await hashFile(combined!)) !== manifest.output.sha256) return null;
  for (const [i, row] of manifest.inputs.entries()) {
    const { input, index, failure } = inputs[i]!;
    if (failure || row.status === 'failed' || row.input !== input || row.index !== index) return null;
    if ((await hashFile(input)) !== row.sha256) return null;
  }
  return manifest;
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
