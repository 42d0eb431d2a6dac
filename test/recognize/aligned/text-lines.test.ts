import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { findLabelBlocks } from '../../../src/recognize/aligned/find-labels.js';
import { zonesOf } from '../../../src/recognize/aligned/header-lines.js';
import { textOf, toTextLines } from '../../../src/recognize/aligned/text-lines.js';

const line = (text: string, y?: number) => ({
  text,
  line: 1,
  page: 1,
  blankBefore: 0,
  ...(y === undefined ? {} : { y }),
});

describe('textOf', () => {
  it('keeps the blanks between words, but not the words that belong elsewhere', () => {
    const [{ words }] = toTextLines([line('甲  乙 丙')]);
    expect(textOf(words)).toBe('甲  乙 丙');
    expect(textOf([words[0]!, words[2]!])).toBe('甲 丙');
  });
});

describe('zonesOf', () => {
  it('gives the words on both sides of a label to different values, however near they stand', () => {
    const lines = toTextLines([line('计划开始日期*：  2020-04-10 计划完成日期*： 2020-10-31')]);
    const form = FORMS.find(({ id }) => id === 'shanghai-2020')!;
    const labels = findLabelBlocks(lines, form);
    const taken = new Set(labels.flatMap(({ words }) => words));
    expect(zonesOf(labels, lines[0]!, taken).map(textOf)).toEqual(['', '2020-04-10', '2020-10-31']);
  });
});

describe('toTextLines', () => {
  it('parts amounts of two full cells that touch, and no other numbers', () => {
    const words = (text: string) => toTextLines([line(text)])[0]!.words.map((word) => word.text);
    expect(words('3,129,500.002,774,300.00 10')).toEqual(['3,129,500.00', '2,774,300.00', '10']);
    expect(words('1,234.5678 2024.10.15 1,234.50元')).toEqual(['1,234.5678', '2024.10.15', '1,234.50元']);
  });

  it('parts an amount from the label that touches it, and from the wrapped end of its own', () => {
    const words = (text: string) => toTextLines([line(text)])[0]!.words.map((word) => word.text);
    expect(words('30,500,000.00其中：当年财政拨款')).toEqual(['30,500,000.00', '其中：当年财政拨款']);
    expect(words('460,000.00：  460,000.00')).toEqual(['460,000.00', '：', '460,000.00']);
    expect(words('同名项目上年预算执712,000.00')).toEqual(['同名项目上年预算执', '712,000.00']);
    expect(words('预算1,712,000.00元')).toEqual(['预算1,712,000.00元']);
  });

  it('parts the wrapped end of a label from the text beside it', () => {
    const words = (text: string) => toTextLines([line(text)])[0]!.words.map((word) => word.text);
    expect(words('    *：（2）采样时两人在场。')).toEqual(['*：', '（2）采样时两人在场。']);
    expect(words('  ）：120万元')).toEqual(['）：', '120万元']);
    expect(words('总目标：三年内完成 *重点*')).toEqual(['总目标：三年内完成', '*重点*']);
  });

  it('takes places that are known exactly as they are', () => {
    const lines = toTextLines([line('项目', 0), line('名称', 0.5), line('概况', 2)]);
    expect(lines.map(({ y }) => y)).toEqual([0, 0.5, 2]);
  });
});
