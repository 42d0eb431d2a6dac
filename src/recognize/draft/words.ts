import { FORMS } from '../../forms/index.js';
import { OTHER_LABELS } from '../../forms/other-labels.js';
import type { ColumnKey, FieldType } from '../../model/form.js';
import { normalizeLabel, withoutUnit } from '../label.js';

/** What the built-in forms call a label. */
export interface KnownLabel {
  readonly kind: 'field' | 'section';
  readonly key: string;
  readonly type: FieldType;
}

/** A label is a word or two; `：` may end it. */
const LONGEST_LABEL = 24;
/** Last words of labels, whatever the form. */
const LABEL_ENDINGS =
  /(?:名称|全称|单位|部门|主体|机构|科室|处室|日期|时间|期限|周期|年度|金额|总额|总价|金|预算|拨款|经费|规模|支出|收入|结转|款项?|类型|类别|分类|性质|属性|级次|等级|范围|概况|概述|简介|内容|依据|必要性|可行性|目标|情况|事项|任务|措施|制度|计划|方案|进度|负责人|联系人|经办人|填报人|填表人|审核人|电话|手机|传真|邮箱|地址|编号|编码|代码|用途|来源|方式|对象|说明|原因|意见|职责|职能|领域|年限|结余|安排|目的|意义|背景|成效|人数|数量|总分|合计|总计|小计)$/u;
const YES_NO = /^是否/u;
/** A value and no label: numbers, dates, boxes, sentences. */
const VALUE = /[。；;，！？《》〔〕□☑☐■√✓✔%％]|^[\d<>=≤≥±¥￥+-]|\d{3}|\d年|\d月/u;

/** English keys for labels that are usual on such forms and that no built-in form has. */
const USUAL_KEYS: Readonly<Record<string, string>> = {
  部门名称: 'departmentName',
  部门单位名称: 'departmentName',
  单位名称: 'unitName',
  预算部门: 'departmentName',
  联系人: 'contact',
  联系电话: 'phone',
  电话: 'phone',
  负责人: 'personInCharge',
  项目负责人: 'personInCharge',
  单位负责人: 'unitHead',
  填报人: 'filledInBy',
  填表人: 'filledInBy',
  审核人: 'checkedBy',
  填报日期: 'filledInOn',
  填表日期: 'filledInOn',
  填报时间: 'filledInOn',
  开始日期: 'plannedStartDate',
  结束日期: 'plannedEndDate',
  项目编码: 'projectCode',
  项目代码: 'projectCode',
  项目编号: 'projectCode',
  资金来源: 'fundingSource',
  总分: 'totalScore',
};

const KNOWN = knownLabels();
const OTHERS = new Set(OTHER_LABELS.map(normalizeLabel));

function knownLabels(): ReadonlyMap<string, KnownLabel> {
  const known = new Map<string, KnownLabel>();
  const add = (labels: readonly string[], entry: KnownLabel) => {
    for (const label of labels) if (!known.has(withoutUnit(label))) known.set(withoutUnit(label), entry);
  };
  for (const form of FORMS.filter((each) => each.table)) {
    for (const { key, type, labels, under, within } of form.fields)
      if (!under && !within) add(labels, { kind: 'field', key, type });
    for (const { key, labels } of form.sections) add(labels, { kind: 'section', key, type: 'text' });
  }
  return known;
}

/** A printed label without colon, numbering, 其中 and the hint or unit in brackets at its end. */
export function cleanLabel(text: string): string {
  return normalizeLabel(text)
    .replace(/^(?:其中[:,，]?|\(?[一二三四五六七八九十\d]{1,2}(?:\)|[、.．]))/u, '')
    .replace(/\((?:单位:)?万?元\)$|\([^()]*(?:盖章|字以内|填写|可选|必填)[^()]*\)$/u, '')
    .replace(/[:：]$/u, '');
}

/** What the built-in forms know of a label. */
export function knownLabel(text: string): KnownLabel | null {
  return KNOWN.get(cleanLabel(text)) ?? null;
}

