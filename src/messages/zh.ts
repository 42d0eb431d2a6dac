import type { Messages, Params } from './index.js';
import { either, phrase } from './phrase.js';

const quoted = (params: Params, otherwise: string) =>
  either(
    params,
    'value',
    (value) => `“${value}”`,
    either(params, 'text', (text) => `“${text}”`, otherwise),
  );
const from = (params: Params) => phrase(params, 'from', (value) => `（${ASSUMPTIONS[value] ?? `依据：${value}`}）`);

/** What a PDF engine or the program says for itself, mostly in English. */
const detail = (params: Params) => phrase(params, 'reason', (reason) => `技术信息：${reason.replace(/\.$/u, '')}。`);

const ASSUMPTIONS: Record<string, string> = {
  'no-unit': '没有印单位，按元计',
  'unit-elsewhere': '单位取自别处，表中或文中同类表只印了这一种',
  'in-brackets': '括号内的金额按负数计',
  grouped: '三位一组的数字按一个金额计',
  'percent-as-points': '百分号按分值计',
  fraction: '没有印百分号，按小数计',
  'per-cent': '没有印百分号，按百分数计',
  'year-or-all': '栏目没有说明是年度资金还是整个项目的资金',
};

const DATE_PROBLEMS: Record<string, string> = {
  'no-day': '缺少日',
  'no-month': '缺少月和日',
  impossible: '没有这一天',
};

