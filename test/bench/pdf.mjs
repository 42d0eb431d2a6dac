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

/** PDFs in this process, by either engine beside that engine bare: text of all pages, drawing of those that hold a form. */
export async function benchPdf(paths, rounds, { parseDeclaration, runStages }) {
  const files = paths.map((path) => readFileSync(path));
  const stages = await Promise.all(files.map((bytes) => runStages(bytes)));
  const formPages = stages.map(({ recognition }) => pagesOfForms(recognition));
  // First, since pdf.js loaded by itself replaces functions of the engine: all in this process would be slower with them.
  await parseDeclaration(files[0], { engine: 'pdfjs' });
  const forAll = (work) => async () => {
    for (const [i, bytes] of files.entries()) await work(bytes, formPages[i]);
  };
  const engines = {
    'bare pdf.js: text of all pages, operators of form pages': forAll(await loadPdfJs()),
    'declparse --engine pdfjs': forAll((bytes) => parseDeclaration(bytes, { engine: 'pdfjs' })),
    ...(await withPdfium(forAll, parseDeclaration)),
    ...external('pdftotext -bbox', 'pdftotext', ['-v'], (path) => ['-bbox', path, '-'], paths),
    ...external('pdfplumber: tables', 'python3', ['-c', 'import pdfplumber'], null, paths),
  };
  const pages = stages.reduce((sum, stage) => sum + (stage.pages ?? 0), 0);
  const forms = formPages.reduce((sum, own) => sum + own.size, 0);
  const title = `${files.length} PDFs, ${pages} pages, ${forms} of them with forms`;
  return ratioTable(title, await takeTurns(engines, rounds));
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

/** PDFium bare and in declparse, if the optional package is there. */
async function withPdfium(forAll, parseDeclaration) {
  const bare = await loadPdfium().catch(() => null);
  if (!bare) return {};
  return {
    'bare PDFium: characters of all pages, paths of form pages': forAll(bare),
    'declparse --engine native': forAll((bytes) => parseDeclaration(bytes, { engine: 'native' })),
  };
}

async function loadPdfium() {
  const { init } = await import('@embedpdf/pdfium');
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const { pdfium } = await init({ wasmBinary });
  const calls = pdfium.wasmExports;
  calls.FPDF_InitLibraryWithConfig(0);
  const scratch = calls.malloc(64);
  return (bytes, formPages) => {
    const file = calls.malloc(bytes.length);
    pdfium.HEAPU8.set(bytes, file);
    const document = calls.FPDF_LoadMemDocument(file, bytes.length, 0);
    for (let number = calls.FPDF_GetPageCount(document); number > 0; number--) {
      const page = calls.FPDF_LoadPage(document, number - 1);
      charactersOf(calls, page, scratch);
      if (formPages.has(number)) pathsOf(calls, page, scratch);
      calls.FPDF_ClosePage(page);
    }
    calls.FPDF_CloseDocument(document);
    calls.free(file);
  };
}

function charactersOf(calls, page, scratch) {
  const text = calls.FPDFText_LoadPage(page);
  for (let i = calls.FPDFText_CountChars(text) - 1; i >= 0; i--) {
    calls.FPDFText_GetUnicode(text, i);
    calls.FPDFText_GetTextObject(text, i);
    calls.FPDFText_GetCharOrigin(text, i, scratch, scratch + 8);
  }
  calls.FPDFText_ClosePage(text);
}

function pathsOf(calls, page, scratch) {
  for (let i = calls.FPDFPage_CountObjects(page) - 1; i >= 0; i--) {
    const object = calls.FPDFPage_GetObject(page, i);
    calls.FPDFPageObj_GetMatrix(object, scratch);
    calls.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12);
    for (let j = calls.FPDFPath_CountSegments(object) - 1; j >= 0; j--) {
      calls.FPDFPathSegment_GetPoint(calls.FPDFPath_GetPathSegment(object, j), scratch, scratch + 4);
    }
  }
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
