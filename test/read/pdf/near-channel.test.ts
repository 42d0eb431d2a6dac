import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { nearChannel } from '../../../src/read/pdf/near-channel.js';
import { readPdf } from '../../../src/read/pdf/read-pdf.js';

const message = (chunk: object) => ({ sourceName: 'worker', targetName: 'main', stream: 4, streamId: 1, chunk });

test('hands on what the sender goes on with as it was when it was posted', async () => {
  const [main, worker] = nearChannel();
  const heard = vi.fn();
  main.addEventListener('message', heard);
  const [fnArray, glyph] = [[1, 2], { unicode: '目' }];
  const content = { fnArray, argsArray: [[[glyph]]], items: ['a'] };
  worker.postMessage(message(content));
  fnArray.length = 0;
  content.items = [];
  expect(heard).not.toHaveBeenCalled();
  await Promise.resolve();
  const { data } = heard.mock.calls[0]![0];
  expect(data.chunk).toEqual({ fnArray: [1, 2], argsArray: [[[glyph]]], items: ['a'] });
  expect(data.chunk.argsArray[0][0][0]).toBe(glyph);
});

test('a listener is let go of by its signal or by name', async () => {
  const [main, worker] = nearChannel();
  const [heard, gone, stopped] = [vi.fn(), vi.fn(), new AbortController()];
  main.addEventListener('message', heard, { signal: stopped.signal });
  main.addEventListener('message', gone);
  main.removeEventListener('message', gone);
  stopped.abort();
  worker.postMessage(message({}));
  await Promise.resolve();
  expect(heard).not.toHaveBeenCalled();
  expect(gone).not.toHaveBeenCalled();
});

test('pdf.js leaves the engine its own functions', async () => {
  const own = [Array.prototype.push, JSON.parse, JSON.stringify, Function.prototype.toString];
  await readPdf(new Uint8Array(await readFile('fixtures/project-goal-writer/source.pdf')), { engine: 'pdfjs' });
  expect([Array.prototype.push, JSON.parse, JSON.stringify, Function.prototype.toString]).toEqual(own);
  expect(Function.prototype.toString.call(Array.prototype.push)).toContain('[native code]');
});
