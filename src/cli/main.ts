import { EXIT, ignoreClosedPipe, type Streams, write } from './streams.js';
import { VERSION } from './version.js';

/**
 * The command line as a function: arguments without node and script, the streams of a process, and back comes the exit
 * code (0 clean, 1 findings, 2 wrong usage or a file that cannot be read or written).
 */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  ignoreClosedPipe(streams);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    await write(streams.stdout, `${VERSION}\n`);
    return EXIT.clean;
  }
  const { run } = isPlain(argv) ? await import('./plain.js') : await import('./program.js');
  return run(argv, streams);
}

/** Nothing but files, the first of which cannot be the name of a command: the usual case. */
function isPlain(argv: readonly string[]): boolean {
  return argv.length > 0 && /[./\\]/u.test(argv[0]!) && argv.every((word) => !word.startsWith('-'));
}
