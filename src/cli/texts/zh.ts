import { batchZh, writeAdvice } from './batch-zh.js';
import type { Texts } from './index.js';

const USAGE: Record<string, string> = {
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个命令',
  'commander.optionMissingArgument': '选项缺少参数',
  'commander.missingArgument': '缺少参数',
  'commander.excessArguments': '参数过多',
  'commander.invalidArgument': '参数无效',
};

export const zh: Texts = {
  failures: {
    'not-found': (path, reason) => `${path}：${batchZh.reasons['not-found'](reason)}`,
    'not-utf8': (path, reason) => `${path}：${batchZh.reasons['not-utf8'](reason)}`,
    'no-inputs-in': (path, reason) => `${path}：${batchZh.reasons['no-inputs-in'](reason)}`,
    'too-large': (path, reason) => `${path}：${batchZh.reasons['too-large'](reason)}`,
    'not-a-file': (path, reason) => `${path}：${batchZh.reasons['not-a-file'](reason)}`,
    'nobody-writes': (path, reason) => `${path}：${batchZh.reasons['nobody-writes'](reason)}`,
    'not-readable': (path, reason) => `${path}：${batchZh.reasons['not-readable'](reason)}`,
    'not-writable': (path, reason) => `${path}：无法写入（${reason}）。${writeAdvice(reason)}`,
    'unknown-command': (word, meant) => `${word}：没有这个文件，也没有这个命令。是否想用 ${meant}？`,
    'null-needs-list': (option) => `${option} 用于 --files-from 的清单，而没有给出清单。`,
    'nothing-to-draw': (path) => `${path}：只有 PDF 才有可画的页面，而它不是 PDF。`,
    'output-is-folder': (path) => `${path}：是文件夹。请在 --output 中给出其中的文件名。`,
    'output-is-input': (path) => `${path}：是输入文件之一，会被覆盖。请另选 --output。`,
    'output-busy': (path) => `${path}：另一个任务正在写入它。请等它结束，或先停止它。`,
    'output-of-shard': (path, shard) => `${path}：里面是分片 ${shard} 的结果，会被覆盖。请给每个分片各自的输出。`,
    'output-not-folder': (path) => `${path}：是文件，不是文件夹。请另选 --output。`,
    'merge-needs-results': (path) =>
      `${path}：没有找到以 JSON 保存结果的清单。要合并的分片应写入文件夹、.json 或 .ndjson。`,
    'merge-needs-folders': (path) =>
      `${path}：只有结果在文件夹中且格式相同的运行才能合并到文件夹。请在 --output 中给出文件名。`,
    'merge-collides': (name) =>
      `${name}：两次运行对不同的输入都有这个名称的结果。请合并成一个文件，或在一次运行中解析。`,
    'result-lost': (path) => `${path}：清单中的这个结果不见了或已改变。请加 --resume 重新运行该部分。`,
    'empty-list': (path) => `${path}：清单里没有文件名。`,
    'needs-null': (path) => `${path}：清单中的文件名以零字节分隔，请加 -0。`,
    'nothing-expected': (option) =>
      `${option}：没有可比较的文件，输入旁边都没有预期的 JSON（a.pdf.json、a.json、expected.json）。`,
    'no-files': (command) => `${command} 需要文件或 --files-from。用法见 declparse ${command} --help。`,
    'not-a-number': (option, range) => `${option} 的取值是 ${range}。`,
    'bad-shard': (asked) => `--shard 的写法是 i/n，i 从 1 到 n，不能是“${asked}”。四份中的第一份是 1/4。`,
    'empty-output': (option) => `${option} 是空的：请给出文件名，或以斜杠结尾的文件夹名。`,
    'needs-output': (option) => `${option} 需要保留结果，请加上 --output。`,
    'binary-to-terminal': (format) => `${format} 不能显示在终端上，请加上 --output。`,
    'unknown-word': (asked, known) => `没有“${asked}”这个取值。可用：${known}。`,
    'unknown-format': (name, known) => `没有“${name}”这种格式。可用：${known}。`,
    'unknown-ending': (path, known) =>
      `${path}：无法从扩展名判断格式。请用 --format 指定：${known}；如果是文件夹，请以斜杠结尾。`,
    'unknown-form': (id, known) => `没有“${id}”这种表式。可用：${known}。`,
    'form-invalid': (path, reason) => `${path}：不能用作表式：${reason}。详见 declparse forms lint ${path}。`,
    'form-repeated': (path, id) => `${path}：另一个 --form 已定义“${id}”，请改其中一个的 id。`,
    'no-forms-in': (path) => `${path}：文件夹里没有 .json 表式定义。`,
    'no-draft': (path) =>
      `${path}：没有找到指标表，无法拟出表式。请用带表格线的 PDF，或从 declparse forms show project-goal 的输出改起。`,
    'bad-id': (id) => `“${id}”不能作为 id。请用小写字母和数字，以连字符相连，如 my-form。`,
    'unknown-language': (name) => `没有“${name}”这种语言。可用：zh、en。`,
    'unknown-table': (name) => `没有“${name}”这种表。可用：projects、indicators、findings。`,
    'unknown-stage': (name, known) => `没有名为“${name}”的阶段，可用：${known}。`,
    'unknown-engine': (name, known) => `--engine 只能是 ${known} 之一，不能是“${name}”。`,
    'engine-missing': (name) => `--engine native 需要的软件包尚未安装：npm install ${name}`,
    'unknown-switch': (name) => `--rules 只能是 on 或 off，不能是“${name}”。`,
    'table-needs-rows': (format) =>
      `--table 和 --headers 只用于表格，而 ${format} 不是表格。请加上 --format csv 或 xlsx。`,
    'excel-needs-csv': (format) => `--excel 保护 CSV 的单元格，${format} 不需要。请去掉它，或加上 --format csv。`,
    usage: (message) => `${message}。用法见 declparse --help。`,
  },
  standardOutput: '标准输出',
  severity: { error: '错误', warning: '警告', info: '提示' },
  found: ({ projects, forms, indicators, rejected, errors, warnings }) =>
    [
      `${projects} 个项目${forms.length > 0 ? `（${forms.join('、')}）` : ''}`,
      `${indicators} 条指标`,
      ...(rejected > 0 ? [`${rejected} 个未通过`] : []),
      ...(errors > 0 ? [`${errors} 个错误`] : []),
      ...(warnings > 0 ? [`${warnings} 个警告`] : []),
    ].join('，'),
  rejected: (form, name) => `未通过：表式 ${form}${name ? `“${name}”` : '，没有项目名称'}`,
  example: '例：',
  more: (findings) => `……另有 ${findings} 条，全部见输出结果。`,
  page: (page) => `第 ${page} 页`,
  checked: (files, clean, findings, failed) =>
    `共 ${files} 个文件：${clean} 个没有问题，${findings} 个有问题${failed > 0 ? `，${failed} 个无法读取` : ''}`,
  crashed: (path, reason) => `${path}：declparse 自身出错（${reason}）。请连同输入文件一起报告。`,
  firstMistake: (sentence, line, column, count) =>
    `第 ${line} 行第 ${column} 列：${sentence}${count > 1 ? `（共 ${count} 处错误，这是第一处）` : ''}`,
  drafted: ({ title, types, sections, lists, columns, levels, required, repeated, ...read }) => [
    '以下是猜测，请在文件中改正：',
    `  标题：${title ?? '没有找到，请写入 titles'}`,
    `  标签：${types.join('，') || '无'}`,
    ...(sections.length > 0 ? [`  文字部分：${sections.join('，')}`] : []),
    ...(lists.length > 0 ? [`  清单：${lists.join('，')}`] : []),
    `  指标表的列：${columns.join('，')}`,
    `  指标层级：${levels.join('，') || '无'}`,
    ...(required.length > 0 ? [`  必填：${required.join('，')}`] : []),
    ...(repeated.length > 0 ? [`  标签重复，没有写入：${repeated.join('，')}`] : []),
    read.records > 0
      ? `用它解析样表：${read.records} 条记录，${read.values} 个值中 ${read.filled} 个有内容，${read.indicators} 条指标。`
      : '用它还读不出样表：没有一条记录通过。',
    ...(read.unplaced.length > 0 ? [`  没有归处的文字：${read.unplaced.join(' / ')}`] : []),
  ],
  linted: (id) => `没有错误，定义了表式“${id}”`,
  usage: (code, message) => {
    const subject = /'([^']*)'/u.exec(message)?.[1];
    return USAGE[code] ? `${USAGE[code]}${subject ? `：${subject}` : ''}` : message;
  },
  form: {
    fields: '栏目',
    sections: '文字部分',
    lists: '清单',
    columns: '指标表的列',
    levels: '指标层级',
    funds: '资金表',
    titles: '标题',
    required: '必填',
  },
  batch: batchZh,
  help: {
    titles: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
    program: '把预算绩效申报表、自评表（PDF 或其文本）转换为经过校验的数据。',
    examples: `
示例：
  declparse 申报表.pdf > 申报表.json              一个文件，结果写到标准输出
  declparse 2024/ -o 结果/                       一个文件夹，每个文件一个 JSON；加 --resume 可继续
  declparse 2024/ -o 2024.xlsx --headers zh      一个文件夹合成一个工作簿（也可用 .ndjson、.csv、.parquet）
  declparse 申报表.txt --table indicators -o 指标.csv
  pdftotext 申报表.pdf - | declparse              从管道读取文本
  declparse check 2024/                          每个文件一行并给出退出码，用于 CI
  declparse forms shanghai-2020                  查看一种表式

退出码：0 没有问题；1 有问题（未通过、没有找到表、有错误；加 --strict 时警告也算）；2 用法错误或文件无法读写；130 或 143 被 Ctrl-C 或信号中止。`,
    files: 'PDF 文件、文本、文件夹或通配符；用“-”或管道读取标准输入',
    checkFiles: '要检查的文件、文件夹或通配符',
    mergeFiles: '各分片的文件夹、结果或清单',
    formId: '要查看的表式',
    formFiles: '表式定义文件，或其文件夹',
    formSample: '填好的表（PDF 或其文本）',
    commands: {
      parse: '解析文件并输出记录（默认命令）',
      check: '解析文件，每个文件输出一行并汇总，不输出记录',
      merge: '合并各分片的结果和清单',
      schema: '输出结果的 JSON Schema',
      forms: '列出可识别的表式，或查看其中一种',
      'forms lint': '逐条说明表式定义中的错误',
      'forms show': '以 JSON 输出一种表式，供修改成自己的',
      'forms draft': '根据样表拟出表式定义',
      'forms schema': '输出表式定义的 JSON Schema',
      rules: '列出审核规则',
      help: '显示命令的帮助',
    },
    options: {
      output: '写入一个文件；或写入文件夹/，每个输入一个结果（默认标准输出）',
      format: 'json、ndjson、csv、xlsx 或 parquet（默认按输出文件名判断，否则为 json）',
      table: '表格的一行是什么：projects（项目）、indicators（指标）或 findings（问题），默认 projects，xlsx 为全部',
      headers: '表头：key（键名）或 zh（表上印的中文），默认 key',
      jobs: '同时处理的文件数（默认按本机）',
      timeout: '一个文件最多用多少秒，0 为不限（默认 300）',
      memory: '一个文件最多用多少 MB 内存（默认按本机和 --jobs）',
      resume: '继续中断的运行，只做缺少的部分',
      shard: '只处理 n 份中的第 i 份（从 1 起），按每个文件的路径划分',
      filesFrom: '从列表读取文件名；“-”为标准输入',
      null: '列表中的名称以零字节结尾，而不是换行',
      quiet: '只显示失败',
      log: 'text 或 json（在标准错误上每行一个事件），默认 text',
      expect: '与每个输入旁边的预期 JSON 比较，并显示差异',
      checkFormat: 'text、github（注释）或 junit，默认 text',
      mergeOutput: '合并后的文件或文件夹/',
      excel: '保护会被电子表格当作公式的单元格，如“=100%”',
      evidence: '给每个值附上它在来源中的位置',
      strict: '警告也算问题',
      password: '加密 PDF 的密码',
      stage: '不输出记录，而输出某一阶段的中间数据：pages、grids 或 form',
      debugSvg: '把 PDF 各页的识别结果画成 SVG，存入此文件夹',
      id: '所拟表式的 id（默认 my-form）',
      form: '自己的表式定义（JSON 文件或其文件夹），可多次使用',
      rules: '审核规则：on 或 off（默认 on）',
      engine: '读取 PDF 的引擎：auto、pdfjs 或 native（即 PDFium）（默认 auto）',
      lang: '提示信息的语言：zh 或 en（默认按系统语言）',
      version: '输出版本号',
      help: '显示帮助',
    },
  },
};
