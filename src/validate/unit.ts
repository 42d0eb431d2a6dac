/** Han words that a unit may begin with: how much of it is meant. */
const MULTIPLIER = /^(?:百万|千万|百亿|[十百千万亿])(?=.)/u;
/** Symbols and Latin units: `%`, `m2`, `km²`, `kWh`, `dB(A)`, each side of `mg/L`. */
const LATIN = /^(?:[%‰℃°′″]|[a-zµμΩ°]{1,5}[0-9²³]?(?:\([a-z]\))?)$/iu;
/** A measure word with a noun at most: 个工作日, 吨标准煤, 标准集装箱, 台(套), 头(只、羽). Anything longer is a sentence. */
const HAN = /^\p{Script=Han}{1,6}(?:\(\p{Script=Han}{1,3}(?:[、,/]\p{Script=Han}{1,2}){0,3}\))?$/u;

/** What makes a number a statement: limits, ranges, points in time, verbs. `2次以上会议` and `100%达标` are no quantities. */
const STATEMENT = new RegExp(
  [
    '[内前后底末初旬及或和与至到余多约近超低高不无未共均各的地得了并且应将可]',
    '以[上下外]|[上下]$|左右|.起$',
    '.间', // 年间, 期间, 之间; a room is counted in 间
    '上升|下降|提高|提升|增[加长]|减少|降低|控制|覆盖',
    '完成|完工|完毕|达标|合格|达成|实现|执行|拨付|支付|到位|验收|通过',
    '^(?:投诉|事故|差错|失误|违规|违纪|上访|信访|案件|伤亡|死亡|隐患|污染|纠纷|舆情|故障)', // 0投诉 is a sentence, 0起投诉 is not
    '安全|正常|有效|规范|准确|及时|全[部面]|满意',
  ].join('|'),
  'u',
);
/** `6月` is June and `2021年度` a year; months that are counted are 个月, or stand behind a stroke (元/人·月). */
const MONTH = /^(?:月|年.)/u;
/** What stands on a clock or a calendar: `15日`, `3季度` without an operator may be a point in time. */
const CALENDAR = /^(?:日|号|季度|点|时)$/u;

/**
 * Whether the text after a number is a unit and nothing else: factors of a measure word or symbol, joined by `/`, `·` or
 * `每`: `%`, `m2`, `万元/公里`, `元/人·月`, `个工作日`. Empty text is no unit but does no harm.
 * @param text NFKC, without blanks and without brackets around it.
 */
export function isUnit(text: string): boolean {
  if (MONTH.test(text)) return false;
  return text.split(/[/·⋅•*]|每/u).every(isFactor);
}

/** Whether a number with this unit may be a point in time, when no operator says that it is an amount. */
export function isCalendarUnit(text: string): boolean {
  return CALENDAR.test(text);
}

function isFactor(text: string): boolean {
  if (LATIN.test(text)) return true;
  const word = text.replace(MULTIPLIER, '');
  return LATIN.test(word) || (HAN.test(word) && !STATEMENT.test(word));
}
