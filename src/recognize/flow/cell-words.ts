import { remember } from '../../model/remember.js';
import { isChoice } from '../torn-texts.js';

/** How a text looks as the cell of a column; costs are negative log-odds, 0 is "just like one". */
export interface CellLook {
  readonly level3: number;
  readonly target: number;
  /** A bare number, as in 分值 and 得分; null when it is none. */
  readonly number: boolean;
  /** A dash or slash that stands for a blank cell. */
  readonly blank: boolean;
  /** A sentence, or a long code: not a cell of the table but for the remarks columns. */
  readonly sentence: boolean;
}

const COMPARATOR =
  /^(?:[<>=≤≥＜＞＝≧≦≈]|不少于|不低于|不高于|不超过|不大于|不小于|大于|小于|超过|低于|高于|至少|大?约(?=\s*\d))/u;
/** `一年2次以上`, `每季度不少于3场`. */
const FREQUENCY = /^(?:每|一)个?(?:年度?|半年|季度?|月|周|日|天)[^\d，。；]{0,4}\d[\d.]*[^\d，。；]{0,6}$/u;
const FREQUENCY_BEHIND = new RegExp(`.{2}${FREQUENCY.source.slice(1)}`);
/** `每镇不少于两场`: a bound behind what it is counted for. */
const BOUND_BEHIND = /^每[^，。；]{0,6}(?:不(?:少|低|高|多)于|不超过|至少)[\d一二两三四五六七八九十]/u;
const NUMBER_UNIT = /^[+-]?\d[\d,，.]*\s*(?:[(（]?[^\s\d，,。；]{0,8}[)）]?)$/u;
/** `5-8个`, `80%~90%`: from one number to another, with no more than a unit. */
const SPAN = /^\d[\d.,]*\s*%?\s*[-~—–至到]\s*\d[\d.,]*\s*[^\s\d,，。；]{1,3}$/u;
/** `1 批次在复检期`: so many characters are more than a unit, and may begin a remark as well. */
const NO_UNIT = /\p{Script=Han}{6}/u;
const DATE_LIKE =
  /(?:\d{1,4}\s*[年月日]|[月年季]度?[初中末底]|个?工作日|小时|分钟|天)(?:内|前|底|以内|之前|完成|前完成)?$/u;
/** `2022年11月底前`: no name consists of a date. */
const DATE =
  /^(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日)?(?:[初中底末]|[上中下]旬)?(?:之?前|以前|起)?(?:完成)?$/u;
/** `已完成`, `部分达成预期指标`: told of a target, and no name. */
export const REACHED = /^(?:已|部分)?(?:完成|达成)(?:$|预期)/u;
/** `5G基站改造数`, `12345热线办结率`, `45岁以下教师占比`: no unit ends so. */
const MEASURED = /\p{Script=Han}{3}[度数量]$|\p{Script=Han}{2}(?:[性率]|占比|比[例重])$/u;
/** `3101339798764`: the code of a project or unit. */
const CODE = /^\d{10,}$/u;
const BARE_NUMBER = /^\d+(?:\.\d*)?\s*分?$/u;
const BLANK = /^(?:[—―–\-/／\\*]+|无(?:偏差)?|XX+|N\/A)$/iu;
const NAME_ENDING =
  /(?:率|占比|比例|比重|数|数量|次数|(?<=\p{Script=Han}{2})人次|人数|面积|性|度|程度|情况|机制|时间|时限|时长|进度|成本|质量|水平|能力|制度|规模|长度|效益|覆盖面|投入|周期|频率|体系|意识|影响|作用|金额|费用|总量|产量|容量|里程|收入|支出|损失|环境|团队|建设|管理|保障|共享|协同|协作|公示|发布)(?:[(（][^()（）]*[)）])?$/u;
