import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { latin, makePdf } from '../support/make-pdf.js';

const SEED = 'fixtures/shanghai-2020/source.txt';

function start(argv: string[], stdio?: StdioOptions, locale = 'C'): ChildProcess {
  const env = { ...process.env, LANG: locale, LC_ALL: locale, LC_MESSAGES: locale };
  return spawn(process.execPath, ['bin/declparse.js', ...argv], { env, ...(stdio && { stdio }) });
}

async function finish(child: ChildProcess) {
  const [out, err, code] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { out, err, code };
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

it('parses a file and ends by itself', async () => {
  const { out, err, code } = await finish(start([SEED]));
  expect(code).toBe(0);
  expect(JSON.parse(out).projects).toHaveLength(7);
  expect(err).not.toContain('\u001b');
});

it.each([
  ['en', 'C'],
  ['zh', 'zh_CN.UTF-8'],
])('tells of itself as the build wrote it down: in %s', async (language, locale) => {
  const [told, made] = await Promise.all([
    finish(start(['--help'], undefined, locale)),
    finish(start(['--lang', language, '--help'])),
  ]);
  expect(await readFile(`dist/help.${language}.txt`, 'utf8')).toBe(made.out);
  expect(told).toEqual({ out: made.out, err: '', code: 0 });
});

it('reads a pipe', async () => {
  const child = start([]);
  child.stdin!.end(await readFile(SEED));
  const { out, code } = await finish(child);
  expect([code, JSON.parse(out).source.path]).toEqual([0, '-']);
});

it('does not mind a reader that goes away', async () => {
  const child = start([SEED, SEED, '--evidence']);
  child.stdout!.once('data', () => child.stdout!.destroy());
  const [err, code] = await Promise.all([
    text(child.stderr!),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  expect(err).not.toMatch(/EPIPE|^\s+at /mu);
  expect(code).toBe(0);
});

it('survives a PDF whose objects pdf.js begins to read and forgets', async () => {
  const broken = { content: latin('page', 10, 10), entries: '/Annots [' };
  const child = start(['--engine', 'pdfjs', '-']);
  child.stdin!.end(makePdf([broken, broken]));
  const { out, err, code } = await finish(child);
  expect(err).not.toMatch(/^\s+at /mu);
  expect([code, JSON.parse(out).projects]).toEqual([1, []]);
});

it('hands a PDF that one engine cannot open to the other, in the program and in a worker', async () => {
  const folder = await tempFolder();
  const cut = join(folder, 'cut.pdf');
  const whole = await readFile('fixtures/unruled-system/source.pdf');
  await writeFile(cut, whole.subarray(0, whole.length / 2));
  for (const argv of [[cut], [cut, '-o', join(folder, 'out/')]]) {
    const { err, code } = await finish(start(argv));
    expect(err).toMatch(/cut\.pdf: error: The PDF is damaged/u);
    expect(code).toBe(1);
  }
});

it('takes files without options a shorter way to the same words', async () => {
  for (const files of [[SEED], ['missing.txt'], ['missing/*.txt'], ['fixtures/unruled-system/source.pdf']])
    expect(await finish(start(files))).toEqual(await finish(start(['parse', ...files])));
});

it('hands the exit code on', async () => {
  expect(await finish(start(['missing.txt']))).toMatchObject({ code: 2, out: '' });
});

it('prints the version of the package', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(await finish(start(['--version']))).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

it('exports the library with its types', async () => {
  const library = await import(new URL('../../dist/index.js', import.meta.url).href);
  const { projects } = await library.parseDeclaration(await readFile(SEED), { path: 'x.txt' });
  expect(projects).toHaveLength(7);
  expect(await readFile('dist/types/index.d.ts', 'utf8')).toContain('parseDeclaration');
  // Who requires it gets the same.
  expect(createRequire(import.meta.url)('declparse').parseDeclaration).toBe(library.parseDeclaration);
});

/** A device on which there is never any room. */
const FULL = '/dev/full';

it.skipIf(!existsSync(FULL)).each([
  ['a file', [SEED]],
  ['several', [SEED, SEED.replace('shanghai-2020', 'text-values')]],
  ['check', ['check', SEED]],
  ['check for JUnit', ['check', SEED, '--format', 'junit']],
  ['--version', ['--version']],
])('says so when the disk behind standard output is full: %s', async (_name, argv) => {
  const full = await open(FULL, 'w');
  const child = start(argv, ['ignore', full.fd, 'pipe']);
  const [err, code] = await Promise.all([
    text(child.stderr!),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  await full.close();
  expect(code).toBe(2);
  expect(err).toMatch(/^declparse: .+\(ENOSPC\)\. The disk is full: make room\./mu);
  expect(err).not.toMatch(/^\s+at /mu);
});

it.skipIf(!existsSync(FULL))('loses no data when nobody can take down the messages', async () => {
  const full = await open(FULL, 'w');
  const child = start([SEED], ['ignore', 'pipe', full.fd]);
  const [out, code] = await Promise.all([
    text(child.stdout!),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  await full.close();
  expect([code, JSON.parse(out).projects.length]).toEqual([0, 7]);
});
