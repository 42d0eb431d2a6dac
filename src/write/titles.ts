import type { FieldDefinition, FormDefinition } from '../model/form.js';
import type { Table } from './writer.js';

/** Chinese headers of the columns that every table of their kind has. */
const FIXED: Readonly<Record<string, string>> = {
  source: '来源文件',
  form: '表式',
  formTitle: '表名',
  year: '年度',
  declaringUnit: '申报单位',
  projectName: '项目名称',
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  target: '指标值',
  comparator: '比较符号',
  targetNumber: '指标数值',
  targetUnit: '计量单位',
  actual: '实际完成值',
  weight: '分值',
  score: '得分',
  deviation: '偏差原因分析及改进措施',
  note: '备注',
  explanation: '指标解释',
  severity: '级别',
  code: '代码',
  field: '栏目',
  message: '说明',
  page: '页',
  line: '行',
};

/** The Chinese names of the tables. */
export const TABLE_TITLES: Readonly<Record<Table, string>> = { projects: '项目', indicators: '指标', findings: '问题' };

/** The Chinese header of a column: the label that the form prints first, with the unit of money; the key where it has none. */
export function titleOf(key: string, form: FormDefinition | null): string {
  const field = form?.fields.find((each) => each.key === key);
  if (form && field) return titleOfField(field, form);
  const parts = form ? [...form.sections, ...(form.table?.footers ?? [])] : [];
  const label = parts.find((each) => each.key === key)?.labels[0];
  return label ?? FIXED[key] ?? ownColumn(key, form) ?? key;
}

/** A sub-label such as 其他资金 stands under several totals, so the total's label goes in front. */
function titleOfField({ type, labels, under }: FieldDefinition, form: FormDefinition): string {
  const total = under && form.fields.find((each) => each.key === under)?.labels[0];
  const label = (labels[0] ?? '').replace(/^其中[:：]?/u, '');
  return `${total ? `${total}：` : ''}${label}${type === 'money' ? '（元）' : ''}`;
}

function ownColumn(key: string, form: FormDefinition | null): string | undefined {
  return form?.table?.columns.find((column) => column.key === key)?.labels[0];
}
