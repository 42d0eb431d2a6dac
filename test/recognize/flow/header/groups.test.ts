import { expect, it } from 'vitest';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { centredSections, groupItems, liftNarratives } from '../../../../src/recognize/flow/header/groups.js';
import { itemsOf } from '../../../support/dump.js';

const WIDE = '建成区供水管网漏损率偏高，部分管段使用年限已超过三十年，抢修频次逐年上升，居民用水投诉也';
const REST = '随之增多。';

it.each([
  ['a sentence goes on below a label that stands alone', [WIDE, '立项依据*：', REST, '项目概况*：', WIDE], 2],
  ['each label stands above its own text', ['立项依据*：', WIDE, REST, '项目概况*：', WIDE, REST], 0],
])('tells centred labels: %s', (_, lines, count) => {
  const groups = groupItems(itemsOf(['项目设立的必要性*：', ...lines].join('\n'), shanghai2020));
  const at = groups.findIndex(({ labels }) => labels[0]?.text.startsWith('项目设立'));
  expect(centredSections(groups, at, { kind: 'none' })).toBe(count === 0 ? 0 : count + 1);
});

it.each([
  ['a list goes on below a label', ['1、第一次会议纪要；', '立项依据*：', '2、第二次会议纪要；'], 2],
  ['a full line ends above a label', [WIDE, '立项依据*：', REST], 0],
])('tells centred labels where every line is followed by a blank one: %s', (_, lines, count) => {
  const groups = groupItems(itemsOf(['项目概况*：', ...lines].join('\n\n'), shanghai2020));
  expect(centredSections(groups, groups[0].labels.length === 0 ? 1 : 0, { kind: 'blank' })).toBe(count);
});

const WAITING = ['项目概况*：', '', '绩效类型： 其他', '', WIDE, REST];
const NOTICE = '《城市供水条例》';

it.each([
  ['behind a blank line', ['', `立项依据*： ${NOTICE}`], []],
  ['but for a block that is glued to it', ['', NOTICE, `立项依据*： ${NOTICE}`], [NOTICE]],
])('leaves the lines above a label to the section that waits for a text: %s', (_, below, above) => {
  const lines = [...WAITING, ...below, '项目设立的必要性*： 居民投诉增多。'];
  const groups = groupItems(itemsOf(lines.join('\n'), shanghai2020));
  liftNarratives(groups, { kind: 'block' });
  const group = groups.find(({ labels }) => labels[0]?.text.startsWith('立项依据'));
  expect(group?.above.map(({ text }) => text)).toEqual(above);
});

it('lifts a line with a list that stands above the first label of a text, and no long name', () => {
  const above = (line: string) => {
    const lines = ['绩效类型： 其他', '', line, '', '项目概况*：', '', '测工作机制，全面掌握地类变化情况。'];
    const groups = groupItems(itemsOf(lines.join('\n'), shanghai2020));
    liftNarratives(groups, { kind: 'block' });
    return groups.find(({ labels }) => labels[0]?.text.startsWith('项目概况'))!.above.length;
  };
  expect(above('三年内形成季度监测、年度变更、即时核查相结合的国土调查监')).toBe(1);
  expect(above('三年内形成季度监测和年度变更以及即时核查相结合的国土调查监')).toBe(0);
});
