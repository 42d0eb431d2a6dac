import type { FieldDefinition } from '../../../model/form.js';
import { TICK } from '../../marks.js';
import { PAIR } from '../../tolerances.js';
import { looksLike } from './value-looks.js';

const ORGANISATION =
  /(?:局|委|委员会|中心|所|院|校|学校|大学|学院|办|办公室|厅|部|馆|站|队|处|公司|政府|街道|镇|乡|医院|总队|支队|集团|协会|联合会|基金会|大队|社|园|法院|检察院)(?:[(（].*[)）])?(?:\s*\d{3,})?$/u;
const CODE = /^(?:\d{3,}\s*[-—–]|[[【(（]\d{3,}[\])】）])\s*\p{Script=Han}/u;
/** A telephone number, or the code of a project. */
const BARE_CODE = /^[\d\s-]{7,}$/u;
const INDICATOR = /.指标$/u;
const PERIOD = /\d\s*年|\d{4}\s*[-.—–~至]|长期|经常|年度/u;

/** `经常性项目`, `一次性项目`: what 项目性质 says; and `特定目标类`, `部门职责类`: what 项目类别 and 绩效类型 say. */
const NATURE = /^(?:其他)?(?:经常性|一次性|阶段性|延续性?|新增|新建|续建|常年性?|跨年度?)(?:项目)?$/u;
const KIND = /^\p{Script=Han}{2,10}类$/u;

/** Fields whose values are names of organisations. */
export const ORGANISATIONS: ReadonlySet<string> = new Set(['declaringUnit', 'competentDepartment', 'implementingUnit']);

/** How unlike a value of this field a line looks; Infinity where it can be none. Without a field anything goes. */
export function valueMisfit(text: string, field: FieldDefinition | null): number {
  if (!field) return looksLike('text', text) ? PAIR.foreign : Number.POSITIVE_INFINITY;
  if (!looksLike(field.type, text)) return Number.POSITIVE_INFINITY;
  if (field.type !== 'text' && field.type !== 'choice') return 0;
  const bare = text.normalize('NFKC').trim();
  if ((BARE_CODE.test(bare) && field.key !== 'projectPeriod') || INDICATOR.test(bare)) return PAIR.noText;
  if (looksLike('money', bare) || (looksLike('date', bare) && field.key !== 'projectPeriod')) return PAIR.numberAsText;
  if (TICK.test(bare)) return field.type === 'choice' || field.key === 'projectNature' ? 0 : PAIR.tickAsText;
  const organisation = ORGANISATION.test(bare) || CODE.test(bare);
  if (ORGANISATIONS.has(field.key)) return organisation ? 0 : PAIR.noOrganisation;
  if (field.key === 'projectPeriod') return PERIOD.test(bare) ? 0 : PAIR.noPeriod;
  if (field.key === 'projectNature') return NATURE.test(bare) ? 0 : PAIR.noNature;
  if (KIND.test(bare)) return field.key === 'projectName' ? PAIR.noName : 0;
  if (NATURE.test(bare)) return field.key === 'projectName' ? PAIR.noName : field.type === 'choice' ? PAIR.foreign : 0;
  const code = CODE.test(bare) ? PAIR.noOrganisation : 0;
  return code + (organisation ? PAIR.organisation : 0) + (bare.length <= 2 && field.required ? PAIR.shortName : 0);
}

/** How much worse a line makes a value that goes on in it: the name of a project and a unit, or two units, are none together. */
export function joinMisfit(before: string, line: string, field: FieldDefinition | null): number {
  const worse = Math.max(0, valueMisfit(before + line, field) - valueMisfit(before, field));
  const begins = CODE.test(line) || (ORGANISATION.test(before) && ORGANISATION.test(line));
  return worse + (begins ? PAIR.noOrganisation : 0);
}
