import { readFile, stat } from 'node:fs/promises';
import { FORMS } from '../forms/index.js';
import type { FormDefinition } from '../model/form.js';
import type { Context } from './context.js';
import { Failure, fromSystem } from './failure.js';

/** What `--form` names; absent when it is not used. */
export interface FormFlags {
  readonly form?: readonly string[];
}

/** A definition file as it was read. */
export interface FormFile {
  readonly path: string;
  readonly text: string;
}

/** The user's forms, then the built-in ones of other ids: the first fit is preferred. Throws a `Failure` on a bad file. */
export async function knownForms({ form = [] }: FormFlags, context: Context): Promise<readonly FormDefinition[]> {
  if (form.length === 0) return FORMS;
  const own: FormDefinition[] = [];
  for (const file of await readFormFiles(form)) {
    const definition = await toForm(file, context);
    if (own.some((each) => each.id === definition.id)) throw new Failure('form-repeated', file.path, definition.id);
    own.push(definition);
  }
  return [...own, ...FORMS.filter((each) => !own.some(({ id }) => id === each.id))];
}

/** Files as named, and of folders every .json file in them, by name. */
export async function readFormFiles(words: readonly string[]): Promise<FormFile[]> {
  const files: FormFile[] = [];
  for (const word of words) for (const path of await expand(word)) files.push(await readForm(path));
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

async function expand(word: string): Promise<string[]> {
  const found = await stat(word).catch((error: unknown) => {
    throw fromSystem(error, word, 'not-readable');
  });
  if (!found.isDirectory()) return [word];
  const [{ default: glob }, { join }] = await Promise.all([import('fast-glob'), import('node:path')]);
  const names = await glob('*.json', { cwd: word, caseSensitiveMatch: false });
  if (names.length === 0) throw new Failure('no-forms-in', word);
  return names.toSorted().map((name) => join(word, name));
}

async function readForm(path: string): Promise<FormFile> {
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw fromSystem(error, path, 'not-readable');
  }
}

async function toForm({ path, text }: FormFile, { texts, language }: Context): Promise<FormDefinition> {
  const { lintForm, explain, printPath } = await import('../forms/own/index.js');
  const { definition, problems } = lintForm(text);
  if (definition) return definition;
  const [{ problem, place }] = problems;
  const first = `${printPath(problem.path)}: ${explain(problem, language)}`;
  throw new Failure('form-invalid', path, texts.firstMistake(first, place.line, place.column, problems.length));
}
