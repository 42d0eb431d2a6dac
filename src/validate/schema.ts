import * as z from 'zod';
import { extraColumns, type ValueKey, valueKeys } from '../forms/keys.js';
import { SEVERITY } from '../model/diagnostic.js';
import type { FormDefinition, ListDefinition } from '../model/form.js';
import { setPath } from '../model/paths.js';

const text = () => z.string().min(1).nullable();
const number = () => z.number().nullable();
const linkedProject = () =>
  z.int().min(0).nullable().describe('index in `projects` of the declaration of the same project');
const place = { page: z.int().positive().nullable(), line: z.int().positive().nullable() };

const BY_TYPE: Record<ValueKey['type'], () => z.ZodType> = {
  text,
  section: text,
  choice: text,
  date: () => z.iso.date().nullable(),
  money: () => number().describe('yuan'),
  number,
  boolean: () => z.boolean().nullable(),
};

/** Named parts are printed once in the JSON Schema, under their name. */
const named = <T extends z.ZodType>(id: string, schema: T): T => schema.meta({ id });

export const diagnosticSchema = named(
  'Diagnostic',
  z.strictObject({
    code: z.enum(Object.keys(SEVERITY) as [string, ...string[]]),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    field: z.string().nullable(),
    ...place,
  }),
);

const evidenceSchema = named(
  'Evidence',
  z.strictObject({
    raw: z.string(),
    page: place.page,
    lines: z.tuple([z.int(), z.int()]).nullable(),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  }),
);

/** The schema of a form's records: the keys of its definition, all of them and no others, null where the form is blank. */
export function projectSchema(definition: FormDefinition): z.ZodObject {
  const shape: Shape = {
    form: z.literal(definition.id),
    formTitle: text(),
    year: z.int().positive().nullable(),
  };
  for (const { key, type } of valueKeys(definition)) setPath(shape, key, valueSchema(definition, key, type));
  if (definition.funds) shape.funds = z.array(fundSchema(definition.funds.columns.map((column) => column.key)));
  for (const list of definition.lists ?? []) {
    shape[list.key] = z.array(entrySchema(list));
    if (list.totals) shape[`${list.key}Total`] = entrySchema(list).nullable();
  }
  shape.indicators = z.array(indicatorSchema(definition));
  if (!definition.table) shape.linkedProject = linkedProject();
  shape.unplaced = z.array(z.strictObject({ text: z.string(), ...place }));
  shape.diagnostics = z.array(diagnosticSchema);
  shape.evidence = z.record(z.string(), evidenceSchema).optional();
  return toObject(shape);
}

/** A tree of schemas, as `setPath` builds it from paths. */
type Shape = { [key: string]: z.ZodType | Shape };

function toObject(shape: Shape): z.ZodObject {
  const entries = Object.entries(shape).map(([key, value]) => [
    key,
    value instanceof z.ZodType ? value : toObject(value),
  ]);
  return z.strictObject(Object.fromEntries(entries));
}

function valueSchema(definition: FormDefinition, key: string, type: ValueKey['type']): z.ZodType {
  const field = [...definition.fields, ...definition.sections].find((each) => each.key === key);
  const schema = BY_TYPE[type]();
  const isRequired = definition.fields.some((each) => each.key === key && each.required);
  const filled = isRequired && schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
  return field?.labels[0] ? filled.describe(field.labels[0]) : filled;
}

function fundSchema(columns: readonly string[]): z.ZodType {
  return z.strictObject({ source: text(), ...Object.fromEntries(columns.map((key) => [key, number()])) });
}

function entrySchema({ columns }: ListDefinition): z.ZodObject {
  const entries = columns.map(({ key, type = 'text', labels }) => [key, BY_TYPE[type]().describe(labels[0])]);
  return z.strictObject(Object.fromEntries(entries));
}

function indicatorSchema({ table }: FormDefinition): z.ZodType {
  const extra = extraColumns(table).map(({ key, type, occasional }) => {
    const schema = BY_TYPE[type]();
    return [key, occasional ? schema.optional() : schema];
  });
  return z.strictObject({
    level1: text(),
    level2: text(),
    level3: text(),
    target: text(),
    comparator: z.enum(['=', '>=', '<=', '>', '<']).nullable(),
    targetNumber: number(),
    targetUnit: text(),
    ...Object.fromEntries(extra),
  });
}
