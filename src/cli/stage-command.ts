import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { printDiagnostic } from '../messages/index.js';
import { runStages, type Stages } from '../parse-declaration.js';
import { drawPages } from '../write/debug-svg.js';
import { printStage, STAGES } from '../write/stage.js';
import { type Context, coloursFor, oneOf, sayFailure, sayReason } from './context.js';
import { engineFrom } from './engine.js';
import { Failure, fromSystem } from './failure.js';
import { guarded } from './guard.js';
import { namedInputs, namesOf, readInput } from './inputs.js';
import { checkOutput, writeOutput } from './output.js';
import { type FormFlags, knownForms } from './own-forms.js';
import type { ListFlags } from './parse-flags.js';
import { printFindings } from './report.js';
import { EXIT, write } from './streams.js';

export interface StageFlags extends FormFlags, ListFlags {
  readonly stage?: string;
  readonly debugSvg?: string;
  readonly output?: string;
  readonly password?: string;
  readonly engine?: string;
}

/** `--stage` and `--debug-svg`: what the parser made of the inputs on its way, in place of the records. */
export async function runStage(words: readonly string[], flags: StageFlags, context: Context): Promise<number> {
  const { stage, debugSvg, output, password } = flags;
  const asked = stage === undefined ? null : oneOf(stage, STAGES, 'unknown-stage');
  const engine = await engineFrom(flags);
  const forms = await knownForms(flags, context);
  const { list } = await namedInputs(words, flags, context.streams);
  if (output !== undefined) {
    await checkOutput(output, namesOf(list));
  }
  const printed: string[] = [];
  let hasFindings = false;
  const failed: (() => Promise<void>)[] = [];
  for (const { input: path, failure } of list) {
    if (failure) {
      failed.push(() => sayReason(context, path, failure));
      continue;
    }
    try {
      const bytes = await readInput(path, context.streams);
      const stages = await guarded(path, () => runStages(bytes, { engine, password, forms }), context);
      if ('code' in stages) {
        failed.push(() => sayReason(context, path, stages));
        break;
      }
      if (await sayErrors(path, stages, context)) hasFindings = true;
      if (asked) printed.push(printStage(asked, stages));
      if (debugSvg !== undefined) await writeDrawings(stages, path, debugSvg);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failed.push(() => sayFailure(context, error));
    }
  }
  for (const say of failed) await say();
  if (output !== undefined) await writeOutput(output, printed);
  else for (const part of printed) await write(context.streams.stdout, part);
  if (failed.length > 0) return EXIT.failure;
  return hasFindings ? EXIT.findings : EXIT.clean;
}

/** Why there may be nothing to see: the errors of the input as a whole. */
export async function sayErrors(path: string, { diagnostics }: Stages, context: Context): Promise<boolean> {
  const { streams, texts, language } = context;
  const all = diagnostics.map((each) => ({ ...printDiagnostic(each, language), form: null, project: null }));
  const found = all.filter(({ severity }) => severity === 'error');
  const colours = await coloursFor(streams.stderr, streams.env);
  await write(streams.stderr, printFindings({ path, rejected: [], found }, texts, colours));
  return found.length > 0;
}

/** One file a page, named after the input: `filing.pdf-03.svg`. */
async function writeDrawings(stages: Stages, path: string, folder: string): Promise<void> {
  if (stages.kind !== 'pdf') throw new Failure('nothing-to-draw', path);
  const drawings = drawPages(stages);
  if (drawings.length === 0) return; // why, is said already
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw fromSystem(error, folder, 'not-writable');
  });
  const digits = String(drawings.at(-1)?.page ?? 0).length;
  for (const { page, svg } of drawings) {
    const name = `${basename(path)}-${String(page).padStart(Math.max(2, digits), '0')}.svg`;
    await writeOutput(join(folder, name), [svg]);
  }
}
