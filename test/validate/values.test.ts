import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../src/model/form.js';
import type { MoneyUnit } from '../../src/model/raw-form.js';
import { shiftPoint } from '../../src/validate/decimal.js';
import { readRate } from '../../src/validate/number.js';
import { readValue } from '../../src/validate/values.js';

/** The value and the code of what was wrong with it. */
function read(type: FieldType, text: string, options: { unit?: MoneyUnit; lines?: number; inCell?: boolean } = {}) {
  const piece = { text, page: null, line: 1, box: options.inCell ? ([0, 0, 50, 10] as const) : null };
  const pieces = Array.from({ length: options.lines ?? 1 }, () => piece);
  const { value, problem } = readValue(type, { text, pieces, ...(options.unit ? { unit: options.unit } : {}) });
  return [value, problem?.code ?? null];
}

it('leaves the colon of its label out of a text', () => {
  expect(read('text', '：翠屏山林场')).toEqual(['翠屏山林场', null]);
});

describe('dates', () => {
  it.each([
    ['2020-01-23', '2020-01-23'],
    ['2020/2/1', '2020-02-01'],
    ['2020.1.5', '2020-01-05'],
    ['2020年1月5日', '2020-01-05'],
    ['２０２０ 年 １２ 月 ３１ 日', '2020-12-31'],
    ['20200123', '2020-01-23'],
    ['2020–01–23', '2020-01-23'],
    ['2020-01-23 00:00:00', '2020-01-23'],
    ['二〇二〇年十二月三十一日', '2020-12-31'],
    ['二○二一年二月廿八日', '2021-02-28'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, iso) => {
    expect(read('date', text)).toEqual([iso, null]);
  });

  it.each([
    '2020-02-30',
    '2021-02-29',
    '2020-13-01',
    '2020-00-10',
    '2021年6月',
    '2021-06',
    '2021年',
    '2020-1-1至2020-12-31',
    '1/5/2020',
    '长期',
  ])('%s is never guessed', (text) => {
    expect(read('date', text)).toEqual([null, 'date-invalid']);
  });

  it('says what is missing', () => {
    const piece = { text: '2021年6月', page: null, line: 1, box: null };
    expect(readValue('date', { text: piece.text, pieces: [piece] }).problem?.params.problem).toBe('no-day');
  });

  it.each(['—', '/', '无', 'XX'])('%s marks a blank', (text) => {
    expect(read('date', text)).toEqual([null, 'placeholder-null']);
  });
});

describe('money', () => {
  it.each<[string, MoneyUnit | undefined, number]>([
    ['600,000.00', '元', 600000],
    ['10606.7522', '万元', 106067522],
    ['１，２８０．００', '万元', 12800000],
    ['2917346.5', '元', 2917346.5],
    ['0.07', '万元', 700],
    ['1.005', '万元', 10050],
    ['4.35', '万元', 43500],
    ['65万元', '元', 650000],
    ['1.2亿元', undefined, 120000000],
    ['￥3,000.5元', undefined, 3000.5],
    ['-12.5', '万元', -125000],
    ['0', undefined, 0],
    ['-0.00', '元', 0],
    ['600000（元）', '万元', 600000],
  ])('%s in %s is %d yuan', (text, unit, yuan) => {
    const [value, problem] = read('money', text, unit ? { unit } : {});
    expect([value, problem]).toEqual([yuan, null]);
    expect(Object.is(value, -0)).toBe(false);
  });

  it('rejoins a number that the page wrapped, and only then', () => {
    expect(read('money', '1,872,000.0 0', { unit: '元', lines: 2 })).toEqual([1872000, null]);
    expect(read('money', '600 500', { unit: '元' })).toEqual([null, 'money-invalid']);
  });

  it('without a unit is yuan, with a warning', () => {
    expect(read('money', '600,000')).toEqual([600000, 'value-inferred']);
  });

  it.each<[string, number]>([
    ['1 286.50', 1286.5],
    ['12 286 500', 12286500],
    ["1'286.50", 1286.5],
    ['（13.50）', -13.5],
  ])('%s in a drawn cell is %d, with a warning', (text, yuan) => {
    expect(read('money', text, { unit: '元', inCell: true })).toEqual([yuan, 'value-inferred']);
  });

  it.each(['286 500', '12 28 500.00', '100 286'])('%s in a drawn cell is no amount', (text) => {
    expect(read('money', text, { unit: '元', inCell: true })).toEqual([null, 'money-invalid']);
  });

  it('numbers that only follow each other in a dump are no amount', () => {
    expect(read('money', '100 286.50', { unit: '元' })).toEqual([null, 'money-invalid']);
  });

  it.each(['600,00.00', '1,2,3', '约60万', '600000.00 项目当年预算', '12.3.4', '二十万'])('%s is no amount', (text) => {
    expect(read('money', text, { unit: '元' })).toEqual([null, 'money-invalid']);
  });

  it.each(['—', '－', '/', '无', 'XX', '**', '……', 'XX万元'])('%s marks a blank', (text) => {
    expect(read('money', text, { unit: '元' })).toEqual([null, 'placeholder-null']);
  });

  it('moves the point on the digits', () => {
    expect(shiftPoint('98.94', -2)).toBe(0.9894);
    expect(shiftPoint('0.5', -3)).toBe(0.0005);
    expect(shiftPoint('-1.1', 4)).toBe(-11000);
    expect(shiftPoint('5', -2)).toBe(0.05);
  });
});

describe('yes or no', () => {
  it.each([
    ['是', true],
    ['否', false],
    ['有', true],
    ['无', false],
    ['是☑ 否□', true],
    ['□是 ☑否', false],
    ['是□否√', false],
    ['是（√） 否（ ）', true],
    ['是√ 否', true],
    ['√', true],
  ])('%s is %s', (text, value) => {
    expect(read('boolean', text)).toEqual([value, null]);
  });

  it.each([
    ['是□ 否□', 'choice-ambiguous'],
    ['是☑ 否☑', 'choice-ambiguous'],
    ['√是 否', 'choice-ambiguous'],
    ['部分', 'boolean-invalid'],
  ])('%s is undecided', (text, code) => {
    expect(read('boolean', text)).toEqual([null, code]);
  });
});

describe('choices', () => {
  it.each([
    ['新增项目□ 延续项目√', '延续项目'],
    ['新增项目（□）延续项目（√）', '延续项目'],
    ['新增项目□　延续项目☑', '延续项目'],
    ['☑新增项目 □延续项目', '新增项目'],
    ['■ 一次性项目 □ 经常性项目', '一次性项目'],
    ['经常性（ ） 一次性（√）', '一次性'],
    ['新增项目□√ 延续项目□', '新增项目'],
    ['新增项目（v） 延续项目（ ）', '新增项目'],
    ['部门职责类项目', '部门职责类项目'],
    ['新增项目❏ 延续项目✔', '延续项目'],
    ['○ 特定目标类 ● 其他运转类', '其他运转类'],
    ['经常性专项业务费', '经常性专项业务费'],
    ['1、持续性项目☑ 2、新增性项目□', '持续性项目'],
    ['①部门预算项目□ 2024年项目☑', '2024年项目'],
  ])('%s is %s', (text, value) => {
    expect(read('choice', text)).toEqual([value, null]);
  });

  it.each([
    ['新增项目 □延续项目☑', '新增项目'],
    ['□新增项目延续项目☑', '延续项目'],
    ['□经常性项目 一次性项目', '一次性项目'],
    ['新增项目延续项目□☑', '新增项目'],
  ])('%s, where a box is missing or out of its place, is %s, with a warning', (text, value) => {
    expect(read('choice', text)).toEqual([value, 'choice-ambiguous']);
  });

  it.each([
    '新增项目□ 延续项目□',
    '新增项目☑ 延续项目☑',
    '新增项目 V　延续项目',
    '新增项目（是）延续项目（否）',
    '特定目标类 其他运转类',
  ])('%s stays as printed', (text) => {
    expect(read('choice', text)).toEqual([text, 'choice-ambiguous']);
  });

  it('squares are read in any short text, ticks and circles only in a choice', () => {
    expect(read('text', '新增□ 延续☑')).toEqual(['延续', null]);
    expect(read('text', '二〇二〇年○○街道改造')).toEqual(['二〇二〇年○○街道改造', null]);
  });
});

describe('numbers', () => {
  it.each([
    ['10', 10, null],
    ['9.94分', 9.94, null],
    ['（10分）', 10, null],
    ['10%', 10, 'value-inferred'],
    ['—', null, 'placeholder-null'],
    ['优', null, 'number-invalid'],
  ])('%s is %s', (text, value, code) => {
    expect(read('number', text)).toEqual([value, code]);
  });

  it.each([
    ['98.94%', 0.9894, undefined],
    ['99.97％', 0.9997, undefined],
    ['100.00(%)', 1, undefined],
    ['0', 0, undefined],
    ['0.9894', 0.9894, 'value-inferred'],
    ['98.94', 0.9894, 'value-inferred'],
    ['良好', null, 'number-invalid'],
  ])('a rate of %s is %s', (text, value, code) => {
    const rate = readRate(text, false);
    expect([rate.value, rate.problem?.code]).toEqual([value, code]);
  });
});
