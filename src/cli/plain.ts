import { makeContext, sayFailure } from './context.js';
import { Failure } from './failure.js';
import { chooseLanguage } from './language.js';
import { runParse } from './parse-command.js';
import { EXIT, type Streams } from './streams.js';

/** `declparse <files…>` without any option: the library that takes a command line apart would cost it more than it is worth. */
export async function run(files: readonly string[], streams: Streams): Promise<number> {
  const context = makeContext(streams, chooseLanguage(undefined, streams.env));
  try {
    return await runParse(files, {}, context);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await sayFailure(context, error);
    return EXIT.failure;
  }
}
