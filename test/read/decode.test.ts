import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/read/decode.js';

const TEXT = '项目名称：办公用房修缮\n预算：600,000.00\n';
const utf16le = Buffer.from(TEXT, 'utf16le');
const utf32 = (text: string) => Buffer.from(new Uint32Array([...text].map((char) => char.codePointAt(0)!)).buffer);
const gbk = Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6]); // 项目名称

describe('encodings', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8', TEXT],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8', TEXT],
    ['UTF-16 LE with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le', TEXT],
    ['UTF-16 BE with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), 'utf-16be', TEXT],
    ['UTF-16 LE without', utf16le, 'utf-16le', TEXT],
    ['UTF-16 BE without', Buffer.from(utf16le).swap16(), 'utf-16be', TEXT],
    ['GB18030', gbk, 'gb18030', '项目名称'],
    ['four-byte GB18030', Buffer.concat([gbk, Buffer.from([0x82, 0x35, 0x8f, 0x33])]), 'gb18030', '项目名称龦'],
    ['UTF-32 LE with its mark', utf32(`\ufeff${TEXT}😀`), 'utf-32le', `${TEXT}😀`],
    ['UTF-32 BE with its mark', utf32(`\ufeff${TEXT}`).swap32(), 'utf-32be', TEXT],
    ['UTF-32 LE without', utf32(TEXT), 'utf-32le', TEXT],
    ['UTF-32 BE without', utf32(TEXT).swap32(), 'utf-32be', TEXT],
    ['Big5', Buffer.from('c15aaec4a5d8bcd0a5d3b3f8aaed', 'hex'), 'big5', '績效目標申報表'],
    ['plain ASCII', Buffer.from('abc'), 'utf-8', 'abc'],
  ])('%s', (_name, bytes, encoding, text) => {
    const decoded = decodeText(bytes);
    expect([decoded.encoding, decoded.text, decoded.problem]).toEqual([encoding, text, undefined]);
  });

  it('takes NULs and zero-width characters out', () => {
    expect(decodeText(Buffer.from('项\u200b目\u00ad名\0称\0\0\0')).text).toBe('项目名称');
  });
});

describe('bytes that are no text', () => {
  it('names the first line and goes on', () => {
    const bytes = Buffer.concat([
      Buffer.from('第一行\r\n第二行\r\n第三'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('行\r\n'),
    ]);
    const { text, encoding, problem } = decodeText(bytes);
    expect(encoding).toBe('utf-8');
    expect(text).toBe('第一行\r\n第二行\r\n第三\ufffd\ufffd行\r\n');
    expect(problem).toMatchObject({ code: 'undecodable-bytes', line: 3, params: { encoding: 'utf-8', count: 2 } });
  });

  it('a cut-off or impossible character of UTF-32 is one', () => {
    const bytes = Buffer.concat([utf32(TEXT), Buffer.from([0, 0, 0x11, 0, 0x41])]);
    expect(decodeText(bytes)).toMatchObject({
      encoding: 'utf-32le',
      text: `${TEXT}\ufffd\ufffd`,
      problem: { line: 3 },
    });
  });

  it('a cut-off last character is one', () => {
    const bytes = Buffer.from('项目名称').subarray(0, -1);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', text: '项目名\ufffd', problem: { line: 1 } });
  });

  it('damaged GB18030 stays GB18030', () => {
    const decoded = decodeText(Buffer.concat([gbk, Buffer.from([0x0a]), gbk, Buffer.from([0xff]), gbk]));
    expect(decoded).toMatchObject({ encoding: 'gb18030', problem: { code: 'undecodable-bytes', line: 2 } });
    expect(decoded.text.startsWith('项目名称\n项目名称')).toBe(true);
  });
});
