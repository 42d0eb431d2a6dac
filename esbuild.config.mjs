// Builds dist/: the command line and the library as bundled ES modules (shared code in chunks, so that a command loads
// only what it needs), and the library's type declarations. pdf.js stays outside: it loads its own files by path.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { quickChecks } from './src/validate/compile-checks.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/**
 * Some bundled packages are CommonJS and ask for Node's own modules by `require`, which an ES module does not have. To make
 * a whole `require` costs every start some milliseconds; all else is bundled.
 */
const REQUIRE = 'const require=process.getBuiltinModule;';

/** Parts that are loaded only when they are needed, and then after the core or together with it. */
const AFTER_CORE =
  /[/\\]src[/\\](?:cli[/\\](?:check|forms|forms-draft|parse|rules|schema|stage)-command|read[/\\]pdf[/\\]index|recognize[/\\]grid[/\\]index|recognize[/\\]form-pages|recognize[/\\]unruled|validate[/\\]check|forms[/\\]own[/\\]index|index)\.ts$/;

/**
 * Keeps the core (all that a text dump needs) in one file. The bundler makes a file of its own for each set of modules that
 * the same parts need, and to open one costs about a millisecond whatever is in it. When all parts need the core, there is
 * but one set: so the first line of each part is made to load the core.
 */
const oneCore = {
  name: 'one-core',
  setup({ onLoad }) {
    const core = `import ${JSON.stringify(join(root, 'src', 'parse-declaration.ts'))};\n`;
    onLoad({ filter: AFTER_CORE }, async ({ path }) => ({
      contents: core + (await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

async function bundle() {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts', worker: 'src/batch/worker.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'], // a package's other build may load its parts by names that a bundler cannot follow
    target: 'node20',
    charset: 'utf8',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    external: ['pdfjs-dist', 'pdfjs-dist/*', '@embedpdf/pdfium'],
    plugins: [quickChecks, oneCore],
    chunkNames: 'chunks/[name]-[hash]',
    define: { DECLPARSE_VERSION: JSON.stringify(version) },
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
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
await Promise.all([bundle(), declareTypes(), linkCommand()]);