/** The sentences in Chinese. */
export const zh: Messages = {
  'empty-input': () => '输入为空，没有可读的内容。请检查下载或文本提取是否完成。',
  'binary-input': () => '输入既不是 PDF 也不是文本。请提供 PDF 原件或其文本；Word、Excel 或图片请先另存为 PDF。',
  'undecodable-bytes': (p) =>
    `${either(p, 'count', (n) => `有 ${n} 处字节`, '部分字节')}无法按 ${either(p, 'encoding', (e) => e, '文本')} 解码，已用 U+FFFD 代替。请重新导出为 UTF-8 文本并核对。`,
  'no-form': (p) =>
    `没有找到已知的申报表。${phrase(p, 'foreign', () => '读出的文字不是中文：如果页面上看着是中文，就是字体没有注明所显示的字符，需要先做文字识别（OCR）。')}用 declparse forms 查看可识别的表式；也可以加入自定义表式。`,
  'form-unread': (p) =>
    `此处的申报表${phrase(p, 'title', (t) => `“${t}”`)}未能读出，结果中缺少该表，请查阅原件。${phrase(p, 'list', () => '该表列有多个项目，而从这种文本看不出哪些值属于哪个项目：请改用 PDF，或用 pdftotext -layout 导出的文本。')}`,
  'no-text-layer': (p) =>
    `${either(p, 'pages', (n) => `第 ${n} 页`, 'PDF')}里没有文字，可能是扫描件：请先做文字识别（OCR）。`,
  'pdf-encrypted': (p) =>
    p.password === 'wrong'
      ? 'PDF 有密码保护，所给密码不对：请用 --password 给出正确的密码。'
      : 'PDF 有密码保护：请用 --password 给出密码。',
  'pdf-damaged': (p) => `PDF 已损坏，无法打开：请重新获取文件。${detail(p)}`,
  'content-damaged': (p) =>
    `PDF 已损坏${phrase(p, 'broken', (n) => `：${phrase(p, 'packed', (all) => `${all} 个压缩数据块中`)}有 ${n} 个无法解压`)}，文字可能缺失或有误，请重新获取文件。`,
  'pdf-recovered': () => 'PDF 已损坏，修复后才得以读取，文字可能缺失：请重新获取文件，或对照原件核对。',
  'page-unreadable': (p) =>
    `${either(p, 'page', (n) => `第 ${n} 页`, '有一页')}${phrase(p, 'lost', () => '的内容已损坏或丢失，')}无法读取，结果中缺少该页：请重新获取文件。${detail(p)}`,
  'engine-changed': (p) =>
    `${either(p, 'page', (n) => `第 ${n} 页`, '有一页')}首选的 PDF 引擎无法读取，改用另一引擎读取。${detail(p)}`,
  'beyond-page': (p) =>
    `${phrase(p, 'page', (n) => `第 ${n} 页的`)}表格超出页面边缘：页面以外的内容也已读取，但打印时看不到。`,
  'notes-read': (p) =>
    `${either(p, 'page', (n) => `第 ${n} 页`, '有一页')}上有以批注（文本框）形式添加的文字，已按正文读取：请核对是否属于表格内容。`,
  'page-limit': (p) =>
    `PDF ${phrase(p, 'pages', (n) => `共 ${n} 页，`)}只读了${either(p, 'limit', (n) => `前 ${n} 页`, '一部分')}：其余部分请拆分文件后再读。`,
  'time-limit': (p) =>
    `读取超过时限，已停止${phrase(p, 'read', (n) => `，只读了 ${n} 页`)}${phrase(p, 'pages', (n) => `（共 ${n} 页）`)}：结果不完整。`,
  'internal-error': (p) => `declparse 自身出错。请连同输入文件一起报告。${detail(p)}`,
  'line-ends-lost': () => '文本中的换行已丢失，空白处均按换行处理：请核对结果，或重新导出文本。',
  'dump-kind': (p) => `按${either(p, 'kind', (k) => `“${k}”类文本`, '文本')}读取。`,
  'table-truncated': (p) =>
    `申报表在指标表${p.reason === 'none' ? '之前' : '中间'}中断，后面的内容在来源中缺失。请重新导出或下载。`,
  'schema-invalid': (p) =>
    `${either(p, 'label', (l) => `“${l}”`, '有的值')}${either(p, 'problem', (x) => `不符合表式（${x}）`, '缺失')}，记录连同原文已放入 rejected：请在来源处补全。`,
  'unplaced-text': (p) =>
    `${quoted(p, '有些文字')}不属于表中任何栏目，已放入 unplaced${phrase(p, 'count', (n) => `（共 ${n} 段）`)}：如有需要请人工归位。`,
  'label-repeated': (p) =>
    `${either(p, 'label', (l) => `栏目“${l}”`, quoted(p, '某个栏目'))}印了不止一次，取第一个值。请核对以哪个为准。`,
  'field-missing': (p) => `${either(p, 'label', (l) => `栏目“${l}”`, '表中的一个栏目')}没有印出，其值为 null。`,
  'boundary-inferred': (p) => `来源没有标明这段文字的起止，起止为推断${from(p)}：请对照原件核实。`,
  'level-inferred': (p) => `${quoted(p, '该级目标')}没有印在本行旁边，为推断${from(p)}：请对照原件核实。`,
  'value-inferred': (p) =>
    `${quoted(p, '该值')}${phrase(p, 'label', (l) => `归入“${l}”`)}为推断${from(p)}：请对照原件核实。`,
  'row-inferred': (p) => `这一行的起止为推断${from(p)}：请对照原件核实各单元格。`,
  'alignment-inferred': (p) =>
    phrase(p, 'table', () => '这张表的各列没有画线分隔，行列是按文字位置推断的：请对照原件核实整条记录。') ||
    `${quoted(p, '这段文字')}属于哪一列是按位置推断的${from(p)}：请对照原件核实。`,
  'date-invalid': (p) =>
    `${quoted(p, '该值')}不是有效日期${phrase(p, 'problem', (x) => `：${DATE_PROBLEMS[x] ?? x}`)}；值为 null，请在来源处更正。`,
  'money-invalid': (p) => `${quoted(p, '该值')}不是金额；值为 null，请在来源处更正。`,
  'number-invalid': (p) => `${quoted(p, '该值')}不是数字；值为 null，请在来源处更正。`,
  'boolean-invalid': (p) => `${quoted(p, '该值')}不是“是”或“否”；值为 null，请在来源处更正。`,
  'choice-ambiguous': (p) =>
    `${quoted(p, '选项')}中勾选的不是恰好一项，${phrase(p, 'left', (x) => `取唯一没有空框的“${x}”`) || '按原文保留'}，请人工判断。`,
  'characters-lost': (p) =>
    `${quoted(p, '某个符号')}处的字符没有提取出来，旁边还可能缺字：请按原件更正，或换一个工具重新导出文本。`,
  'placeholder-null': (p) => `${quoted(p, '所印内容')}只表示空白；值为 null。`,
  'end-before-start': (p) =>
    `完成日期${phrase(p, 'end', (d) => ` ${d} `)}早于开始日期${phrase(p, 'start', (d) => ` ${d}`)}：请向填报单位核实。`,
  'total-mismatch': (p) =>
    `各项之和${phrase(p, 'sum', (n) => ` ${n} 元`)}不等于总额${phrase(p, 'total', (n) => ` ${n} 元`)}${phrase(p, 'difference', (n) => `，相差 ${n} 元`)}：请核实。`,
  'percentage-over-100': (p) => `${quoted(p, '该比率')}超过 100%，而这类指标不会超过：请核实。`,
  'placeholder-left': (p) => `${quoted(p, '文字')}里还留着模板的占位符：请补填。`,
  'level1-missing': (p) => `没有${quoted(p, '某类一级指标')}类的指标：请核实是否遗漏。`,
  'weights-sum': (p) => `分值合计${phrase(p, 'sum', (n) => `为 ${n}，`)}不是 100：请核实。`,
  'scores-sum': (p) =>
    `各项得分合计${phrase(p, 'sum', (n) => ` ${n} `)}不等于总分${phrase(p, 'total', (n) => ` ${n}`)}${phrase(p, 'difference', (n) => `，相差 ${n}`)}：请核实。`,
  'duplicate-indicator': (p) =>
    `指标${quoted(p, '')}与${either(p, 'first', (f) => ` ${f} `, '前面的一个')}完全相同：请核实是否重复填报。`,
  'ocr-like-target': (p) =>
    `${quoted(p, '该指标值')}像是文字识别的错误${phrase(p, 'likely', (v) => `，可能是“${v}”`)}；值按原文保留，请对照原件核实。`,
};
