import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { writeCombined } from '../batch/combine.js';
import { claimManifest, type ManifestHead, manifestName, writeManifest } from '../batch/manifest.js';
import {
  findObstacles,
  findParts,
  LostResult,
  type MergedRow,
  mergeRows,
  type Obstacle,
  type Part,
  readability,
  readDocuments,
  readResult,
} from '../batch/merge.js';
import type { ResultFormat, Row } from '../batch/types.js';
import { writeWhole } from '../batch/write-file.js';
import { type Context, sayReason } from './context.js';
import { Failure, fromSystem } from './failure.js';
import { checkOutput } from './output.js';
import { knownForms } from './own-forms.js';
import type { OutputFlags, RunFlags } from './parse-flags.js';
import { chooseResult, isFolder } from './result-format.js';
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
  const rows = mergeRows(parts);
  const merged = rows.filter(({ counts }) => counts);
  try {
    if (toFolder) await mergeToFolder(merged, parts, target);
    else await mergeToFile(rows, parts, result, flags, context);
  } catch (error) {
    if (error instanceof LostResult) throw new Failure('result-lost', error.path);
    throw error instanceof Failure ? error : fromSystem(error, target, 'not-writable');
  }
  for (const { row } of merged) if (row.reason) await sayReason(context, row.input, row.reason);
  await write(streams.stderr, `declparse: ${texts.batch.merge.merged(parts.length, merged.length)}\n`);
  if (merged.some(({ row }) => row.status === 'failed')) return EXIT.failure;
  return merged.some(({ row }) => row.status === 'findings') ? EXIT.findings : EXIT.clean;
}

/** Each manifest once, and not that of the target as it was merged before. */
async function allParts(words: readonly string[], target: string): Promise<Part[]> {
  const parts = new Map<string, Part>();
  for (const word of words) {
    const found = (await findParts(word)).filter(({ manifest }) => manifest.output.name !== basename(target));
    if (found.length === 0) throw new Failure('merge-needs-results', word);
    for (const part of found) parts.set(resolve(part.path), part);
  }
  return [...parts.values()];
}

/** Every result as it is, and one manifest over all. */
async function mergeToFolder(rows: readonly MergedRow[], parts: readonly Part[], folder: string) {
  const [first] = parts as readonly [Part];
  const { format } = first.manifest.output;
  const other = parts.find(({ manifest }) => manifest.output.kind !== 'folder' || manifest.output.format !== format);
  if (other) throw new Failure('merge-needs-folders', other.path);
  const names = new Set<string>();
  for (const { row } of rows) {
    if (row.output !== null && names.has(row.output)) throw new Failure('merge-collides', row.output);
    if (row.output !== null) names.add(row.output);
  }
  for (const { row, part } of rows) {
    if (row.output === null) continue;
    const [from, to] = [join(dirname(part.path), row.output), join(folder, row.output)];
    const bytes = await readResult(part, row);
    if (resolve(from) === resolve(to)) continue;
    await mkdir(dirname(to), { recursive: true });
    await writeWhole(to, bytes, dirname(to));
  }
  await mkdir(folder, { recursive: true });
  const output = { ...first.manifest.output, name: null, sha256: null };
  await keepManifest(join(folder, manifestName(null)), rows, parts, output);
}

/** One combined file out of all documents, and its manifest. */
async function mergeToFile(
  rows: readonly MergedRow[],
  parts: readonly Part[],
  result: ResultFormat,
  flags: MergeFlags,
  context: Context,
) {
  const target = flags.output!;
  const needsAll =
    result.format === 'json' || result.table === 'findings' || (result.format === 'xlsx' && !result.table);
  for (const part of parts) {
    const can = readability(part);
    if (can === 'no' || (can === 'projects' && needsAll)) throw new Failure('merge-needs-results', part.path);
  }
  await checkOutput(target, parts.flatMap(outputOf));
  const merged = rows.filter(({ counts }) => counts);
  const failed = merged.flatMap(({ row: { input, reason } }) =>
    reason
      ? [{ path: input, code: reason.code, message: context.texts.batch.reasons[reason.code](reason.detail) }]
      : [],
  );
  const occurring = new Set(merged.flatMap(({ row }) => row.forms));
  const known = await knownForms(flags, context);
  const combination = { documents: () => readDocuments(rows), result, known, occurring, failed };
  const sha256 = await writeCombined(target, combination, dirname(target));
  const manifest = await claimManifest(dirname(target), target, null);
  await keepManifest(manifest, merged, parts, { ...result, kind: 'file', name: basename(target), sha256 });
}

function outputOf({ path, manifest }: Part): string[] {
  return manifest.output.name === null ? [] : [join(dirname(path), manifest.output.name)];
}

async function keepManifest(
  path: string,
  rows: readonly MergedRow[],
  parts: readonly Part[],
  output: ManifestHead['output'],
): Promise<void> {
  const count = (status: Row['status']) => rows.filter(({ row }) => row.status === status).length;
  const [first] = parts as readonly [Part];
  const head: ManifestHead = {
    manifestVersion: 1,
    program: { name: 'declparse', version: VERSION },
    status: 'complete',
    key: first.manifest.key,
    output,
    shard: null,
    startedAt: parts.map(({ manifest }) => manifest.startedAt).toSorted()[0]!,
    finishedAt: parts
      .map(({ manifest }) => manifest.finishedAt ?? '')
      .toSorted()
      .at(-1)!,
    totals: {
      ...{ files: rows.length, ok: count('ok'), findings: count('findings') },
      ...{ failed: count('failed'), pending: count('pending') },
    },
  };
  await writeManifest(
    path,
    head,
    rows.map(({ row }) => JSON.stringify(row)),
  );
}

function sentence(obstacle: Obstacle, { texts }: Context): string {
  const { merge } = texts.batch;
  if (obstacle.code === 'missing') return merge.missing(obstacle.shards.join(', '));
  if (obstacle.code === 'unfinished') return merge.unfinished(obstacle.path, obstacle.status);
  return merge.mixed;
}
