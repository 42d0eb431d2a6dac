import { readFile, stat } from 'node:fs/promises';
import { Failure, fromSystem } from './failure.js';

/** Standard input on the command line and in `source.path`. */
export const STANDARD_INPUT = '-';
/** What is taken from a folder. Files that are named outright are read whatever they are called. */
const IN_FOLDERS = '**/*.{pdf,txt}';
const GLOB = /[*?[\]{}!]/u;

export interface Inputs {
  readonly paths: readonly string[];
  /** Arguments that name nothing; the others go on. */
  readonly failures: readonly Failure[];
  /** More than one input was asked for, be it by a folder that holds one. */
  readonly many: boolean;
}

/** Files, folders and patterns → the files that they name, each once, in the order of the arguments; folders sorted. */
export async function findInputs(words: readonly string[]): Promise<Inputs> {
  const found = await Promise.all(words.map(expand));
  const failures = found.flatMap((each) => (each instanceof Failure ? [each] : []));
  const paths = found.flatMap((each) => (each instanceof Failure ? [] : each.paths));
  const many = words.length > 1 || found.some((each) => !(each instanceof Failure) && each.many);
  return { paths: [...new Set(paths)], failures, many };
}

async function expand(word: string): Promise<{ paths: string[]; many: boolean } | Failure> {
  if (word === STANDARD_INPUT) return { paths: [word], many: false };
  try {
    if (!(await stat(word)).isDirectory()) return { paths: [word], many: false };
    return await search(IN_FOLDERS, word);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return fromSystem(error, word, 'not-readable');
    return GLOB.test(word) ? search(word) : new Failure('not-found', word);
  }
}

async function search(pattern: string, folder?: string): Promise<{ paths: string[]; many: boolean } | Failure> {
  const [{ default: glob }, { join }] = await Promise.all([import('fast-glob'), import('node:path')]);
  const found = await glob(pattern, { cwd: folder, caseSensitiveMatch: false, suppressErrors: false });
  if (found.length === 0) return folder ? new Failure('no-inputs-in', folder) : new Failure('not-found', pattern);
  const paths = found.toSorted().map((path) => (folder ? join(folder, path) : path));
  return { paths, many: true };
}

/** The bytes of one input. */
export async function readInput(path: string, stdin: NodeJS.ReadableStream): Promise<Uint8Array> {
  try {
    return path === STANDARD_INPUT ? await readAll(stdin) : await readFile(path);
  } catch (error) {
    throw fromSystem(error, path, 'not-readable');
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}
