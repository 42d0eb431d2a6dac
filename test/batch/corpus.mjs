// Makes a folder of many inputs of all kinds for tests of whole runs: dumps in several encodings, PDFs, and files that are
// empty, cut off, binary or no declaration at all. The same count gives the same files.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'fixtures');
/** Names as they are in the field, and worse: Chinese, spaces, quotes, line breaks, brackets that look like a pattern. */
const NAMES = [
  '申报表',
  'a b',
  '绩效 目标（终稿）',
  "it's",
  'line\nbreak',
  '[2024] {x}',
  '-dash',
  'ＡＢＣ',
  'plain',
  '$(x)`y`',
];
const FOLDERS = ['2019', '2020 年', '2021/一季度', '2021/二季度', '2022\n', ''];

/** What stands at a place in the list, by its number: most files are good, every 25th is damaged. */
function kindOf(i) {
  if (i % 25 === 7) return ['empty', 'binary', 'cut-pdf', 'no-form', 'bad-bytes'][Math.floor(i / 25) % 5];
  return i % 20 === 3 ? 'pdf' : ['utf-8', 'utf-8', 'utf-16', 'crlf'][i % 4];
}

/**
 * @param {string} folder where the files go
 * @param {number} count how many
 * @returns {Promise<{ path: string, kind: string }[]>} the files, in the order in which they were made
 */
export async function makeCorpus(folder, count) {
  const { dumps, pdfs } = await readSources();
  const files = [];
  for (let i = 0; i < count; i++) {
    const kind = kindOf(i);
    const ending = kind === 'pdf' || kind === 'cut-pdf' ? 'pdf' : 'txt';
    const name = `${String(i % 7 === 0 ? i - 1 : i).padStart(5, '0')} ${NAMES[i % NAMES.length]}.${ending}`;
    const path = join(folder, FOLDERS[i % FOLDERS.length], i % 7 === 0 ? `twin ${name}` : name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content(kind, dumps[i % dumps.length], pdfs[i % pdfs.length], i));
    files.push({ path, kind });
  }
  return files;
}

function content(kind, dump, pdf, i) {
  const text = dump.replaceAll('项目名称', `项目名称`).replace(/\d{4}年/u, `${2015 + (i % 10)}年`);
  switch (kind) {
    case 'empty':
      return '';
    case 'binary':
      return Uint8Array.from({ length: 2000 }, (_, k) => (k * 7919 + i) % 256);
    case 'cut-pdf':
      return pdf.subarray(0, Math.floor(pdf.length / 2));
    case 'no-form':
      return `会议纪要 ${i}\n一、二、三\n`;
    case 'bad-bytes':
      return Buffer.concat([
        Buffer.from(text.slice(0, 500)),
        Buffer.from([0xff, 0xfe, 0xff]),
        Buffer.from(text.slice(500)),
      ]);
    case 'pdf':
      return pdf;
    case 'utf-16':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'crlf':
      return text.replace(/\n/gu, '\r\n');
    default:
      return text;
  }
}

/** The dumps and PDFs of the fixtures, small ones only: a run of thousands shall end in minutes. */
async function readSources() {
  const [dumps, pdfs] = [[], []];
  for (const name of (await readdir(FIXTURES)).toSorted()) {
    const dump = await readFile(join(FIXTURES, name, 'dumps', 'pdftotext-raw.txt'), 'utf8').catch(() => null);
    const pdf = await readFile(join(FIXTURES, name, 'source.pdf')).catch(() => null);
    if (dump !== null && dump.length < 6000) dumps.push(dump);
    if (pdf !== null && pdf.length < 60_000) pdfs.push(pdf);
  }
  return { dumps, pdfs };
}
