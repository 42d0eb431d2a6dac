import { draftForm, type FormDraft } from '../draft-form.js';
import { valueKeys } from '../forms/keys.js';
import { ID } from '../forms/own/definition-schema.js';
import { getPath } from '../model/paths.js';
import { runStages } from '../parse-declaration.js';
import { type Context, sayFailure } from './context.js';
import { Failure } from './failure.js';
import { readInput } from './inputs.js';
import { sayErrors } from './stage-command.js';
import { EXIT, write } from './streams.js';
import type { DraftCounts } from './texts/index.js';

/** `declparse forms draft <sample>`: a proposed definition on standard output, what was guessed on standard error. */
export async function runDraft(sample: string, { id = 'my-form' }: { id?: string }, context: Context): Promise<number> {
  const { streams, texts } = context;
  if (!ID.test(id)) throw new Failure('bad-id', id);
  const bytes = await readInput(sample, streams);
  const draft = await draftForm(bytes, id);
  if (!draft) {
    const isSaid = await sayErrors(sample, await runStages(bytes), context);
    if (!isSaid) await sayFailure(context, new Failure('no-draft', sample));
    return EXIT.findings;
  }
  await write(streams.stdout, `${JSON.stringify(draft.definition, null, 2)}\n`);
  await write(streams.stderr, `${texts.drafted(countDraft(draft)).join('\n')}\n`);
  return EXIT.clean;
}

function countDraft({ definition, repeated, reading }: FormDraft): DraftCounts {
  const { titles, fields, sections, table } = definition;
  const keys = valueKeys(definition).map(({ key }) => key);
  const { projects } = reading;
  return {
    title: titles[0] ?? null,
    types: fields.map(({ labels, type }) => `${labels[0]} (${type})`),
    sections: sections.map(({ labels }) => labels[0]),
    lists: (definition.lists ?? []).map(
      ({ key, columns }) => `${key} (${columns.map(({ labels }) => labels[0]).join(' ')})`,
    ),
    columns: (table?.columns ?? []).map(({ key, labels }) => `${labels[0]} = ${key}`),
    levels: (table?.levels ?? []).map(({ name, children }) => {
      return children.length > 0 ? `${name} (${children.map((child) => child.name).join(' ')})` : name;
    }),
    required: fields.filter(({ required }) => required).map(({ labels }) => labels[0]),
    repeated,
    records: projects.length,
    filled: projects.flatMap((project) => keys.filter((key) => getPath(project, key) != null)).length,
    values: keys.length * projects.length,
    indicators: projects.flatMap((project) => project.indicators).length,
    unplaced: projects.flatMap((project) => project.unplaced.map(({ text }) => text)),
  };
}
