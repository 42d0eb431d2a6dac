/**
 * Measures declparse beside what it is built on, in one session, and prints the ratios as Markdown tables.
 *
 *   npm run bench [-- --rounds 10] [-- more.pdf …]
 *
 * Everything takes turns, so that a busy machine changes the times more than the ratios. Without files of your own, the
 * fixtures are measured.
 */
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import glob from 'fast-glob';
import { benchDumps } from './dumps.mjs';
import { describePackage } from './package.mjs';
import { benchPdf } from './pdf.mjs';
import { benchStages } from './stages.mjs';
import { benchStartUp } from './start-up.mjs';
import { benchText } from './text.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '10' } },
});
const rounds = Number(values.rounds);
const declparse = await import(pathToFileURL(join(root, 'dist', 'index.js')).href);
const pdfs =
  positionals.length > 0
    ? positionals
    : (await glob('fixtures/*/source.pdf', { cwd: root, absolute: true })).toSorted();

process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0].model}; medians of ${rounds} rounds.\n\n`,
);
for (const bench of [
  () => benchStartUp(root, rounds),
  () => benchText(root, rounds, declparse),
  () => benchDumps(root, rounds, declparse),
  () => benchPdf(pdfs, rounds, declparse),
  () => benchStages(root, pdfs, rounds),
  () => describePackage(root),
]) {
  process.stdout.write(`${await bench()}\n`);
}
