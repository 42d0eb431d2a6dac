import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { manifestIn } from '../support/manifest.js';
import { makePipe } from '../support/pipe.js';
import { childrenOf, finish, start, startLimited, until } from '../support/process.js';
// @ts-expect-error a script without types
import { makeCorpus } from './corpus.mjs';

// Whole runs of real processes, beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const SMALL = 'fixtures/text-values/source.txt';
/** Enough for one damaged file and one PDF, and for a kill in the middle. */
const FILES = 16;

async function corpus(count = FILES): Promise<string> {
  const folder = join(await tempFolder(), 'in');
  await makeCorpus(folder, count);
  return folder;
}

/** All files below a folder with their bytes, but for the manifests, which hold times. */
async function snapshot(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of (await readdir(folder, { recursive: true })).toSorted()) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile() || name.includes('declparse-manifest')) continue;
    files.set(
      name,
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return files;
}

describe('a folder', () => {
  it('is mirrored, one result an input, with a manifest of all of them', async () => {
    const folder = await corpus();
    const output = join(await tempFolder(), 'out');
    const { code, out, err } = await finish([folder, '-o', `${output}/`]);
    expect([code, out]).toEqual([1, '']); // some are damaged
    const inputs = (await snapshot(folder)).keys();
    const results = [...(await snapshot(output)).keys()];
    expect(results).toEqual([...inputs].map((name) => `${name}.json`).toSorted());
    const { manifest, rows } = manifestIn(output);
    expect(manifest).toMatchObject({ status: 'complete', totals: { files: FILES, failed: 0, pending: 0 } });
    expect(manifest.inputs.map((row) => row.index)).toEqual(Array.from({ length: FILES }, (_, i) => i));
    const [path, row] = [...rows].find(([, { status }]) => status === 'ok')!;
    const bytes = await readFile(join(folder, path));
    expect(row).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
    expect(row.projects).toBe(JSON.parse(await readFile(join(output, row.output!), 'utf8')).projects.length);
    expect(err).toMatch(new RegExp(`^files +${FILES}$`, 'mu'));
    expect(await readdir(output)).not.toContain('.declparse');
  });

  it('keeps apart what has the same name: two endings, two folders', async () => {
    const folder = await tempFolder();
    for (const name of ['a', 'b']) await mkdir(join(folder, name));
    for (const name of ['a/x.txt', 'a/x.pdf', 'b/x.txt']) await writeFile(join(folder, name), `甲 ${name}`);
    await finish([join(folder, 'a'), join(folder, 'b'), '-o', join(folder, 'out')]);
    const results = [...(await snapshot(join(folder, 'out'))).keys()];
    expect(results).toEqual(['a/x.pdf.json', 'a/x.txt.json', 'b/x.txt.json']);
  });

  it('with links in a circle and to nowhere ends, and reads each file once', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'in/deep'), { recursive: true });
    await mkdir(join(folder, 'elsewhere'));
    await writeFile(join(folder, 'in/deep/a.txt'), '甲');
    await writeFile(join(folder, 'elsewhere/b.txt'), '乙');
    await symlink('..', join(folder, 'in/deep/up'));
    await symlink('.', join(folder, 'in/self'));
    await symlink('../elsewhere', join(folder, 'in/linked'));
    await symlink('missing.txt', join(folder, 'in/lost.txt'));
    const { code } = await finish([join(folder, 'in'), '-o', join(folder, 'out/')]);
    const { rows } = manifestIn(join(folder, 'out'));
    expect([...rows.keys()]).toEqual(['deep/a.txt', 'linked/b.txt', 'lost.txt']);
    expect(rows.get('lost.txt')).toMatchObject({ status: 'failed', reason: { code: 'not-found' } });
    expect(code).toBe(2);
  });

  it.skipIf(process.platform === 'win32')('that cannot be read costs that folder only', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'in/closed'), { recursive: true });
    for (const name of ['in/a.txt', 'in/closed/b.txt', 'in/z.txt']) await writeFile(join(folder, name), '甲');
    // The superuser may read everything, so somebody else has to try.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    execFileSync('chmod', ['-R', 'a+rwX', folder]);
    execFileSync('chmod', ['0', join(folder, 'in/closed')]);
    const { code, err } = await finish([join(folder, 'in'), '-o', join(folder, 'out/')], nobody);
    execFileSync('chmod', ['755', join(folder, 'in/closed')]);
    const { rows } = manifestIn(join(folder, 'out'));
    expect([...rows.values()].map(({ status }) => status)).toEqual(['findings', 'findings', 'failed']);
    expect(rows.get('closed')).toMatchObject({ reason: { code: 'not-readable', detail: 'EACCES' } });
    expect([code, err]).toEqual([2, expect.stringContaining('in/closed: cannot be read (EACCES)')]);
  });

  it('may come as a list of names with line breaks', async () => {
    const folder = await corpus(12);
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(txt|pdf)$/u.test(name));
    const output = join(await tempFolder(), 'all.ndjson');
    const stdin = names.map((name) => `${join(folder, name)}\0`).join('');
    await finish(['--files-from', '-', '-0', '-o', output], { stdin });
    const { manifest } = manifestIn(join(output, '..'));
    expect(manifest.inputs.map(({ input }) => input)).toEqual(names.map((name) => join(folder, name)));
    expect(manifest.totals.failed).toBe(0);
  });
});

