// Builds dist/: the command line and the library, bundled (shared code in chunks, so that a command loads only what it
// needs), and the library's type declarations. pdf.js stays outside: it loads its own files by path.
//
// All is CommonJS, which starts faster than ES modules do and whose compiled code can be kept: see bin/load.cjs.
import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, transform } from 'esbuild';
import { quickChecks } from './src/validate/compile-checks.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** Parts that are loaded only when they are needed, and then after the core or together with it. */
const AFTER_CORE =
  /[/\\]src[/\\](?:cli[/\\](?:plain|(?:check|forms|forms-draft|parse|rules|schema|stage)-command)|read[/\\]pdf[/\\]index|recognize[/\\]grid[/\\]index|recognize[/\\]form-pages|recognize[/\\]unruled|write[/\\](?:csv|parquet|xlsx[/\\]index)|validate[/\\]check|forms[/\\]own[/\\]index|index)\.ts$/;

/**
 * Keeps the core (all that a text dump needs) in one file. The bundler makes a file of its own for each set of modules that
 * the same parts need, and to open one costs about a millisecond whatever is in it. When all parts need the core, there is
 * but one set: so the first line of each part is made to load the core.
 */
const oneCore = {
  name: 'one-core',
  setup({ onLoad }) {
    const core = `import ${JSON.stringify(join(root, 'src', 'parse-declaration.ts'))};\n`;
    onLoad({ filter: OWN_SOURCE }, async ({ path }) => ({
      contents: (AFTER_CORE.test(path) ? core : '') + hanByRange(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

const OWN_SOURCE = /[/\\]src[/\\].*\.ts$/;

/** A regular expression with the flag `u` on one line; its character classes may hold strokes. */
const UNICODE_PATTERN = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[dgimsy]*u[dgimsy]*/g;
const CLASS_OR_HAN = /\[(?:\\.|[^\]\\])*\]|\\p\{Script=Han\}|\\./g;
const HAN_SCRIPT = '\\p{Script=Han}';
/** Above U+FFFF a range for each block makes the engine compile for a third of a millisecond: ideographs have two planes of their own. */
const HAN_RANGES =
  '\\u2e80-\\u2e99\\u2e9b-\\u2ef3\\u2f00-\\u2fd5\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufa6d\\ufa70-\\ufad9\\u{20000}-\\u{3ffff}';

/** Writes out what Han characters are: the engine takes much longer to compile their name, and a short run uses dozens of such patterns. */
function hanByRange(source) {
  return source.replace(UNICODE_PATTERN, (pattern) =>
    pattern.replace(CLASS_OR_HAN, (part) => {
      if (part.startsWith('[')) return part.replaceAll(HAN_SCRIPT, HAN_RANGES);
      return part === HAN_SCRIPT ? `[${HAN_RANGES}]` : part;
    }),
  );
}

/** Node 20 knows them: else each would become a call that makes the regular expression anew whenever it is asked. */
const KEPT = { 'regexp-unicode-property-escapes': true };

async function bundle() {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli/main.ts', library: 'src/index.ts', worker: 'src/batch/worker.ts' },
    outdir: 'dist',
    bundle: true,
    write: false,
    splitting: true,
    format: 'esm', // the only one that can be split; made CommonJS below
    platform: 'node',
    mainFields: ['module', 'main'], // a package's other build may load its parts by names that a bundler cannot follow
    target: 'node20',
    supported: KEPT,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    external: ['pdfjs-dist', 'pdfjs-dist/*', '@embedpdf/pdfium'],
    plugins: [quickChecks, oneCore],
    chunkNames: 'chunks/[name]-[hash]',
    define: { DECLPARSE_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  await mkdir(join(root, 'dist', 'chunks'), { recursive: true });
  await Promise.all(
    outputFiles.map(({ path, text }) => (path.endsWith('.js') ? writeCommonJs(path, text) : writeFile(path, text))),
  );
  await writeFile(join(root, 'dist', 'index.js'), await libraryModule());
}

/** One of our own files, or of Node's modules, that is asked for. */
const IMPORT = /\bimport\("(\.[^"]+|node:[^"]+)"\)/gu;
const OWN_REQUIRE = /\brequire\("(\.[^"]+)\.js"\)/gu;

async function writeCommonJs(path, text) {
  const { code } = await transform(text.replace(IMPORT, 'Promise.resolve().then(()=>require("$1"))'), {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: KEPT,
    minifySyntax: true,
    minifyWhitespace: true,
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: text.includes('import.meta.url') ? URL_OF_FILE : '',
  });
  const ascii = later(code)
    .replace(OWN_REQUIRE, 'require("$1.cjs")')
    .replace(FOREIGN, (unit) => `\\u${hex(unit)}`);
  await writeFile(path.replace(/\.js$/u, '.cjs'), ascii);
}

/**
 * One of Node's modules that is used as `name.export` only: named as only the bundler does, or what commander starts the
 * executables of other programs with.
 */
const NODE_REQUIRE =
  /\b(import_node_\w+|import_promises|childProcess)=(?:require|\(0,import_chunk_\w+\.__require\))\("(node:[^"]+)"\)/gu;

/** A part may need a module of Node's in some cases only, and to load some takes milliseconds: they wait for their first use. */
function later(code) {
  const waiting = code.replace(NODE_REQUIRE, '$1=later(()=>require("$2"))');
  return waiting === code ? code : LATER + waiting;
}

const LATER = 'const later=(load)=>{let loaded;return new Proxy({},{get:(_,key)=>(loaded??=load())[key]})};';

/** The bundler writes strings in ASCII, which is read fastest, but leaves regular expressions as they are. */
const FOREIGN = /[^\0-\x7f]/g;

function hex(unit) {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}

const URL_OF_FILE = 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;';

/** The library as an ES module: what it exports are the values of the CommonJS one. */
async function libraryModule() {
  const { default: library } = await import(join(root, 'dist', 'library.cjs'));
  return `import library from './library.cjs';\nexport const { ${Object.keys(library).toSorted().join(', ')} } = library;\n`;
}

/** What short runs are usually for. */
const SHORT_RUNS = {
  help: [['--help', '--lang', 'en']],
  parse: [
    ['fixtures/shanghai-2020/source.txt'],
    ['fixtures/project-goal-writer/dumps/pdftotext-layout.txt'],
    ['fixtures/self-evaluation-calc/dumps/mutool.txt'],
    ['fixtures/project-goal-browser/source.pdf'],
  ],
};

/** What a worker converts to know what code it needs. */
const CONVERTED = [
  ...SHORT_RUNS.parse.flat(),
  'fixtures/shanghai-2026-browser/source.pdf',
  'fixtures/self-evaluation-writer/source.pdf',
  'fixtures/unruled-browser/source.pdf',
  'fixtures/rows-ruled-writer/source.pdf',
  'fixtures/shanghai-2020-system/source.pdf',
];

/**
 * Runs them and keeps the code that was compiled meanwhile (functions are when they are first called): of each file by itself,
 * and, once it is known what each kind of run loads, of all its files in one.
 */
async function keepCompiledCode() {
  await warmUp('files', Object.values(SHORT_RUNS).flat());
  const packs = [...Object.values(SHORT_RUNS).map((runs) => [runs]), [CONVERTED, 'worker']];
  for (const what of ['list', 'pack']) await Promise.all(packs.map((pack) => warmUp(what, ...pack)));
}

/** What `--help` says, by language: to say it the program need not be loaded. */
async function writeHelp(language) {
  const argv = ['bin/declparse.js', '--help', '--lang', language];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: root });
  await writeFile(join(root, 'dist', `help.${language}.txt`), stdout);
}

function warmUp(what, runs, ...kind) {
  const argv = ['bin/keep-compiled.cjs', what, JSON.stringify(runs), ...kind];
  return promisify(execFile)(process.execPath, argv, { cwd: root });
}

function declareTypes() {
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tsc ended with exit code ${code}`))));
  });
}

/** `npx declparse` in a checkout then runs this very code at once, where npm would first install it into its cache. */
async function linkCommand() {
  const link = join(root, 'node_modules', '.bin', 'declparse');
  await mkdir(dirname(link), { recursive: true });
  await rm(link, { force: true });
  await symlink(join('..', '..', 'bin', 'declparse.js'), link).catch(() => {}); // without links npx takes its long way
}

await rm(join(root, 'dist'), { recursive: true, force: true });
const program = bundle().then(() => Promise.all([keepCompiledCode(), ...['en', 'zh'].map(writeHelp)]));
await Promise.all([program, declareTypes(), linkCommand()]);
