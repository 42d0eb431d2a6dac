import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { run } from '../support/run.js';

vi.setConfig({ testTimeout: 60_000 });

const FILES = ['fixtures/text-values/source.txt', 'fixtures/text-spaced-labels/source.txt'];

it('a manifest that another program printed anew is merged all the same', async () => {
  const folder = await tempFolder();
  await run([...FILES, '-o', join(folder, 'out/')]);
  const path = join(folder, 'out/declparse-manifest.json');
  const merged = [];
  for (const indent of [null, 0, 2, 4]) {
    if (indent !== null) await writeFile(path, JSON.stringify(JSON.parse(await readFile(path, 'utf8')), null, indent));
    const target = join(folder, `${indent}.ndjson`);
    expect((await run(['merge', join(folder, 'out'), '-o', target])).code).toBe(0);
    merged.push(await readFile(target, 'utf8'));
  }
  expect(new Set(merged).size).toBe(1);
});

it('of an input that several runs have one counts', async () => {
  const folder = await tempFolder();
  for (const name of ['a', 'b']) {
    await mkdir(join(folder, name));
    await run([...FILES, '-o', join(folder, name, 'all.json')]);
  }
  const target = join(folder, 'all.json');
  const { code, err } = await run(['merge', join(folder, 'a'), join(folder, 'b'), '-o', target]);
  expect([code, err]).toEqual([0, expect.stringContaining('2')]);
  expect(JSON.parse(await readFile(target, 'utf8'))).toHaveLength(2);
});
