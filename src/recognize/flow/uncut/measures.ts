export const UNIT_START =
  '%％‰万亿个人次场种件台套项处条篇份户家所座辆期名张起部本册吨亩批例天日月年元米间点班宗剂车公千平立小工课学标';

const TORN_UNIT = new RegExp(`\\d[${UNIT_START}]`, 'u');

/** A target or result would end between a number and its unit. */
export function isOffNumber(run: string, at: number): boolean {
  return TORN_UNIT.test(run.slice(at - 1, at + 1));
}

/** … or within that, which may go on on the next line: `≥7.5万人` / `次按照片测算`. */
export function isInUnit(run: string, from: number, at: number): boolean {
  const unit = MEASURE.exec(run.slice(from, at))?.[1] ?? '';
  return /^\p{Script=Han}{1,3}$/u.test(unit) && UNIT.test(unit + run[at]);
}

export const POINTS = /^(?:0|[1-9]\d?|100)(?:\.\d{1,2})?$/u;

export const MEASURE = /^[<>=≤≥]*\d[\d.,]*(\D*)$/u;

/** Measure words that targets are counted in, and shares and sums. */
export const UNIT =
  /^(?:[万亿]?[(（]?(?:[%％‰]|[个人次场轮种件台套项处条篇份户家所座辆期名张起部本册吨亩批例天日月年元米间栋棵株盏幅点班宗门头只支对组节队艘匹口片颗根届路眼瓶桶箱袋枚首讲席床]|人次|批次|剂次|班次|车次|件次|公里|千米|平方米|立方米|公斤|公顷|小时|分钟|个?工作日|个月|课时|学时|标箱|台套|万元)[)）]?|[%％‰])(?:[(（]\S+[)）]|[/·]\S+)?$/u;

export const MEASURE_END = new RegExp(`\\d${UNIT.source.slice(1)}`, 'u');

export const LONGEST_MEASURE = 8;
