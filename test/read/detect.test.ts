import { expect, it } from 'vitest';
import { detectKind } from '../../src/read/detect.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

it.each<[string, Uint8Array, string]>([
  ['a PDF', bytes('%PDF-1.7\n%âãÏÓ\n'), 'pdf'],
  ['a PDF behind junk', Buffer.concat([Buffer.alloc(900, 0x20), bytes('%PDF-1.4')]), 'pdf'],
  ['a PDF with a damaged mark', bytes('%PDQ-1.7\n1 0 obj <<>>\0\x01\x02\nstartxref\n9\n%%EOF\n'), 'pdf'],
  ['an archive with a PDF in it', bytes('PK\x03\x04\0\n1 0 obj <<>>\0\x01\x02\nstartxref\n9\n%%EOF\n'), 'binary'],
  ['text that mentions the mark late', bytes(`${'项目'.repeat(400)}%PDF-1.4`), 'text'],
  ['UTF-8', bytes('项目名称：办公用房修缮\r\n'), 'text'],
  ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes('项目名称', 'utf16le')]), 'text'],
  ['UTF-16 big endian', Buffer.concat([Buffer.from([0xfe, 0xff]), bytes('项目', 'utf16le').swap16()]), 'text'],
  ['UTF-16 without its mark', bytes('项目名称：修缮\n预算：100\n', 'utf16le'), 'text'],
  ['GB18030', Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6]), 'text'],
  ['text with form feeds and escapes', bytes('第一页\f第二页\x1b\n'), 'text'],
  ['text padded with NULs', Buffer.concat([bytes('项目名称'), Buffer.alloc(4096)]), 'text'],
  ['lines padded with NULs', bytes('项目名称\0\n修缮\0\0\r\n预算\0\n'), 'text'],
  ['nothing', bytes(''), 'empty'],
  ['blanks and NULs', Buffer.from([0, 0, 0x20, 0x0a, 0x0c, 0]), 'empty'],
  ['a zip archive', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0xb5, 0x55]), 'binary'],
  ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49]), 'binary'],
])('%s', (_name, input, kind) => {
  expect(detectKind(input)).toBe(kind);
});