/** Without the flag `u`, with which the engine takes several times as long to make a pattern with any character in it ready. */
const QUALITATIVE =
  /^(?:显著|明显|有效|可持续(?=提|改|增|加)|持续|不断|逐步|逐年|进一步|大幅|稳步|同比|基本|全面|较好|按时|及时|按期|按计划|按(?:上级|国家|政策|有关|相关)?规定|符合|满足|达到|达标|通过|优|良|合格|健全|规范|合理|合规|完备|完善|完整|可控|提高|提升|上升|增长|下降|降低|增加|减少|增强|加强|改善|好转|建立|保障|优化|稳定|正常|良好|充分|充足|到位|齐全|落实|准确|公开|共享|实现|是|否$|有|无|长期|高|[低中好差]$|强|零|不发生|不产生|未发生|加大|缩短|扩大|促进|推动|明确|满意|较高|有所|得到|形成|配备|安全|畅通|顺畅|杜绝|避免|消除|遏制|纳入|积极|主动|按[季月年]|发挥|(?:部分|基本|未)?达成|完成$|部分(?:实现|完成)|与.{1,4}(?:持平|一致)|已)/;
/** What may stand before such words: `较为完善`, `比上年下降`. */
const RATHER = /^(?:[比较](?:上|去|往|前三)年(?:度|同期)?|较?为?)/u;
const SENTENCE = /[。；;！？]./u;
const LONG = 48;
/** Words of a target as short as this are no name. */
const SHORT_WORDS = 4;
/** The name of an indicator is no clause. */
const CLAUSE = 1.5;
/** … and neither a kind of project. */
const CHOICE = 3;

/** The text begins as targets in words do: `健全`, `逐年上升`. */
export function beginsWorded(text: string): boolean {
  if (QUALITATIVE.test(text)) return true;
  const bare = text.replace(RATHER, '');
  return bare !== text && QUALITATIVE.test(bare);
}

/** What a text of one line (or the part of it between blanks) looks like. */
export const cellLook = remember((text): CellLook => {
  const bare = text.normalize('NFKC').trim();
  const blank = BLANK.test(bare);
  const code = CODE.test(bare);
  const number = BARE_NUMBER.test(bare) && !code;
  const sentence = code || bare.length > LONG || (bare.length > 16 && (SENTENCE.test(bare) || /[。;]$/u.test(bare)));
  const look = nameOrTarget(bare, blank);
  const foreign = isChoice(bare) ? CHOICE : 0;
  const clause = /[，,]/u.test(bare.replace(/\d[,，]\d/gu, '')) ? CLAUSE : 0;
  return { level3: look.level3 + clause + foreign, target: look.target, number, blank, sentence };
});

function nameOrTarget(text: string, blank: boolean): { level3: number; target: number } {
  if (blank) return { level3: 5, target: 0.8 };
  if (COMPARATOR.test(text)) return { level3: 8, target: 0 };
  if (FREQUENCY.test(text) || BOUND_BEHIND.test(text)) return { level3: 4, target: 0.1 };
  if (FREQUENCY_BEHIND.test(text)) return { level3: 1.5, target: 1.2 };
  if (DATE.test(text)) return { level3: 5, target: 0.1 };
  // 已完成 is as good a result as any short word, and 完成 the end of a date
  if (text.length > SHORT_WORDS && REACHED.test(text)) return { level3: 4, target: 0.6 };
  if (NUMBER_UNIT.test(text) && !MEASURED.test(text)) return { level3: 5, target: NO_UNIT.test(text) ? 0.3 : 0.1 };
  if (SPAN.test(text)) return { level3: 5, target: 0.1 };
  const named = NAME_ENDING.test(text) && text.length >= 3;
  if (DATE_LIKE.test(text)) return { level3: 3.5, target: 0.3 };
  // a target as 达成 is, or the last line of `10月底前完成`
  if (text === '完成') return { level3: 3, target: 0.24 };
  const worded = beginsWorded(text);
  if (named && /[性率度]$/u.test(text)) return { level3: 0.3, target: 1.8 };
  if (worded && text.length <= SHORT_WORDS) return { level3: 3, target: 0.2 };
  if (named && !worded) return { level3: 0.2, target: 2 };
  if (worded) return named ? { level3: 0.9, target: 1 } : { level3: 1.4, target: 0.6 };
  if (text.length === 1) return { level3: 5, target: 3 };
  if (text.length === 2) return { level3: 3, target: 1.5 };
  if (/\d/u.test(text)) return { level3: /^\d/u.test(text) ? 2 : 1.5, target: 0.6 };
  return { level3: 0.9, target: text.length <= 4 ? 0.8 : 1.2 };
}
