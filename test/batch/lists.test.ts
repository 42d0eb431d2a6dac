import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { manifestIn } from '../support/manifest.js';
import { run } from '../support/run.js';

const SMALL = 'fixtures/text-values/source.txt';

describe('a list of names', () => {
  it('may be in UTF-16 or GBK, as Windows makes them', async () => {
    const folder = await tempFolder();
    const input = join(folder, '申报表.txt');
    await cp(SMALL, input);
    // `folder` is ASCII, so only the file's name needs its bytes in GBK.
    const gbk = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('c9eab1a8b1ed', 'hex'), Buffer.from('.txt\r\n')]);
    const lists = [Buffer.from(`${input}\r\n`), Buffer.from(`\ufeff${input}\r\n`, 'utf16le'), gbk];
    for (const stdin of lists) {
      const { code } = await run(['--files-from', '-', '-o', join(folder, 'out/')], { stdin });
      const { manifest } = manifestIn(join(folder, 'out'));
      expect([code, manifest.inputs.map((row) => row.input)]).toEqual([0, [input]]);
    }
  });

  it('without a name is no success', async () => {
    const { code, err } = await run(['--files-from', '-'], { stdin: '\n\n' });
    expect([code, err]).toEqual([2, 'declparse: -: the list names no file.\n']);
  });

  it('with zero bytes between the names asks for -0', async () => {
    // Between short names they look like UTF-16.
    for (const name of [SMALL, 'a.pdf', 'nul'])
      expect(await run(['--files-from', '-'], { stdin: `${name}\0${name}\0` })).toMatchObject({
        code: 2,
        err: expect.stringContaining('Add -0'),
      });
  });
});

it.skipIf(process.platform !== 'linux')('a name that is not in UTF-8 is said to be one', async () => {
  const folder = await tempFolder();
  const name = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('c9eab1a8b1ed', 'hex'), Buffer.from('.txt')]);
  await writeFile(name, '甲');
  const { code, err } = await run([folder]);
  expect([code, err]).toEqual([2, expect.stringContaining('the name is not in UTF-8')]);
});
