import { createReadStream } from 'node:fs';

/** The lines of a file, streamed. Only `\n` ends one: `node:readline` takes other separators, which values may hold. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** The same of a file that may not be there, or that can be read in part only: the lines that can be had. */
export async function* linesIfAny(path: string): AsyncGenerator<string> {
  try {
    yield* linesOf(path);
  } catch {} // the file is lost: whoever asks does without it
}

/** What stands in a line of JSON; undefined for a line that was cut off. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
