import { printDocument } from '../batch/combine.js';
import { parseReason } from '../batch/read-reason.js';
import type { Input, Reason, ResultFormat } from '../batch/types.js';
import type { FormDefinition } from '../model/form.js';
import type { DocumentResult } from '../model/project.js';
import { type ParseOptions, parseDeclaration } from '../parse-declaration.js';
import { detectKind } from '../read/detect.js';
import { hasFindings } from '../write/findings.js';
import { chooseJobs } from './batch-options.js';
import { type Context, coloursFor, oneOf, sayReason } from './context.js';
import { engineFrom } from './engine.js';
import { namedInputs, readInput } from './inputs.js';
import { checkOutput, writeOutput } from './output.js';
import { knownForms } from './own-forms.js';
import type { ParseFlags } from './parse-flags.js';
import { reportDocument } from './report.js';
import { chooseResult, isFolder, refuseTerminal } from './result-format.js';
import { EXIT, write } from './streams.js';

/** Bytes of a text dump that may take minutes. */
const LARGE = 500_000;

/** `declparse [parse] <files…>`: documents to the output, what was found to standard error. */
export async function runParse(words: readonly string[], flags: ParseFlags, context: Context): Promise<number> {
  const rules = oneOf(flags.rules ?? 'on', ['on', 'off'], 'unknown-switch') === 'on';
  const inputs = await namedInputs(words, flags, context.streams);
  const toFolder = await isFolder(flags, inputs.many);
  const result = chooseResult(flags, toFolder);
  if (flags.jobs !== undefined) chooseJobs(flags, 1); // a wrong number is said also where one file needs none
  const { evidence, password } = flags;
  const engine = await engineFrom(flags);
  const parse = {
    evidence,
    engine,
    password,
    rules,
    language: context.language,
    forms: await knownForms(flags, context),
  };
  const [only] = inputs.list;
  if (inputs.list.length === 1 && only?.failure) {
    await sayReason(context, only.input, only.failure);
    return EXIT.failure;
  }
  if (inputs.list.length === 1 && !inputs.many && !toFolder && !asksForBatch(flags)) {
    return parseOne(only!, parse, result, flags, context);
  }
  const { runParseBatch } = await import('./batch-command.js');
  return runParseBatch(inputs, { parse, result, toFolder }, flags, context);
}

/** Options that only mean something for a run of many files, be it one of a single file. */
function asksForBatch({ timeout, memory, resume, shard, log, quiet, filesFrom }: ParseFlags): boolean {
  return [timeout, memory, resume, shard, log, quiet, filesFrom].some((each) => each !== undefined);
}

/** The short way for one file: nothing is loaded that it does not need, and everything that was found is said. */
async function parseOne(
  { input }: Input,
  parse: ParseOptions & { forms: readonly FormDefinition[] },
  result: ResultFormat,
  { output, strict = false }: ParseFlags,
  context: Context,
): Promise<number> {
  const { streams, texts } = context;
  if (output === undefined) refuseTerminal(result, context);
  else await checkOutput(output, [input]);
  const document = await convert(input, parse, context);
  if ('code' in document) {
    await sayReason(context, input, document);
    return EXIT.failure;
  }
  await write(streams.stderr, reportDocument(document, texts, await coloursFor(streams.stderr, streams.env)));
  const pieces = printDocument(document, result, parse.forms);
  if (output !== undefined) await writeOutput(output, pieces);
  else for await (const piece of pieces) await write(streams.stdout, piece);
  return hasFindings(document, strict) ? EXIT.findings : EXIT.clean;
}

/** A PDF is a program of a stranger's: it is read under guard. That would cost a usual text dump more than it is worth. */
async function convert(input: string, parse: ParseOptions, context: Context): Promise<DocumentResult | Reason> {
  const bytes = await readInput(input, context.streams);
  const work = () => parseDeclaration(bytes, { ...parse, path: input });
  try {
    if (bytes.length < LARGE && detectKind(bytes) !== 'pdf') return await work();
    const { guarded } = await import('./guard.js');
    return await guarded(input, work, context);
  } catch (error) {
    return parseReason(error);
  }
}
