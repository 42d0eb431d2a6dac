import { expect, it } from 'vitest';
import { withoutPrefix } from '../../src/read/prefix.js';

const TEXT = Array.from({ length: 24 }, (_, i) => (i % 5 === 0 ? `  ${i}. 目标` : `正文${i}`));

it.each([
  ['line numbers', (line: string, i: number) => `${String(i + 1).padStart(6)}\t${line}`],
  ['places', (line: string, i: number) => `(${i}.250,56.400) ${line}`],
  ['quotation marks', (line: string) => `> ${line}`],
  ['numbers of a search', (line: string, i: number) => `${i + 1}:${line}`],
])('takes off %s before every line', (_, print) => {
  expect(withoutPrefix(TEXT.map(print))).toEqual(TEXT);
});

it('leaves blank lines, and text of which only some lines begin alike', () => {
  expect(withoutPrefix(TEXT.flatMap((line) => [`> ${line}`, '']))).toEqual(TEXT.flatMap((line) => [line, '']));
  const mixed = TEXT.map((line, i) => (i % 8 === 0 ? line : `${i}：${line}`));
  expect(withoutPrefix(mixed)).toEqual(mixed);
});

it('takes off the blanks that all lines begin with, behind a form feed as well, and no more', () => {
  expect(withoutPrefix(['    甲', '', '      乙', '\f    丙'])).toEqual(['甲', '', '  乙', '\f丙']);
  expect(withoutPrefix(['    甲', '乙'])).toEqual(['    甲', '乙']);
  expect(withoutPrefix(['', '  '])).toEqual(['', '  ']);
});

it('leaves the margin of a text in columns, of which few lines begin there', () => {
  const columns = ['    甲  乙', '          丙', '      丁', '      戊'];
  expect(withoutPrefix(columns)).toEqual(columns);
});
