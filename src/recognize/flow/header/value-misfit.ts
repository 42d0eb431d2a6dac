import type { FieldDefinition } from '../../../model/form.js';
import { MONEY_UNIT, TICK } from '../../marks.js';
import { PAIR } from '../../tolerances.js';
import { isChoice, isWholeChoice } from '../../torn-texts.js';
import { looksLike } from './value-looks.js';

const ORGANISATION =
  /(?:局|委|委员会|中心|所|院|校|学校|大学|学院|办|办公室|厅|部|馆|站|队|处|公司|政府|街道|镇|乡|医院|总队|支队|集团|协会|联合会|基金会|大队|社|园|法院|检察院)(?:\s*[(（〔[【].*[)）〕\]】])?(?:\s*\d{3,})?$/u;
const CODE = /^(?:\d{3,}\s*[-—–]|[[【(（]\d{3,}[\])】）])\s*\p{Script=Han}/u;
/** The rest of no value. */
const TELEPHONE = /^0\d{2,3}\s*[-—–]\s*\d{7,8}$|^1\d{10}$/u;
/** A telephone number, the code of a project, or a share. */
const BARE_NUMBER = /^[\d\s-]{7,}$|^[\d.]+[%％]$/u;
/** Words of a table: a level, the heading of a column, or a line of one. */
const OF_TABLE = /.指标$|[(（][A-C](?:\/[A-C])?(?:[)）]|$)|^(?:执行|预算)?[率数值标额]$/u;
const LIST_MARK = /^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十])[)）、.．](?!\d)|[①-⑳])/u;
const PERIOD = /\d\s*年|(?<!\d)(?:19|20)\d{2}\s*[-.—–~至]|长期|经常|年度/u;
/** Words of no period, but of a text. */
const LONGEST_PERIOD = 20;
/** `2025年-20`, `2025年-`: the last year goes on in the next line. */
const TORN_PERIOD = /(?:[-–—~～至]|(?<!\d)(?:19|20)\d?)$/u;

/** `经常性项目`, `一次性项目`: what 项目性质 says; and `特定目标类`, `部门职责类`: what 项目类别 and 绩效类型 say. */
const NATURE = /^(?:其他)?(?:经常性|一次性|阶段性|延续性?|新增|新建|续建|常年性?|跨年度?)(?:项目)?$/u;
const KIND = /^\p{Script=Han}{2,10}类$/u;

/** A number, a share, or one character. */
const NO_UNIT = /^\d|[%％]|^.$/u;
const NO_CHOICE = /[\d:：]/u;
const CHOICE_END = /(?:类|项目|支出|费|资金|性|其他)$/u;

/** Fields whose values are names of organisations. */
export const ORGANISATIONS: ReadonlySet<string> = new Set(['declaringUnit', 'competentDepartment', 'implementingUnit']);

/** Fields that say one of a few known words. */
export const CHOICES: ReadonlySet<string> = new Set(['projectNature', 'projectCategory', 'performanceType']);

/** The last words are those of the name of a unit. */
export function endsAsUnit(text: string): boolean {
  return ORGANISATION.test(text);
}

/** The first words are those of a place, maybe behind a code (`219-`): so most names of units begin. */
export function beginsAsUnit(text: string): boolean {
  return PLACE.test(text.replace(CODE_BEFORE, ''));
}

const CODE_BEFORE = /^\d{3,}\s*[-—–]\s*/u;

/** `219003-公益电影放映`: what stands behind the code neither begins nor ends as the name of a unit, so it is a project's. */
function isCodedName(text: string): boolean {
  return /^\d/u.test(text) && CODE.test(text) && !beginsAsUnit(text) && !endsAsUnit(text);
}

/** The name of a whole unit, not the end of one. */
export function isUnit(text: string): boolean {
  return CODE.test(text) || (ORGANISATION.test(text) && (text.length > LONGEST_REST || PLACE.test(text)));
}

/** What 项目性质 says is a word of 项目类别, and the other way round. */
export function areExchanged(nature: string, category: string): boolean {
  const [a, b] = [nature, category].map((text) => text.normalize('NFKC').trim());
  return KIND.test(a) && NATURE.test(b);
}

/** `以上`: no word that 项目性质 may say, and no box. */
export function isNoNature(text: string): boolean {
  const bare = text.normalize('NFKC').trim();
  return ![NATURE, CHOICE_END, TICK, /^[是否]$/u].some((pattern) => pattern.test(bare));
}

