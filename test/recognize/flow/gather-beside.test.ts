import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import { gatherBeside } from '../../../src/recognize/flow/narrative/gather-beside.js';
import { itemsOf } from '../../support/dump.js';

const LIST = ['1. 更换路灯40盏。', '2. 新建公园2处。'].join('\n');
const SENTENCE = '力争在三年内建成覆盖全域的照明体系，市民满意度逐年提高。';
const CELL = '项目单位名\n称长的一个';

function gather(text: string, form = projectGoal) {
  const gathered = gatherBeside(itemsOf(text, form), form);
  return gathered?.texts.map(({ section, items, sure }) => ({
    key: section.key.replace('narrative.', ''),
    text: items.map((item) => item.text).join('|'),
    sure,
  }));
}

describe('gatherBeside', () => {
  it('takes a text before the labels and one among the headings of the table, in printed order', () => {
    const texts = gather(
      `${SENTENCE}\n\n项目总目标\n\n年度目标\n\n一级指标\n\n${LIST}\n\n三级指标\n\n指标值\n\n路灯数量\n\n≥40盏\n\n${CELL}`,
    );
    expect(texts).toEqual([
      { key: 'overallGoal', text: SENTENCE, sure: false },
      { key: 'annualGoal', text: LIST.replace('\n', '|'), sure: false },
    ]);
  });

  it('gives one text to a section that two labels name, and loses no other', () => {
    const third = '新建和修复管网二十八公里，委托运营设施三十一座。';
    const labels = '实施期目标\n\n年度目标\n\n总体绩效目标';
    const dump = `${labels}\n\n${SENTENCE}\n\n${third}\n\n${LIST}\n\n一级指标\n\n三级指标\n\n指标值`;
    const gathered = gatherBeside(itemsOf(dump, projectGoal), projectGoal)!;
    expect(gathered.texts).toEqual([]);
    const texts = gathered.runs.flatMap(({ items }) => items.map((item) => item.text)).join('');
    for (const text of [SENTENCE, third, ...LIST.split('\n')]) expect(texts).toContain(text);
  });

  it('is sure of two blocks in turn of which the second is the taller', () => {
    const texts = gather(`项目总目标\n\n年度目标\n\n${SENTENCE}\n\n${LIST}\n\n一级指标\n\n三级指标\n\n指标值`);
    expect(texts?.map(({ sure }) => sure)).toEqual([true, true]);
  });

  it('goes by the words where the first block is the taller', () => {
    const done = '已更换路灯四十盏，新建公园两处，市民反映良\n好。';
    const texts = gather(`预期目标\n\n实际完成情况\n\n${done}\n\n${SENTENCE}\n\n一级指标\n\n指标值`, selfEvaluation);
    expect(texts?.[0]).toEqual({ key: 'expectedGoal', text: SENTENCE, sure: false });
  });

  it('gives the label that a block is glued to its text, whichever comes first', () => {
    const texts = gather(`项目总目标\n\n年度目标\n${LIST}\n\n${SENTENCE}\n\n一级指标\n\n三级指标\n\n指标值`);
    expect(texts).toEqual([
      { key: 'overallGoal', text: SENTENCE, sure: true },
      { key: 'annualGoal', text: LIST.replace('\n', '|'), sure: true },
    ]);
  });

  it('takes the words before a text, of which a full line goes on with a number', () => {
    const words = '微站数据有效率不低于九成五，平均相对误差的绝对值不大于\n15%';
    const texts = gather(
      `项目总目标\n\n年度目标\n\n${words}\n\n${SENTENCE}\n\n一级指标\n\n三级指标\n\n指标值\n\n${CELL}`,
    );
    expect(texts?.map(({ text }) => text)).toEqual([words.replace('\n', '|'), SENTENCE]);
  });

  it('ends a text above a line that begins with a level', () => {
    const text = '全年更换路灯四十盏，新建公园两处，补助养护员八十六名，公园游客数增长一成。';
    const table = '一级指标 二级指标\n三级指标\n指标值\n成本指标 经济成本指标 养护员年补助标准\n6000元/人';
    const texts = gather(`项目名称\n\n公园亮化\n\n年度 ${text}\n目标\n${table}\n\n${CELL}`);
    expect(texts?.map((each) => each.text)).toEqual([text]);
  });

  it('leaves a text whole that begins with the words of a heading', () => {
    const start = '总目标 更换路灯四十盏，改造公园两处，市民满意。';
    const texts = gather(`预期目标\n\n实际完成情况\n\n${start}\n\n${SENTENCE}\n\n一级指标\n\n指标值`, selfEvaluation);
    expect(texts?.map(({ text }) => text)).toContain(start);
  });

  it('leaves a heading down the side and cells below a text alone', () => {
    const texts = gather(
      `项目总目标\n\n年度目标\n\n总体\n1. 更换路灯40盏。\n目标 2. 新建公园2处。\n\n${SENTENCE}\n成本指标\n\n三级指标\n\n指标值`,
    );
    expect(texts?.map(({ text }) => text)).toEqual([LIST.replace('\n', '|'), SENTENCE]);
  });

  it('takes a short sentence that stands below cells of the header', () => {
    const texts = gather(
      `项目总目标\n\n年度目标\n\n${SENTENCE}\n\n一级指标\n\n项目单位\n${CELL}\n年度金额\n修缮泵站九座，培训人员四十名。\n\n三级指标\n\n指标值`,
    );
    expect(texts?.map(({ text }) => text)).toEqual([SENTENCE, '修缮泵站九座，培训人员四十名。']);
  });

  it('goes by the headings of the table that the texts stand above', () => {
    const texts = gather(`项目总目标\n\n年度目标\n\n${LIST}\n三级指标\n\n${SENTENCE}\n一级指标\n\n指标值`);
    expect(texts?.map(({ text }) => text)).toEqual([SENTENCE, LIST.replace('\n', '|')]);
  });

  it('leaves a form alone whose labels stand before their texts', () => {
    expect(gather(`项目总目标\n\n${SENTENCE}\n\n年度目标\n\n${LIST}\n\n三级指标\n\n指标值`)).toBeUndefined();
  });

  it('leaves lines that more blank lines part than there are texts to be dealt out', () => {
    const lines = [...LIST.split('\n'), SENTENCE];
    const items = itemsOf(
      `项目总目标\n\n年度目标\n\n${lines.join('\n\n')}\n\n三级指标\n\n指标值\n${CELL}`,
      projectGoal,
    );
    const runs = gatherBeside(items, projectGoal)?.runs.map((run) => run.items.map(({ text }) => text));
    expect(runs).toEqual([lines]);
  });
});
