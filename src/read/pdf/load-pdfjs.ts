import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
export type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** What the script that parses gives away. */
export type PdfJsWorker = {
  readonly WorkerMessageHandler: { readonly initializeFromPort: (port: unknown) => void };
};

export interface LoadedPdfJs {
  readonly pdfjs: PdfJs;
  /** The script that parses, to be run in a thread of its own. */
  readonly workerScript: string;
  /** Loads this script into this thread. */
  readonly loadWorker: () => Promise<PdfJsWorker>;
  /** The package's folders of character maps and of the fonts that a PDF need not embed; each ends in a slash. */
  readonly cMapUrl: string;
  readonly standardFontDataUrl: string;
}

/** pdf.js asks for these browser classes when it is imported and uses them only to paint, which we never do. */
const PAINTING_CLASSES = ['DOMMatrix', 'ImageData', 'Path2D'] as const;
const NATIVE_CANVAS = '@napi-rs/canvas';
/** pdf.js replaces these of the engine's functions by slow ones, for the sake of cases that it never meets. */
const REPLACED = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
  [Function.prototype, 'toString'],
] as const;

let loaded: Promise<LoadedPdfJs> | undefined;

/** Loads pdf.js once, when the first PDF needs it. */
export function loadPdfJs(): Promise<LoadedPdfJs> {
  loaded ??= importPdfJs();
  return loaded;
}

async function importPdfJs(): Promise<LoadedPdfJs> {
  const require = createRequire(import.meta.url);
  const home = dirname(require.resolve('pdfjs-dist/package.json'));
  const build = (file: string) => pathToFileURL(join(home, 'legacy', 'build', file)).href;
  const workerScript = build('pdf.worker.min.mjs');
  const importModule = require('#import-module') as (script: string) => Promise<unknown>;
  const load = <T>(script: string) => keepingFunctions(() => importModule(script) as Promise<T>);
  return {
    pdfjs: await withoutCanvas(() => load<PdfJs>(build('pdf.min.mjs'))),
    workerScript,
    loadWorker: () => load<PdfJsWorker>(workerScript),
    cMapUrl: `${join(home, 'cmaps')}/`,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
  };
}

/** Imports pdf.js without its native canvas (a third of the start-up time, only for painting) and without its warning. */
async function withoutCanvas<T>(load: () => Promise<T>): Promise<T> {
  const modules = process.getBuiltinModule('module');
  const { createRequire: original } = modules;
  const globals = globalThis as Record<string, unknown>;
  const missing = PAINTING_CLASSES.filter((name) => !(name in globals));
  for (const name of missing) globals[name] = class {};
  modules.createRequire = (path) => {
    const require = original(path);
    return Object.assign((id: string) => (id === NATIVE_CANVAS ? {} : require(id)), require) as NodeJS.Require;
  };
  try {
    return await load();
  } finally {
    modules.createRequire = original;
    for (const name of missing) delete globals[name];
  }
}

/** Runs an import of pdf.js that leaves the engine's own functions in place: all that the process does would get slower. */
async function keepingFunctions<T>(load: () => Promise<T>): Promise<T> {
  const own = REPLACED.map(([owner, name]) => [owner, name, Object.getOwnPropertyDescriptor(owner, name)!] as const);
  try {
    return await load();
  } finally {
    for (const [owner, name, property] of own) Object.defineProperty(owner, name, property);
  }
}
