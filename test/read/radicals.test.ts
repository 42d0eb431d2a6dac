import { describe, expect, it } from 'vitest';
import { toLines } from '../../src/read/lines.js';
import { mendRadicals } from '../../src/read/radicals.js';

describe('mendRadicals', () => {
  it('gives every Kangxi radical and every radical of the supplement a character of its own kind', () => {
    for (let code = 0x2e80; code <= 0x2fd5; code++) {
      const radical = String.fromCharCode(code);
      if (!/\p{Script=Han}/u.test(radical) || radical === '⺀') continue;
      const mended = mendRadicals(radical);
      expect(mended, radical).toHaveLength(1);
      expect(mended, radical).not.toMatch(/[\u2e80-\u2fdf]/u);
    }
  });

  it('knows the forms that simplified documents print', () => {
    expect(mendRadicals('⻓⺠⻚⻝⻋⻔⼾⻛⻢⽬⾦')).toBe('长民页食车门户风马目金');
    expect(mendRadicals('塑㬵地垫')).toBe('塑胶地垫');
  });

  it('is done to what a tool made of a radical, in simplified documents', () => {
    const texts = (dump: string) => toLines(dump).lines.map(({ text }) => text);
    expect(texts('项目名称\n农戶危房改造')).toEqual(['项目名称', '农户危房改造']);
    expect(texts('項目名稱\n農戶危房改造')).toEqual(['項目名稱', '農戶危房改造']);
  });

  it('is done to the lines of a dump', () => {
    expect(toLines('项⽬\n塑㬵地垫\n\uf98e').lines.map(({ text }) => text)).toEqual(['项目', '塑胶地垫', '年']);
  });

  it('undoes compatibility ideographs', () => {
    expect(mendRadicals('2020\uf98e')).toBe('2020年');
  });

  it('leaves all other text as it is, ligatures and full-width forms too', () => {
    const text = '项目名称：ＡＢ１２ ﬁ ㎡ ① 戶';
    expect(mendRadicals(text)).toBe(text);
  });
});
