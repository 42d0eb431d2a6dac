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

/** Columns that only some built-in forms have, in the order of the output, and how they are read. */
const EXTRA_COLUMNS: readonly ExtraColumn[] = [
  { key: 'actual', type: 'text' },
  { key: 'weight', type: 'number' },
  { key: 'score', type: 'number' },
  { key: 'deviation', type: 'text' },
  { key: 'note', type: 'text' },
  { key: 'explanation', type: 'text' },
];
/** Levels and target, which every indicator has, and what is joined into the target. */
const BASIC_COLUMNS = ['level1', 'level2', 'level3', 'target', 'targetComparator', 'targetUnit'] as const;

/** The keys of columns that have a meaning and a type of their own. */
export const KNOWN_COLUMNS: readonly string[] = [...BASIC_COLUMNS, ...EXTRA_COLUMNS.map(({ key }) => key)];

export interface ExtraColumn {
  readonly key: ColumnKey;
  readonly type: FieldType;
  readonly occasional?: boolean;
}

/** The columns that indicators of this form have beside levels and target: known ones, then those of the form's own. */
export function extraColumns(table: TableDefinition | null): ExtraColumn[] {
  const columns = table?.columns ?? [];
  const known = EXTRA_COLUMNS.flatMap(({ key, type }) => {
    const column = columns.find((each) => each.key === key);
    return column ? [{ key, type, occasional: column.occasional }] : [];
  });
  const own = columns.filter(({ key }) => !KNOWN_COLUMNS.includes(key));
  return [...known, ...own.map(({ key, type = 'text', occasional }) => ({ key, type, occasional }))];
}
