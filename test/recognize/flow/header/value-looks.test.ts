import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../../src/model/form.js';
import { isBrokenNumber, looksLike } from '../../../../src/recognize/flow/header/value-looks.js';

describe('looksLike', () => {
  it.each<[FieldType, string]>([
    ['money', '1,950,000.00'],
    ['money', '￥460，000.50'],
    ['money', '48.5万元'],
    ['money', '—'],
    ['number', '97.4'],
    ['date', '2020-01-23'],
    ['date', '2020/2/1'],
    ['date', '2020年3月1日'],
    ['date', '2020年3月'],
    ['date', '20200401'],
    ['date', '2020-13-45'],
    ['boolean', '否'],
    ['boolean', '是☑ 否□'],
    ['choice', '新增项目□ 延续项目√'],
    ['text', '118-鹿鸣县民政局'],
  ])('%s: %s', (type, text) => {
    expect(looksLike(type, text)).toBe(true);
  });

  it.each<[FieldType, string]>([
    ['money', '三百万元'],
    ['money', '12套'],
    ['number', '≥12'],
    ['date', '3月底前'],
    ['date', '480,000.00'],
    ['boolean', '不含'],
    ['text', '中心二号楼建于上世纪。近年渗漏。'],
    ['text', '字'.repeat(61)],
    ['text', '  '],
  ])('not %s: %s', (type, text) => {
    expect(looksLike(type, text)).toBe(false);
  });
});

describe('isBrokenNumber', () => {
  it.each([
    ['8,930,000.0', '0', true],
    ['1,280,00', '0.00', false],
    ['1,280,', '000', true],
    ['97.', '9%', true],
    ['1,215.5', '405', false],
    ['250,000.00', '10', false],
    ['12', '34', false],
    ['8,930,000.0', undefined, false],
  ] as const)('%s / %s: %s', (text, next, broken) => {
    expect(isBrokenNumber(text, next)).toBe(broken);
  });
});
