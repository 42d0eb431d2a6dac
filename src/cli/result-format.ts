import { stat } from 'node:fs/promises';
import type { ResultFormat } from '../batch/types.js';
import { FORMAT_NAMES, FORMATS, type FormatName, formatOfName, isFormatName } from '../write/formats.js';
import { TABLES } from '../write/writer.js';
import { type Context, oneOf } from './context.js';
import { Failure } from './failure.js';
import type { OutputFlags } from './parse-flags.js';

/** The format as asked for, else by the ending of the output's name, else JSON; and what of it the options say. */
export function chooseResult(flags: OutputFlags, toFolder: boolean): ResultFormat {
  const { table, excel = false, headers } = flags;
  const format = chooseFormat(flags, toFolder);
  const asked = { table: table === undefined ? null : oneOf(table, TABLES, 'unknown-table'), excel };
  if ((table ?? headers) !== undefined && !FORMATS[format].rows) throw new Failure('table-needs-rows', format);
  if (excel && format !== 'csv') throw new Failure('excel-needs-csv', format);
  return { format, ...asked, headers: oneOf(headers ?? 'key', ['key', 'zh'], 'unknown-word') };
}

function chooseFormat({ format, output }: OutputFlags, toFolder: boolean): FormatName {
  const known = FORMAT_NAMES.join(', ');
  if (format !== undefined && !isFormatName(format)) throw new Failure('unknown-format', format, known);
  const guessed = output && !toFolder && hasEnding(output) ? formatOfName(output) : 'json';
  const chosen = format ?? guessed;
  if (chosen === null) throw new Failure('unknown-ending', output!, known);
  return chosen;
}

/** A folder is what is one, what ends in a slash, and for several inputs a name without an ending. */
export async function isFolder({ output, format }: OutputFlags, many: boolean): Promise<boolean> {
  if (output === undefined) return false;
  if (output === '') throw new Failure('empty-output', '--output');
  const kind = await stat(output).catch(() => null);
  const asksForFolder = /[\\/]$/u.test(output);
  if (kind) {
    if (asksForFolder && !kind.isDirectory()) throw new Failure('output-not-folder', output);
    return kind.isDirectory();
  }
  return asksForFolder || (many && format === undefined && !hasEnding(output));
}

function hasEnding(name: string): boolean {
  return /[^./\\][^/\\]*\.[^./\\]+$/u.test(name);
}

/** Bytes that a terminal would show as noise. */
export function refuseTerminal({ format }: ResultFormat, { streams }: Context): void {
  const isBinary = format === 'xlsx' || format === 'parquet';
  if (isBinary && streams.stdout.isTTY) throw new Failure('binary-to-terminal', format);
}
