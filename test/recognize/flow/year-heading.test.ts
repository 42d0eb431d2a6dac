import { describe, expect, it } from 'vitest';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { takeYearHeadings } from '../../../src/recognize/flow/year-heading.js';
import { itemsOf } from '../../support/dump.js';

function take(text: string) {
  const { items, labels, year } = takeYearHeadings(itemsOf(text, shanghai2020), shanghai2020);
  return { texts: items.map((item) => item.text), labels: labels.map((piece) => piece.text).join(''), year };
}

describe('takeYearHeadings', () => {
  it.each([
    ['in one piece', '甲\n2023年绩效目标\n乙'],
    ['over two lines', '甲\n2023 年绩效\n目标\n乙'],
    ['down the side', ['甲', ...'2023年绩效目标', '乙'].join('\n')],
    ['before another cell of its line', '甲\n2023年绩效目标 乙'],
    ['with a blank before another cell', '甲\n2023 年绩效目标 乙'],
  ])('takes a heading out that is printed %s', (_, text) => {
    const found = take(text);
    expect(found).toEqual({ texts: ['甲', '乙'], labels: expect.any(String), year: 2023 });
    expect(found.labels.replace(/\s/gu, '')).toBe('2023年绩效目标');
  });

  it('finds the head of the table behind a heading', () => {
    const { items } = takeYearHeadings(itemsOf('甲\n2023年绩效目标 一级目标 二级目标', shanghai2020), shanghai2020);
    expect(items.map(({ text, meanings }) => [text, meanings?.[0].kind])).toEqual([
      ['甲', undefined],
      ['一级目标', 'column'],
      ['二级目标', 'column'],
    ]);
  });

  it('takes the lines of a heading out that have rows between them', () => {
    expect(take('2023年绩效\n预算执行率\n>=95%\n目标\n乙')).toEqual({
      texts: ['预算执行率', '>=95%', '乙'],
      labels: '2023年绩效目标',
      year: 2023,
    });
    expect(take('2023年\n预算执行率\n绩效目标')).toMatchObject({ labels: '', year: null });
  });

  it('takes no line for the rest of two headings', () => {
    const found = take('2023年绩\n甲\n2023年绩\n效目标');
    expect(found).toEqual({ texts: ['甲', '2023年绩'], labels: '2023年绩效目标', year: 2023 });
  });

  it('leaves numbers and years that begin no heading', () => {
    expect(take('2\n0\n2023年\n2023年绩效评价')).toMatchObject({ labels: '', year: null });
  });
});
