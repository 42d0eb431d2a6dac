import { flatMap } from '../model/group.js';
import { firstUnits, mayBegin } from './label.js';

/** Signs, whatever the column or field, that a text was torn or holds a part of its neighbour. */

/** `1)` begins an item of a list and closes nothing. */
const LIST_MARK = /(?:^|[\s。；;，,、:：])(?:\d{1,2}|[a-z]|[一二三四五六七八九十]+)\)/gu;
const MAY_LIST = /[\da-z一二三四五六七八九十]\)/u;
const PAIRS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['《', '》'],
];
const HALF = /[()《》]/u;
const HALVES = /[()《》]/gu;

/** `视力筛查人数（含幼儿园大` / `班）`: a bracket without its other half (quotation marks are too often typed wrong). */
export function lacksHalfOfPair(printed: string): boolean {
  return isUnpaired(printed.normalize('NFKC'));
}

/** The same of a text in NFKC. */
export function isUnpaired(text: string): boolean {
  if (!HALF.test(text)) return false;
  const signs = (MAY_LIST.test(text) ? text.replace(LIST_MARK, '') : text).match(HALVES) ?? [];
  return PAIRS.some(([open, close]) => {
    let depth = 0;
    for (const sign of signs) {
      if (sign === open) depth++;
      else if (sign === close && --depth < 0) return true;
    }
    return depth !== 0;
  });
}

/** `次403人次`, `年587元/学年`, `标箱 970 标箱`: the end of the cell before, and the same unit again. */
const FOREIGN_START = /^(\p{Script=Han}{1,2})\s*\d.*\1$/u;

export function startsWithUnitOfOther(text: string): boolean {
  return FOREIGN_START.test(text);
}

/** `工作日`, `/公里`, `分点`: the rest of a unit whose number stands in the row above. */
const UNIT_REST =
  /^(?:[/·]\p{Script=Han}{1,3}|(?:工作)?日内?|(?:百?分)?点|平方(?:米|公里)|公里|千米|小时|学时|人?次|元)$/u;

export function isUnitRest(printed: string): boolean {
  return UNIT_REST.test(printed.normalize('NFKC').trim());
}

/** `3200平方`, `5个工作`, `2.5个百分`: a unit without its end. */
export const UNIT_CUT = /\d\s*[万亿]?(?:平方|立方|个?百分?|个?工作)$/u;

/** What 项目性质, 项目类别 and 绩效类型 say, whole or with words of another cell about or within it. */
const KNOWN_CHOICE = /特定目标|部门职责|其他运转|财政补贴|大型活动|(?:经常|一次|阶段|延续)性/u;
const WHOLE_CHOICE =
  /^(?:其他)?(?:(?:特定目标|部门职责|运转|财政补贴|大型活动)类?(?:项目)?(?:支出)?|(?:经常|一次|阶段|延续)性(?:项目|支出|专项(?:业务费|经费)?)?类?)$/u;

/** `经常性项目`, `特定目标类`. */
export function isChoice(printed: string): boolean {
  if (!mayBegin(printed.trimStart(), FIRSTS)) return false;
  const text = printed.normalize('NFKC').replace(/\s/gu, '');
  return KNOWN_CHOICE.test(text) && WHOLE_CHOICE.test(text);
}

const NATURES = flatMap(['经常性', '一次性', '阶段性', '延续性'], (nature) => [nature, `其他${nature}`]);
/** Choices as they are printed in full. */
const CHOICES: readonly string[] = [
  ...flatMap(NATURES, (nature) => [`${nature}项目`, `${nature}支出`, `${nature}专项业务费`]),
  ...['特定目标类', '部门职责类', '其他运转类', '财政补贴类', '大型活动类', '延续项目', '新增项目'],
];

/** What any of them begins with. */
const FIRSTS = firstUnits(CHOICES);

export function isWholeChoice(printed: string): boolean {
  return CHOICES.includes(printed.normalize('NFKC').replace(/\s/gu, ''));
}

/** `经常性项`, `部门`: a choice goes on behind it. */
export function beginsChoice(printed: string): boolean {
  if (!mayBegin(printed.trimStart(), FIRSTS)) return false;
  const text = printed.normalize('NFKC').replace(/\s/gu, '');
  return CHOICES.some((choice) => choice.length > text.length && choice.startsWith(text));
}

/** `特定目标` / `类`: these are never printed without their last words. */
const CUT_CHOICE = /^(?:特定目标|部门职责|其他运转|财政补贴|大型活动)$/u;

/** `特定目标护测评与运维类`, `其他经常性项目惠民演出`: the words of a choice with those of the name beside it, or without its last ones. */
export function isTornChoice(printed: string): boolean {
  const text = printed.normalize('NFKC').replace(/\s/gu, '');
  if (CUT_CHOICE.test(text) || /\S\s{2,}\S/u.test(printed)) return true;
  return KNOWN_CHOICE.test(text) && !WHOLE_CHOICE.test(text) && !/[□☐☑☒■√✓●○]/u.test(text);
}

/** `2万元/人标`, `每季度一次绩`: with a character of 绩效指标, which stands upright beside the table. */
const UPRIGHT_SCRAP = /(?<![达目超指投招])标$|(?<![有见增成高实长时功失绩生奏])效$|(?<![业成])绩$|(?<!手)指$/u;

export function endsInScrap(text: string): boolean {
  return UPRIGHT_SCRAP.test(text);
}

const ORGANISATION_AND_MORE =
  /(?:[局委院校厅]|中心|[^部]门?站|公司?)(?:\d+\s*个?[年月]|执行|[[【(]?\d{3,}[\]】)]?)|(?:经常|一次|阶段)性|类$|有限公?$|^(?:.|中心)$|^[及和与、]/u;

/** Half of how the name of a unit ends, or the end of a label beside it: `文物管理服务中`, `监督指挥中心政拨款`. */
const ORGANISATION_CUT =
  /(?:服务|管理|监督|人民政|委员|办公|整治|建设|保障|拨款|资金|元|[:：]|\([A-C]\)|(?<![一二三四五六七八九十\d])中)$|^[究理务][处所局]$/u;

/** `公路管理中心1年`, `水利工程质量监督站[105]水务局`, `及 代码文化和旅游局`: the name of a unit with words of another cell; or without its last ones. */
export function isTornOrganisation(printed: string): boolean {
  const text = printed.normalize('NFKC').trim();
  return ORGANISATION_AND_MORE.test(text) || ORGANISATION_CUT.test(text);
}

/** `特定目标` / `类`, `经常性` / `项目`: the end of a choice is missing, or its beginning; or a number stands in it. */
const PART_OF_CHOICE = /^(?:.|[续增建].*|特定|部门)$|^(?:经常|一次|阶段|延续)性?$|(?<!^[\d\s]*)\d/u;

export function isPartOfChoice(printed: string): boolean {
  return PART_OF_CHOICE.test(printed.normalize('NFKC').trim());
}

/** `后，下一步将加快推进`, `年限。本项目…`: the end of a sentence that began elsewhere. */
const SENTENCE_REST = /^(?![是否无有])\p{Script=Han}[,，。]|^\p{Script=Han}{2}[。；;]/u;

export function beginsInside(text: string): boolean {
  return SENTENCE_REST.test(text);
}

/** `长期坚持长期坚持`: the cells of two columns, which said the same. */
const DOUBLED = /^(?=.*[^\d.])(.{2,})\1$/u;

export function isDoubled(text: string): boolean {
  return DOUBLED.test(text.replace(/\s/gu, ''));
}
