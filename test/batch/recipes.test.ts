import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../support/folder.js';
// @ts-expect-error a script without types
import { makeCorpus } from './corpus.mjs';

vi.setConfig({ testTimeout: 240_000 });

const README = ['README.md', 'README.zh-CN.md'];

/** A folder with filings in `2024/`, and the program by its name, also for `npx`. */
async function withProgram() {
  const folder = await tempFolder();
  await makeCorpus(join(folder, '2024'), 12);
  const [bin, program] = [join(folder, 'bin'), join(process.cwd(), 'bin/declparse.js')];
  await mkdir(bin);
  await symlink(program, join(bin, 'declparse'));
  await writeFile(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n');
  for (const name of ['declparse', 'npx']) await chmod(join(bin, name), 0o755);
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  const sh = (command: string, more: Record<string, string> = {}) =>
    spawnSync('sh', ['-c', command], { cwd: folder, env: { ...env, ...more }, encoding: 'utf8' });
  return { folder, sh };
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

describe.skipIf(process.platform === 'win32')('the recipes of the README', () => {
  it.skipIf(!isInstalled('parallel'))('for GNU parallel: merged to the bytes of one run', async () => {
    const [recipe] = /^parallel .+\n.+ merge .+$/mu.exec(await readFile('README.md', 'utf8'))!;
    const { folder, sh } = await withProgram();
    expect(sh(recipe)).toMatchObject({ status: 1, stderr: expect.stringContaining('4 manifests, 12 files merged') });
    sh('declparse 2024/ -o one.csv --table indicators -q');
    expect(await readFile(join(folder, '2024.csv'))).toEqual(await readFile(join(folder, 'one.csv')));
  });

  it('for a Kubernetes Indexed Job: each index its shard, then merged', async () => {
    const text = await readFile('README.md', 'utf8');
    const yaml = /```yaml\n(apiVersion: batch\/v1\n.+?)```/su.exec(text)![1]!;
    const script = /^( +)- \|\n((?:\1 .+\n)+)/mu.exec(yaml)![2]!;
    const completions = Number(/completions: (\d+)/u.exec(yaml)![1]);
    const { folder, sh } = await withProgram();
    for (let index = 0; index < completions; index++) {
      expect(sh(script, { JOB_COMPLETION_INDEX: String(index) })).toMatchObject({ status: 0 });
    }
    expect(sh('declparse merge results/ -o 2024.xlsx').stderr).toContain('4 manifests, 12 files merged');
    sh('declparse 2024/ -o one.xlsx -q');
    expect(await readFile(join(folder, '2024.xlsx'))).toEqual(await readFile(join(folder, 'one.xlsx')));
  });

  it('agree in both languages', async () => {
    const [en, zh] = await Promise.all(README.map((name) => readFile(name, 'utf8')));
    const bare = (text: string) => /```yaml\n(apiVersion.+?)```/su.exec(text)![1]!.replace(/ +#.+/gu, '');
    expect(bare(zh!)).toBe(bare(en!));
    if (spawnSync('python3', ['-c', 'import yaml']).status !== 0) return;
    const read = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))';
    const job = JSON.parse(execFileSync('python3', ['-c', read], { input: bare(en!), encoding: 'utf8' }));
    expect(job).toMatchObject({ kind: 'Job', spec: { completionMode: 'Indexed', completions: 4, parallelism: 4 } });
  });
});
