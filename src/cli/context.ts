import type { Reason } from '../batch/types.js';
import type { Language } from '../messages/index.js';
import { Failure } from './failure.js';
import { oneLine } from './one-line.js';
import type { Colours } from './report.js';
import { type Streams, write } from './streams.js';
import { type Texts, textsIn } from './texts/index.js';

/** What every command works with: the streams and the words. */
export interface Context {
  readonly streams: Streams;
  readonly language: Language;
  readonly texts: Texts;
  /** Whether standard error is for programs: an event a line. */
  readonly asEvents: boolean;
}

export function makeContext(streams: Streams, language: Language, log = 'text'): Context {
  return { streams, language, texts: textsIn(language), asEvents: log === 'json' };
}

/** One sentence about a failure on standard error. */
export async function sayFailure(context: Context, { code, subject, reason }: Failure): Promise<void> {
  await say(context, code, `declparse: ${context.texts.failures[code](subject, reason)}\n`);
}

/** One sentence about a mistake in this program. */
export async function sayMistake(context: Context, error: unknown): Promise<void> {
  await say(context, 'internal', `declparse: ${context.texts.batch.reasons.internal(String(error))}\n`);
}

/** One sentence about an input that gave no result. */
export async function sayReason(context: Context, input: string, reason: Reason): Promise<void> {
  await say(context, reason.code, reasonSentence(context, input, reason));
}

async function say({ streams, asEvents }: Context, code: string, line: string): Promise<void> {
  if (!asEvents) return write(streams.stderr, line);
  await writeEvent(streams, 'failure', { code, message: line.replace(/^declparse: |\n$/gu, '') });
}

/** A line for programs on standard error. */
export async function writeEvent({ stderr }: Streams, event: string, more: object): Promise<void> {
  await write(stderr, `${JSON.stringify({ time: new Date().toISOString(), event, ...more })}\n`);
}

export function reasonSentence({ texts }: Context, input: string, { code, detail }: Reason): string {
  return `declparse: ${texts.batch.because(oneLine(input), texts.batch.reasons[code](detail))}\n`;
}

const same = (text: string) => text;
export const PLAIN: Colours = { red: same, yellow: same, green: same, dim: same, bold: same };

/** Colours on a terminal, unless NO_COLOR is set; plain text everywhere else, where the colour library is not loaded. */
export async function coloursFor(stream: { isTTY?: boolean }, env: Streams['env']): Promise<Colours> {
  const wanted = stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  if (!wanted) return PLAIN;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

/** Checks an option that takes one of a few words. */
export function oneOf<T extends string>(asked: string, known: readonly T[], code: Failure['code']): T {
  const found = known.find((each) => each === asked);
  if (found === undefined) throw new Failure(code, asked, known.join(', '));
  return found;
}
