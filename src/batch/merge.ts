import { hash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DocumentResult, Project, Source } from '../model/project.js';
import { linesOf } from './lines.js';
import { type ManifestHead, readHead, readManifest, readRows } from './manifest.js';
import { makeIndex, makeNames } from './name-list.js';
import type { Row } from './types.js';

/** A run whose results are to be merged. */
export interface Part {
  /** The manifest's file. */
  readonly path: string;
  readonly head: ManifestHead;
  /** Its rows, read anew each time: they may be very many. */
  readonly rows: () => Iterable<Row> | AsyncIterable<Row>;
}

/** An input in the merged list, with the run that has its result. */
export interface MergedRow {
  readonly row: Row;
  readonly part: Part;
  /** False for a row that another run has as well: its document is passed over. */
  readonly counts: boolean;
}

/** The merged list. It can be gone through several times. */
export type MergedRows = () => AsyncIterable<MergedRow>;

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

/** The manifests of a name: a folder, a manifest or a combined output. Of shards those, not what was merged of them. */
export async function findParts(word: string): Promise<Part[]> {
  const kind = await stat(word).catch(() => null);
  if (!kind) return [];
  const folder = kind.isDirectory() ? word : dirname(word);
  const own = kind.isDirectory() ? null : await readPart(word);
  if (own) return [own];
  const names = (await readdir(folder)).filter((name) =>
    /^declparse-manifest\..*\.json$|^declparse-manifest\.json$/u.test(name),
  );
  const parts: Part[] = [];
  for (const name of names.toSorted()) {
    const part = await readPart(join(folder, name));
    if (part && (kind.isDirectory() || part.head.output.name === basename(word))) parts.push(part);
  }
  const shards = parts.filter(({ head }) => head.shard !== null);
  return shards.length > 0 ? shards : parts;
}

/** Null when a file is no manifest. One that another program printed anew cannot be read row by row, so it is held. */
async function readPart(path: string): Promise<Part | null> {
  const head = await readHead(path);
  if (!head) return null;
  let count = 0;
  for await (const _ of readRows(path)) count++;
  if (count === head.totals?.files) return { path, head, rows: () => readRows(path) };
  const manifest = await readManifest(path);
  return manifest?.inputs ? { path, head: manifest, rows: () => manifest.inputs } : null;
}

/** What stands against merging: shards that are not there, runs that did not end, results of different options. */
export function findObstacles(parts: readonly Part[]): Obstacle[] {
  const unfinished = parts.filter(({ head }) => head.status !== 'complete');
  const found: Obstacle[] = unfinished.map(({ path, head: { status } }) => ({ code: 'unfinished', path, status }));
  if (new Set(parts.map(({ head }) => head.key)).size > 1) found.push({ code: 'mixed' });
  for (const of of new Set(parts.flatMap(({ head }) => head.shard?.of ?? []))) {
    const there = new Set(parts.flatMap(({ head: { shard } }) => (shard?.of === of ? shard.number : [])));
    const all = Array.from({ length: of }, (_, i) => i + 1);
    const missing = all.filter((number) => !there.has(number));
    if (missing.length > 0) found.push({ code: 'missing', shards: missing.map((number) => `${number}/${of}`) });
  }
  return found;
}

/** The rows of all runs, one after the other (shards by their list); of one input the last row that has a result. */
export async function mergeRows(parts: readonly Part[]): Promise<MergedRows> {
  const inOneList = new Set(parts.map(({ head }) => head.shard?.of ?? null)).size === 1 && !!parts[0]?.head.shard;
  const isOnce = inOneList && new Set(parts.map(({ head }) => head.shard?.number)).size === parts.length;
  const rows = () => (inOneList ? interleave(parts) : inTurn(parts));
  const counts = isOnce ? () => true : await chosenRows(rows());
  return async function* () {
    let number = 0;
    for await (const each of rows()) yield { ...each, counts: counts(number++) };
  };
}

type RowOfPart = Omit<MergedRow, 'counts'>;

async function* inTurn(parts: readonly Part[]): AsyncGenerator<RowOfPart> {
  for (const part of parts) for await (const row of part.rows()) yield { row, part };
}

/** The row with the lowest index comes next; of several that of the part that was named first. */
async function* interleave(parts: readonly Part[]): AsyncGenerator<RowOfPart> {
  const lists = parts.map((part) => inTurn([part]));
  const next = await Promise.all(lists.map(async (list) => (await list.next()).value as RowOfPart | undefined));
  for (;;) {
    const left = next.filter((each) => each !== undefined);
    if (left.length === 0) return;
    const first = left.reduce((lowest, each) => (each.row.index < lowest.row.index ? each : lowest));
    yield first;
    const at = next.indexOf(first);
    next[at] = (await lists[at]!.next()).value as RowOfPart | undefined;
  }
}

/** Which rows count, by their numbers in the list. */
async function chosenRows(rows: AsyncIterable<RowOfPart>): Promise<(number: number) => boolean> {
  const inputs = makeNames();
  const index = makeIndex(inputs.at);
  const [numbers, failed]: [number[], boolean[]] = [[], []];
  let number = 0;
  for await (const { row } of rows) {
    const key = JSON.stringify([row.path, row.input]);
    let at = index.find(key);
    if (at === undefined) {
      at = inputs.count();
      inputs.add(key);
      index.add(at);
    }
    const hasFailed = row.status === 'failed';
    if (numbers[at] === undefined || failed[at] || !hasFailed) [numbers[at], failed[at]] = [number, hasFailed];
    number++;
  }
  const chosen = new Set(numbers);
  return (each) => chosen.has(each);
}

/** Whether the documents of a run can be read again, and whether whole. */
export function readability({ head }: Part): 'whole' | 'projects' | 'no' {
  const { kind, format } = head.output;
  if (format === 'json') return 'whole';
  return kind === 'file' && format === 'ndjson' ? 'projects' : 'no';
}

/** The documents of merged rows in their order, read one by one. */
export async function* readDocuments(rows: MergedRows): AsyncGenerator<DocumentResult> {
  const files = new Map<Part, AsyncGenerator<DocumentResult>>();
  for await (const { row, part, counts } of rows()) {
    if (row.status === 'failed' || row.status === 'pending') continue;
    const { kind, format, name } = part.head.output;
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
  const isSame = bytes && hash('sha256', bytes) === row.resultSha256;
  if (!isSame) throw new LostResult(path);
  return bytes.toString('utf8');
}

/** The documents in a combined .json file as this program prints it, or the one: each begins and ends on a line of its own. */
async function* readArray(path: string): AsyncGenerator<DocumentResult> {
  let lines: string[] = [];
  let end = /^ {2}\},?$/u;
  for await (const line of linesOf(path)) {
    if (line === '[' || line === ']' || line === '[]') continue;
    if (line === '{') end = /^\}$/u;
    lines.push(line);
    if (!end.test(line)) continue;
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
