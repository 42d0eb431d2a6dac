import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { manifestIn } from '../support/manifest.js';
import { makePipe } from '../support/pipe.js';
import { childrenOf, finish, start, until } from '../support/process.js';
// @ts-expect-error a script without types
import { makeCorpus } from './corpus.mjs';

vi.setConfig({ testTimeout: 120_000 });

const SMALL = 'fixtures/text-values/source.txt';

async function corpus(count: number): Promise<string> {
  const folder = join(await tempFolder(), 'in');
  await makeCorpus(folder, count);
  return folder;
}

/** Waits until some files are done. */
function someDone(output: string, count: number): Promise<true> {
  return until(async () => {
    const journal = await readFile(join(output, '.declparse/journal.ndjson'), 'utf8').catch(() => '');
    return journal.split('\n').length - 2 >= count || null;
  });
}

/** Whether a process has ended; Linux only. */
function isGone(pid: number): Promise<boolean> {
  return readFile(`/proc/${pid}/stat`, 'utf8').then(
    (stat) => / Z /u.test(stat),
    () => true,
  );
}

describe.skipIf(process.platform !== 'linux')('a run', () => {
  it('that is stopped with all its processes, as a service is, leaves no failed file behind', async () => {
    const output = join(await tempFolder(), 'out');
    const { child, finished } = start([await corpus(16), '-o', output], { detached: true });
    await someDone(output, 3);
    process.kill(-child.pid!, 'SIGTERM');
    const { code, err } = await finished;
    expect([code, err]).toEqual([143, expect.stringMatching(/\d+ of 16 files are done\. Run the same command with/u)]);
    const { manifest } = manifestIn(output);
    expect(manifest).toMatchObject({ status: 'interrupted', totals: { failed: 0 } });
    expect(manifest.totals.pending).toBeGreaterThan(0);
  });

  it('gives up the files under way at a second Ctrl-C, and still says how to go on', async () => {
    const pipe = join(await tempFolder(), 'never.txt');
    makePipe(pipe);
    const output = join(await tempFolder(), 'out');
    const { child, finished } = start([SMALL, pipe, '-o', output, '-j', '1']);
    await someDone(output, 1);
    const started = performance.now();
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGINT');
    const { code, err } = await finished;
    expect(performance.now() - started).toBeLessThan(3000);
    expect([code, err]).toEqual([130, expect.stringContaining('1 of 2 files are done. Run the same command with')]);
    expect(manifestIn(output).manifest.inputs.map(({ status }) => status)).toEqual(['ok', 'pending']);
  });

  it('starts another worker for one that was killed before it was ready', async () => {
    const output = join(await tempFolder(), 'out');
    const { child, finished } = start([SMALL, 'fixtures/text-spaced-labels/source.txt', '-o', output, '-j', '1']);
    const [worker] = await until(() => childrenOf(child.pid!).length > 0 && childrenOf(child.pid!));
    process.kill(worker!, 'SIGKILL');
    expect((await finished).code).toBe(0);
    expect(manifestIn(output).manifest.totals).toMatchObject({ files: 2, failed: 0 });
  });

  it('leaves no worker behind when it is killed, not even one that waits for a pipe', async () => {
    const pipe = join(await tempFolder(), 'never.txt');
    makePipe(pipe);
    const output = join(await tempFolder(), 'out');
    const { child, finished } = start([SMALL, pipe, '-o', output, '-j', '1']);
    await someDone(output, 1);
    const [worker] = await childrenOf(child.pid!);
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGKILL');
    await finished;
    expect(await until(() => isGone(worker!))).toBe(true);
  });

  it('leaves no worker behind that saves a result later', async () => {
    const folder = await tempFolder();
    // The worker takes neither its task nor the end of the run until it goes on.
    const words = ['test/batch/orphan.mjs', SMALL, join(folder, 'a.json'), folder];
    const { signal, stdout } = spawnSync(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
    const worker = Number(stdout.toString());
    expect([signal, await isGone(worker)]).toEqual(['SIGKILL', false]);
    process.kill(worker, 'SIGCONT');
    await until(() => isGone(worker));
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps others away from its output as long as it lives', async () => {
    const folder = await corpus(16);
    const output = join(await tempFolder(), 'all.ndjson');
    const first = start([folder, '-o', output]);
    await until(() => childrenOf(first.child.pid!).length > 0);
    const { code, err } = await finish([folder, '-o', output]);
    expect([code, err]).toEqual([
      2,
      `declparse: ${output}: another run is writing to it. Wait for its end, or stop it.\n`,
    ]);
    first.child.kill('SIGKILL');
    await first.finished;
    expect((await finish([folder, '-o', output, '--resume', '-q'])).code).toBe(1);
  });
});

it('a run whose output cannot be made ends, and says why', async () => {
  const { code, err } = await finish(['fixtures/text-values', '-o', 'README.md/out/']);
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^declparse: README\.md\/out.*: cannot be written \(ENOTDIR\)/u),
  ]);
});
