// Whole runs over thousands of files with real processes: workers and runs killed in the middle, continued, compared with a
// run that was left alone. Too long for the ordinary tests: `npm run test:batch`, or with another number of files behind it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCorpus } from './corpus.mjs';

const PROGRAM = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'bin', 'declparse.js');
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

/** The most memory that a process and each of its workers took, in megabytes; Linux only. */
function watchMemory(pid) {
  const most = { main: 0, worker: 0 };
  const look = async () => {
    most.main = Math.max(most.main, await peakMegabytes(pid));
    for (const worker of await childrenOf(pid)) most.worker = Math.max(most.worker, await peakMegabytes(worker));
  };
  const timer = setInterval(look, 200);
  return () => {
    clearInterval(timer);
    return `${Math.round(most.main)} MB in the main process, ${Math.round(most.worker)} MB in a worker`;
  };
}

async function peakMegabytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s*(\d+)/mu.exec(status)?.[1] ?? 0) / 1000;
}

async function childrenOf(pid) {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return list.split(' ').filter(Boolean).map(Number);
}

/** Runs a command to its end and says how long it took and what memory it needed. */
async function run(label, argv) {
  const started = performance.now();
  const { child, ended } = start(argv);
  const memory = watchMemory(child.pid);
  const { code, err } = await ended;
  const seconds = (performance.now() - started) / 1000;
  console.log(`${label}: exit ${code}, ${seconds.toFixed(1)} s, ${memory()}`);
  return { code, err };
}

/** Starts a run, kills a worker on the way, and everything when about a share of the rows are there. */
async function runAndKill(argv, work, share) {
  const { child, ended } = start(argv, { detached: true });
  const rows = async () => {
    const journal = await readFile(join(work, 'journal.ndjson'), 'utf8').catch(() => '');
    return new Set(journal.match(/"index":\d+/gu)).size; // a row that was taken over stands there twice
  };
  const atFirst = COUNT * (share - 0.1);
  while ((await rows()) < atFirst) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const worker of (await childrenOf(child.pid)).slice(0, 1)) process.kill(worker, 'SIGKILL');
  while ((await rows()) < COUNT * share) await new Promise((resolve) => setTimeout(resolve, 50));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/** The files of a folder, or one file, with their hashes. */
async function hashes(folder) {
  const found = {};
  if ((await stat(folder)).isFile()) return { file: await hashOf(folder) };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name.startsWith('declparse-manifest') || path.includes('.declparse')) continue;
    found[path.slice(folder.length)] = await hashOf(path);
  }
  return found;
}

async function hashOf(path) {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
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

const whole = join(place, 'whole');
await run('out/ at one go', [input, '-o', join(whole, 'out/'), '-q']);
for (const name of ['out/', 'all.ndjson', 'all.csv', 'all.xlsx', 'all.parquet']) {
  const broken = join(place, 'broken');
  await rm(broken, { recursive: true, force: true });
  await mkdir(broken);
  const work = join(broken, name === 'out/' ? 'out/.declparse' : `.${name}.declparse`);
  // Combined results are compared with what one run left for each file, merged.
  if (name !== 'out/') await run(`${name} merged`, ['merge', join(whole, 'out'), '-o', join(whole, name)]);
  for (const share of [0.2, 0.6]) {
    await runAndKill([input, '-o', join(broken, name), '--resume', '-q'], work, share);
  }
  const { err } = await run(`${name} continued after two kills`, [input, '-o', join(broken, name), '--resume']);
  const taken = Number(/^ +taken over +(\d+)$/mu.exec(err)?.[1] ?? 0);
  check(taken >= COUNT * 0.55, `${taken} files were taken over`);
  const [a, b] = await Promise.all([whole, broken].map((folder) => hashes(join(folder, name))));
  const differing = Object.keys({ ...a, ...b }).filter((each) => a[each] !== b[each]);
  check(differing.length === 0, `the same bytes in ${Object.keys(a).length} files ${differing.slice(0, 5).join(', ')}`);
  const folder = name === 'out/' ? join(broken, 'out') : broken;
  const { totals, inputs, status } = JSON.parse(await readFile(join(folder, 'declparse-manifest.json'), 'utf8'));
  check(status === 'complete' && inputs.length === COUNT && totals.pending === 0, 'the manifest lists every file');
  check(new Set(inputs.map((row) => row.input)).size === COUNT, 'each file once');
  // A PDF that was cut off may still hold whole pages, so not every damaged file has findings.
  check(totals.failed === 0 && totals.findings > 0, `${totals.findings} files with findings, none failed`);
}
await rm(place, { recursive: true, force: true });
