import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { InputList } from '../batch/input-list.js';
import { readFileOrPipe } from '../batch/read-pipe.js';
import { readReason } from '../batch/read-reason.js';
import type { Input } from '../batch/types.js';
import { Failure, fromSystem } from './failure.js';
import type { ListFlags } from './parse-flags.js';
import type { Streams } from './streams.js';

/** Standard input on the command line and in `source.path`. */
export const STANDARD_INPUT = '-';
/** What is taken from a folder. Files that are named outright are read whatever they are called. */
const IN_FOLDERS = /\.(?:pdf|txt)$/iu;
/** What the shell calls its pipes to this process, `<(…)` among them. No other process has them. */
const OF_THIS_PROCESS = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/u;
const GLOB = /[*?[\]{}!]/u;

export interface Inputs {
  /** Files, and arguments or folders that cannot be read with the reason, in the order of the arguments. */
  readonly list: InputList;
  /** More than one input was asked for, be it by a folder that holds one. */
  readonly many: boolean;
}

/** What an argument names. */
interface Found {
  /** The folder that the files are mirrored from. */
  readonly root: string;
  /** Files below it, by their paths there: of thousands no more is kept than these. */
  readonly files: readonly string[];
  /** Files that are named outright, and what cannot be read. */
  readonly others: readonly Pick<Input, 'input' | 'failure'>[];
  readonly many: boolean;
}

export function* namesOf(list: InputList): Generator<string> {
  for (const { input } of list) yield input;
}

/** The arguments and what stands in a list of names. */
export async function namedInputs(
  words: readonly string[],
  { filesFrom, null: nul = false }: ListFlags,
  streams: Pick<Streams, 'stdin'>,
): Promise<Inputs> {
  if (nul && filesFrom === undefined) throw new Failure('null-needs-list', '-0');
  if (filesFrom === undefined) return findInputs(words);
  return { ...(await findInputs(words, await readList(filesFrom, nul, streams))), many: true };
}

/**
 * Files, folders and patterns → the files that they name, each once, in the order of the arguments; folders sorted.
 * @param literal arguments of a list: never patterns
 */
async function findInputs(words: readonly string[], literal: readonly string[] = []): Promise<Inputs> {
  const [{ collectInputs }, { makeIndex }, { join, resolve }] = await Promise.all([
    import('../batch/input-list.js'),
    import('../batch/name-list.js'),
    import('node:path'),
  ]);
  const inputs = collectInputs();
  const known = makeIndex((index) => resolve(inputs.inputAt(index)));
  const isOne = words.length + literal.length === 1; // in one place nothing is found twice
  let many = !isOne;
  const once = (input: string, add: () => void) => {
    if (!isOne && known.find(resolve(input)) !== undefined) return;
    add();
    if (!isOne) known.add(inputs.count() - 1);
  };
  const take = ({ root, files, others, many: isMany }: Found) => {
    const number = files.length > 0 ? inputs.addRoot(root) : 0;
    for (const below of files) once(join(root, below), () => inputs.addFound(number, below));
    for (const { input, failure } of others) {
      const folder = input === STANDARD_INPUT ? null : root;
      once(input, () => inputs.addNamed(input, folder, failure));
    }
    many ||= isMany;
  };
  for (const word of words) take(await expand(word, true));
  for (const word of literal) take(await expand(word, false));
  return { list: inputs.list(), many };
}

async function expand(word: string, mayBePattern: boolean): Promise<Found> {
  if (word === STANDARD_INPUT) return { root: word, files: [], others: [{ input: word }], many: false };
  const { dirname } = await import('node:path');
  const file = (failure?: Input['failure']): Found => ({
    root: dirname(word),
    files: [],
    others: [{ input: word, ...(failure && { failure }) }],
    many: false,
  });
  try {
    if (!statSync(word).isDirectory()) return file();
    return await searchFolder(word, (path) => IN_FOLDERS.test(path));
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const isPattern = code === 'ENOENT' && mayBePattern && GLOB.test(word);
    return isPattern ? searchPattern(word, file) : file(readReason(word, code));
  }
}

async function searchFolder(folder: string, wanted: (path: string) => boolean, depth = Infinity): Promise<Found> {
  const [{ walk }, { keepHeapSmall }] = await Promise.all([import('../batch/walk.js'), import('./small-heap.js')]);
  keepHeapSmall(); // there may be very many
  const { files, unreadable } = await walk(folder, wanted, depth);
  const failures = unreadable.map(({ path, code }) => ({ input: path, failure: readReason(path, code) }));
  const nothing = [{ input: folder, failure: { code: 'no-inputs-in', detail: '' } as const }];
  return { root: folder, files, others: files.length + failures.length > 0 ? failures : nothing, many: true };
}

async function searchPattern(word: string, file: (failure: Input['failure']) => Found): Promise<Found> {
  const { default: picomatch } = await import('picomatch');
  const { base, glob } = picomatch.scan(word);
  const folder = base === '' ? '.' : base;
  const nothing = file(readReason(word, 'ENOENT'));
  if (glob === '' || !isFolder(folder)) return nothing;
  const depth = /\*\*|[{(].*\//u.test(glob) ? Infinity : glob.split('/').length;
  const found = await searchFolder(folder, picomatch(glob, { nocase: true }), depth);
  return found.others.some(({ failure }) => failure?.code === 'no-inputs-in') ? { ...nothing, many: true } : found;
}

/** The names in a list, one a line or between zero bytes (`nul`). Windows makes lists in UTF-16 and GBK, too. */
async function readList(path: string, nul: boolean, streams: Pick<Streams, 'stdin'>): Promise<string[]> {
  const bytes = Buffer.from(await readInput(path, streams));
  if (!nul && bytes.includes(0) && !isMarkedUtf16(bytes)) throw new Failure('needs-null', path);
  const names = nul ? bytes.toString('utf8').split('\0') : (await decodeList(bytes)).split(/\r?\n/u);
  const named = names.filter((name) => name !== '');
  if (named.length === 0) throw new Failure('empty-list', path);
  return named;
}

/** PowerShell marks its lists. Without a mark, zero bytes between short names look like those of UTF-16. */
function isMarkedUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Every character counts in a name, so nothing but the byte order mark is left out. */
async function decodeList(bytes: Uint8Array): Promise<string> {
  const { decodeBytes, decodeText } = await import('../read/decode.js');
  return decodeBytes(bytes, decodeText(bytes).encoding);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Whether only this process can read an input. */
export function isOwnInput(path: string): boolean {
  return path === STANDARD_INPUT || OF_THIS_PROCESS.test(path);
}

/** The bytes of one input. To touch standard input makes a stream of it, which takes its time. */
export async function readInput(path: string, streams: Pick<Streams, 'stdin'>): Promise<Uint8Array> {
  try {
    return await readBytes(path, streams);
  } catch (error) {
    throw fromSystem(error, path, 'not-readable');
  }
}

/** The same, with the error as the system gives it. */
export async function readBytes(path: string, streams: Pick<Streams, 'stdin'>): Promise<Uint8Array> {
  if (path === STANDARD_INPUT || path === '/dev/stdin') return readAll(streams.stdin);
  if (isOwnInput(path)) return readFile(path);
  return readFileOrPipe(path);
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}
