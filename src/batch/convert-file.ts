import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { countBy } from '../model/group.js';
import type { DocumentResult } from '../model/project.js';
import { parseDeclaration } from '../parse-declaration.js';
import { countDocument, findingsOf, hasFindings } from '../write/findings.js';
import { printDocument } from './combine.js';
import { readFileOrPipe } from './read-pipe.js';
import { parseReason, readReason } from './read-reason.js';
import type { Outcome, Reason, Row, Settings, Task } from './types.js';
import { fatalCode, writeWholeNow } from './write-file.js';

/**
 * The unit of work: one file in, one result and one manifest row out. It depends on nothing but its arguments and the
 * file, so anything that hands out work can call it: this process, a pool of others, a queue.
 * @param task the file and where its result goes
 * @param read gives the bytes; for what is no file, such as standard input
 * @param beforeSaving called when the result is about to be written: the last moment to end without it
 * @returns the row; whatever goes wrong with the file is said in it and nothing is thrown
 */
export async function convertFile(
  task: Task,
  settings: Settings,
  read: (path: string) => Promise<Uint8Array> = readFileOrPipe,
  beforeSaving: () => void = () => {},
): Promise<Outcome> {
  const started = performance.now();
  const done = (outcome: Outcome): Outcome => ({
    ...outcome,
    row: { ...outcome.row, milliseconds: Math.round(performance.now() - started) },
  });
  let bytes: Uint8Array;
  try {
    bytes = await read(task.input);
  } catch (error) {
    return done(failed(task, readReason(task.input, systemCode(error))));
  }
  const known = await stillGood(task, hash('sha256', bytes));
  if (known) return { row: known, found: [], rejected: [], resumed: true };
  let document: DocumentResult;
  try {
    const evidence = settings.expect || settings.parse.evidence; // the expected document may have it
    document = await parseDeclaration(bytes, { ...settings.parse, evidence, path: task.input });
  } catch (error) {
    return done(failed(task, parseReason(error)));
  }
  try {
    return done(await keep(document, task, settings, beforeSaving));
  } catch (error) {
    const reason = { code: 'not-writable', detail: systemCode(error) } as const;
    const fatal = fatalCode(error);
    return done({ ...failed(task, reason), ...(fatal && { fatal }) });
  }
}

/** The row of an input that gave no result. */
export function failed(task: Pick<Task, 'input' | 'path' | 'index'>, reason: Reason, milliseconds = 0): Outcome {
  return { row: { ...emptyRow(task), status: 'failed', reason, milliseconds }, found: [], rejected: [] };
}

/** The row of an input that nothing is known about yet. */
export function emptyRow({ input, path, index }: Pick<Task, 'input' | 'path' | 'index'>): Row {
  return {
    ...{ input, path, index, status: 'pending', output: null, sha256: null, bytes: null, resultSha256: null },
    ...{ milliseconds: 0, forms: [], projects: 0, indicators: 0, rejected: 0, errors: 0, warnings: 0, findings: {} },
  };
}

/** What is known of a file counts when neither the file nor its result has changed. */
async function stillGood({ known, target, output, input, path, index }: Task, sha256: string): Promise<Row | null> {
  if (!known || known.sha256 !== sha256 || known.status === 'failed' || known.status === 'pending') return null;
  if (target === null || known.resultSha256 === null) return null;
  const result = await readFile(target).catch(() => null);
  return result && hash('sha256', result) === known.resultSha256 ? { ...known, input, path, index, output } : null;
}

async function keep(
  document: DocumentResult,
  task: Task,
  settings: Settings,
  beforeSaving: () => void,
): Promise<Outcome> {
  const differences = settings.expect ? await compare(document, task.input) : undefined;
  const result = task.target === null ? null : Buffer.from(await print(document, settings));
  beforeSaving();
  if (result) save(task.target!, result, settings.parts);
  const row = rowOf(document, task, settings.strict, result && hash('sha256', result));
  const found = findingsOf(document).filter(({ severity }) => severity !== 'info');
  const rejected = document.rejected.map(({ form, projectName }) => ({ form, projectName }));
  if (differences === undefined) return { row, found, rejected };
  // What is expected decides, also where findings are expected; of nothing expected there is nothing to find.
  const status = differences && differences.length > 0 ? 'findings' : 'ok';
  return { row: { ...row, status }, found, rejected, differences };
}

async function compare(document: DocumentResult, input: string): Promise<string[] | null> {
  const { compareWithExpected } = await import('./expected.js');
  return compareWithExpected(document, input);
}

function save(target: string, result: Uint8Array, parts: string): void {
  try {
    writeWholeNow(target, result, parts);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    for (const folder of [dirname(target), parts]) mkdirSync(folder, { recursive: true });
    writeWholeNow(target, result, parts);
  }
}

/** As one line of JSON, or as a file of its own in the format asked for. */
async function print(document: DocumentResult, { result, parse }: Settings): Promise<string | Uint8Array> {
  if (!result) return JSON.stringify(document);
  const printed: Uint8Array[] = [];
  for await (const piece of printDocument(document, result, parse.forms ?? []))
    printed.push(Buffer.from(piece as string));
  return Buffer.concat(printed);
}

function rowOf(document: DocumentResult, task: Task, strict: boolean, resultSha256: string | null): Row {
  const { sha256, bytes } = document.source;
  const found = findingsOf(document).filter(({ severity }) => severity !== 'info');
  return {
    ...emptyRow(task),
    status: hasFindings(document, strict) ? 'findings' : 'ok',
    ...{ output: task.output, sha256, bytes, resultSha256 },
    ...countDocument(document),
    findings: Object.fromEntries(countBy(found, ({ code }) => code)),
  };
}

function systemCode(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
