import { flatMap, groupBy } from '../model/group.js';
import { remember } from '../model/remember.js';

/** Words that offices use for each other within labels: districts and years print the same form with other ones. */
const ANYWHERE: readonly (readonly string[])[] = [
  // 项目完成时间, 项目启动时间 are names of indicators as well
  ['计划开始日期', '计划起始日期', '计划启动日期', '计划开始时间', '计划起始时间', '计划启动时间'],
  flatMap(['日期', '时间'], (end) => ['计划完成', '计划结束', '计划终止', '计划截止'].map((word) => word + end)),
  ['开始日期', '起始日期', '启动日期'],
  ['完成日期', '结束日期', '终止日期', '截止日期'],
  ['上一年度', '上年度', '上一年', '上年', '去年'],
  ['本年度', '当年度', '本年', '当年'],
  ['保证', '保障'],
  ['是否包含', '是否含有', '是否含', '是否涉及', '是否属于'],
  ['的必要性', '必要性'],
  ['的依据', '依据'],
  ['其他', '其它'],
  ['申报单位', '填报单位', '填表单位', '编报单位', '申报部门', '填报部门', '编报部门'],
  ['财政拨款', '财政资金'],
  ['结转结余资金', '结转资金', '结余资金'],
  ['指标值', '目标值'],
  ['原因分析', '原因'],
  ['偏差', '偏离'],
  ['改进措施', '整改措施'],
  flatMap(['市级', '区级', '县级', '镇级', '乡镇', ''], (level) => [
    `${level}财政资金使用情况`,
    `${level}资金使用情况`,
  ]),
];

/** The same for the ends of labels that have more before them. */
const AT_END: readonly (readonly string[])[] = [
  ['预算金额', '预算额', '预算数', '预算'],
  ['执行金额', '执行额', '执行数', '支出金额', '支出额', '支出数'],
  ['资金总金额', '资金总额', '资金合计', '总金额'],
  ['单位名称', '单位(盖章)', '单位(公章)', '单位'],
  ['部门名称', '部门(盖章)', '部门(公章)', '部门'],
  ['政府购买服务项目', '政府购买服务内容', '政府购买服务'],
  ['类别', '类型', '分类'],
];

/** `制度、措施`, `总目标及阶段性目标`, `主管部门及代码`: between two words. */
const AND = /(?<=.{2})(?:以及|[、及和与])(?=.{2})/u;
const ANDS = ['、', '及', '和', '与'];

/** A label has no more wordings than this, whatever can be put for its words. */
const MOST = 64;

/** A word that others can stand for. */
interface Exchange {
  readonly word: string;
  readonly others: readonly string[];
  readonly atEnd: boolean;
}

/** All of them by the character that they begin with. */
const EXCHANGES = groupBy([...exchanges(ANYWHERE, false), ...exchanges(AT_END, true)], ({ word }) => word.charAt(0));

function exchanges(groups: readonly (readonly string[])[], atEnd: boolean): Exchange[] {
  return flatMap(groups, (group) =>
    group.map((word) => ({ word, others: group.filter((other) => other !== word), atEnd })),
  );
}

/**
 * The other wordings of a label, as `normalizeLabel` gives it: 计划开始日期 is 计划起始时间 as well, 项目当年预算 is 项目本年度预算数.
 * They are known where nothing else is called so; what a form itself names is always meant.
 */
export const wordingsOf = remember((label): readonly string[] => {
  let all: readonly string[] = [label];
  const widen = (before: string, others: readonly string[]) => {
    if (all.length < MOST)
      all = flatMap(all, (text) => [text, ...others.map((other) => text.replace(before, other))]).slice(0, MOST);
  };
  for (let at = 0; at < label.length; at++) {
    const found = EXCHANGES.get(label[at])?.find((each) => standsAt(label, at, each));
    if (!found) continue;
    widen(found.word, found.others);
    at += found.word.length - 1;
  }
  const and = AND.exec(label)?.[0];
  if (and) widen(and, ANDS);
  return [...new Set(all)].filter((text) => text !== label);
});

function standsAt(label: string, at: number, { word, atEnd }: Exchange): boolean {
  return label.startsWith(word, at) && (!atEnd || (at > 0 && at + word.length === label.length));
}
