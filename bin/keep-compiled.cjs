// Runs the built program for the build, and keeps what load.cjs loads it from:
//
//   node bin/keep-compiled.cjs <files|list|pack> <runs as JSON>
//   node bin/keep-compiled.cjs <list|pack> <paths as JSON> worker
//
// `files`: the compiled code of each file; `list`: the files that such a run loads behind its first one, as one file
// beside that; `pack`: the compiled code of this one. With `worker` the same of a worker that converts these files.
const { readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { Writable } = require('node:stream');
const Module = require('node:module');
const { load } = require('./load.cjs');

const nowhere = () => new Writable({ write: (_data, _encoding, done) => done() });
const streams = () => ({ stdin: process.stdin, stdout: nowhere(), stderr: nowhere(), env: {} });

async function keep(what, runs) {
  const scripts = new Map();
  const before = await (isWorker ? convert : run)(runs, scripts);
  const files = [...scripts.keys()].filter((path) => !before.has(path));
  if (what === 'list') writeFileSync(`${files[0]}.pack`, pack(files));
  else
    for (const [path, script] of scripts)
      if ((what === 'pack') === path.endsWith('.pack')) writeFileSync(`${path}.compiled`, script.createCachedData());
}

/** Gives the files that any run loads. */
async function run(runs, scripts) {
  const { main } = load(join(__dirname, '..', 'dist', 'cli.cjs'), scripts);
  await main(['--version'], streams());
  const before = new Set(scripts.keys());
  for (const argv of runs) await main(argv, streams());
  return before;
}

/** What a worker is told, without writing results anywhere. */
async function convert(paths, scripts) {
  load(join(__dirname, '..', 'dist', 'worker.cjs'), scripts);
  const tell = (message) =>
    new Promise((resolve) => {
      process.send = resolve;
      process.emit('message', message);
    });
  await tell({ settings: { parse: {}, strict: false, result: { format: 'json' }, parts: '' } });
  for (const input of paths) await tell({ task: { input, path: input, index: 0, target: null, output: null } });
  return new Set();
}

/** An object of functions, by the names of the files that they are. */
function pack(files) {
  const folder = dirname(files[0]);
  const name = (path) => JSON.stringify(relative(folder, path));
  const wrapped = (path) => Module.wrap(readFileSync(path, 'latin1')).trim().replace(/;$/u, '');
  return `({${files.map((path) => `${name(path)}:${wrapped(path)}`).join(',\n')}})`;
}

const [what, runs, kind] = process.argv.slice(2);
const isWorker = kind === 'worker';
keep(what, JSON.parse(runs));
