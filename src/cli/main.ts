import { readFileSync } from 'node:fs';
import { askedFor, chooseLanguage } from './language.js';
import { EXIT, keepRunning, OutputLost, type Streams, write } from './streams.js';
import { VERSION } from './version.js';

/** The command line as a function: returns 0 (clean), 1 (findings) or 2 (wrong usage, a file not read or not written). */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  keepRunning(streams);
  try {
    return await runOrTell(argv, streams);
  } catch (error) {
    await sayAtLast(error, argv, streams);
    return EXIT.failure;
  }
}

async function runOrTell(argv: readonly string[], streams: Streams): Promise<number> {
  const told = argv.length === 1 ? tell(argv[0]!, streams) : null;
  if (told !== null) {
    await write(streams.stdout, told);
    return EXIT.clean;
  }
  const { run } = isPlain(argv) ? await import('./plain.js') : await import('./program.js');
  return run(argv, streams);
}

/** What is the same every time, and known without taking a command line apart. */
function tell(word: string, { env }: Streams): string | null {
  if (word === '--version' || word === '-V') return `${VERSION}\n`;
  return word === '--help' || word === '-h' ? builtHelp(chooseLanguage(undefined, env)) : null;
}

/** The build writes down what the help is, beside the program; null where it has not. */
function builtHelp(language: string): string | null {
  try {
    return readFileSync(new URL(`help.${language}.txt`, import.meta.url), 'utf8');
  } catch {
    return null;
  }
}

/** Nothing but files, the first of which cannot be the name of a command: the usual case. */
function isPlain(argv: readonly string[]): boolean {
  return argv.length > 0 && /[./\\]/u.test(argv[0]!) && argv.every((word) => !word.startsWith('-'));
}

/** What no command has a word for: standard output takes no more, or a mistake in this program. */
async function sayAtLast(error: unknown, argv: readonly string[], streams: Streams): Promise<void> {
  const [{ makeContext, sayFailure, sayMistake }, { Failure }] = await Promise.all([
    import('./context.js'),
    import('./failure.js'),
  ]);
  const context = makeContext(streams, chooseLanguage(askedFor('--lang', argv), streams.env), askedFor('--log', argv));
  if (!(error instanceof OutputLost)) return sayMistake(context, error);
  await sayFailure(context, new Failure('not-writable', context.texts.standardOutput, error.code));
}
