import type { DocumentResult } from '../model/project.js';
import { type ParseOptions, parseDeclaration } from '../parse-declaration.js';
import { type Context, sayFailure } from './context.js';
import { Failure } from './failure.js';
import { readInput } from './inputs.js';
import { write } from './streams.js';

/** The unit of work: one file in, one document out. Throws a `Failure` when the file cannot be read. */
export async function convertFile(
  path: string,
  stdin: NodeJS.ReadableStream,
  options: Omit<ParseOptions, 'path'>,
): Promise<DocumentResult> {
  return parseDeclaration(await readInput(path, stdin), { ...options, path });
}

/** The same, but what goes wrong with this file is said on standard error and costs this file only: null. */
export async function tryConvert(
  path: string,
  context: Context,
  options: Omit<ParseOptions, 'path'>,
): Promise<DocumentResult | null> {
  try {
    return await convertFile(path, context.streams.stdin, options);
  } catch (error) {
    if (error instanceof Failure) await sayFailure(context, error);
    else await write(context.streams.stderr, `declparse: ${context.texts.crashed(path, String(error))}\n`);
    return null;
  }
}
