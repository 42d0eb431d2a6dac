import { batchEn, writeAdvice } from './batch-en.js';
import type { Texts } from './index.js';

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** What `--help` says; the other languages say the same. */
export const helpEn = {
  titles: {} as Record<string, string>,
  program: 'Turns Chinese budget-performance declarations (PDF or text dump) into validated records.',
  examples: `
Examples:
  declparse filing.pdf > filing.json             one document to standard output
  declparse 2024/ -o results/                    a folder, one JSON a file; add --resume to go on
  declparse 2024/ -o 2024.xlsx --headers zh      a folder as one workbook (also .ndjson, .csv, .parquet)
  declparse filing.txt --table indicators -o indicators.csv
  pdftotext filing.pdf - | declparse             a dump from a pipe
  declparse check 2024/                          one line a file and an exit code, for CI
  declparse forms shanghai-2020                  what is known of a form

Exit codes: 0 clean, 1 findings (rejected, no form, errors; warnings with --strict), 2 wrong usage or a file that
cannot be read or written, 130 or 143 stopped by Ctrl-C or a signal.`,
  files: 'PDF files, text dumps, folders or patterns; "-" or a pipe for standard input',
  checkFiles: 'files, folders or patterns to check',
  mergeFiles: 'folders, outputs or manifests of the shards',
  formId: 'a form to describe',
  formFiles: 'form definitions, or folders of them',
  formSample: 'a PDF or text dump of a filled-in form',
  commands: {
    parse: 'parse files and print their records (the default command)',
    check: 'parse files and print one line each and a summary, but no records',
    merge: 'join the results and manifests of shards',
    schema: 'print the JSON Schema of the output',
    forms: 'list the known forms, or describe one',
    'forms lint': 'explain every mistake in form definitions',
    'forms show': 'print a form as JSON, to start your own from',
    'forms draft': 'propose a form definition from a sample',
    'forms schema': 'print the JSON Schema of form definitions',
    rules: "list the auditor's checks",
    help: 'show help for a command',
  },
  options: {
    output: 'a file for everything, or a folder/ for one result a file (default: standard output)',
    format: 'json, ndjson, csv, xlsx or parquet (default: by the name of the output, else json)',
    table: 'what a row of a table is: projects, indicators or findings (default: projects; xlsx: all)',
    headers: 'column headers: key, or zh for the labels that the forms print (default: key)',
    jobs: 'so many files at once (default: what the machine has)',
    timeout: 'give a file up after so many seconds; 0 for never (default: 300)',
    memory: 'give a file up that needs more megabytes (default: by the machine and --jobs)',
    resume: 'go on with a run that was stopped or killed: only what is missing is done',
    shard: 'do only part i of n, from 1, chosen by the path of each file',
    filesFrom: 'read the names of files from a list; "-" for standard input',
    null: 'names in the list end with a zero byte, and not with a line',
    quiet: 'say nothing but failures',
    log: 'text, or json for one event a line on standard error (default: text)',
    expect: 'compare with the expected JSON beside each input and print the differences',
    checkFormat: 'text, github for annotations, or junit (default: text)',
    mergeOutput: 'file or folder/ of the whole',
    excel: 'guard cells that a spreadsheet would evaluate, such as "=100%"',
    evidence: 'add to every value where it stands in the source',
    strict: 'a warning counts as a finding',
    password: 'password of an encrypted PDF',
    stage: 'print what a stage made instead of the records: pages, grids or form',
    debugSvg: 'draw into this folder what was found on each page of a PDF',
    id: 'id of the drafted form (default: my-form)',
    form: 'a form definition of your own (JSON file, or folder of them); repeatable',
    rules: "auditor's checks: on or off (default: on)",
    engine: 'what reads PDFs: auto, pdfjs or native, which is PDFium (default: auto)',
    lang: 'language of messages: zh or en (default: by locale)',
    version: 'print the version',
    help: 'show this help',
  },
};

/** What `forms` calls the parts of a form. */
export const formEn = {
  fields: 'Fields',
  sections: 'Sections',
  lists: 'Lists',
  columns: 'Indicator columns',
  levels: 'Levels',
  funds: 'Money grid',
  titles: 'Titles',
  required: 'required',
};

