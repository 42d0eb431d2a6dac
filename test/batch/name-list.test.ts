import { describe, expect, it } from 'vitest';
import { collectInputs } from '../../src/batch/input-list.js';
import { makeIndex, makeNames } from '../../src/batch/name-list.js';

const NAMES = Array.from({ length: 5000 }, (_, i) => `${i % 7}/申报表 ${i}\n\ud800.txt`);

describe('names in one piece of memory', () => {
  const names = makeNames();
  for (const name of NAMES) names.add(name);

  it('come back as they were', () => {
    expect(Array.from(NAMES, (_, i) => names.at(i))).toEqual(NAMES);
  });

  it('are found by an index, the last of several that are the same', () => {
    const index = makeIndex((number) => names.at(number % NAMES.length));
    for (const i of NAMES.keys()) index.add(i);
    index.add(NAMES.length + 3);
    expect(NAMES.map((name) => index.find(name))).toEqual(NAMES.map((_, i) => (i === 3 ? NAMES.length + 3 : i)));
    expect(index.find('another')).toBeUndefined();
  });
});

it('a list of inputs says where each lies below the folder that all share', () => {
  const { addRoot, addFound, addNamed, list } = collectInputs();
  const root = addRoot('/a/b');
  addFound(root, '一/x.txt');
  addNamed('/a/c.pdf', '/a');
  addNamed('/a/d', '/a', { code: 'not-found', detail: 'ENOENT' });
  addNamed('-', null);
  expect([...list()]).toEqual([
    { input: '/a/b/一/x.txt', path: 'b/一/x.txt', index: 0 },
    { input: '/a/c.pdf', path: 'c.pdf', index: 1 },
    { input: '/a/d', path: 'd', index: 2, failure: { code: 'not-found', detail: 'ENOENT' } },
    { input: '-', path: '-', index: 3 },
  ]);
});
