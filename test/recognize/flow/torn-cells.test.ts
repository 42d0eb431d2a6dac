import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { itemsOf } from '../../support/dump.js';

const texts = (text: string) => itemsOf(text, projectGoal).map((item) => item.text);

describe('a label whose lines were printed with another cell between them', () => {
  it('is put together where the other cell stands on a line of its own', () => {
    expect(texts('可持续影响指\n管护责任书签订率\n标\n\n=100%')).toEqual([
      '可持续影响指标',
      '管护责任书签订率',
      '=100%',
    ]);
  });

  it('is put together where the other cell stands on its first line', () => {
    expect(texts('年度资金 732.72\n总额')).toEqual(['年度资金总额', '732.72']);
  });

  it('keeps the pieces of both', () => {
    const [label] = itemsOf('服务对象满意\n周边群众满意度\n度指标', projectGoal);
    expect(label.pieces.map(({ text, line }) => [text, line])).toEqual([
      ['服务对象满意', 1],
      ['度指标', 3],
    ]);
  });

  it('is no label across a blank line, or where the words are no name', () => {
    expect(texts('可持续影响指\n管护责任书签订率\n\n标')).toHaveLength(3);
    expect(texts('可持续影响\n管护责任书签订率\n很大')).toHaveLength(3);
  });

  it('is put together behind other cells of its line', () => {
    expect(texts('其中：财政拨款 4,007.00 其中：财政拨\n款\n1,001.75')).toEqual([
      '其中：财政拨款',
      '4,007.00',
      '其中：财政拨款',
      '1,001.75',
    ]);
  });
});
