import type { FormDefinition } from '../../model/form.js';
import { flatMap } from '../../model/group.js';
import { getPath } from '../../model/paths.js';
import { withoutOfWhich } from '../../recognize/label.js';
import { type Audited, type Finding, type Rule, sumOf } from './rule.js';

/** Amounts are equal when they differ by less than one fen. */
const FEN = 0.01;
const MONEY_COLUMNS = ['initialBudget', 'revisedBudget', 'executed'] as const;

/** A fund row as the record holds it. */
type Fund = { readonly source: string | null } & Readonly<Record<string, number | string | null>>;

export const totalMismatch: Rule = {
  code: 'total-mismatch',
  meaning: {
    zh: '各项资金之和不等于资金总额；消息中给出差额（元）。',
    en: 'The parts do not add up to the total; the message gives the difference in yuan.',
  },
  example: {
    zh: '年度资金总额 100 万元，财政拨款 80 万元，其他资金 10 万元',
    en: 'total 100, fiscal 80, other 10 (万元)',
  },
  check: (record, form) => [...budgetTotals(record, form), ...fundTotals(record, form)],
};

/** Every total with the fields under it; without the first part, others may stand under names that the form does not know. */
function budgetTotals(record: Audited, form: FormDefinition): Finding[] {
  const totals = form.fields.filter((total) => form.fields.some((field) => field.under === total.key));
  return flatMap(totals, ({ key }) => {
    const parts = form.fields.filter((field) => field.under === key).map((field) => getPath(record, field.key));
    return typeof parts[0] === 'number' ? compare(key, getPath(record, key), parts) : [];
  });
}

/** The rows of a money grid, when it holds only rows that the form knows: an unknown one may be part of another. */
function fundTotals(record: Audited, form: FormDefinition): Finding[] {
  const funds = (record.funds ?? []) as Fund[];
  const [total, ...sources] = form.funds?.sources ?? [];
  const isOf = (fund: Fund, labels: readonly string[]) =>
    labels.some((label) => withoutOfWhich(label) === withoutOfWhich(fund.source ?? ''));
  const at = total ? funds.findIndex((fund) => isOf(fund, total.labels)) : -1;
  const parts = funds.filter((_, i) => i !== at);
  if (at < 0 || !parts.every((fund) => sources.some((source) => isOf(fund, source.labels)))) return [];
  return flatMap(MONEY_COLUMNS, (column) =>
    compare(
      `funds[${at}].${column}`,
      funds[at]?.[column],
      parts.map((part) => part[column]),
    ),
  );
}

function compare(field: string, total: unknown, parts: readonly unknown[]): Finding[] {
  const numbers = parts.filter((part) => typeof part === 'number');
  if (typeof total !== 'number' || numbers.length === 0) return [];
  const sum = sumOf(numbers);
  const difference = sumOf([total, -sum]);
  return Math.abs(difference) < FEN ? [] : [{ field, params: { total, sum, difference } }];
}
