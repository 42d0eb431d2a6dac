import { describe, expect, it } from 'vitest';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { withLabelsAboveTexts, withLabelsFirst } from '../../../../src/recognize/flow/header/labels-below.js';
import { itemsOf } from '../../../support/dump.js';

const read = (...lines: string[]) => withLabelsAboveTexts(itemsOf(lines.join('\n'), shanghai2020));
const FIELD = '绩效类型: 市政养护类';
const BELOW = [
  '更换井盖四百座。',
  '项目概况:',
  '管理办法第十二条。',
  '立项依据:',
  '去年伤人两起。',
  '项目设立的必要性:',
];

describe('withLabelsAboveTexts', () => {
  it('puts each label above the text that it was drawn behind, and doubts all of them', () => {
    const { items, doubts } = read(FIELD, ...BELOW, '项目总预算（元）: 504,000');
    expect(items.slice(2, 8).map(({ text }) => text)).toEqual([1, 0, 3, 2, 5, 4].map((at) => BELOW[at]));
    expect(doubts.map(({ field }) => field)).toEqual(['narrative.overview', 'narrative.basis', 'narrative.necessity']);
  });

  it('leaves labels alone whose texts stand below or beside them', () => {
    const above = [
      '项目概况:',
      '更换井盖四百座。',
      '立项依据:',
      '管理办法第十二条。',
      '项目设立的必要性:',
      '去年伤人两起。',
    ];
    const beside = ['项目概况: 更换井盖四百座。', '立项依据: 管理办法第十二条。', '项目设立的必要性: 去年伤人两起。'];
    for (const lines of [above, beside]) {
      const { items, doubts } = read(FIELD, ...lines);
      expect(items).toEqual(itemsOf([FIELD, ...lines].join('\n'), shanghai2020));
      expect(doubts).toEqual([]);
    }
  });

  it('doubts all texts where prose stands above the first label and below the last one', () => {
    const { items, doubts } = read(FIELD, ...BELOW, '逐井编号拍照。', '项目总预算（元）: 504,000');
    expect(items[2].text).toBe(BELOW[0]);
    expect(doubts.map(({ field }) => field)).toEqual(['narrative.overview', 'narrative.basis', 'narrative.necessity']);
  });
});

describe('withLabelsFirst', () => {
  const texts = (...lines: string[]) =>
    withLabelsFirst(itemsOf(lines.join('\n'), shanghai2020)).map(({ text, sameLine }) =>
      sameLine ? `= ${text}` : text,
    );
  const VALUES = ['公园绿地养护', '经常性项目', '2019/1/1', '2019/12/31', '养护绿地二十公顷。'];
  const LABELS = ['项目名称：', '项目类别：', '计划开始日期：', '计划完成日期：', '项目概况：'];

  it('puts labels that were drawn behind all values above them', () => {
    expect(texts(...VALUES, ...LABELS)).toEqual([...LABELS, ...VALUES]);
    expect(texts(...VALUES, ...LABELS, '申报单位名称：公园管理所')).toContain('= 公园管理所');
  });

  it('parts values that stand two on a line, as their labels do', () => {
    const found = texts(
      '公园绿地养护 经常性项目',
      '2019/1/1 2019/12/31',
      '养护绿地 二十公顷。补植乔木三百株',
      '全年 养护',
      LABELS.join(' '),
    );
    expect(found.slice(5)).toEqual([...VALUES.slice(0, 4), '养护绿地 二十公顷。补植乔木三百株', '全年 养护']);
  });

  const MORE = [
    '立项依据：',
    '项目设立的必要性：',
    '项目实施计划：',
    '同名项目上年度财政资金使用情况',
    '项目总预算：',
    '项目当年预算：',
  ];
  const THEIRS = ['园林条例第九条。', '绿地缺少养护。', '全年养护。', '52,000.00', '52,000.00'];

  it('puts the labels of a page that were drawn behind its values above them, and so the next ones', () => {
    expect(texts(...VALUES, ...LABELS, ...THEIRS, ...MORE)).toEqual([...LABELS, ...VALUES, ...MORE, ...THEIRS]);
    const rest = [...VALUES, ...LABELS, ...THEIRS];
    expect(texts(...rest)).toEqual(rest);
  });

  it('leaves labels alone that have values behind them', () => {
    const lines = [VALUES[0], ...LABELS, ...VALUES.slice(1)];
    expect(texts(...lines)).toEqual(lines);
  });
});
