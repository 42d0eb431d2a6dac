import { mkdir, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { holdOutput, OutputTaken } from './hold.js';
import { claimManifest, manifestName, otherShardOf } from './manifest.js';
import { resultName, type Shard, storeName } from './names.js';
import type { Input, ResultFormat } from './types.js';
import { removeFolder } from './write-file.js';

/** Where the results of a run go. */
export type Output =
  /** A result a file, in a tree like that of the inputs. */
  | { readonly kind: 'folder'; readonly path: string }
  /** One file with everything. */
  | { readonly kind: 'file'; readonly path: string }
  /** Handed over piece by piece: standard output, or what is no regular file and has a path. */
  | { readonly kind: 'stream'; readonly path: string | null }
  /** Only the findings are wanted. */
  | { readonly kind: 'none' };

/** The files of a run. */
export interface Places {
  /** Rows and unfinished files, and the results where they are combined later. */
  readonly work: string;
  readonly parts: string;
  /** Null: the run leaves nothing behind and cannot be continued. */
  readonly manifest: string | null;
  /** The combined file behind any links. */
  readonly combined: string | null;
  /** The file for the result of an input, and how the manifest names it. */
  readonly target: (input: Input) => { readonly target: string | null; readonly output: string | null };
}

/** Finds and holds the places of a run. What a run before left there is removed, unless this one continues it. */
export async function preparePlaces(
  output: Output,
  extension: string,
  shard: Shard | null,
  resume: boolean,
): Promise<Places & { readonly release: () => void }> {
  const places = await findPlaces(output, extension, shard);
  const release = await holdOutput(places.work);
  if (!resume) removeFolder(places.work);
  removeFolder(places.parts);
  await mkdir(places.parts, { recursive: true });
  return { ...places, release };
}

async function findPlaces(output: Output, extension: string, shard: Shard | null): Promise<Places> {
  if (output.kind === 'folder') return folderPlaces(output.path, extension, shard);
  const stored = (work: string) => (input: Input) => ({ target: join(work, storeName(input.path)), output: null });
  if (output.kind === 'file') {
    const combined = await realpath(output.path).catch(() => output.path);
    const other = shard && (await otherShardOf(combined, shard));
    if (other) throw new OutputTaken('output-of-shard', other);
    const work = join(dirname(combined), `.${basename(combined)}.declparse`);
    const manifest = await claimManifest(dirname(combined), combined, shard);
    return { work, parts: join(work, 'parts'), manifest, combined, target: stored(work) };
  }
  const work = await mkdtemp(join(tmpdir(), 'declparse-'));
  const nowhere = () => ({ target: null, output: null });
  const target = output.kind === 'stream' ? stored(work) : nowhere;
  return { work, parts: join(work, 'parts'), manifest: null, combined: null, target };
}

async function folderPlaces(folder: string, extension: string, shard: Shard | null): Promise<Places> {
  const work = join(folder, shard ? `.declparse-${shard.number}-of-${shard.of}` : '.declparse');
  const manifest = manifestName(shard);
  await mkdir(folder, { recursive: true });
  return {
    ...{ work, parts: join(work, 'parts'), manifest: join(folder, manifest), combined: null },
    target: ({ path }) => {
      const output = resultName(path, extension, [manifestName(null), manifest]);
      return { target: join(folder, output), output };
    },
  };
}

/** What the manifest says about the output. */
export function outputHead(output: Output, combined: string | null, sha256: string | null, result: ResultFormat) {
  const kind = output.kind === 'folder' ? ('folder' as const) : ('file' as const);
  return { kind, name: combined && basename(combined), sha256, ...result };
}