/** How unlike a value of this field a line looks; Infinity where it can be none. Without a field anything goes. */
export function valueMisfit(text: string, field: FieldDefinition | null): number {
  if (MONEY_UNIT.test(text.trim())) return Number.POSITIVE_INFINITY;
  if (!field) return looksLike('text', text) ? PAIR.foreign : Number.POSITIVE_INFINITY;
  if (!looksLike(field.type, text)) return Number.POSITIVE_INFINITY;
  if (field.type !== 'text' && field.type !== 'choice') return 0;
  const bare = text.normalize('NFKC').trim();
  const isPeriod = field.key === 'projectPeriod' && PERIOD.test(bare);
  if ((BARE_NUMBER.test(bare) && !isPeriod) || OF_TABLE.test(bare)) return PAIR.noText;
  if (LIST_MARK.test(bare)) return PAIR.numberAsText;
  if (looksLike('money', bare) || (looksLike('date', bare) && field.key !== 'projectPeriod')) return PAIR.numberAsText;
  if (TICK.test(bare)) return tickMisfit(field);
  if (field.key === 'projectName' && isWholeChoice(bare)) return Number.POSITIVE_INFINITY;
  const coded = CODE.test(bare) && !isCodedName(bare);
  const organisation = ORGANISATION.test(bare) || coded;
  if (ORGANISATIONS.has(field.key)) {
    if (organisation) return rankMisfit(bare, field.key);
    if (isCodedName(bare)) return PAIR.noOrganisation;
    return NO_UNIT.test(bare) ? PAIR.noText : PAIR.noOrganisation;
  }
  if (field.key === 'projectPeriod') {
    if (PERIOD.test(bare)) return TORN_PERIOD.test(bare) ? PAIR.noPeriod : 0;
    return bare.length > LONGEST_PERIOD ? Number.POSITIVE_INFINITY : PAIR.noPeriod;
  }
  if (field.key === 'projectNature') return NATURE.test(bare) ? 0 : PAIR.noNature;
  if (CHOICES.has(field.key))
    return CHOICE_END.test(bare) ? 0 : organisation || NO_CHOICE.test(bare) ? PAIR.noText : PAIR.noNature;
  if (KIND.test(bare) || isChoice(bare)) return field.key === 'projectName' ? PAIR.noName : 0;
  if (NATURE.test(bare)) return field.key === 'projectName' ? PAIR.noName : field.type === 'choice' ? PAIR.foreign : 0;
  if (SCHEDULE.test(bare)) return PAIR.noName;
  const code = coded ? PAIR.noOrganisation : 0;
  return code + (organisation ? PAIR.organisation : 0) + (bare.length <= 2 && field.required ? PAIR.shortName : 0);
}

/** `一次性□` is no name of a unit. */
function tickMisfit({ type, key }: FieldDefinition): number {
  if (ORGANISATIONS.has(key)) return Number.POSITIVE_INFINITY;
  return type === 'choice' || key === 'projectNature' ? 0 : PAIR.tickAsText;
}

/** `11月前完成结算审计`, `3-5月施工`: a step of a plan, no name. */
const SCHEDULE = /^\d{1,2}月?(?:[-—–~～至到]\d{1,2})?月/u;

/** A department with its code, or by its name, where the unit under it should stand, or such a unit in place of the department. */
function rankMisfit(name: string, key: string): number {
  if (name.length <= 2) return PAIR.shortName;
  if (key === 'implementingUnit') return CODE.test(name) || DEPARTMENT.test(name) ? PAIR.otherRank : 0;
  return key === 'competentDepartment' && UNIT.test(name) && !CODE.test(name) ? PAIR.otherRank : 0;
}

const DEPARTMENT = /(?:(?<!分)局|委员会|厅|部|政府|联合会)(?:\s*[(（〔[【].*[)）〕\]】])?$/u;
const UNIT = /(?:中心|站|所|院|校|馆|队|处|小学|中学|大学)$/u;

/** How much worse a value becomes by this line: a project and a unit, or two units, are no one value. */
export function joinMisfit(before: string, line: string, field: FieldDefinition | null): number {
  if (TELEPHONE.test(line.trim())) return Number.POSITIVE_INFINITY;
  // words of no period do not become one by the year that follows them
  if (field?.key === 'projectPeriod' && !PERIOD.test(before) && PERIOD.test(line) && !/\d/u.test(before))
    return Number.POSITIVE_INFINITY;
  // `2022-12-31` and `其他经常性项目` are two values, although the one ends as the other
  if (field && CHOICES.has(field.key) && looksLike('date', before)) return Number.POSITIVE_INFINITY;
  const change = valueMisfit(before + line, field) - valueMisfit(before, field);
  // a project may be named after a unit, and go on behind it
  const isWhole = field?.key !== 'projectName' && ORGANISATION.test(before);
  const begins = CODE.test(line) || (isWhole && ORGANISATION.test(line)) || PLACE.test(line);
  const goesPast = isWhole && !ORGANISATION.test(before + line);
  return (
    (isUnit(line) ? Math.max(0, change) : change) +
    (begins ? PAIR.noOrganisation : 0) +
    (goesPast ? PAIR.pastOrganisation : 0) +
    (goesPast && CODE.test(before) ? PAIR.noOrganisation : 0) + // the code makes no unit of what stands behind it
    (field?.key === 'projectName' && isWholeChoice(line) ? PAIR.noName : 0)
  );
}

/** The last line of a unit's name is seldom longer, unless another unit begins with it. */
const LONGEST_REST = 6;
/** How the name of a unit begins: where it is, and not the rest of a word (`中医药特色诊` / `疗区建设`). */
const PLACE =
  /^\p{Script=Han}{1,4}?(?:省|(?<!城)市|县|(?<![社地园小灾库校片疗病景厂院街])区|旗|(?<![城乡])镇|州)\p{Script=Han}/u;
