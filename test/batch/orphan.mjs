// Gives a task to a worker and dies before the worker can begin: the worker is held by then, and its number is printed.
// node orphan.mjs <file> <target> <folder for parts>
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [input, target, parts] = process.argv.slice(2);
const script = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist', 'worker.cjs');
const worker = fork(script, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
worker.once('message', () => {
  worker.kill('SIGSTOP');
  process.stdout.write(`${worker.pid}\n`, () => {
    const task = { input, path: 'a.txt', index: 0, target, output: null };
    worker.send({ task }, () => process.kill(process.pid, 'SIGKILL'));
  });
});
worker.send({ settings: { parse: {}, strict: false, result: null, parts } });
