import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { makeContext } from '../../src/cli/context.js';
import { guarded } from '../../src/cli/guard.js';
import type { Streams } from '../../src/cli/streams.js';
import { tempFolder } from '../support/folder.js';

const context = makeContext(process as unknown as Streams, 'en');

it('hands on what the work gives, or throws', async () => {
  expect(await guarded('a.pdf', async () => 7, context)).toBe(7);
  await expect(guarded('a.pdf', () => Promise.reject(new Error('no')), context)).rejects.toThrow('no');
});

it('gives up work that takes too much memory', async () => {
  const never = new Promise<never>(() => {});
  const given = await guarded('a.pdf', () => never, context, { seconds: 60, memory: -192 });
  expect(given).toEqual({ code: 'memory', detail: '-192 MB' });
});

it('ends a process that nothing in it can stop, and says why', async () => {
  const stuck = `import { guarded } from './src/cli/guard.js';
import { makeContext } from './src/cli/context.js';
const loop = async () => { for (;;); };
await guarded('a.pdf', loop, makeContext(process, 'en'), { seconds: 1, memory: 2000 });`;
  const outfile = join(await tempFolder(), 'stuck.mjs');
  const stdin = { contents: stuck, resolveDir: process.cwd() };
  buildSync({ stdin, bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile });
  await expect(promisify(execFile)(process.execPath, [outfile])).rejects.toMatchObject({
    signal: 'SIGTERM',
    stderr: 'declparse: a.pdf: given up after 1 s. Allow more with --timeout.\n',
  });
}, 20_000);
