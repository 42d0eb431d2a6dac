import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, run } from './tools.mjs';

/** A Python that has PyMuPDF, for machines where `python3` is another one. */
const PYTHON = process.env.PYTHON ?? 'python3';
const PYMUPDF = "import fitz, sys; print('\\f'.join(page.get_text() for page in fitz.open(sys.argv[1])), end='')";

const PYPDF =
  "import pypdf, sys; print('\\n'.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))";

const PDF_PARSE = `const { PDFParse } = require('pdf-parse');
new PDFParse({ data: require('fs').readFileSync(process.argv[1]) }).getText().then(({ text }) => process.stdout.write(text));`;

/** The class path of PDFBox with its tools: a Java program has no place of its own. */
const { PDFBOX = '' } = process.env;
const EXTRACT = ['-cp', PDFBOX, 'org.apache.pdfbox.tools.ExtractText'];
const pdfbox = (...options) => ({
  program: 'java',
  args: (pdf) => [...EXTRACT, '-console', '-encoding', 'UTF-8', ...options, pdf],
  needs: ['-cp', PDFBOX, 'org.apache.pdfbox.tools.Version'],
});

/** The extractors whose dumps lie beside each PDF: how each is called, and how to see that it is there. */
const EXTRACTORS = [
  { name: 'pdftotext', program: 'pdftotext', args: (pdf) => [pdf, '-'] },
  { name: 'pdftotext-layout', program: 'pdftotext', args: (pdf) => ['-layout', pdf, '-'] },
  { name: 'pdftotext-raw', program: 'pdftotext', args: (pdf) => ['-raw', pdf, '-'] },
  { name: 'mutool', program: 'mutool', args: (pdf) => ['draw', '-q', '-F', 'txt', pdf] },
  { name: 'pymupdf', program: PYTHON, args: (pdf) => ['-c', PYMUPDF, pdf], needs: ['-c', 'import fitz'] },
  { name: 'pdfminer', program: 'pdf2txt', args: (pdf) => [pdf] },
  // nobody named these: the first leaves out blanks between cells, the last prints the words of all cells line by line
  { name: 'pypdf', program: PYTHON, args: (pdf) => ['-c', PYPDF, pdf], needs: ['-c', 'import pypdf'] },
  // marks pages with lines of its own; found where NODE_PATH names the folder of modules that has it
  { name: 'pdf-parse', program: 'node', args: (pdf) => ['-e', PDF_PARSE, pdf], needs: ['-e', "require('pdf-parse')"] },
  { name: 'pdfbox', ...pdfbox() },
  // columns that line up only roughly
  { name: 'liteparse', program: 'lit', args: (pdf) => ['parse', '--no-ocr', '-q', pdf], needs: ['--version'] },
  { name: 'pdfbox-sort', ...pdfbox('-sort') },
];

/**
 * Dumps a PDF with every extractor that is installed.
 *
 * @param {string} pdf
 * @param {string} folder where `<tool>.txt` is written
 * @returns {string[]} the names of the extractors that are not installed
 */
export function dumpAll(pdf, folder) {
  mkdirSync(folder, { recursive: true });
  const missing = EXTRACTORS.filter((each) => !works(each)).map((each) => each.name);
  for (const { name, program, args } of EXTRACTORS) {
    if (missing.includes(name)) continue;
    const text = run(program, args(pdf));
    // an extractor without the character maps of a font that is not embedded ends well and says nothing, or none of its words
    if (/\p{Script=Han}/u.test(String(text))) writeFileSync(join(folder, `${name}.txt`), text);
  }
  return missing;
}

const checked = new Map();

function works({ name, program, needs }) {
  if (!checked.has(name)) checked.set(name, isInstalled(program) && (!needs || succeeds(program, needs)));
  return checked.get(name);
}

function succeeds(program, args) {
  try {
    run(program, args);
    return true;
  } catch {
    return false;
  }
}
