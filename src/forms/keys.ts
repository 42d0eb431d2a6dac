import type { ColumnKey, FieldType, FormDefinition, TableDefinition } from '../model/form.js';

/** One value of a record: where it stands in the output and how it is read. */
export interface ValueKey {
  readonly key: string;
  /** A section is a long text of several paragraphs. */
  readonly type: FieldType | 'section';
}

/** The single values of a form in the order of the output: header fields, sections, then the values of footer rows. */
export function valueKeys(definition: FormDefinition): ValueKey[] {
  const fields = definition.fields.map(({ key, type }) => ({ key, type }));
  const sections = definition.sections.map(({ key }) => ({ key, type: 'section' as const }));
  const footers = (definition.table?.footers ?? [])
    .filter((footer) => !fields.some((field) => field.key === footer.key))
    .map(({ key }) => ({ key, type: 'number' as const }));
  return [...fields, ...sections, ...footers];
}

/** Columns that only some forms have, in the order of the output. */
const EXTRA_COLUMNS = ['actual', 'weight', 'score', 'deviation', 'note', 'explanation'] as const satisfies ColumnKey[];
const NUMERIC: ReadonlySet<ColumnKey> = new Set(['weight', 'score']);

export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** The columns that indicators of this form have beside levels and target. */
export function extraColumns(table: TableDefinition | null): ExtraColumn[] {
  return EXTRA_COLUMNS.filter((key) => table?.columns.some((column) => column.key === key));
}

/** Whether a column of the indicator table holds numbers. */
export function isNumericColumn(key: ColumnKey): boolean {
  return NUMERIC.has(key);
}
