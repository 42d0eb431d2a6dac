import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ratioTable, takeTurns } from './stats.mjs';

/** A whole process from start to end, beside a Node that does nothing. */
export async function benchStartUp(root, rounds) {
  const command = join(root, 'bin', 'declparse.js');
  const seed = join(root, 'fixtures', 'shanghai-2020', 'source.txt');
  const runs = {
    'node -e 0': ['-e', '0'],
    'declparse --version': [command, '--version'],
    'declparse --help': [command, '--help'],
    'declparse seed.txt, 7 projects': [command, seed],
  };
  const start = ([name, words]) => [name, () => run(words)];
  return ratioTable('Start-up', await takeTurns(Object.fromEntries(Object.entries(runs).map(start)), rounds));
}

/** One process; one that fails is no measurement. */
function run(words) {
  const { status, stderr } = spawnSync(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`node ${words.join(' ')} ended with exit code ${status}\n${stderr}`);
}
