import * as z from 'zod';
import type { FormDefinition } from '../../model/form.js';

/** Lower case with hyphens: `department-goal`. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
/** A path of names in any script, joined by dots: `budget.basic`, `部门名称`. */
const KEY = /^\p{L}[\p{L}\p{N}_]*(?:\.\p{L}[\p{L}\p{N}_]*)*$/u;

/** One name without a group. */
const NAME = /^\p{L}[\p{L}\p{N}_]*$/u;

const words = z.array(z.string().min(1));
const labels = z
  .array(z.string().min(1))
  .min(1)
  .describe('printed label first, then aliases; spaces, *, colons and units do not matter');
const key = z.string().regex(KEY).describe('path of the value in the record, such as projectName or budget.total');
const type = z.enum(['text', 'choice', 'date', 'money', 'boolean', 'number']);

const field = z.strictObject({
  key,
  type: type.default('text').describe('text when not given; money is written in yuan whatever unit is printed'),
  labels,
  vague: words.optional().describe('those of the labels that may as well be meant for another total'),
  otherwise: z.string().optional().describe('the key of that other total, for which they are meant under 年度资金'),
  under: z.string().optional().describe('for a label that stands under several totals: the key of its total'),
  within: z.string().optional().describe('for a value inside a text: the key of the section'),
  required: z.boolean().optional().describe('a record without it is rejected'),
});

const section = z.strictObject({
  key: key.describe('starts with narrative.'),
  labels,
  headings: words
    .optional()
    .describe('words that mostly head a group, and are labels where the text stands in their row'),
  optional: z.boolean().optional().describe('may be blank on the form'),
  beside: z.boolean().optional().describe('stands in a column beside the section before or after it'),
  cues: z
    .strictObject({ start: words.default([]), any: words.default([]) })
    .optional()
    .describe('words that speak for a text belonging here, at its start or anywhere; for dumps without cell borders'),
});

const fundColumn = z.enum(['initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score']);
const funds = z.strictObject({
  sources: z.array(z.strictObject({ key, labels })).min(1),
  columns: z.array(z.strictObject({ key: fundColumn, labels })).min(1),
});

const level2 = z.strictObject({
  name: z.string().min(1),
  aliases: words.optional(),
  level3: words.optional().describe('level-3 names that are near-fixed here'),
  cues: words.optional().describe('words of a level-3 name that speak for this level 2'),
  alwaysCued: z.boolean().optional().describe('hardly a level-3 name stands here that holds none of the cues'),
  targetCues: words.optional().describe('words or units of a target that speak for this level 2'),
  targetKinds: z.array(z.enum(['percent', 'count', 'time', 'money', 'words'])).optional(),
});
const level1 = z.strictObject({
  name: z.string().min(1),
  aliases: words.optional(),
  children: z.array(level2).default([]),
});

const list = z.strictObject({
  key: z.string().regex(NAME).describe('of the entries in the record, such as tasks'),
  columns: z
    .array(z.strictObject({ key: z.string().regex(NAME), type: type.optional(), labels }))
    .min(1)
    .describe('all of them are printed in the head of the list'),
  totals: words.optional().describe('labels of the row of totals, which is no entry'),
});

const column = z.strictObject({
  key: z
    .string()
    .regex(KEY)
    .describe(
      'level1, level2, level3, target, actual, weight, score, deviation, note, explanation, targetComparator, targetUnit, or a key of your own',
    ),
  labels,
  type: type.optional().describe('for a column of your own; text when not given'),
  required: z.boolean().optional().describe('the table is not this form’s without it'),
  occasional: z.boolean().optional().describe('indicators have its key only where it is printed'),
});
const table = z.strictObject({
  columns: z.array(column).min(1).describe('in printed order; when none is required, all are'),
  levels: z.array(level1).default([]).describe('level-1 names with their level-2 names, in printed order'),
  footers: z.array(z.strictObject({ key, labels })).default([]).describe('rows under the table with one number'),
});

const name = z.union([
  z
    .string()
    .min(1)
    .transform((text) => ({ zh: text, en: text })),
  z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
]);

/** The format of a form definition in JSON: what may be left out has a default. */
export const definitionSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(ID).describe('lower case with hyphens; the id of a built-in form replaces it'),
  name: name.describe('for lists, in Chinese and English or as one text'),
  titles: words.default([]).describe('printed titles without year'),
  fields: z.array(field).default([]),
  sections: z.array(section).default([]).describe('long texts'),
  headings: words.default([]).describe('printed words that head a group and have no value; {year} is four digits'),
  funds: funds.nullable().default(null).describe('money grid: one row a source of funds'),
  lists: z.array(list).optional().describe('tables of the form’s own beside the indicators, one entry a row'),
  table: table.nullable().default(null).describe('the indicator table'),
});

/** Well-formed input of the schema → a definition: without `$schema`, and with columns that decide. */
export function toDefinition({ $schema: _, table, ...rest }: z.output<typeof definitionSchema>): FormDefinition {
  if (!table || table.columns.some((each) => each.required)) return { ...rest, table };
  return { ...rest, table: { ...table, columns: table.columns.map((each) => ({ ...each, required: true })) } };
}

/** The format as JSON Schema, for editors. */
export function definitionJsonSchema(): Record<string, unknown> {
  const schema = definitionSchema.describe('A form definition of declparse.');
  return z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>;
}
