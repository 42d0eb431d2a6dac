import { expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { type OpenPdf, OtherEngine, TimeIsUp } from '../../../src/read/pdf/engine.js';
import { IDENTITY } from '../../../src/read/pdf/matrix.js';
import { withSubstitute } from '../../../src/read/pdf/substitute.js';

/** An engine whose pages are as wide as it says, and that fails on some. */
function engine(width: number, failures: Record<number, Error> = {}): OpenPdf & { readonly calls: string[] } {
  const calls: string[] = [];
  const read = async <T>(what: string, number: number, result: T): Promise<T> => {
    calls.push(`${what} ${number}`);
    if (failures[number]) throw failures[number];
    return result;
  };
  return {
    calls,
    pageCount: 3,
    readText: (n) => read('text', n, { width, height: 1, base: IDENTITY, spans: [], slanted: [] }),
    readPainted: (n) => read('painted', n, { painted: [], largestImage: width }),
    tidy: async () => {},
    isLost: () => false,
    isTimeUp: () => false,
    close: async () => void calls.push('close'),
  };
}

it('reads a page with the second engine where the first fails, and says so once', async () => {
  const [first, second] = [engine(1, { 2: new Error('odd font') }), engine(2)];
  const found: Diagnostic[] = [];
  const open = withSubstitute(
    first,
    async () => second,
    (each) => found.push(each),
  );
  const texts = [await open.readText(1), await open.readText(2), await open.readText(3)];
  expect(texts.map(({ width }) => width)).toEqual([1, 2, 1]);
  expect((await open.readPainted(2, texts[1]!)).largestImage).toBe(2);
  expect(found).toMatchObject([{ code: 'engine-changed', page: 2, params: { reason: 'odd font' } }]);
  await open.close();
  expect(first.calls).toEqual(['text 1', 'text 2', 'text 3', 'close']);
  expect(second.calls).toEqual(['text 2', 'painted 2', 'close']);
});

it('says nothing of a page that the first engine leaves to the second', async () => {
  const found: Diagnostic[] = [];
  const first = engine(1, { 2: new OtherEngine('text from right to left') });
  const open = withSubstitute(
    first,
    async () => engine(2),
    (each) => found.push(each),
  );
  expect((await open.readText(2)).width).toBe(2);
  expect(found).toEqual([]);
});

it('gives the reason of the first engine when the second fails too, or cannot open the file', async () => {
  const first = engine(1, { 2: new Error('odd font') });
  const second = engine(2, { 2: new Error('no page') });
  await expect(
    withSubstitute(
      first,
      async () => second,
      () => {},
    ).readText(2),
  ).rejects.toThrow('odd font');
  const without = withSubstitute(
    first,
    () => Promise.reject(new Error('not installed')),
    () => {},
  );
  await expect(without.readText(2)).rejects.toThrow('odd font');
});

it('asks no second engine when the time is up', async () => {
  const open = withSubstitute(
    engine(1, { 2: new TimeIsUp() }),
    async () => engine(2),
    () => {},
  );
  await expect(open.readText(2)).rejects.toThrow(TimeIsUp);
});
