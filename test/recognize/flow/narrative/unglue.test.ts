import { describe, expect, it } from 'vitest';
import { findSeam } from '../../../../src/recognize/flow/narrative/unglue.js';

const parts = (lines: readonly string[]) => {
  const seam = findSeam(lines);
  return seam && [lines[seam.line].slice(0, seam.at).trim(), lines[seam.line].slice(seam.at).trim()];
};

describe('findSeam', () => {
  it('finds the sentence behind which the lines of another column begin', () => {
    const lines = [
      '确保更换老旧管道八十公里，工程',
      '全部验收合格。进一步提升全县城乡供水保障能力，居民用水投诉逐年快速',
      '减少。建立漏损监测平台，做到一户一表，水质合格率稳定',
      '在百分之百。',
    ];
    expect(parts(lines)).toEqual(['全部验收合格。', '进一步提升全县城乡供水保障能力，居民用水投诉逐年快速']);
  });

  it('finds where a list is followed by another text or list', () => {
    const list = ['1、更换管道80公里；', '2、新建泵站3座。'];
    expect(parts([list[0], `${list[1]}全面完成年度任务。`])).toEqual([list[1], '全面完成年度任务。']);
    expect(parts([list[0], `${list[1].slice(0, -1)}1、更换管道20公里；`, '2、改造泵站1座。'])).toEqual([
      '2、新建泵站3座',
      '1、更换管道20公里；',
    ]);
  });

  it('prefers a place where a blank is printed', () => {
    expect(parts(['甲项完成。乙项完成。 丙项完成。'])).toEqual(['甲项完成。乙项完成。', '丙项完成。']);
  });

  it('leaves lines alone that end where the texts meet', () => {
    expect(findSeam(['更换管道。新建泵站，做到全部验收', '合格。', '进一步提升供水保障能力。减少漏损。'])).toBeNull();
  });
});
