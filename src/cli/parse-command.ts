import type { FormDefinition } from '../model/form.js';
import type { DocumentResult } from '../model/project.js';
import type { ParseOptions } from '../parse-declaration.js';
import { FORMAT_NAMES, FORMATS, type FormatName, formatOfName, isFormatName } from '../write/formats.js';
import type { Table, Writer } from '../write/writer.js';
import { type Context, coloursFor, oneOf, sayFailure } from './context.js';
import { tryConvert } from './convert.js';
import { Failure } from './failure.js';
import { findInputs } from './inputs.js';
import { checkOutput, writeOutput } from './output.js';
import { type FormFlags, knownForms } from './own-forms.js';
import { hasFindings, reportDocument } from './report.js';
import { EXIT, write } from './streams.js';

/** Options as the command line gives them. */
export interface ParseFlags extends FormFlags {
  readonly output?: string;
  readonly format?: string;
  readonly table?: string;
  readonly excel?: boolean;
  readonly evidence?: boolean;
  readonly strict?: boolean;
  readonly password?: string;
  readonly rules?: string;
}

/** `declparse [parse] <files…>`: documents to the output, what was found to standard error. */
export async function runParse(words: readonly string[], flags: ParseFlags, context: Context): Promise<number> {
  const format = chooseFormat(flags);
  const table = oneOf(flags.table ?? 'projects', ['projects', 'indicators'], 'unknown-table');
  const rules = oneOf(flags.rules ?? 'on', ['on', 'off'], 'unknown-switch') === 'on';
  const forms = await knownForms(flags, context);
  const inputs = await findInputs(words);
  if (flags.output !== undefined) await checkOutput(flags.output, inputs.paths);
  for (const failure of inputs.failures) await sayFailure(context, failure);
  const documents = await convertAll(inputs.paths, context, {
    evidence: flags.evidence,
    password: flags.password,
    rules,
    forms,
  });
  const failed = inputs.failures.length > 0 || documents.length < inputs.paths.length;
  if (documents.length > 0 || inputs.many) {
    await output(
      documents,
      await openWriter(documents, { format, table, forms, many: inputs.many, excel: flags.excel }),
      flags,
      context,
    );
  }
  if (failed) return EXIT.failure;
  return documents.some((document) => hasFindings(document, flags.strict === true)) ? EXIT.findings : EXIT.clean;
}

/** One after the other, with a report on each as it is done. */
async function convertAll(
  paths: readonly string[],
  context: Context,
  options: Pick<ParseOptions, 'evidence' | 'password' | 'rules' | 'forms'>,
): Promise<DocumentResult[]> {
  const { streams, language, texts } = context;
  const colours = await coloursFor(streams.stderr, streams.env);
  const documents: DocumentResult[] = [];
  for (const path of paths) {
    const document = await tryConvert(path, context, { ...options, language });
    if (!document) continue;
    documents.push(document);
    await write(streams.stderr, reportDocument(document, texts, colours));
  }
  return documents;
}

/** As asked for, else by the ending of the output's name, else JSON. */
function chooseFormat({ format, output, table, excel }: ParseFlags): FormatName {
  const known = FORMAT_NAMES.join(', ');
  if (format !== undefined && !isFormatName(format)) throw new Failure('unknown-format', format, known);
  const guessed = output && /\.[^./\\]+$/u.test(output) ? formatOfName(output) : 'json';
  const chosen = format ?? guessed;
  if (chosen === null) throw new Failure('unknown-ending', output!, known);
  if ((table || excel) && chosen !== 'csv') throw new Failure('table-needs-rows', chosen);
  return chosen;
}

/** A table has the columns of the forms that occur; of all forms when none does. */
function openWriter(
  documents: readonly DocumentResult[],
  {
    format,
    table,
    forms: known,
    many,
    excel = false,
  }: { format: FormatName; table: Table; forms: readonly FormDefinition[]; many: boolean; excel?: boolean },
): Promise<Writer> {
  const occurring = new Set(documents.flatMap(({ projects }) => projects.map((project) => project.form)));
  const forms = occurring.size > 0 ? known.filter((form) => occurring.has(form.id)) : known;
  return FORMATS[format].open({ many, table, forms, excel });
}

async function output(
  documents: readonly DocumentResult[],
  writer: Writer,
  { output }: ParseFlags,
  { streams }: Context,
): Promise<void> {
  const parts = printAll(documents, writer);
  if (output !== undefined) return writeOutput(output, parts);
  for (const part of parts) await write(streams.stdout, part);
}

function* printAll(documents: readonly DocumentResult[], writer: Writer): Generator<string> {
  yield writer.begin();
  for (const document of documents) yield writer.add(document);
  yield writer.end();
}
