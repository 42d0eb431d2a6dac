import type { Outcome } from '../batch/types.js';
import { type Context, coloursFor, sayReason, writeEvent } from './context.js';
import { oneLine } from './one-line.js';
import { makeProgress, type Progress, progressLine } from './progress.js';
import { printReport } from './report.js';
import { write } from './streams.js';
import { addToSummary, emptySummary, printSummary, type Summary } from './summary.js';

/** How a run is watched on standard error: not at all but for failures, as events for programs, or by a person. */
export type WatchMode = 'quiet' | 'json' | 'bar' | 'lines';

export interface Watch {
  readonly done: (outcome: Outcome) => Promise<void>;
  readonly say: (sentence: string) => Promise<void>;
  /** Takes the bar away, and prints the table unless it is not wanted. */
  readonly end: (status: string) => Promise<void>;
  /** Takes the bar away, whatever happened: as long as it is drawn, the process goes on. */
  readonly stop: () => void;
  readonly summary: Summary;
}

/** The bar is drawn anew so often, in milliseconds. */
const DRAW_EVERY = 100;
/** Without a terminal a line is printed at most so often: a log of a night must stay readable. */
const LINE_EVERY = 10_000;

export function chooseMode(quiet: boolean, log: 'text' | 'json', { streams }: Context): WatchMode {
  if (log === 'json') return 'json';
  if (quiet) return 'quiet';
  return streams.stderr.isTTY && streams.env.TERM !== 'dumb' ? 'bar' : 'lines';
}

/**
 * @param strict warnings make a file one with findings, so they are said too
 * @param reported findings are reported elsewhere: only files that failed are named here
 */
export async function startWatch(
  mode: WatchMode,
  { total, strict, reported }: { readonly total: number; readonly strict: boolean; readonly reported: boolean },
  context: Context,
): Promise<Watch> {
  const summary = emptySummary();
  const progress = makeProgress(total);
  const screen = makeScreen(mode, progress, context);
  const event = (name: string, more: object) => writeEvent(context.streams, name, more);
  if (mode === 'json') await event('start', { files: total });
  const report = await makeReporter(reported, strict, context);
  return {
    summary,
    done: async (outcome) => {
      addToSummary(summary, outcome);
      progress.add(outcome.row.status === 'failed', outcome.resumed === true);
      if (mode === 'json') return event('file', { ...outcome.row, resumed: outcome.resumed === true });
      await screen.above(() => report(outcome));
    },
    say: (sentence) =>
      mode === 'json'
        ? event('message', { message: sentence })
        : screen.above(() => write(context.streams.stderr, `declparse: ${sentence}\n`)),
    stop: screen.stop,
    end: async (status) => {
      screen.stop();
      if (mode === 'json') await event('end', { ...summary, ended: status, seconds: progress.seconds() });
      if (mode === 'json' || mode === 'quiet') return;
      await write(context.streams.stderr, printSummary(summary, progress.seconds(), context.texts));
    },
  };
}

/** Failures are said at once, and so is what makes the exit code 1; other warnings are only counted. */
async function makeReporter(
  reported: boolean,
  strict: boolean,
  context: Context,
): Promise<(outcome: Outcome) => Promise<void>> {
  const { streams, texts } = context;
  const colours = await coloursFor(streams.stderr, streams.env);
  return async ({ row, found, rejected, differences, resumed }) => {
    if (row.reason) return sayReason(context, row.input, row.reason);
    if (reported || row.status !== 'findings' || resumed) return;
    const counting = strict ? found : found.filter(({ severity }) => severity === 'error');
    if (!differences)
      return write(
        streams.stderr,
        printReport({ path: row.input, counts: row, rejected, found: counting }, texts, colours),
      );
    await write(
      streams.stderr,
      `${[texts.batch.differs(oneLine(row.input)), ...differences.map((line) => `  ${line}`)].join('\n')}\n`,
    );
  };
}

/** The last line of the terminal, or a line in the log now and then. */
function makeScreen(mode: WatchMode, progress: Progress, { streams, texts }: Context) {
  const { stderr } = streams;
  const isBar = mode === 'bar';
  const draw = () => {
    const columns = (stderr as { columns?: number }).columns ?? 80;
    if (isBar) stderr.write(`\r\u001b[2K${progressLine(progress.standing(), columns, texts)}`);
    else stderr.write(`declparse: ${texts.batch.progress(progress.standing())}\n`);
  };
  const clear = () => {
    if (isBar) stderr.write('\r\u001b[2K');
  };
  const watches = isBar || mode === 'lines';
  let timer = watches ? setInterval(draw, isBar ? DRAW_EVERY : LINE_EVERY) : undefined;
  return {
    above: async (print: () => Promise<void>) => {
      clear();
      await print();
    },
    stop: () => {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      clear();
    },
  };
}
