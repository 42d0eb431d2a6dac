import { extraColumns, valueKeys } from '../forms/keys.js';
import type { FieldType, FormDefinition, FundsDefinition } from '../model/form.js';
import { groupBy } from '../model/group.js';
import { getPath } from '../model/paths.js';
import type { DocumentResult, Fund, Indicator, Project } from '../model/project.js';
import { withoutOfWhich } from '../recognize/label.js';
import { type Finding, findingsOf } from './findings.js';
import { titleOf } from './titles.js';
import type { Documents, Table, WriteOptions } from './writer.js';

export type CellValue = string | number | boolean | null;

/** What a row of a table is made from. */
export interface RowSource {
  readonly source: { readonly path: string };
  /** Set in the tables of projects and indicators. */
  readonly project?: Project;
  /** Set in the table of indicators only. */
  readonly indicator?: Indicator;
  /** Set in the table of findings only. */
  readonly finding?: Finding;
}

export interface Column {
  /** Path in the record, joined by `_`: `budget_total`. */
  readonly name: string;
  /** Chinese header. */
  readonly title: string;
  readonly type: 'text' | 'number' | 'integer' | 'boolean';
  readonly value: (row: RowSource) => CellValue;
}

/** The columns of a table for records of these forms: each once, in the order of the definitions, under headers of their own. */
export function tableColumns(table: Table, forms: readonly FormDefinition[]): Column[] {
  const columns = [...groupBy(columnsOf(table, forms), ({ name }) => name).values()].map(mergeColumns);
  const isShared = ({ title }: Column) => columns.filter((each) => each.title === title).length > 1;
  return columns.map((each) => (isShared(each) ? { ...each, title: `${each.title}（${each.name}）` } : each));
}

/** Several forms have a column of this name. Where they do not agree on its type it is one of texts. */
function mergeColumns(same: readonly Column[]): Column {
  const [first] = same as readonly [Column];
  if (same.length === 1) return first;
  const value = (row: RowSource) => same.map((each) => each.value(row)).find((each) => each !== null) ?? null;
  if (same.every(({ type }) => type === first.type)) return { ...first, value };
  return { ...first, type: 'text', value: (row) => value(row)?.toString() ?? null };
}

export function header({ name, title }: Column, headers: 'key' | 'zh'): string {
  return headers === 'zh' ? title : name;
}

/** The rows of a document for a table. */
export function tableRows(table: Table, document: DocumentResult): RowSource[] {
  const { source, projects } = document;
  if (table === 'projects') return projects.map((project) => ({ source, project }));
  if (table === 'findings') return findingsOf(document).map((finding) => ({ source, finding }));
  return projects.flatMap((project) => project.indicators.map((indicator) => ({ source, project, indicator })));
}

/** All rows of a table, one by one. */
export async function* rowsOf(
  documents: Documents,
  table: Table,
  { failed }: Pick<WriteOptions, 'failed'>,
): AsyncGenerator<RowSource> {
  for await (const document of documents()) yield* tableRows(table, document);
  yield* failedRows(table, failed);
}

/** Inputs that gave no document are rows of the table of findings: no file goes missing from a workbook unseen. */
export async function* failedRows(table: Table, failed: WriteOptions['failed']): AsyncGenerator<RowSource> {
  if (table !== 'findings') return;
  const nowhere = { form: null, project: null, field: null, page: null, line: null };
  for await (const { path, code, message } of failed) {
    yield { source: { path }, finding: { severity: 'error', code, message, ...nowhere } as unknown as Finding };
  }
}

const SOURCE: Column = {
  name: 'source',
  title: titleOf('source', null),
  type: 'text',
  value: (row) => row.source.path,
};

function columnsOf(table: Table, forms: readonly FormDefinition[]): Column[] {
  if (table === 'findings') return findingColumns();
  const own = table === 'projects' ? forms.flatMap(projectColumns) : indicatorColumns(forms);
  const funds = table === 'projects' ? forms.flatMap((form) => (form.funds ? fundColumns(form.funds) : [])) : [];
  return [SOURCE, ...(table === 'projects' ? HEAD : []), ...own, ...funds];
}

const HEAD = [projectColumn('form'), projectColumn('formTitle'), projectColumn('year', 'integer')];

function projectColumns(form: FormDefinition): Column[] {
  return valueKeys(form).map(({ key, type }) => projectColumn(key, columnType(type), form));
}

function indicatorColumns(forms: readonly FormDefinition[]): Column[] {
  const repeated = [projectColumn('form'), projectColumn('year', 'integer'), projectColumn('declaringUnit')];
  const naming = forms.flatMap((form) => form.fields.filter((field) => field.required).map(({ key }) => key));
  const names = ['projectName', ...naming].map((key) => projectColumn(key));
  const texts = ['level1', 'level2', 'level3', 'target', 'comparator'].map((key) => indicatorColumn(key));
  const target = [indicatorColumn('targetNumber', 'number'), indicatorColumn('targetUnit')];
  const extra = forms.flatMap((form) =>
    extraColumns(form.table).map(({ key, type }) => indicatorColumn(key, columnType(type), form)),
  );
  return [...repeated, ...names, ...texts, ...target, ...extra];
}

function findingColumns(): Column[] {
  const column = (key: string, type: Column['type'], value: (finding: Finding) => CellValue): Column => ({
    name: key,
    title: titleOf(key, null),
    type,
    value: ({ finding }) => (finding ? value(finding) : null),
  });
  return [
    SOURCE,
    column('form', 'text', ({ form }) => form),
    column('projectName', 'text', ({ project }) => project),
    column('severity', 'text', ({ severity }) => severity),
    column('code', 'text', ({ code }) => code),
    column('field', 'text', ({ field }) => field),
    column('message', 'text', ({ message }) => message),
    column('page', 'integer', ({ page }) => page),
    column('line', 'integer', ({ line }) => line),
  ];
}

function projectColumn(key: string, type: Column['type'] = 'text', form: FormDefinition | null = null): Column {
  const value = ({ project }: RowSource) => (getPath(project, key) ?? null) as CellValue;
  return { name: key.replaceAll('.', '_'), title: titleOf(key, form), type, value };
}

function indicatorColumn(key: string, type: Column['type'] = 'text', form: FormDefinition | null = null): Column {
  const value = ({ indicator }: RowSource) => (getPath(indicator, key) ?? null) as CellValue;
  return { name: key, title: titleOf(key, form), type, value };
}

/** A money grid beside the project: one column a source of funds and kind of amount, `funds_fiscal_executed`. */
function fundColumns({ sources, columns }: FundsDefinition): Column[] {
  return sources.flatMap((source) => {
    const labels = source.labels.map(withoutOfWhich);
    return columns.map(({ key, labels: [label] }) => ({
      name: `funds_${source.key}_${key}`,
      title: `${labels[0]}：${label}`,
      type: 'number' as const,
      value: ({ project }: RowSource) => {
        const funds = (project?.funds ?? []) as Fund[];
        return funds.find((fund) => fund.source && labels.includes(withoutOfWhich(fund.source)))?.[key] ?? null;
      },
    }));
  });
}

function columnType(type: FieldType | 'section'): Column['type'] {
  if (type === 'money' || type === 'number') return 'number';
  return type === 'boolean' ? 'boolean' : 'text';
}