describe('a run that is killed', () => {
  it.each(['out/', 'all.ndjson', 'all.xlsx'])(
    'goes on with --resume and ends with the same bytes: %s',
    async (name) => {
      const folder = await corpus();
      const [whole, broken] = [await tempFolder(), await tempFolder()];
      await finish([folder, '-o', join(whole, name), '-q']);
      const { child, finished } = start([folder, '-o', join(broken, name), '-q'], { detached: true });
      await until(async () => (await journalRows(broken, name)) >= 5);
      process.kill(-child.pid!, 'SIGKILL'); // with its workers, as a machine that goes down
      await finished;
      if (name === 'out/') {
        const done = await snapshot(whole);
        for (const [path, hash] of await snapshot(broken)) {
          if (!path.includes('.declparse')) expect([path, hash]).toEqual([path, done.get(path)]);
        }
      }
      const { code, err } = await finish([folder, '-o', join(broken, name), '--resume']);
      expect(code).toBe(1);
      expect(Number(/^ +taken over +(\d+)$/mu.exec(err)?.[1])).toBeGreaterThanOrEqual(5);
      await rm(join(broken, `.${name}.declparse`), { recursive: true, force: true }); // kept for the next --resume
      expect(await snapshot(broken)).toEqual(await snapshot(whole));
    },
  );

  it('does again what has changed, and nothing else', async () => {
    const folder = await corpus(12);
    const output = join(await tempFolder(), 'all.csv');
    const run = async (...more: string[]) => {
      const { err } = await finish([folder, '-o', output, '--resume', ...more]);
      return Number(/^ +taken over +(\d+)$/mu.exec(err)?.[1] ?? 0);
    };
    expect(await run()).toBe(0);
    expect(await run()).toBe(12);
    await cp(SMALL, join(folder, '新.txt'));
    expect(await run()).toBe(12);
    await writeFile(join(folder, '新.txt'), '甲');
    expect(await run()).toBe(12);
    expect(await run('--rules', 'off')).toBe(0);
  });
});

it.each([[], ['--resume']])('no result stays of an input that can be read no more: %j', async (...more) => {
  const [folder, output] = [await tempFolder(), await tempFolder()];
  for (const name of ['a.txt', 'b.txt']) await cp(SMALL, join(folder, name));
  expect((await finish([folder, '-o', output])).code).toBe(0);
  await rm(join(folder, 'b.txt'));
  await symlink('nowhere', join(folder, 'b.txt'));
  expect((await finish([folder, '-o', output, ...more])).code).toBe(2);
  expect([...(await snapshot(output)).keys()]).toEqual(['a.txt.json']);
  expect(manifestIn(output).rows.get('b.txt')).toMatchObject({ status: 'failed', output: null });
});

it('a result whose name is taken by a folder costs that file only', async () => {
  const [folder, output] = [await tempFolder(), await tempFolder()];
  for (const name of ['a.txt', 'b.txt']) await cp(SMALL, join(folder, name));
  await mkdir(join(output, 'a.txt.json'));
  const { code, err } = await finish([folder, '-o', output]);
  expect([code, err]).toEqual([2, expect.stringContaining('a.txt: its result cannot be written (EISDIR)')]);
  expect(manifestIn(output).manifest).toMatchObject({ status: 'complete', totals: { ok: 1, failed: 1 } });
});

/** So many rows the journal of a run holds by now. */
async function journalRows(folder: string, name: string): Promise<number> {
  const work = name.endsWith('/') ? join(folder, name, '.declparse') : join(folder, `.${name}.declparse`);
  const text = await readFile(join(work, 'journal.ndjson'), 'utf8').catch(() => '');
  return text.split('\n').length - 2;
}

