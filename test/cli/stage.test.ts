import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { run } from '../support/run.js';

const PDF = 'fixtures/shanghai-2026-browser/source.pdf';
const DUMP = 'fixtures/encoding-utf16/source.txt';

it('--stage prints what a stage made, one JSON text for each input', async () => {
  const pages = await run(['--stage', 'pages', PDF]);
  expect(JSON.parse(pages.out).pages[0].number).toBe(1);
  const forms = await run(['parse', DUMP, '--stage', 'form']);
  expect(JSON.parse(forms.out).forms[0].definition).toBe('shanghai-2020');
  expect([pages.code, forms.code]).toEqual([0, 0]);
});

it('--stage reads the files of a list', async () => {
  const list = join(await tempFolder(), 'list.txt');
  await writeFile(list, `${DUMP}\n`);
  const { code, out } = await run(['--stage', 'form', '--files-from', list]);
  expect(JSON.parse(out).forms[0].definition).toBe('shanghai-2020');
  expect(code).toBe(0);
});

it('--stage takes one of its words only, and names inputs that are not there', async () => {
  expect(await run(['--stage', 'cells', PDF])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('pages, grids, form'),
  });
  expect(await run(['--stage', 'form', 'not-there.pdf'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('not-there'),
  });
});

it('--debug-svg draws a file a page', async () => {
  const folder = join(await tempFolder(), 'drawings');
  expect(await run(['--debug-svg', folder, PDF])).toMatchObject({ code: 0, out: '' });
  expect(await readdir(folder)).toEqual(['source.pdf-01.svg']);
  expect(await readFile(join(folder, 'source.pdf-01.svg'), 'utf8')).toContain('>projectName<');
});

it('what gives nothing to see says why', async () => {
  const folder = await tempFolder();
  const drawings = join(folder, 'drawings');
  expect(await run(['--debug-svg', drawings, DUMP])).toMatchObject({
    code: 2,
    err: expect.stringContaining('only a PDF'),
  });
  await writeFile(join(folder, 'a.pdf'), '%PDF-1.4 nothing follows');
  for (const asked of [
    ['--debug-svg', drawings],
    ['--stage', 'pages'],
  ])
    expect(await run([...asked, join(folder, 'a.pdf')])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/a\.pdf: error: The PDF is damaged.+\[pdf-damaged\]\n$/u),
    });
  expect(await readdir(folder)).toEqual(['a.pdf']);
});
