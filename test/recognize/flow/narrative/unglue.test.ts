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

  it('leaves no text that ends with a task or a number', () => {
    const tasks = '完成60所学校网络覆盖，千兆到班；建设安全平台。60所学校全部完成，平台通过测评。';
    expect(parts([tasks])).toEqual([
      '完成60所学校网络覆盖，千兆到班；建设安全平台。',
      '60所学校全部完成，平台通过测评。',
    ]);
    const lines = [
      '全年开放不少于310天，接待观众12万人次；办展览4',
      '个。开放313天，接待观众13万人次；办展览4',
      '个、活动36场。',
    ];
    expect(parts(lines)).toEqual(['个。', '开放313天，接待观众13万人次；办展览4']);
  });

  it('leaves no text of one line without its end', () => {
    const lines = [
      '全县每村每月放映1场公益电影，全年2556场；国产新',
      '片比例不低于三分之一。全年放映2427场，国产新片比例',
      '38%。汛期部分村停映，少放129场。',
    ];
    expect(parts(lines)).toEqual(['片比例不低于三分之一。', '全年放映2427场，国产新片比例']);
  });
});
