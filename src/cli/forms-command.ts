import { FORMS } from '../forms/index.js';
import type { FormDefinition, TableDefinition } from '../model/form.js';
import type { Context } from './context.js';
import { Failure } from './failure.js';
import { EXIT, write } from './streams.js';
import type { Texts } from './texts/index.js';

/** `declparse forms [id]`: the known forms one a line, or everything that is known of one. */
export async function runForms(id: string | undefined, { streams, texts, language }: Context): Promise<number> {
  const form = FORMS.find((each) => each.id === id);
  if (id !== undefined && !form) throw new Failure('unknown-form', id, FORMS.map((each) => each.id).join(', '));
  const width = Math.max(...FORMS.map((each) => each.id.length));
  const list = FORMS.map((each) => `${each.id.padEnd(width)}  ${each.name[language]}`);
  await write(streams.stdout, `${(form ? describeForm(form, texts, form.name[language]) : list).join('\n')}\n`);
  return EXIT.clean;
}

function describeForm(form: FormDefinition, { form: words }: Texts, name: string): string[] {
  const fields = form.fields.map(
    ({ key, type, labels, required }) =>
      [key, `${type}${required ? `, ${words.required}` : ''}`, labels.join(' | ')] as const,
  );
  const sections = form.sections.map(({ key, labels }) => [key, 'text', labels.join(' | ')] as const);
  const funds = form.funds?.columns.map(({ key, labels }) => [`funds[].${key}`, 'number', labels.join(' | ')] as const);
  return [
    `${form.id}  ${name}`,
    ...block(words.titles, form.titles),
    ...block(words.fields, inColumns(fields)),
    ...block(words.sections, inColumns(sections)),
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
  const width = (i: 0 | 1) => Math.max(0, ...rows.map((row) => row[i].length));
  return rows.map(([a, b, c]) => [a.padEnd(width(0)), ...(width(1) > 0 ? [b.padEnd(width(1))] : []), c].join('  '));
}
