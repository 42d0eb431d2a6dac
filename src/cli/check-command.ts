import { runPlan } from './batch-command.js';
import { type Context, oneOf } from './context.js';
import { engineFrom } from './engine.js';
import { Failure } from './failure.js';
import { namedInputs } from './inputs.js';
import { knownForms } from './own-forms.js';
import type { RunFlags } from './parse-flags.js';
import { inOrder } from './reporters/in-order.js';
import { isSkipped, reporterFor } from './reporters/index.js';
import { EXIT } from './streams.js';
import { VERSION } from './version.js';

export interface CheckFlags extends RunFlags {
  readonly expect?: boolean;
  readonly format?: string;
}

/** `declparse check <files…>`: what is wrong with each file, for a person or for a CI system, and the exit code. */
export async function runCheck(words: readonly string[], flags: CheckFlags, context: Context): Promise<number> {
  const { strict = false, password, expect = false } = flags;
  const rules = oneOf(flags.rules ?? 'on', ['on', 'off'], 'unknown-switch') === 'on';
  const format = oneOf(flags.format ?? 'text', ['text', 'github', 'junit'], 'unknown-word');
  const engine = await engineFrom(flags);
  const parse = { engine, password, rules, language: context.language, forms: await knownForms(flags, context) };
  const { list } = await namedInputs(words, flags, context.streams);
  const reporter = inOrder(await reporterFor(format, flags.quiet === true, context));
  const result = { format: 'json', table: null, excel: false, headers: 'key' } as const;
  const aims = { output: { kind: 'none' }, shard: null, resume: false, version: VERSION } as const;
  const plan = { ...aims, parse, strict, expect, result, inputs: list };
  let skipped = 0;
  const { ended, watch } = await runPlan(plan, { ...flags, quiet: true }, context, (outcome) => {
    if (isSkipped(outcome)) skipped++;
    return reporter.add(outcome);
  });
  const { ok, failed, findings } = watch.summary.status;
  await reporter.end(watch.summary, skipped);
  if (ended.exit !== null) return ended.exit;
  if (failed > 0 || ended.status === 'failed') return EXIT.failure;
  if (skipped > 0 && skipped === ok + findings) throw new Failure('nothing-expected', '--expect');
  return findings > 0 || (strict && skipped > 0) ? EXIT.findings : EXIT.clean;
}