/** How much a text looks like a label: 2 for one that such forms print, 1 for the looks of one, 0 for a short word, -1 for a value. */
export function labelLook(text: string): -1 | 0 | 1 | 2 {
  const name = cleanLabel(text);
  if (name === '' || name.length > LONGEST_LABEL || VALUE.test(name)) return -1;
  if (KNOWN.has(name) || OTHERS.has(name)) return 2;
  return LABEL_ENDINGS.test(name) || YES_NO.test(name) || /^其中|[:：]\s*$/u.test(text) ? 1 : 0;
}

/** The letters and digits of a label. */
export function bareKey(label: string): string {
  return cleanLabel(label)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^\p{N}+/u, '');
}

/** A key for a label: that of the built-in forms, a usual one, or the label itself. */
export function keyFor(label: string): string {
  const name = cleanLabel(label);
  const bare = bareKey(label);
  return KNOWN.get(name)?.key ?? USUAL_KEYS[name.replace(/\([^()]*\)/gu, '')] ?? USUAL_KEYS[bare] ?? bare;
}

/** Heads of columns that the built-in forms do not print, by what they mean; the first that fits. */
const COLUMN_WORDS: readonly (readonly [ColumnKey, RegExp])[] = [
  ['level1', /^一级|^(?:绩效|考核|评价|指标)?(?:维度|类别|类型|大类|方面)$/u],
  ['level2', /^二级|^(?:绩效|考核|评价|指标)?(?:要素|子类|分类|小类)$/u],
  ['explanation', /指标(?:解释|说明|定义)|评分(?:标准|依据|规则|办法)|计算(?:方法|公式)/u],
  ['actual', /完成(?:值|情况)$|实际值$/u],
  ['target', /(?:目标|计划|标准|预期|指标|要求)值|^(?:绩效|考核|评价|衡量|年度)?(?:标准|目标|要求)$/u],
  [
    'level3',
    /^三级|^(?:具体|绩效|考核|评价|细化)?指标(?:名称|内容|描述)?$|^(?:考核|评价|绩效|观测)(?:要点|内容|事项|点)$/u,
  ],
  ['weight', /^(?:分值|权重|标准分|满分|分数)/u],
  ['score', /^(?:自评|实际|评价)?(?:得分|评分)$/u],
  ['deviation', /偏差|未完成原因/u],
  ['targetUnit', /^(?:计量|度量|指标)?单位$/u],
  ['targetComparator', /^指标性质$|^(?:运算|比较)?符号$/u],
  ['note', /^备注$/u],
];

/** Which column of an indicator table a head means; null for a word that is not known as one. */
export function columnFor(text: string): ColumnKey | null {
  const name = cleanLabel(text);
  if (name === '' || name.length > LONGEST_LABEL) return null;
  for (const form of FORMS) {
    const found = form.table?.columns.find(({ labels }) => labels.some((label) => withoutUnit(label) === name));
    if (found) return found.key;
  }
  return COLUMN_WORDS.find(([, words]) => words.test(name))?.[0] ?? null;
}

const DATE = /^(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*(?:[-/.月]\s*\d{1,2}\s*日?|月)?$/u;
const NUMBER = /^[¥￥]?-?\d[\d,，]*(?:\.\d+)?\s*(?:万元|元)?$/u;
const MONEY_WORD = /金额|总额|总价|资金|预算|拨款|经费|规模|支出|收入|结转|款$|自筹|质保金|决算|合计|总计|小计/u;

/** The type of a value by its looks, and where it is blank by its label. `unit` tells that a money unit is printed for it. */
export function guessType(label: string, value: string | null, unit: boolean): FieldType {
  const name = cleanLabel(label);
  const text = (value ?? '').normalize('NFKC').trim();
  if (/[□☑☐■√✓✔]/u.test(text)) return 'choice';
  if (DATE.test(text)) return 'date';
  if (NUMBER.test(text))
    return unit || MONEY_WORD.test(name) || /^其中/u.test(label.trim()) || /元$/u.test(text) ? 'money' : 'number';
  if (/^[是否]$/u.test(text) && YES_NO.test(name)) return 'boolean';
  if (text !== '' && !/^[-—–/]+$/u.test(text)) return 'text';
  if (/日期$/u.test(name)) return 'date';
  if (YES_NO.test(name)) return 'boolean';
  return unit || /(?:金额|总额|总价|拨款|资金)$/u.test(name) ? 'money' : 'text';
}
