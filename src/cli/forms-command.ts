import type { FormDefinition, TableDefinition } from '../model/form.js';
import { displayWidth } from '../rebuild/display-width.js';
import type { Context } from './context.js';
import { Failure } from './failure.js';
import { type FormFlags, knownForms, readFormFiles } from './own-forms.js';
import { EXIT, write } from './streams.js';
import type { Texts } from './texts/index.js';

/** `declparse forms [id]`: the known forms one a line, or everything that is known of one. */
export async function runForms(id: string | undefined, flags: FormFlags, context: Context): Promise<number> {
  const { streams, texts, language } = context;
  const forms = await knownForms(flags, context);
  const form = id === undefined ? null : formOf(id, forms);
  const width = Math.max(...forms.map((each) => each.id.length));
  const list = forms.map((each) => `${each.id.padEnd(width)}  ${each.name[language]}`);
  await write(streams.stdout, `${(form ? describeForm(form, texts, form.name[language]) : list).join('\n')}\n`);
  return EXIT.clean;
}

/** `declparse forms show <id>`: a definition as JSON, as `--form` takes it. */
export async function runShow(id: string, flags: FormFlags, context: Context): Promise<number> {
  const form = formOf(id, await knownForms(flags, context));
  await write(context.streams.stdout, `${JSON.stringify(form, null, 2)}\n`);
  return EXIT.clean;
}

/** `declparse forms schema`: the JSON Schema of definition files. */
export async function runFormsSchema({ streams }: Context): Promise<number> {
  const { definitionJsonSchema } = await import('../forms/own/index.js');
  await write(streams.stdout, `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`);
  return EXIT.clean;
}

/** `declparse forms lint <files…>`: one line a mistake, with file, line, column and path. */
export async function runLint(words: readonly string[], { streams, texts, language }: Context): Promise<number> {
  const { lintForm, explain, printPath } = await import('../forms/own/index.js');
  let mistakes = 0;
  for (const { path, text } of await readFormFiles(words)) {
    const { definition, problems } = lintForm(text);
    mistakes += problems.length;
    const lines = problems.map(({ problem, place }) => {
      return `${path}:${place.line}:${place.column}: ${printPath(problem.path)}: ${explain(problem, language)}`;
    });
    if (definition) lines.push(`${path}: ${texts.linted(definition.id)}`);
    await write(streams.stdout, lines.map((line) => `${line}\n`).join(''));
  }
  return mistakes > 0 ? EXIT.findings : EXIT.clean;
}

function formOf(id: string, forms: readonly FormDefinition[]): FormDefinition {
  const form = forms.find((each) => each.id === id);
  if (!form) throw new Failure('unknown-form', id, forms.map((each) => each.id).join(', '));
  return form;
}

function describeForm(form: FormDefinition, { form: words }: Texts, name: string): string[] {
  const fields = form.fields.map(
    ({ key, type, labels, required }) =>
      [key, `${type}${required ? `, ${words.required}` : ''}`, labels.join(' | ')] as const,
  );
  const sections = form.sections.map(({ key, labels }) => [key, 'text', labels.join(' | ')] as const);
  const lists = (form.lists ?? []).flatMap(({ key, columns }) =>
    columns.map((column) => [`${key}[].${column.key}`, column.type ?? 'text', column.labels.join(' | ')] as const),
  );
  const funds = form.funds?.columns.map(({ key, labels }) => [`funds[].${key}`, 'number', labels.join(' | ')] as const);
  return [
    `${form.id}  ${name}`,
    ...block(words.titles, form.titles),
    ...block(words.fields, inColumns(fields)),
    ...block(words.sections, inColumns(sections)),
    ...block(words.lists, inColumns(lists)),
    ...block(words.funds, inColumns(funds ?? [])),
    ...(form.table ? describeTable(form.table, words) : []),
  ];
}

function describeTable({ columns, levels }: TableDefinition, words: Texts['form']): string[] {
  const rows = columns.map(({ key, labels }) => [key, '', labels.join(' | ')] as const);
  const tree = levels.map(({ name, children }) => `${name}: ${children.map((child) => child.name).join('、')}`);
  return [...block(words.columns, inColumns(rows)), ...block(words.levels, tree)];
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', `${title}:`, ...lines.map((line) => `  ${line}`)] : [];
}

function inColumns(rows: readonly (readonly [string, string, string])[]): string[] {
  const width = (i: 0 | 1) => Math.max(0, ...rows.map((row) => displayWidth(row[i])));
  const pad = (text: string, to: number) => text + ' '.repeat(to - displayWidth(text));
  return rows.map(([a, b, c]) => [pad(a, width(0)), ...(width(1) > 0 ? [pad(b, width(1))] : []), c].join('  '));
}
