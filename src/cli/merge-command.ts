import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { writeCombined } from '../batch/combine.js';
import { claimManifest, type ManifestHead, manifestName, writeManifest } from '../batch/manifest.js';
import {
  findObstacles,
  findParts,
  LostResult,
  type MergedRow,
  type MergedRows,
  mergeRows,
  type Obstacle,
  type Part,
  readability,
  readDocuments,
  readResult,
} from '../batch/merge.js';
import { makeIndex, makeNames } from '../batch/name-list.js';
import type { ResultFormat, Row } from '../batch/types.js';
import { writeWhole } from '../batch/write-file.js';
import { type Context, sayReason } from './context.js';
import { Failure, fromSystem } from './failure.js';
import { checkOutput } from './output.js';
import { knownForms } from './own-forms.js';
import type { OutputFlags, RunFlags } from './parse-flags.js';
import { chooseResult, isFolder } from './result-format.js';
import { keepHeapSmall } from './small-heap.js';
import { EXIT, write } from './streams.js';
import { VERSION } from './version.js';

export type MergeFlags = OutputFlags & Pick<RunFlags, 'form'>;

/** `declparse merge <folders, outputs, manifests…> -o <whole>`: joins the results and manifests of several runs. */
export async function runMerge(words: readonly string[], flags: MergeFlags, context: Context): Promise<number> {
  const { streams, texts } = context;
  const target = flags.output ?? '';
  if (target === '') throw new Failure('needs-output', 'merge');
  const toFolder = await isFolder(flags, true);
  const result = chooseResult(flags, toFolder);
  const parts = await allParts(words, target);
  const obstacles = findObstacles(parts);
  for (const obstacle of obstacles) await write(streams.stderr, `declparse: ${sentence(obstacle, context)}\n`);
  if (obstacles.length > 0) return EXIT.failure;
  keepHeapSmall();
  const rows = await mergeRows(parts);
  const counting = async function* () {
    for await (const { row, part, counts } of rows()) if (counts) yield { row, part };
  };
  const list: List = { parts, rows, counting, tally: await tallyOf(counting()) };
  try {
    if (toFolder) await mergeToFolder(list, target, context);
    else await mergeToFile(list, result, flags, context);
  } catch (error) {
    if (error instanceof LostResult) throw new Failure('result-lost', error.path);
    throw error instanceof Failure ? error : fromSystem(error, target, 'not-writable');
  }
  const { counts, files } = list.tally;
  await write(streams.stderr, `declparse: ${texts.batch.merge.merged(parts.length, files)}\n`);
  if (counts.failed > 0) return EXIT.failure;
  return counts.findings > 0 ? EXIT.findings : EXIT.clean;
}

/** What is merged. */
interface List {
  readonly parts: readonly Part[];
  readonly rows: MergedRows;
  /** Of an input that several runs have only one row. */
  readonly counting: () => AsyncIterable<Omit<MergedRow, 'counts'>>;
  readonly tally: Tally;
}

interface Tally {
  readonly files: number;
  readonly counts: Readonly<Record<Row['status'], number>>;
  readonly forms: ReadonlySet<string>;
}

async function tallyOf(rows: ReturnType<List['counting']>): Promise<Tally> {
  const counts = { ok: 0, findings: 0, failed: 0, pending: 0 };
  const forms = new Set<string>();
  let files = 0;
  for await (const { row } of rows) {
    files++;
    counts[row.status]++;
    for (const form of row.forms) forms.add(form);
  }
  return { files, counts, forms };
}

/** Each manifest once, and not that of the target as it was merged before. */
async function allParts(words: readonly string[], target: string): Promise<Part[]> {
  const parts = new Map<string, Part>();
  for (const word of words) {
    const found = (await findParts(word)).filter(
      (part) => !outputOf(part).some((path) => resolve(path) === resolve(target)),
    );
    if (found.length === 0) throw new Failure('merge-needs-results', word);
    for (const part of found) parts.set(resolve(part.path), part);
  }
  return [...parts.values()];
}

