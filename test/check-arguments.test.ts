import { expect, it } from 'vitest';
import { parseDeclaration, runStages } from '../src/index.js';

it.each<[string, unknown, object, RegExp]>([
  [
    'text in place of bytes',
    '项目名称',
    {},
    /Uint8Array or Buffer, and not a string\. Read the file without an encoding/u,
  ],
  ['nothing', undefined, {}, /and not undefined\.$/u],
  ['a list of numbers', [1, 2], {}, /and not an Array\.$/u],
  ['an unknown language', new Uint8Array(), { language: 'fr' }, /^language must be one of en, zh, and not "fr"/u],
  ['an unknown engine', new Uint8Array(), { engine: 'poppler' }, /^engine must be one of auto, pdfjs, native/u],
  ['one form', new Uint8Array(), { forms: {} }, /^forms must be an array/u],
])('%s is a mistake of the caller', async (_name, bytes, options, words) => {
  for (const work of [parseDeclaration, runStages])
    await expect(work(bytes as Uint8Array, options)).rejects.toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringMatching(words) }),
    );
});
