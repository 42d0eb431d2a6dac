import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { linesIfAny, parseLine } from './lines.js';
import type { Shard } from './names.js';
import type { ResultFormat, Row } from './types.js';
import { writeWhole } from './write-file.js';

/** What a manifest says about its run, beside the rows. */
export interface ManifestHead {
  readonly manifestVersion: 1;
  readonly program: { readonly name: 'declparse'; readonly version: string };
  /** `running` stays when a run was killed. */
  readonly status: 'running' | 'interrupted' | 'failed' | 'complete';
  /** Options and version as one hash: rows are good for a run with the same. */
  readonly key: string;
  readonly output: {
    readonly kind: 'folder' | 'file';
    /** The file's name; null for a folder, which is that of the manifest. */
    readonly name: string | null;
    /** Hash of the combined file; null until it is there. */
    readonly sha256: string | null;
  } & ResultFormat;
  readonly shard: Shard | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly totals: Readonly<Record<'files' | 'ok' | 'findings' | 'failed' | 'pending', number>>;
}

export interface Manifest extends ManifestHead {
  readonly inputs: readonly Row[];
}

/** The line under which the rows stand. */
const INPUTS = '  "inputs": [';
/** Rows are written in pieces of about so many characters. */
const PIECE = 50_000;

/** The manifest's name in the folder of the output; that of a shard says which one it is. */
export function manifestName(shard: Shard | null): string {
  return shard ? `declparse-manifest.${shard.number}-of-${shard.of}.json` : 'declparse-manifest.json';
}

/**
 * Where the manifest of an output stands. Two combined outputs in one folder do not share a manifest: the first run takes
 * the plain name, another output one with its own name in it. The name is taken by making the file with its
 * content at once, so that of runs that start at the same time one takes it.
 */
export async function claimManifest(folder: string, output: string | null, shard: Shard | null): Promise<string> {
  const plain = join(folder, manifestName(shard));
  if (output === null) return plain;
  const claim = join(folder, `.${basename(plain)}.${process.pid}.claim`);
  try {
    await writeFile(claim, JSON.stringify({ output: { name: basename(output) } }));
    await link(claim, plain);
    return plain;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = await readHead(plain);
    const isOurs = !owner || owner.output.name === basename(output);
    return isOurs ? plain : join(folder, `declparse-manifest.${basename(output)}.json`);
  } finally {
    await rm(claim, { force: true }).catch(() => {}); // a leftover of some bytes
  }
}

/** The other shard, as `1/4`, whose combined output has this name; null when it is free. */
export async function otherShardOf(output: string, shard: Shard): Promise<string | null> {
  const folder = dirname(output);
  for (const name of await readdir(folder)) {
    if (!/^declparse-manifest\.\d+-of-\d+\.json$/u.test(name) || name === manifestName(shard)) continue;
    const other = await readHead(join(folder, name));
    if (other?.shard && other.output.name === basename(output)) return `${other.shard.number}/${other.shard.of}`;
  }
  return null;
}

/** A manifest as it stands on disk; null when there is none or it is not one. */
export async function readManifest(path: string): Promise<Manifest | null> {
  try {
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
    return manifest?.output ? manifest : null;
  } catch {
    return null;
  }
}

/** The same without its rows, which may be very many. */
export async function readHead(path: string): Promise<ManifestHead | null> {
  const lines: string[] = [];
  for await (const line of linesIfAny(path)) {
    if (line.startsWith(INPUTS)) {
      lines.push(`${INPUTS}]}`);
      break;
    }
    lines.push(line);
  }
  const head = parseLine(lines.join('\n')) as ManifestHead | null | undefined;
  return head?.output ? head : null;
}

/** The rows of a manifest as this program prints it, one by one. */
export async function* readRows(path: string): AsyncGenerator<Row> {
  let isRow = false;
  for await (const line of linesIfAny(path)) {
    const row = isRow ? (parseLine(line.replace(/,$/u, '')) as Row | undefined) : undefined;
    if (row?.input !== undefined) yield row;
    isRow ||= line.startsWith(INPUTS);
  }
}

/**
 * Writes a manifest with one row a line, without holding all of them.
 * @param rows as JSON
 */
export function writeManifest(
  path: string,
  head: ManifestHead,
  rows: Iterable<string> | AsyncIterable<string>,
  parts = dirname(path),
): Promise<void> {
  return writeWhole(path, print(head, rows), parts, true);
}

async function* print(head: ManifestHead, rows: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n${INPUTS}`;
  let count = 0;
  for await (const row of rows) {
    text += `${count++ === 0 ? '' : ','}\n    ${row}`;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text + (count === 0 ? ']\n}\n' : '\n  ]\n}\n');
}