export const en: Texts = {
  failures: {
    'not-found': (path, reason) => `${path}: ${batchEn.reasons['not-found'](reason)}`,
    'not-utf8': (path, reason) => `${path}: ${batchEn.reasons['not-utf8'](reason)}`,
    'no-inputs-in': (path, reason) => `${path}: ${batchEn.reasons['no-inputs-in'](reason)}`,
    'too-large': (path, reason) => `${path}: ${batchEn.reasons['too-large'](reason)}`,
    'not-a-file': (path, reason) => `${path}: ${batchEn.reasons['not-a-file'](reason)}`,
    'nobody-writes': (path, reason) => `${path}: ${batchEn.reasons['nobody-writes'](reason)}`,
    'not-readable': (path, reason) => `${path}: ${batchEn.reasons['not-readable'](reason)}`,
    'not-writable': (path, reason) => `${path}: cannot be written (${reason}). ${writeAdvice(reason)}`,
    'unknown-command': (word, meant) => `${word}: there is no such file, and no such command. Did you mean "${meant}"?`,
    'null-needs-list': (option) => `${option} is about the list of --files-from, which is not given.`,
    'nothing-to-draw': (path) => `${path}: only a PDF has pages to draw, and this is none.`,
    'output-is-folder': (path) => `${path}: is a folder. Name a file in it for --output.`,
    'output-is-input': (path) => `${path}: is one of the inputs and would be overwritten. Choose another --output.`,
    'output-busy': (path) => `${path}: another run is writing to it. Wait for its end, or stop it.`,
    'output-of-shard': (path, shard) =>
      `${path}: holds the results of shard ${shard}, which would be lost. Give every shard an output of its own.`,
    'output-not-folder': (path) => `${path}: is a file, and a folder was asked for. Choose another --output.`,
    'merge-needs-results': (path) =>
      `${path}: no manifest of a run with JSON results was found. Shards that shall be merged write to a folder, .json or .ndjson.`,
    'merge-needs-folders': (path) =>
      `${path}: only runs with a folder of results in the same format can be merged into a folder. Name a file for --output.`,
    'merge-collides': (name) =>
      `${name}: two runs have a result of this name for different inputs. Merge them into a file, or parse their inputs in one run.`,
    'result-lost': (path) =>
      `${path}: a result that the manifest names is missing or was changed. Run its part again with --resume.`,
    'empty-list': (path) => `${path}: the list names no file.`,
    'needs-null': (path) => `${path}: the list has zero bytes between the names. Add -0.`,
    'nothing-expected': (option) =>
      `${option}: nothing was compared, since no input has an expected JSON beside it (a.pdf.json, a.json, expected.json).`,
    'no-files': (command) => `${command} needs files or --files-from. See "declparse ${command} --help".`,
    'not-a-number': (option, range) => `${option} takes ${range}.`,
    'bad-shard': (asked) => `--shard takes i/n with i from 1 to n, and not "${asked}". The first of four is 1/4.`,
    'empty-output': (option) => `${option} is empty: give the name of a file, or of a folder with a slash behind it.`,
    'needs-output': (option) => `${option} needs results that stay: add --output.`,
    'binary-to-terminal': (format) => `${format} is nothing for a terminal. Add --output.`,
    'unknown-word': (asked, known) => `Unknown word "${asked}". Use ${known}.`,
    'unknown-format': (name, known) => `Unknown format "${name}". Use one of: ${known}.`,
    'unknown-ending': (path, known) =>
      `${path}: no format has this ending. Add --format with one of: ${known}; for a folder, end the name with a slash.`,
    'unknown-form': (id, known) => `Unknown form "${id}". Use one of: ${known}.`,
    'form-invalid': (path, reason) => `${path}: not usable as a form: ${reason} – see "declparse forms lint ${path}".`,
    'form-repeated': (path, id) => `${path}: another --form defines "${id}" already. Give one of them another id.`,
    'no-forms-in': (path) => `${path}: the folder holds no .json file with a form definition.`,
    'no-draft': (path) =>
      `${path}: no indicator table was found to draft a form from. Take a PDF with drawn tables, or start from "declparse forms show project-goal".`,
    'bad-id': (id) => `"${id}" is no id. Use lower-case letters and digits joined by hyphens, such as my-form.`,
    'unknown-language': (name) => `Unknown language "${name}". Use zh or en.`,
    'unknown-table': (name) => `Unknown table "${name}". Use projects, indicators or findings.`,
    'unknown-stage': (name, known) => `Unknown stage "${name}". Use one of: ${known}.`,
    'unknown-engine': (name, known) => `--engine takes one of ${known}, and not "${name}".`,
    'engine-missing': (name) => `--engine native needs a package that is not installed: npm install ${name}`,
    'unknown-switch': (name) => `--rules takes on or off, and not "${name}".`,
    'table-needs-rows': (format) =>
      `--table and --headers say what a table holds, and ${format} is none. Add --format csv or xlsx.`,
    'excel-needs-csv': (format) =>
      `--excel guards the cells of CSV, and ${format} needs no guard. Leave it out, or add --format csv.`,
    usage: (message) => `${message}. See "declparse --help".`,
  },
  standardOutput: 'standard output',
  severity: { error: 'error', warning: 'warning', info: 'info' },
  found: ({ projects, forms, indicators, rejected, errors, warnings }) =>
    [
      `${plural(projects, 'project')}${forms.length > 0 ? ` (${forms.join(', ')})` : ''}`,
      plural(indicators, 'indicator'),
      ...(rejected > 0 ? [`${rejected} rejected`] : []),
      ...(errors > 0 ? [plural(errors, 'error')] : []),
      ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ].join(', '),
  rejected: (form, name) => `rejected: a form ${form}${name ? ` "${name}"` : ' without a project name'}`,
  example: 'Example: ',
  more: (findings) => `… and ${plural(findings, 'more finding')}; all of them stand in the output.`,
  page: (page) => `page ${page}`,
  checked: (files, clean, findings, failed) =>
    `${plural(files, 'file')}: ${clean} clean, ${findings} with findings${failed > 0 ? `, ${failed} could not be read` : ''}`,
  crashed: (path, reason) => `${path}: a mistake in declparse itself (${reason}). Please report it with the input.`,
  firstMistake: (sentence, line, column, count) =>
    `line ${line}, column ${column}: ${sentence}${count > 1 ? ` (the first of ${count} mistakes)` : ''}`,
  drafted: ({ title, types, sections, lists, columns, levels, required, repeated, ...read }) => [
    'What was guessed; correct it in the file:',
    `  title: ${title ?? 'none found; add one to "titles"'}`,
    `  labels: ${types.join(', ') || 'none'}`,
    ...(sections.length > 0 ? [`  long texts: ${sections.join(', ')}`] : []),
    ...(lists.length > 0 ? [`  lists: ${lists.join(', ')}`] : []),
    `  columns: ${columns.join(', ')}`,
    `  levels: ${levels.join(', ') || 'none'}`,
    ...(required.length > 0 ? [`  must be filled in: ${required.join(', ')}`] : []),
    ...(repeated.length > 0 ? [`  left out, because the label stands there twice: ${repeated.join(', ')}`] : []),
    read.records > 0
      ? `It reads the sample: ${plural(read.records, 'record')}, ${read.filled} of ${plural(read.values, 'value')} filled in, ${plural(read.indicators, 'indicator')}.`
      : 'It does not yet read the sample: no record passes.',
    ...(read.unplaced.length > 0 ? [`  text without a place: ${read.unplaced.join(' / ')}`] : []),
  ],
  linted: (id) => `ok, defines the form "${id}"`,
  usage: (_code, message) =>
    message
      .replace(/^error: |\.$/gu, '')
      .replace(/\s*\n\s*/gu, ' ')
      .replace(/^./u, (first) => first.toUpperCase()),
  form: formEn,
  batch: batchEn,
  help: helpEn,
};
