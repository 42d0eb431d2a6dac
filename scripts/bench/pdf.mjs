import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ratioTable, takeTurns } from './stats.mjs';

const PLUMBER = `
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages: page.extract_tables()
`;

/** PDFs in this process, beside bare pdf.js: the text of all pages, and the operator lists of those that hold a form. */
export async function benchPdf(paths, rounds, { parseDeclaration, runStages }) {
  const files = paths.map((path) => readFileSync(path));
  const stages = await Promise.all(files.map((bytes) => runStages(bytes)));
  const formPages = stages.map(({ recognition }) => pagesOfForms(recognition));
  const bare = await loadPdfJs();
  const things = {
    'bare pdf.js: text of all pages, operators of form pages': async () => {
      for (const [i, bytes] of files.entries()) await bare(bytes, formPages[i]);
    },
    declparse: async () => {
      for (const bytes of files) await parseDeclaration(bytes);
    },
    ...external('pdftotext -bbox', 'pdftotext', ['-v'], (path) => ['-bbox', path, '-'], paths),
    ...external('pdfplumber: tables', 'python3', ['-c', 'import pdfplumber'], null, paths),
  };
  const pages = stages.reduce((sum, stage) => sum + (stage.pages ?? 0), 0);
  const forms = formPages.reduce((sum, own) => sum + own.size, 0);
  const title = `${files.length} PDFs, ${pages} pages, ${forms} of them with forms`;
  return ratioTable(title, await takeTurns(things, rounds));
}

function pagesOfForms({ forms }) {
  const pages = forms.flatMap((form) => [...form.labels, ...form.rows.flatMap(rowPieces)].map((piece) => piece.page));
  return new Set(pages);
}

function rowPieces(row) {
  return Object.values(row).flatMap((value) => value.pieces);
}

async function loadPdfJs() {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const build = (file) => pathToFileURL(join(home, 'legacy', 'build', file)).href;
  const pdfjs = await import(build('pdf.min.mjs'));
  pdfjs.GlobalWorkerOptions.workerSrc = build('pdf.worker.min.mjs');
  const options = {
    cMapUrl: `${home}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${home}/standard_fonts/`,
    verbosity: 0,
  };
  return async (bytes, formPages) => {
    const task = pdfjs.getDocument({ data: new Uint8Array(bytes), useWorkerFetch: false, ...options });
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      await page.getTextContent();
      if (formPages.has(number)) await page.getOperatorList({ annotationMode: 0 });
      page.cleanup();
    }
    await task.destroy();
  };
}

/** Another program, where it is installed: a process for each file, or one for all. */
function external(name, program, probe, words, paths) {
  if (spawnSync(program, probe, { stdio: 'ignore' }).status !== 0) return {};
  const run = (args) => spawnSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 30 });
  const runs = words ? paths.map(words) : [['-c', PLUMBER, ...paths]];
  return {
    [name]: () => {
      for (const args of runs) run(args);
    },
  };
}
