import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { diffArrays } from 'diff';
import type { DocumentResult } from '../model/project.js';

/** Of very many differences the first are shown. */
const SHOWN = 40;
/** Longer values are cut around the place where they differ. */
const LONG = 100;

/**
 * Compares a document with the expected one beside its input: `a.txt.expected.json`, `a.expected.json`, `a.txt.json`,
 * `a.json`, or an `expected.json` that names this input in `source.path`.
 * @returns lines with `-` for what is expected and `+` for what came; null when nothing is expected of this input
 */
export async function compareWithExpected(document: DocumentResult, input: string): Promise<string[] | null> {
  const expected = await findExpected(input);
  if (expected === null) return null;
  return typeof expected === 'string' ? [`- ${expected}`] : describeDifferences(...alignWith(expected, document));
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

async function findExpected(input: string): Promise<Json | null> {
  const [folder, name] = [dirname(input), basename(input)];
  const stem = basename(name, extname(name));
  for (const each of [`${name}.expected.json`, `${stem}.expected.json`, `${name}.json`, `${stem}.json`]) {
    const found = await readJson(join(folder, each));
    if (found !== null) return found;
  }
  const shared = await readJson(join(folder, 'expected.json'));
  const path = isObject(shared) && isObject(shared.source) ? shared.source.path : undefined;
  return path === undefined || basename(String(path)) === name ? shared : null;
}

/** Null when there is no such file; of a file that is no JSON a sentence. */
async function readJson(path: string): Promise<Json | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    return `${path} is no JSON: ${(error as Error).message}`;
  }
}

/** Expected and actual value, as compared: only the keys expected, no path, no sentences; of a list the projects. */
function alignWith(expected: Json, document: DocumentResult): [Json, Json] {
  const whole = JSON.parse(JSON.stringify(document)) as JsonObject;
  const wantsEvidence = JSON.stringify(expected).includes('"evidence"');
  const actual = Array.isArray(expected)
    ? whole.projects!
    : isObject(expected)
      ? Object.fromEntries(Object.keys(expected).map((key) => [key, whole[key] ?? null]))
      : whole;
  const without = (wantsEvidence ? [] : ['evidence']).concat('message');
  const strip = (value: Json) => stripKeys(withoutPath(value), new Set(without));
  return [strip(expected), strip(actual)];
}

function withoutPath(value: Json): Json {
  if (!isObject(value) || !isObject(value.source)) return value;
  const { path: _, ...source } = value.source;
  return { ...value, source };
}

function stripKeys(value: Json, keys: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return value.map((each) => stripKeys(each, keys));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !keys.has(key));
  return Object.fromEntries(kept.map(([key, each]) => [key, stripKeys(each, keys)]));
}

/** The values in which two documents differ, each with its path. */
function describeDifferences(expected: Json, actual: Json): string[] {
  const lines = [...differ(expected, actual, '')];
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), `… ${lines.length - SHOWN} more`] : lines;
}

/** @param expected what is not there is undefined, here as in `actual` */
function* differ(expected: Json | undefined, actual: Json | undefined, path: string): Generator<string> {
  if (Array.isArray(expected) && Array.isArray(actual)) return yield* differInList(expected, actual, path);
  if (isObject(expected) && isObject(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)]))
      yield* differ(expected[key], actual[key], path === '' ? key : `${path}.${key}`);
    return;
  }
  const [before, after] = [expected, actual].map((value) => JSON.stringify(value));
  if (before === after) return;
  yield* valuesOf('-', expected, path, after);
  yield* valuesOf('+', actual, path, before);
}

/** Elements that are the same are paired first: a row that is missing does not shift all that follow. */
function* differInList(expected: readonly Json[], actual: readonly Json[], path: string): Generator<string> {
  const texts = [expected, actual].map((list) => list.map((each) => JSON.stringify(each)));
  let [i, j] = [0, 0];
  let [gone, come] = [0, 0];
  const flush = function* () {
    for (let n = 0; n < Math.max(gone, come); n++)
      yield* differ(
        n < gone ? expected[i + n] : undefined,
        n < come ? actual[j + n] : undefined,
        `${path}[${(n < come ? j : i) + n}]`,
      );
    [i, j, gone, come] = [i + gone, j + come, 0, 0];
  };
  for (const { removed, added, value } of diffArrays(texts[0]!, texts[1]!)) {
    if (removed) gone += value.length;
    else if (added) come += value.length;
    else {
      yield* flush();
      [i, j] = [i + value.length, j + value.length];
    }
  }
  yield* flush();
}

/** A value as lines, one for each value in it. */
function* valuesOf(mark: string, value: Json | undefined, path: string, other?: string): Generator<string> {
  if (value === undefined) return;
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) {
    yield `${mark} ${path} = ${excerpt(JSON.stringify(value), other)}`;
    return;
  }
  for (const [key, each] of Object.entries(value))
    yield* valuesOf(mark, each, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`);
}

function excerpt(text: string, other: string | undefined): string {
  if (text.length <= LONG) return text;
  let first = 0;
  while (other !== undefined && first < text.length && text[first] === other[first]) first++;
  const from = other === undefined ? 0 : Math.max(0, first - 20);
  const part = text.slice(from, from + LONG);
  return `${from > 0 ? '…' : ''}${part}${from + LONG < text.length ? '…' : ''}`;
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
