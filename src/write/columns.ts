import { extraColumns, valueKeys } from '../forms/keys.js';
import type { FormDefinition, FundsDefinition } from '../model/form.js';
import { getPath } from '../model/paths.js';
import type { DocumentResult, Fund, Indicator, Project, Source } from '../model/project.js';
import { normalizeLabel } from '../recognize/label.js';
import type { Table } from './writer.js';

export type CellValue = string | number | boolean | null;

/** What a row of a table is made from. */
export interface RowSource {
  readonly source: Source;
  readonly project: Project;
  /** Set in the table of indicators only. */
  readonly indicator?: Indicator;
}

export interface Column {
  /** Path in the record, joined by `_`: `budget_total`. */
  readonly name: string;
  readonly value: (row: RowSource) => CellValue;
}

/** The columns of a table for records of these forms: each once, in the order of the definitions. */
export function tableColumns(table: Table, forms: readonly FormDefinition[]): Column[] {
  const columns = table === 'projects' ? projectColumns(forms) : indicatorColumns(forms);
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}

/** The rows of a document for a table. */
export function tableRows(table: Table, { source, projects }: DocumentResult): RowSource[] {
  if (table === 'projects') return projects.map((project) => ({ source, project }));
  return projects.flatMap((project) => project.indicators.map((indicator) => ({ source, project, indicator })));
}

const SOURCE: Column = { name: 'source', value: ({ source }) => source.path };

function projectColumns(forms: readonly FormDefinition[]): Column[] {
  const keys = forms.flatMap((form) => valueKeys(form).map(({ key }) => key));
  const funds = forms.flatMap((form) => (form.funds ? fundColumns(form.funds) : []));
  return [SOURCE, ...['form', 'formTitle', 'year', ...keys].map(projectColumn), ...funds];
}

function indicatorColumns(forms: readonly FormDefinition[]): Column[] {
  const naming = forms.flatMap((form) => form.fields.filter((field) => field.required).map(({ key }) => key));
  const repeated = ['form', 'year', 'declaringUnit', 'projectName', ...naming].map(projectColumn);
  const extra = forms.flatMap((form) => extraColumns(form.table).map(({ key }) => key));
  const own = ['level1', 'level2', 'level3', 'target', 'comparator', 'targetNumber', 'targetUnit', ...extra];
  return [SOURCE, ...repeated, ...own.map(indicatorColumn)];
}

function projectColumn(key: string): Column {
  return { name: key.replaceAll('.', '_'), value: ({ project }) => (getPath(project, key) ?? null) as CellValue };
}

function indicatorColumn(key: string): Column {
  return { name: key, value: ({ indicator }) => (getPath(indicator, key) ?? null) as CellValue };
}

/** A money grid beside the project: one column a source of funds and kind of amount, `funds_fiscal_executed`. */
function fundColumns({ sources, columns }: FundsDefinition): Column[] {
  return sources.flatMap((source) => {
    const labels = source.labels.map(sourceLabel);
    return columns.map(({ key }) => ({
      name: `funds_${source.key}_${key}`,
      value: ({ project }: RowSource) => {
        const funds = (project.funds ?? []) as Fund[];
        return funds.find((fund) => fund.source && labels.includes(sourceLabel(fund.source)))?.[key] ?? null;
      },
    }));
  });
}

function sourceLabel(text: string): string {
  return normalizeLabel(text).replace(/^其中:?/u, '');
}
