import type { Language } from '../../messages/index.js';
import type { FormProblem, JsonType, ProblemCode, ProblemParams, SyntaxMistake } from './problem.js';

type Sentences = { readonly [Code in ProblemCode]: (params: ProblemParams[Code]) => string };

const quoted = (known: readonly string[]) => known.join(', ');
const meant = (suggestion: string | null) => (suggestion ? ` Did you mean "${suggestion}"?` : '');

const EN_TYPES: Record<JsonType, string> = {
  object: 'an object {…}',
  array: 'a list […]',
  string: 'a text in quotation marks',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};
const EN_SYNTAX: Record<SyntaxMistake, string> = {
  empty: 'the file is empty; start from "declparse forms show project-goal"',
  'comma-missing': 'a comma is missing before this',
  'comma-extra': 'the comma before this is one too many: nothing follows it',
  'colon-missing': 'a colon is missing after the property name',
  'value-missing': 'a value is missing here',
  'property-name': 'a property name in double quotation marks is missing here',
  'bracket-missing': 'a closing "]" is missing',
  'brace-missing': 'a closing "}" is missing',
  'string-open': 'this text has no closing quotation mark',
  character: 'this character is not allowed in a text: write it as \\n or \\t',
  escape: 'a backslash is followed by something it cannot stand before; write \\\\ for a backslash',
  comment: 'JSON has no comments',
  number: 'this is no number',
  'text-after-end': 'something follows after the end of the definition',
  symbol: 'this is no JSON: texts need double quotation marks (" and not “ or \')',
};

const en: Sentences = {
  syntax: ({ what }) => EN_SYNTAX[what],
  'repeated-property': ({ key }) => `"${key}" stands twice in this object; keep one`,
  'no-object': () => 'a definition is one object {…}; put several definitions into several files',
  missing: ({ key }) => `"${key}" is missing`,
  'wrong-type': ({ expected, found }) => `must be ${EN_TYPES[expected] ?? expected}, and is ${EN_TYPES[found]}`,
  'wrong-name': () => 'must be a text, or {"zh": "…", "en": "…"}',
  'unknown-property': ({ key, suggestion, known }) =>
    `"${key}" is no property here.${meant(suggestion) || ` Use one of ${quoted(known)}`}`,
  'not-one-of': ({ value, property, suggestion, known }) =>
    `"${value}" is no ${property}; use one of ${quoted(known)}${suggestion ? `.${meant(suggestion)}` : ''}`,
  'empty-list': () => 'needs at least one entry',
  'empty-text': () => 'must not be empty',
  'bad-id': ({ value, suggestion }) =>
    `"${value}" is no id: use lower-case letters and digits joined by hyphens, such as "${suggestion ?? 'my-form'}"`,
  'bad-key': ({ value }) =>
    `"${value}" is no key: use letters and digits, starting with a letter, joined by dots for groups, such as "departmentName" or "budget.basic"`,
  'reserved-key': ({ value, first }) => `"${value}" cannot be used: every record has a "${first}" of its own`,
  'section-key': ({ value }) =>
    `the key of a section starts with "narrative.", such as "narrative.${value.replaceAll('.', '')}"`,
  'repeated-key': ({ value, other }) => `"${value}" is used already at ${other}`,
  'key-in-key': ({ value, other }) => `"${other}" is a value and cannot hold "${value}" as well`,
  'same-csv-column': ({ value, other }) => `"${value}" and "${other}" would be the same column of a table`,
  'repeated-label': ({ value, other }) =>
    `the label "${value}" stands already at ${other}; a label names one value (parts of different totals tell them apart by "under")`,
  'under-unknown': ({ value, suggestion, known }) =>
    `"${value}" is the key of no field of type money.${meant(suggestion) || (known.length > 0 ? ` There are ${quoted(known)}` : '')}`,
  'under-itself': () => 'a field cannot be a part of itself',
  'under-no-money': ({ value }) => `"${value}" is not of type money, so it cannot be a total`,
  'under-part': ({ value, other }) => `"${value}" is itself under "${other}"; name that total`,
  'part-no-money': () => 'a part of a total must be of type money',
  'within-unknown': ({ value, suggestion, known }) =>
    `"${value}" is the key of no section.${meant(suggestion) || (known.length > 0 ? ` There are ${quoted(known)}` : '')}`,
  'no-level3': () => 'no column has the key "level3": that is the column with the name of the indicator',
  'repeated-column': ({ value, other }) => `"${value}" is used already at ${other}`,
  'column-has-type': ({ value }) => `the column "${value}" has a type of its own; leave "type" out`,
  'levels-without-column': ({ level }) => `there are level names, but no column with the key "${level}"`,
  'repeated-level': ({ value, other }) => `the level name "${value}" stands already at ${other}`,
  'no-title': () =>
    'a form without an indicator table ("table") is found by a title that holds a field, such as "{projectName}经费情况说明"; add such a title, or the table',
  'no-sections': () =>
    'a form without an indicator table ("table") is found by its numbered sections; give at least two, or the table',
  'title-field-unknown': ({ value, suggestion, known }) =>
    `{${value}} names no field.${meant(suggestion) || (known.length > 0 ? ` There are ${quoted(known)}` : '')}`,
};

const list = (known: readonly string[]) => known.join('、');
const maybe = (suggestion: string | null) => (suggestion ? `是不是“${suggestion}”？` : '');

