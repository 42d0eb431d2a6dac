import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ratioTable, summary } from './stats.mjs';

/** The stages by themselves, as src/parse-declaration.ts joins them. */
const STAGES = `
export { FORMS } from './src/forms/index.js';
export { decodeText } from './src/read/decode.js';
export { toLines } from './src/read/lines.js';
export { readPdf } from './src/read/pdf/index.js';
export { toBlocks } from './src/rebuild/index.js';
export { recognizeLines } from './src/recognize/flow/index.js';
export { formPages } from './src/recognize/form-pages.js';
export { recognizeBlocks } from './src/recognize/grid/index.js';
export { validateForms } from './src/validate/index.js';
`;

/** Where the time goes: each stage's share, for the seed dump and for the PDFs. */
export async function benchStages(root, paths, rounds) {
  const stages = await load(root);
  const seed = readFileSync(join(root, 'fixtures', 'shanghai-2020', 'source.txt'));
  const files = paths.map((path) => new Uint8Array(readFileSync(path)));
  const text = await timed(rounds, (clock) => textStages(stages, seed, clock));
  const pdf = await timed(rounds, async (clock) => {
    for (const bytes of files) await pdfStages(stages, bytes, clock);
  });
  return [ratioTable('Stages, seed dump', text), ratioTable('Stages, PDFs', pdf)].join('\n');
}

async function textStages({ decodeText, toLines, recognizeLines, validateForms, FORMS }, bytes, clock) {
  const lines = await clock('read', () => toLines(decodeText(bytes).text).lines);
  const { forms } = await clock('recognise', () => recognizeLines(lines, FORMS));
  await clock('validate', () => validateForms(forms, {}));
}

async function pdfStages({ readPdf, formPages, toBlocks, recognizeBlocks, validateForms, FORMS }, bytes, clock) {
  const options = { pagesWithRules: (texts) => formPages(texts, FORMS) };
  const { pages } = await clock('read', () => readPdf(bytes, options));
  const { blocks, furniture } = await clock('rebuild', () => toBlocks(pages));
  const { forms } = await clock('recognise', () => recognizeBlocks(blocks, furniture, FORMS));
  await clock('validate', () => validateForms(forms, {}));
}

/** Times of each stage, summed over one round; the whole comes first. */
async function timed(rounds, run) {
  const times = { all: [] };
  for (let round = -1; round < rounds; round++) {
    const sums = { all: 0 };
    await run(async (stage, work) => {
      const start = performance.now();
      const result = await work();
      const took = performance.now() - start;
      sums[stage] = (sums[stage] ?? 0) + took;
      sums.all += took;
      return result;
    });
    if (round < 0) continue;
    for (const [stage, took] of Object.entries(sums)) {
      times[stage] ??= [];
      times[stage].push(took);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([stage, own]) => [stage, summary(own)]));
}

/** The source's stages as one module; it stands in the project, so that it finds the packages that stay outside. */
async function load(root) {
  const outfile = join(root, 'node_modules', '.cache', 'declparse-stages.mjs');
  const { quickChecks } = await import('../../src/validate/compile-checks.mjs');
  await build({
    stdin: { contents: STAGES, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['pdfjs-dist', '@embedpdf/pdfium'],
    plugins: [quickChecks],
  });
  return import(outfile);
}
