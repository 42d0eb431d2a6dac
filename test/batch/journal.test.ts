import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyRow } from '../../src/batch/convert-file.js';
import { openJournal, readJournal } from '../../src/batch/journal.js';
import { readKnown } from '../../src/batch/known.js';
import { linesOf } from '../../src/batch/lines.js';
import { type ManifestHead, readHead, readRows, writeManifest } from '../../src/batch/manifest.js';
import type { Input, Row } from '../../src/batch/types.js';
import { tempFolder } from '../support/folder.js';

const HEAD = { key: 'k', status: 'interrupted', output: { name: null } } as ManifestHead;
/** Separators of Unicode may stand in names, and end no line. */
const PATHS = ['甲.txt', 'a\u2028b.txt', 'c\u0085\r.txt', 'd.txt'];
const INPUTS: Input[] = PATHS.map((path, index) => ({ input: `in/${path}`, path, index }));

const row = (path: string, more: Partial<Row>): Row => ({
  ...emptyRow({ input: `old/${path}`, path, index: 7 }),
  ...more,
});

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

it('lines end at a line feed only', async () => {
  const path = join(await tempFolder(), 'a');
  const lines = ['a\u2028b', '', 'c\rd', '甲'.repeat(100_000), 'e'];
  await writeFile(path, lines.join('\n'));
  expect(await all(linesOf(path))).toEqual(lines);
});

it('a manifest is read as it was written, the head without the rows', async () => {
  const path = join(await tempFolder(), 'manifest.json');
  for (const paths of [[], PATHS]) {
    const rows = paths.map((each) => row(each, { status: 'ok' }));
    await writeManifest(
      path,
      HEAD,
      rows.map((each) => JSON.stringify(each)),
    );
    expect(await readHead(path)).toMatchObject(HEAD);
    expect(await all(readRows(path))).toEqual(rows);
  }
  expect(await readHead(`${path}.not`)).toBeNull();
  await writeFile(path, '[');
  expect([await readHead(path), await all(readRows(path))]).toEqual([null, []]);
});

it('of what is known of each input the newest counts, and outlives the next run', async () => {
  const work = await tempFolder();
  const target = () => ({ target: null, output: null });
  const places = { work, parts: work, manifest: join(work, 'manifest.json'), combined: null, target };
  const known = () => readKnown(places, 'k', INPUTS);
  const old = [row('甲.txt', { status: 'ok', sha256: '1' }), row('a\u2028b.txt', { status: 'ok', sha256: '2' })];
  const lines = [...old, row('d.txt', {}), row('gone.txt', { status: 'ok' })].map((each) => JSON.stringify(each));
  await writeManifest(places.manifest, HEAD, lines);
  const killed = await openJournal(work, 'k', 8, []);
  await killed.append(row('a\u2028b.txt', { status: 'findings', sha256: '3' }));
  await killed.close();
  await appendFile(join(work, 'journal.ndjson'), '{"path":"d.txt","status":"ok","sha'); // cut off
  const expected = [
    { ...old[0], input: 'in/甲.txt', index: 0 },
    { ...old[1], input: 'in/a\u2028b.txt', index: 1, status: 'findings', sha256: '3' },
  ];
  expect(await all(known())).toEqual(expected);

  const journal = await openJournal(work, 'k', INPUTS.length, known());
  const done = row('甲.txt', { ...INPUTS[0], status: 'findings' });
  await journal.append(done);
  const [now, before] = [journal.read, journal.readEarlier].map((read) =>
    INPUTS.map(({ index }) => JSON.parse(read(index) ?? 'null') as Row | null),
  );
  expect([now, before]).toEqual([
    [done, null, null, null],
    [...expected, null, null],
  ]);
  expect(INPUTS.map(({ index }) => journal.has(index))).toEqual([true, false, false, false]);
  await journal.close();
  expect(await all(known())).toEqual([expected[1], done]);
  expect(await all(readJournal(work, 'other key'))).toEqual([]);
});