/** Every result as it is, and one manifest over all. */
async function mergeToFolder(list: List, folder: string, context: Context) {
  const { parts, counting } = list;
  const [first] = parts as readonly [Part];
  const { format } = first.head.output;
  const other = parts.find(({ head }) => head.output.kind !== 'folder' || head.output.format !== format);
  if (other) throw new Failure('merge-needs-folders', other.path);
  const names = makeNames();
  const known = makeIndex(names.at);
  for await (const { row } of counting()) {
    if (row.output === null) continue;
    if (known.find(row.output) !== undefined) throw new Failure('merge-collides', row.output);
    names.add(row.output);
    known.add(names.count() - 1);
  }
  for await (const { row, part } of counting()) {
    if (row.output === null) continue;
    const [from, to] = [join(dirname(part.path), row.output), join(folder, row.output)];
    const bytes = await readResult(part, row);
    if (resolve(from) === resolve(to)) continue;
    await mkdir(dirname(to), { recursive: true });
    await writeWhole(to, bytes, dirname(to));
  }
  await mkdir(folder, { recursive: true });
  const output = { ...first.head.output, name: null, sha256: null };
  await keepManifest(join(folder, manifestName(null)), list, output, context);
}

/** One combined file out of all documents, and its manifest. */
async function mergeToFile(list: List, result: ResultFormat, flags: MergeFlags, context: Context) {
  const { parts, rows, counting, tally } = list;
  const target = flags.output!;
  const needsAll =
    result.format === 'json' || result.table === 'findings' || (result.format === 'xlsx' && !result.table);
  for (const part of parts) {
    const can = readability(part);
    if (can === 'no' || (can === 'projects' && needsAll)) throw new Failure('merge-needs-results', part.path);
  }
  await checkOutput(target, parts.flatMap(outputOf));
  const failed = {
    async *[Symbol.asyncIterator]() {
      for await (const { row } of counting()) {
        const { input, reason } = row;
        if (!reason) continue;
        yield { path: input, code: reason.code, message: context.texts.batch.reasons[reason.code](reason.detail) };
      }
    },
  };
  const known = await knownForms(flags, context);
  const combination = { documents: () => readDocuments(rows), result, known, occurring: tally.forms, failed };
  const sha256 = await writeCombined(target, combination, dirname(target));
  const manifest = await claimManifest(dirname(target), target, null);
  await keepManifest(manifest, list, { ...result, kind: 'file', name: basename(target), sha256 }, context);
}

function outputOf({ path, head }: Part): string[] {
  return head.output.name === null ? [] : [join(dirname(path), head.output.name)];
}

/** Says which inputs have no result, and writes the manifest, in whose place one of those that are merged may stand. */
async function keepManifest(path: string, list: List, output: ManifestHead['output'], context: Context): Promise<void> {
  const { parts, counting, tally } = list;
  for await (const { row } of counting()) if (row.reason) await sayReason(context, row.input, row.reason);
  const [first] = parts as readonly [Part];
  const head: ManifestHead = {
    manifestVersion: 1,
    program: { name: 'declparse', version: VERSION },
    status: 'complete',
    key: first.head.key,
    output,
    shard: null,
    startedAt: parts.map((part) => part.head.startedAt).toSorted()[0]!,
    finishedAt: parts
      .map((part) => part.head.finishedAt ?? '')
      .toSorted()
      .at(-1)!,
    totals: { files: tally.files, ...tally.counts },
  };
  const rows = async function* () {
    for await (const { row } of counting()) yield JSON.stringify(row);
  };
  await writeManifest(path, head, rows());
}

function sentence(obstacle: Obstacle, { texts }: Context): string {
  const { merge } = texts.batch;
  if (obstacle.code === 'missing') return merge.missing(obstacle.shards.join(', '));
  if (obstacle.code === 'unfinished') return merge.unfinished(obstacle.path, obstacle.status);
  return merge.mixed;
}
