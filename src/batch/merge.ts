import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DocumentResult, Project, Source } from '../model/project.js';
import { linesOf } from './lines.js';
import { type Manifest, readManifest } from './manifest.js';
import type { Row } from './types.js';

/** A run whose results are to be merged. */
export interface Part {
  /** The manifest's file. */
  readonly path: string;
  readonly manifest: Manifest;
}

/** An input in the merged list, with the run that has its result. */
export interface MergedRow {
  readonly row: Row;
  readonly part: Part;
  /** False for a row that another run has as well: its document is passed over. */
  readonly counts: boolean;
}

/** Why runs cannot be merged. */
export type Obstacle =
  | { readonly code: 'missing'; readonly shards: readonly string[] }
  | { readonly code: 'unfinished'; readonly path: string; readonly status: string }
  | { readonly code: 'mixed' };

/** Thrown while documents are read: a result that the manifest names is not there, or is not what it was. */
export class LostResult extends Error {
  constructor(readonly path: string) {
    super(`lost result: ${path}`);
  }
}

/**
 * The manifests that a name stands for: a folder's, the manifest itself, or that of a combined output. Of a folder with
 * shards those of the shards count, and not what was merged from them before.
 */
export async function findParts(word: string): Promise<Part[]> {
  const kind = await stat(word).catch(() => null);
  if (!kind) return [];
  const folder = kind.isDirectory() ? word : dirname(word);
  const own = kind.isDirectory() ? null : await readManifest(word);
  if (own?.inputs) return [{ path: word, manifest: own }];
  const names = (await readdir(folder)).filter((name) =>
    /^declparse-manifest\..*\.json$|^declparse-manifest\.json$/u.test(name),
  );
  const parts: Part[] = [];
  for (const name of names.toSorted()) {
    const manifest = await readManifest(join(folder, name));
    const isMeant = kind.isDirectory() || manifest?.output.name === basename(word);
    if (manifest?.inputs && isMeant) parts.push({ path: join(folder, name), manifest });
  }
  const shards = parts.filter(({ manifest }) => manifest.shard !== null);
  return shards.length > 0 ? shards : parts;
}

/** What stands against merging: shards that are not there, runs that did not end, results of different options. */
export function findObstacles(parts: readonly Part[]): Obstacle[] {
  const unfinished = parts.filter(({ manifest }) => manifest.status !== 'complete');
  const found: Obstacle[] = unfinished.map(({ path, manifest }) => ({
    code: 'unfinished',
    path,
    status: manifest.status,
  }));
  if (new Set(parts.map(({ manifest }) => manifest.key)).size > 1) found.push({ code: 'mixed' });
  for (const of of new Set(parts.flatMap(({ manifest }) => manifest.shard?.of ?? []))) {
    const there = new Set(parts.flatMap(({ manifest: { shard } }) => (shard?.of === of ? shard.number : [])));
    const all = Array.from({ length: of }, (_, i) => i + 1);
    const missing = all.filter((number) => !there.has(number));
    if (missing.length > 0) found.push({ code: 'missing', shards: missing.map((number) => `${number}/${of}`) });
  }
  return found;
}

/**
 * The rows of all runs as one list. Shards of one list come in the order of that list; other runs one after the other. Of
 * an input that several runs have, the row with a result counts, and of several the last.
 */
export function mergeRows(parts: readonly Part[]): MergedRow[] {
  const isOneList = new Set(parts.map(({ manifest }) => manifest.shard?.of ?? null)).size === 1;
  const inOneList = isOneList && parts.every(({ manifest }) => manifest.shard !== null);
  const all = parts.flatMap((part) => part.manifest.inputs.map((row) => ({ row, part })));
  const best = new Map<string, (typeof all)[number]>();
  for (const each of all) {
    const key = JSON.stringify([each.row.path, each.row.input]);
    const before = best.get(key);
    if (!before || before.row.status === 'failed' || each.row.status !== 'failed') best.set(key, each);
  }
  const chosen = new Set(best.values());
  const rows = all.map((each) => ({ ...each, counts: chosen.has(each) }));
  return inOneList ? rows.sort((a, b) => a.row.index - b.row.index) : rows;
}

/** Whether the documents of a run can be read again, and whether whole. */
export function readability({ manifest }: Part): 'whole' | 'projects' | 'no' {
  const { kind, format } = manifest.output;
  if (format === 'json') return 'whole';
  return kind === 'file' && format === 'ndjson' ? 'projects' : 'no';
}

/** The documents of merged rows in their order, read one by one. */
export async function* readDocuments(rows: readonly MergedRow[]): AsyncGenerator<DocumentResult> {
  const files = new Map<Part, AsyncGenerator<DocumentResult>>();
  for (const { row, part, counts } of rows) {
    if (row.status === 'failed' || row.status === 'pending') continue;
    const { kind, format, name } = part.manifest.output;
    if (kind === 'folder') {
      if (counts) yield JSON.parse(await readResult(part, row)) as DocumentResult;
      continue;
    }
    if (format === 'ndjson' && row.projects === 0) continue;
    const path = join(dirname(part.path), name!);
    if (!files.has(part)) files.set(part, format === 'json' ? readArray(path) : readLines(path));
    const { value: document } = await files.get(part)!.next();
    if (document?.source.path !== row.input || document.source.sha256 !== row.sha256) throw new LostResult(path);
    if (counts) yield document;
  }
}

/** A result as it was written, checked against the manifest. */
export async function readResult(part: Part, row: Row): Promise<string> {
  const path = join(dirname(part.path), row.output!);
  const bytes = await readFile(path).catch(() => null);
  const isSame = bytes && createHash('sha256').update(bytes).digest('hex') === row.resultSha256;
  if (!isSame) throw new LostResult(path);
  return bytes.toString('utf8');
}

/** The documents in a combined .json file as this program prints it: each begins and ends on a line of its own. */
async function* readArray(path: string): AsyncGenerator<DocumentResult> {
  let lines: string[] = [];
  for await (const line of linesOf(path)) {
    if (line === '[' || line === ']' || line === '[]') continue;
    lines.push(line);
    if (line !== '  }' && line !== '  },') continue;
    yield JSON.parse(lines.join('\n').replace(/,$/u, '')) as DocumentResult;
    lines = [];
  }
}

/** The documents in a combined .ndjson file, with their projects alone. */
async function* readLines(path: string): AsyncGenerator<DocumentResult> {
  let document: DocumentResult | null = null;
  for await (const line of linesOf(path)) {
    const { source, ...project } = JSON.parse(line) as Project & { source: Source };
    if (document && document.source.path !== source.path) {
      yield document;
      document = null;
    }
    document ??= { ...EMPTY, source, projects: [] };
    document.projects.push(project as unknown as Project);
  }
  if (document) yield document;
}

const EMPTY = {
  schemaVersion: 1,
  rejected: [],
  diagnostics: [],
  coverage: { characters: 0, values: 0, labels: 0, unplaced: 0, outside: 0 },
} satisfies Partial<DocumentResult>;
