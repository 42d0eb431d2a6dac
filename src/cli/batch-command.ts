import { open, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OutputTaken } from '../batch/hold.js';
import { chooseInputs } from '../batch/input-list.js';
import { isInShard, resultName } from '../batch/names.js';
import type { Output } from '../batch/places.js';
import type { Ended, Plan } from '../batch/plan.js';
import { runBatch } from '../batch/run.js';
import type { ResultFormat, Settings } from '../batch/types.js';
import { FORMATS } from '../write/formats.js';
import { chooseShard } from './batch-options.js';
import { type Context, oneOf } from './context.js';
import { Failure, fromSystem } from './failure.js';
import { type Inputs, namesOf } from './inputs.js';
import { watchSignals } from './interrupt.js';
import { chooseLanes } from './lanes.js';
import { checkOutput } from './output.js';
import type { ParseFlags, RunFlags } from './parse-flags.js';
import { refuseTerminal } from './result-format.js';
import { EXIT, type Streams, write } from './streams.js';
import { VERSION } from './version.js';
import { chooseMode, startWatch, type Watch } from './watch.js';

/** Of so many files the combined output takes a while. */
const MANY = 1000;

interface Asked {
  readonly parse: Settings['parse'];
  readonly result: ResultFormat;
  readonly toFolder: boolean;
}

/** `parse` for many files: in workers, with a manifest, to be continued with `--resume`. */
export async function runParseBatch(
  inputs: Inputs,
  asked: Asked,
  flags: ParseFlags,
  context: Context,
): Promise<number> {
  const { strict = false, resume = false } = flags;
  const shard = chooseShard(flags.shard);
  const output = await chooseOutput(inputs, asked, flags, context);
  if (resume && output.kind === 'stream') throw new Failure('needs-output', '--resume');
  const mine = shard ? chooseInputs(inputs.list, ({ path }) => isInShard(path, shard)) : inputs.list;
  const single = !inputs.many && inputs.list.length === 1 && !shard;
  const plan: Plan = { ...asked, inputs: mine, strict, output, single, shard, resume, version: VERSION };
  const { ended, watch } = await runPlan(plan, flags, context);
  return exitOf(ended, watch);
}

/** Runs a plan in front of the user: workers, signals, progress and the summary. Who is told of each outcome reports what was found. */
export async function runPlan(plan: Plan, flags: RunFlags, context: Context, done?: Watch['done']) {
  const { streams, texts } = context;
  const log = oneOf(flags.log ?? 'text', ['text', 'json'], 'unknown-word');
  const lanes = chooseLanes(plan, flags, context);
  const taker = await openTaker(plan.output, streams);
  const watch = await startWatch(
    chooseMode(flags.quiet === true, log, context),
    { total: plan.inputs.length, strict: plan.strict, reported: done !== undefined },
    context,
  );
  const interrupt = watchSignals(() => void watch.say(texts.batch.stopping));
  try {
    const ended = await runBatch(plan, {
      ...{ lanes, stop: interrupt.stop, stopNow: interrupt.stopNow },
      done: async (outcome) => {
        await watch.done(outcome);
        await done?.(outcome);
      },
      explain: ({ code, detail }) => texts.batch.reasons[code](detail),
      write: taker.write,
      combining: () => void (plan.inputs.length >= MANY && !flags.quiet && watch.say(texts.batch.combining)),
    });
    await conclude(ended, plan, watch, context);
    return { ended: { ...ended, exit: interrupt.exit() }, watch };
  } catch (error) {
    throw asFailure(error, plan);
  } finally {
    interrupt.release();
    watch.stop();
    await taker.close();
  }
}

/** Takes the pieces of an output that is no file to be renamed. */
async function openTaker(output: Output, { stdout }: Streams) {
  if (output.kind === 'stream' && output.path !== null) {
    const device = await open(output.path, 'w');
    const whole = (piece: string | Uint8Array) => device.writeFile(piece as string);
    return { write: whole, close: () => device.close() };
  }
  const print = async (piece: string | Uint8Array) => {
    await write(stdout, piece);
    if ((stdout as { destroyed?: boolean }).destroyed)
      throw Object.assign(new Error('nobody reads'), { code: 'EPIPE' });
  };
  return { write: print, close: async () => {} };
}

/** The reader of the output has gone (`| head`), which is no failure. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException)?.code === 'EPIPE';
}

/** What the system says about the output's folder, as a sentence. */
function asFailure(error: unknown, { output }: Plan): unknown {
  const name = 'path' in output ? (output.path ?? '') : '';
  if (error instanceof OutputTaken) return new Failure(error.code, name, error.by);
  const { code, path } = error as NodeJS.ErrnoException;
  const isSystem = typeof code === 'string' && /^E[A-Z]+$/u.test(code);
  return isSystem ? fromSystem(error, path ?? name, 'not-writable') : error;
}

/** The summary, and how to go on when the run did not come to its end. */
async function conclude(ended: Ended, plan: Plan, watch: Watch, { texts }: Context): Promise<void> {
  await watch.end(ended.status);
  const { files } = watch.summary;
  const canResume = ended.manifest !== null;
  if (ended.status === 'interrupted') await watch.say(texts.batch.interrupted(files, plan.inputs.length, canResume));
  if (ended.status === 'failed' && !isGone(ended.error)) {
    const { code, message } = ended.error as NodeJS.ErrnoException;
    await watch.say(texts.batch.broken(code ?? message, files, plan.inputs.length, canResume));
  }
}

function exitOf(ended: Ended & { exit: number | null }, { summary }: Watch): number {
  if (ended.exit !== null) return ended.exit;
  if (summary.status.failed > 0 || (ended.status === 'failed' && !isGone(ended.error))) return EXIT.failure;
  return summary.status.findings > 0 ? EXIT.findings : EXIT.clean;
}

/** Where results go, after making sure that they overwrite no input. */
async function chooseOutput(
  { list }: Inputs,
  { toFolder, result }: Asked,
  { output }: ParseFlags,
  context: Context,
): Promise<Output> {
  if (output === undefined) {
    refuseTerminal(result, context);
    return { kind: 'stream', path: null };
  }
  if (!toFolder) {
    await checkOutput(output, namesOf(list));
    const kind = await stat(output).catch(() => null);
    return kind && !kind.isFile() ? { kind: 'stream', path: output } : { kind: 'file', path: output };
  }
  const folder = join(resolve(output), '/');
  const inputs = new Set<string>();
  for (const { input } of list) if (resolve(input).startsWith(folder)) inputs.add(resolve(input));
  for (const { path } of inputs.size > 0 ? list : []) {
    const name = resolve(output, resultName(path, FORMATS[result.format].extensions[0]));
    if (inputs.has(name)) throw new Failure('output-is-input', name);
  }
  return { kind: 'folder', path: output };
}
