// A whole run over thousands of files with real processes: killed in the middle, continued, compared with a run that was
// left alone. Too long for the ordinary tests: `npm run test:batch`, or with another number of files behind it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCorpus } from './batch-corpus.mjs';

const PROGRAM = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bin', 'declparse.js');
const COUNT = Number(process.argv[2] ?? 2000);

function start(argv, options = {}) {
  const child = spawn(process.execPath, [PROGRAM, ...argv], { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, err })));
  return { child, ended };
}

/** The most memory that a process and its children took, in megabytes; Linux only. */
function watchMemory(pid) {
  let most = 0;
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    most = Math.max(most, Number(/^VmHWM:\s*(\d+)/mu.exec(status)?.[1] ?? 0) / 1000);
  }, 200);
  return () => {
    clearInterval(timer);
    return Math.round(most);
  };
}

/** Runs a command to its end and says how long it took and what memory its main process needed. */
async function run(label, argv) {
  const started = performance.now();
  const { child, ended } = start(argv);
  const memory = watchMemory(child.pid);
  const { code, err } = await ended;
  const seconds = (performance.now() - started) / 1000;
  console.log(`${label}: exit ${code}, ${seconds.toFixed(1)} s, ${memory()} MB in the main process`);
  return { code, err };
}

/** Starts a run and kills it with all its workers when about a share of its rows are there. */
async function runAndKill(argv, work, share) {
  const { child, ended } = start(argv, { detached: true });
  for (;;) {
    const journal = await readFile(join(work, 'journal.ndjson'), 'utf8').catch(() => '');
    if (journal.split('\n').length > COUNT * share) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

async function hashes(folder) {
  const found = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name.startsWith('declparse-manifest') || path.includes('.declparse')) continue;
    found[path.slice(folder.length)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return found;
}

function check(condition, sentence) {
  console.log(`${condition ? 'ok  ' : 'FAIL'} ${sentence}`);
  if (!condition) process.exitCode = 1;
}

const place = await mkdtemp(join(tmpdir(), 'declparse-batch-'));
const input = join(place, 'in');
const files = await makeCorpus(input, COUNT);
const damaged = files.filter(({ kind }) =>
  ['empty', 'binary', 'cut-pdf', 'no-form', 'bad-bytes'].includes(kind),
).length;
console.log(`${COUNT} files, ${damaged} of them damaged, in ${input}`);

for (const [name, work] of [
  ['out/', 'out/.declparse'],
  ['all.ndjson', '.all.ndjson.declparse'],
]) {
  const [whole, broken] = [join(place, 'whole'), join(place, 'broken')];
  await rm(whole, { recursive: true, force: true });
  await rm(broken, { recursive: true, force: true });
  const { mkdir } = await import('node:fs/promises');
  await Promise.all([mkdir(whole), mkdir(broken)]);
  await run(`${name} at one go`, [input, '-o', join(whole, name), '-q']);
  for (const share of [0.2, 0.6])
    await runAndKill([input, '-o', join(broken, name), '--resume', '-q'], join(broken, work), share);
  const { err } = await run(`${name} continued after two kills`, [input, '-o', join(broken, name), '--resume']);
  const taken = Number(/^ +taken over +(\d+)$/mu.exec(err)?.[1] ?? 0);
  check(taken >= COUNT * 0.55, `${taken} files were taken over`);
  const [a, b] = [await hashes(whole), await hashes(broken)];
  check(JSON.stringify(a) === JSON.stringify(b), `the same bytes in ${Object.keys(a).length} files`);
  const manifest = JSON.parse(
    await readFile(join(broken, name === 'out/' ? 'out' : '', 'declparse-manifest.json'), 'utf8'),
  );
  const { totals, inputs, status } = manifest;
  check(status === 'complete' && inputs.length === COUNT && totals.pending === 0, 'the manifest lists every file');
  check(new Set(inputs.map((row) => row.input)).size === COUNT, 'each file once');
  // A PDF that was cut off may still hold whole pages, so not every damaged file has findings.
  check(totals.failed === 0 && totals.findings > 0, `${totals.findings} files with findings, none failed`);
}
await rm(place, { recursive: true, force: true });