describe.skipIf(process.platform !== 'linux')('a file that goes wrong costs that file only', () => {
  async function withPipe() {
    const place = await tempFolder();
    makePipe(join(place, 'never.txt'));
    for (const name of ['a.txt', 'z.txt']) await cp(SMALL, join(place, name));
    return ['a.txt', 'never.txt', 'z.txt'].map((name) => join(place, name));
  }

  it('by taking too long', async () => {
    const inputs = await withPipe();
    const output = join(await tempFolder(), 'all.json');
    const { code, err } = await finish([...inputs, '-o', output, '--timeout', '5', '-j', '1']);
    expect([code, err]).toEqual([2, expect.stringContaining('never.txt: given up after 5 s.')]);
    const documents = JSON.parse(await readFile(output, 'utf8'));
    expect(documents.map((each: { source: { path: string } }) => each.source.path)).toEqual([inputs[0], inputs[2]]);
  });

  it('by needing too much memory', async () => {
    const { code, out, err } = await finish([
      SMALL,
      '/dev/zero',
      SMALL.replace('values', 'spaced-labels'),
      '--memory',
      '128',
    ]);
    expect([code, err]).toEqual([2, expect.stringContaining('/dev/zero: given up because it needs too much memory')]);
    expect(JSON.parse(out)).toHaveLength(2);
  });

  it('by the death of its worker', async () => {
    const inputs = await withPipe();
    const output = join(await tempFolder(), 'out');
    const { child, finished } = start([...inputs, '-o', output, '-j', '1']);
    // The first file is done, so the worker sits at the pipe.
    const [worker] = await until(
      async () => (await stat(join(output, 'a.txt.json')).catch(() => null)) && childrenOf(child.pid!),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.kill(worker!, 'SIGKILL');
    const { code, err } = await finished;
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('never.txt: not done because its worker was ended from outside (SIGKILL)'),
    ]);
    const { rows } = manifestIn(output);
    expect([...rows.values()].map(({ status }) => status)).toEqual(['ok', 'failed', 'ok']);
  });

  it('and Ctrl-C leaves the rest for the next time', async () => {
    const inputs = await withPipe();
    const output = join(await tempFolder(), 'out');
    const { child, finished } = start([...inputs, '-o', output, '-j', '1']);
    await until(() => stat(join(output, 'a.txt.json')).catch(() => null));
    child.kill('SIGINT');
    const { code, err } = await finished;
    expect([code, err]).toEqual([
      130,
      expect.stringContaining('1 of 3 files are done. Run the same command with --resume'),
    ]);
    const { manifest } = manifestIn(output);
    expect(manifest.status).toBe('interrupted');
    expect(manifest.inputs.map(({ status }) => status)).toEqual(['ok', 'pending', 'pending']);
  });

  it('but a full disk stops the run, and what was done is kept', async () => {
    const inputs = await corpus(12);
    const output = join(await tempFolder(), 'out');
    // Files larger than eight blocks cannot be written: the rows soon need more.
    const { code, err } = await startLimited('ulimit -f 8', [inputs, '-o', `${output}/`]).finished;
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /Stopped: results cannot be written any more \(EFBIG\)\. .+ \d+ of 12 files are done\. When that is put right/u,
      ),
    ]);
    const resumed = await finish([inputs, '-o', `${output}/`, '--resume']);
    expect(resumed.code).toBe(1);
    expect(manifestIn(output).manifest).toMatchObject({ status: 'complete', totals: { files: 12, failed: 0 } });
    const full = await finish([inputs, '-o', '/dev/full', '-f', 'ndjson']);
    expect([full.code, full.err]).toEqual([
      2,
      expect.stringContaining('cannot be written any more (ENOSPC). The disk is full'),
    ]);
  });
});

describe('shards', () => {
  it('cover the list, each file in one, and merge to the same bytes and one manifest', async () => {
    const folder = await corpus();
    const place = await tempFolder();
    for (const name of ['all.ndjson', 'all.csv', 'all.json']) await finish([folder, '-o', join(place, name), '-q']);
    const parts = [1, 2, 3].map((i) => join(place, `part-${i}/`));
    for (const [i, part] of parts.entries()) await finish([folder, '-o', part, '--shard', `${i + 1}/3`, '-q']);
    const merged = join(place, 'merged');
    await mkdir(merged);
    for (const name of ['all.ndjson', 'all.csv', 'all.json']) {
      const { code, err } = await finish(['merge', ...parts, '-o', join(merged, name)]);
      expect([code, err]).toEqual([1, `declparse: 3 manifests, ${FILES} files merged\n`]);
      expect(await readFile(join(merged, name))).toEqual(await readFile(join(place, name)));
    }
    expect((await finish(['merge', ...parts, '-o', join(place, 'joined/')])).code).toBe(1);
    const { manifest } = manifestIn(join(place, 'joined'));
    expect(manifest.inputs.map(({ index }) => index)).toEqual(Array.from({ length: FILES }, (_, i) => i));
    expect((await snapshot(join(place, 'joined'))).size).toBe(FILES);
  });

  it('do not write over each other', async () => {
    const output = join(await tempFolder(), 'all.ndjson');
    const run = (i: number) => finish(['fixtures/text-values', SMALL, '-o', output, '--shard', `${i}/2`, '-q']);
    expect((await run(1)).code).toBe(0);
    const { code, err } = await run(2);
    expect([code, err]).toEqual([2, expect.stringContaining('holds the results of shard 1/2')]);
    expect((await run(1)).code).toBe(0);
  });

  it('do not merge when one is missing or unfinished', async () => {
    const folder = await corpus(6);
    const place = await tempFolder();
    for (const i of [1, 3]) await finish([folder, '-o', join(place, 'out/'), '--shard', `${i}/3`, '-q']);
    const { code, err } = await finish(['merge', join(place, 'out'), '-o', join(place, 'all.json')]);
    expect([code, err]).toEqual([2, expect.stringContaining('Missing shards: 2/3')]);
  });
});
