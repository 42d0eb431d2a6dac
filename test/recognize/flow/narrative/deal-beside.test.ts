import { describe, expect, it } from 'vitest';
import { dealBeside } from '../../../../src/recognize/flow/narrative/deal-beside.js';

function deal(...texts: string[]) {
  const dealt = dealBeside(texts.map((text) => ({ text, blankBefore: 0 })))!;
  const sides: [string[], string[]] = [[], []];
  texts.forEach((text, i) => {
    const { side, at } = dealt.dealt[i];
    if (side !== 'both') sides[side].push(text);
    else {
      sides[0].push(text.slice(0, at).trim());
      sides[1].push(text.slice(at).trim());
    }
  });
  return { sides, inTurn: dealt.margin < 1 };
}

describe('dealBeside', () => {
  it('leaves one text after the other as printed', () => {
    const [left, right] = ['完成抽检四千二百批次，问题样品处置率百分之百。', '完成抽检四千三百批次，处置九十六批次。'];
    expect(deal(left, right)).toEqual({ sides: [[left], [right]], inTurn: true });
  });

  it('parts lines that were printed in turn by their numbers', () => {
    const lines = ['目标1：为老人接种疫苗。', '目标1：购置救护车二辆。', '目标2：为妇女筛查。', '目标2：接种七十人。'];
    const { sides, inTurn } = deal(...lines);
    const numbers = sides.map((side) => side.map((line) => line.slice(0, 3)));
    expect(numbers[0]).toEqual(['目标1', '目标2']);
    expect(numbers[1]).toEqual(['目标1', '目标2']);
    expect(inTurn).toBe(false);
  });

  it('keeps numbers that are written alike together', () => {
    const lines = ['目标1：收运废弃物。', '1、治理井盖。', '目标2：更换路灯。', '2、清扫道路。'];
    expect(deal(...lines).sides).toEqual([
      [lines[0], lines[2]],
      [lines[1], lines[3]],
    ]);
  });

  it('does not part a line at blanks that stand between words and digits everywhere', () => {
    const lines = ['力争新建公园 3 处，各项任务一次验收通过。', '① 清扫道路 47 条。', '② 收运废弃物 5300 吨。'];
    expect(deal(...lines).sides).toEqual([[lines[0]], lines.slice(1)]);
  });

  it('parts a line that holds a line of each', () => {
    const found = deal(
      '建立覆盖全区中小学生的体质健康监测档案，形成监测 1.完成五万名学生测试。',
      '的闭环。',
      '2.开设课程。',
    );
    expect(found.sides).toEqual([
      ['建立覆盖全区中小学生的体质健康监测档案，形成监测', '的闭环。'],
      ['1.完成五万名学生测试。', '2.开设课程。'],
    ]);
  });
});
