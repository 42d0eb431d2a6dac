import type { FieldDefinition } from '../../../model/form.js';
import { PAIR } from '../../tolerances.js';
import { looksLike } from './value-looks.js';

const ORGANISATION =
  /(?:局|委|委员会|中心|所|院|校|学校|大学|学院|办|办公室|厅|部|馆|站|队|处|公司|政府|街道|镇|乡|医院|总队|支队|集团|协会|联合会|基金会|大队|社|园|法院|检察院)(?:[(（].*[)）])?$/u;
const CODE = /^\d{3,}\s*[-—–]/u;
const TICK = /[□☐☑☒■√✓●○]/u;
const PERIOD = /\d\s*年|\d{4}\s*[-.—–~至]|长期|经常|年度/u;

/** Fields whose values are names of organisations. */
const ORGANISATIONS: ReadonlySet<string> = new Set(['declaringUnit', 'competentDepartment', 'implementingUnit']);

/** How unlike a value of this field a line looks; Infinity where it can be none. Without a field anything goes. */
export function valueMisfit(text: string, field: FieldDefinition | null): number {
  if (!field) return looksLike('text', text) ? PAIR.foreign : Number.POSITIVE_INFINITY;
  if (!looksLike(field.type, text)) return Number.POSITIVE_INFINITY;
  if (field.type !== 'text' && field.type !== 'choice') return 0;
  const bare = text.normalize('NFKC').trim();
  if (looksLike('money', bare) || (looksLike('date', bare) && field.key !== 'projectPeriod')) return PAIR.numberAsText;
  if (TICK.test(bare)) return field.type === 'choice' || field.key === 'projectNature' ? 0 : PAIR.tickAsText;
  const organisation = ORGANISATION.test(bare) || CODE.test(bare);
  if (ORGANISATIONS.has(field.key)) return organisation ? 0 : PAIR.noOrganisation;
  if (field.key === 'projectPeriod') return PERIOD.test(bare) ? 0 : PAIR.noPeriod;
  const code = CODE.test(bare) ? PAIR.noOrganisation : 0;
  return code + (organisation ? PAIR.organisation : 0) + (bare.length <= 2 && field.required ? PAIR.shortName : 0);
}