const ZH_TYPES: Record<JsonType, string> = {
  object: '对象 {…}',
  array: '列表 […]',
  string: '带引号的文字',
  number: '数字',
  boolean: 'true 或 false',
  null: 'null',
};
const ZH_SYNTAX: Record<SyntaxMistake, string> = {
  empty: '文件是空的；可以从 declparse forms show project-goal 的输出改起',
  'comma-missing': '这里前面少一个逗号',
  'comma-extra': '这里前面多了一个逗号',
  'colon-missing': '属性名后面少一个冒号',
  'value-missing': '这里少一个值',
  'property-name': '这里少一个带英文双引号的属性名',
  'bracket-missing': '少一个“]”',
  'brace-missing': '少一个“}”',
  'string-open': '这段文字缺少结尾的英文双引号',
  character: '文字里不能有这个字符：换行写作 \\n，制表符写作 \\t',
  escape: '反斜杠用法不对；反斜杠本身写作 \\\\',
  comment: 'JSON 里不能有注释',
  number: '这不是数字',
  'text-after-end': '定义结束后还有多余内容',
  symbol: '这不是 JSON：文字要用英文双引号 "，不能用“”或单引号',
};

const zh: Sentences = {
  syntax: ({ what }) => ZH_SYNTAX[what],
  'repeated-property': ({ key }) => `“${key}”在这个对象里出现了两次，请只留一个`,
  'no-object': () => '一个定义是一个对象 {…}；多个定义请放在多个文件里',
  missing: ({ key }) => `缺少“${key}”`,
  'wrong-type': ({ expected, found }) => `应为${ZH_TYPES[expected] ?? expected}，现为${ZH_TYPES[found]}`,
  'wrong-name': () => '应为文字，或 {"zh": "…", "en": "…"}',
  'unknown-property': ({ key, suggestion, known }) =>
    `这里没有“${key}”这个属性。${maybe(suggestion) || `可用：${list(known)}`}`,
  'not-one-of': ({ value, property, suggestion, known }) =>
    `“${value}”不是可用的 ${property}；可用：${list(known)}${suggestion ? `。${maybe(suggestion)}` : ''}`,
  'empty-list': () => '至少要有一项',
  'empty-text': () => '不能为空',
  'bad-id': ({ value, suggestion }) =>
    `“${value}”不能作为 id：请用小写字母和数字，以连字符相连，如“${suggestion ?? 'my-form'}”`,
  'bad-key': ({ value }) =>
    `“${value}”不能作为 key：请用字母（汉字也可）和数字，以字母开头，分组用点号，如“departmentName”“budget.basic”`,
  'reserved-key': ({ value, first }) => `不能用“${value}”：每条记录本来就有“${first}”`,
  'section-key': ({ value }) => `文字部分的 key 以“narrative.”开头，如“narrative.${value.replaceAll('.', '')}”`,
  'repeated-key': ({ value, other }) => `“${value}”已用于 ${other}`,
  'key-in-key': ({ value, other }) => `“${other}”已是一个值，里面不能再有“${value}”`,
  'same-csv-column': ({ value, other }) => `“${value}”和“${other}”在表格里会是同一列`,
  'repeated-label': ({ value, other }) =>
    `标签“${value}”已用于 ${other}；一个标签只对应一个值（不同合计下的同名部分用 under 区分）`,
  'under-unknown': ({ value, suggestion, known }) =>
    `“${value}”不是任何金额（money）栏目的 key。${maybe(suggestion) || (known.length > 0 ? `可用：${list(known)}` : '')}`,
  'under-itself': () => '一个栏目不能是自己的一部分',
  'under-no-money': ({ value }) => `“${value}”不是金额（money），不能作为合计`,
  'under-part': ({ value, other }) => `“${value}”本身在“${other}”之下；请写那个合计`,
  'part-no-money': () => '合计的一部分必须是金额（money）',
  'within-unknown': ({ value, suggestion, known }) =>
    `“${value}”不是任何文字部分的 key。${maybe(suggestion) || (known.length > 0 ? `可用：${list(known)}` : '')}`,
  'no-level3': () => '没有 key 为“level3”的列：它是写指标名称的那一列',
  'repeated-column': ({ value, other }) => `“${value}”已用于 ${other}`,
  'column-has-type': ({ value }) => `“${value}”列的类型是固定的，请去掉 type`,
  'levels-without-column': ({ level }) => `写了层级名称，却没有 key 为“${level}”的列`,
  'repeated-level': ({ value, other }) => `层级名称“${value}”已用于 ${other}`,
  'no-title': () =>
    '没有指标表（table）的表式靠含栏目的标题识别，如“{projectName}经费情况说明”；请加上这样的标题，或写出指标表',
  'no-sections': () => '没有指标表（table）的表式靠编号的文字部分识别，至少要有两个；或写出指标表',
  'title-field-unknown': ({ value, suggestion, known }) =>
    `{${value}} 不是任何栏目的 key。${maybe(suggestion) || (known.length > 0 ? `可用：${list(known)}` : '')}`,
};

const SENTENCES: Record<Language, Sentences> = { en, zh };

/** A mistake in plain words, without its place. */
export function explain({ code, params }: FormProblem, language: Language): string {
  const say = SENTENCES[language][code] as (params: unknown) => string;
  return say(params);
}
