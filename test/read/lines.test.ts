import { describe, expect, it } from 'vitest';
import { toLines } from '../../src/read/lines.js';

/** Line number, page, blank lines before, text. */
const lines = (text: string) => toLines(text).lines.map((each) => [each.line, each.page, each.blankBefore, each.text]);

describe('lines', () => {
  it('counts lines whatever ends them', () => {
    expect(lines('甲\r\n乙\r丙\n\n丁')).toEqual([
      [1, null, 0, '甲'],
      [2, null, 0, '乙'],
      [3, null, 0, '丙'],
      [5, null, 1, '丁'],
    ]);
  });

  it('keeps leading blanks, drops trailing ones, and takes a full-width blank line for blank', () => {
    expect(lines('\u3000\u3000甲  \n\u3000\u3000\n \t\n  乙')).toEqual([
      [1, null, 0, '\u3000\u3000甲'],
      [4, null, 2, '  乙'],
    ]);
  });

  it('takes a blank at which no line may be broken for a blank', () => {
    expect(lines('甲\u00a0乙\u202f丙')).toEqual([[1, null, 0, '甲 乙 丙']]);
  });

  it('drops control characters but no tab', () => {
    expect(lines('甲\u0001乙\t丙\n\u0002\n丁')).toEqual([
      [1, null, 0, '甲乙\t丙'],
      [3, null, 0, '丁'],
    ]);
  });
});

describe('a file without line ends', () => {
  it('is taken in pieces, without a loss', () => {
    const text = `甲${'𠮷乙丙'.repeat(2_000_000)}`;
    const { lines: pieces } = toLines(text);
    expect(Math.max(...pieces.map((each) => each.text.length))).toBeLessThanOrEqual(100_000);
    expect(pieces.map((each) => each.text).join('') === text).toBe(true);
    expect(pieces.every(({ line, text: piece }) => line === 1 && Buffer.from(piece).toString() === piece)).toBe(true);
  });
});

describe('pages', () => {
  it('a form feed begins a page and is no blank line', () => {
    expect(lines('甲\n\f乙\n\n\f\n丙')).toEqual([
      [1, 1, 0, '甲'],
      [2, 2, 0, '乙'],
      [5, 3, 1, '丙'],
    ]);
  });

  it('a form feed inside a line ends it', () => {
    expect(lines('甲\f乙')).toEqual([
      [1, 1, 0, '甲'],
      [1, 2, 0, '乙'],
    ]);
  });

  it.each([
    ['甲', null],
    ['甲\f', 1],
    ['甲\f乙', 2],
    ['甲\f乙\f', 2],
    ['甲\f\f', 2],
    ['\f甲', 2],
  ])('%j has %j pages', (text, pages) => {
    expect(toLines(text).pages).toBe(pages);
  });

  it('takes blanks for line ends where each page stands on one line of its own', () => {
    const page = Array.from({ length: 80 }, (_, i) => `格${i}`);
    const { lines: found, isRunOn } = toLines(`${page.join(' ')}\f${page.join('  ')}\n`);
    expect(found.map(({ text }) => text)).toEqual([...page, ...page]);
    expect([found.at(0)?.page, found.at(-1)?.page, isRunOn]).toEqual([1, 2, true]);
  });

  it('does so below a heading that has a line of its own', () => {
    const cells = Array.from({ length: 80 }, (_, i) => `格${i}`);
    const { lines: found, isRunOn } = toLines(`附件2\n\n${cells.join(' ')}\n`);
    expect(found.map(({ text }) => text)).toEqual(['附件2', ...cells]);
    expect(isRunOn).toBe(true);
  });

  it.each([
    ['a line among others', `${'甲乙丙丁\n'.repeat(20)}${'乙 '.repeat(80)}`],
    ['a table in HTML', `表一\n<table>${'<tr> <td> 乙</td> </tr>'.repeat(80)}`],
    ['a paragraph with few blanks', `${'本项目旨在提高效率。'.repeat(90)} 完`],
  ])('leaves the blanks of %s', (_, text) => {
    expect(toLines(text)).toMatchObject({ isRunOn: false });
  });
});
