import { readFileSync } from 'node:fs';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { draftForm } from '../../../src/draft-form.js';
import { lintForm } from '../../../src/forms/own/index.js';
import { draftFromBlocks } from '../../../src/recognize/draft/index.js';
import { line, table } from '../grid/draw.js';

describe('from a ruled table in words of its own', () => {
  const blocks = [
    line('某某区重点工作绩效任务书', 1, 20),
    line('填报单位：某某图书馆　单位：万元', 1, 40),
    table([
      ['工作事项', '全民阅读', '牵头科室', '推广部', ''],
      ['开始日期', '2024-03-01', '是否跨年', '否', ''],
      ['预算金额', '128.6', '其中：本级财政', '100', ''],
      ['工作内容', '面向居民开展阅读推广，全年不少于六十场。', '<', '<', '<'],
      ['绩效维度', '考核要点', '目标值', '责任科室', '经费（万元）'],
      ['工作数量', '举办读书会', '≥40场', '推广部', '45.5'],
      ['^', '流动书车', '≥24次', '流通部', '38.1'],
      ['读者评价', '读者满意度', '≥95%', '办公室', '25'],
    ]),
  ];
  const { definition } = draftFromBlocks(blocks, [], 'my-form')!;

  it('guesses types from values and words', () => {
    const types = definition.fields.map(({ labels, type, under }) => [labels[0], type, under]);
    expect(types).toEqual([
      ['填报单位', 'text', undefined],
      ['工作事项', 'text', undefined],
      ['牵头科室', 'text', undefined],
      ['开始日期', 'date', undefined],
      ['是否跨年', 'boolean', undefined],
      ['预算金额', 'money', undefined],
      ['其中：本级财政', 'money', 'budget.currentYear'],
    ]);
  });

  it('takes a long text as a section, and the name of the thing as required', () => {
    expect(definition.sections.map(({ key }) => key)).toEqual(['narrative.工作内容']);
    expect(definition.fields.filter(({ required }) => required).map(({ labels }) => labels[0])).toEqual(['工作事项']);
  });

  it('names columns by their words, and levels by merged cells', () => {
    expect(definition.table?.columns.map(({ key, type }) => [key, type])).toEqual([
      ['level1', undefined],
      ['level3', undefined],
      ['target', undefined],
      ['责任科室', undefined],
      ['经费', 'money'],
    ]);
    expect(definition.table?.levels).toEqual([
      { name: '工作数量', children: [] },
      { name: '读者评价', children: [] },
    ]);
  });

  it('lints clean', () => {
    expect(lintForm(JSON.stringify(definition)).problems).toEqual([]);
  });
});

it('finds labels side by side above their texts, and those of columns above values', () => {
  const { definition } = draftFromBlocks(
    [
      line('专项资金备案表'),
      table([
        ['专项名称', '数字化补助', '<', '<'],
        ['总体目标', '<', '阶段目标', '<'],
        ['三年内推动一千家企业完成改造。', '<', '本年度完成三百家企业诊断。', '<'],
        ['序号', '指标名称', '计划值', '计量单位'],
        ['1', '诊断企业', '300', '家'],
        ['2', '改造企业', '200', '家'],
      ]),
    ],
    [],
    'my-form',
  )!;
  expect(definition.sections.map(({ labels, beside }) => [labels[0], beside])).toEqual([
    ['总体目标', true],
    ['阶段目标', true],
  ]);
  expect(definition.table?.columns.map(({ key }) => key)).toEqual(['序号', 'level3', 'target', 'targetUnit']);
});

it('is null without an indicator table', () => {
  expect(
    draftFromBlocks(
      [
        line('通知'),
        table([
          ['甲', '乙'],
          ['丙', '丁'],
        ]),
      ],
      [],
      'x',
    ),
  ).toBeNull();
});

// What it was drafted from, it reads: also where nothing of the built-in definitions is used.
describe.each(glob.sync('fixtures/{project-goal,shanghai-2026}-browser', { onlyDirectories: true }).toSorted())(
  '%s',
  (folder) => {
    it.each(['source.pdf', 'dumps/pdftotext-layout.txt', 'dumps/mutool.txt'])('%s', async (name) => {
      const draft = (await draftForm(readFileSync(`${folder}/${name}`), 'drafted'))!;
      expect(lintForm(JSON.stringify(draft.definition)).problems).toEqual([]);
      expect(draft.reading.projects.length).toBeGreaterThan(0);
      if (name !== 'source.pdf') return;
      const gold = JSON.parse(readFileSync(`${folder}/gold.json`, 'utf8')) as { indicators: unknown[] }[];
      const counts = draft.reading.projects.map((project) => project.indicators.length);
      expect(counts).toEqual(gold.map((project) => project.indicators.length));
    });
  },
);

it('finds lists: labels side by side above several rows, with a row of totals', () => {
  const { definition } = draftFromBlocks(
    [
      line('部门绩效目标表'),
      table([
        ['部门名称', '<', '水务局', '<'],
        ['年度主要任务', '任务名称', '预算金额（万元）', '<'],
        ['^', '^', '总额', '财政拨款'],
        ['^', '水环境治理', '1.5', '1'],
        ['^', '供水保障', '2', '2'],
        ['^', '金额合计', '3.5', '3'],
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '河道长度', '≥35公里'],
      ]),
    ],
    [],
    'my-form',
  )!;
  expect(definition.lists).toEqual([
    {
      key: '年度主要任务',
      columns: [
        { key: '任务名称', type: 'text', labels: ['任务名称'] },
        { key: '总额', type: 'money', labels: ['总额'] },
        { key: '财政拨款', type: 'money', labels: ['财政拨款'] },
      ],
      totals: ['金额合计'],
    },
  ]);
  expect(definition.fields.map(({ key }) => key)).toEqual(['departmentName']);
});

it('takes labels from a table above the indicators, unmerged levels by their place, and a total below as a footer', () => {
  const { definition } = draftFromBlocks(
    [
      line('某某研究院季度报表', 1, 10),
      line('科研课题绩效目标任务表', 1, 30),
      table([['课题名称', '栖息地修复', '起止年限', '2024年—2026年']], { top: 50 }),
      line('一、课题目标', 1, 80),
      table(
        [
          ['类型', '名称', '考核内容', '衡量标准', '分值'],
          ['论文', '中文', '发表论文', '≥5篇', '50'],
          ['^', '外文', '发表论文', '≥3篇', '50'],
          ['合计', '<', '<', '<', '100'],
        ],
        { top: 100 },
      ),
    ],
    [],
    'my-form',
  )!;
  expect(definition.titles).toEqual(['科研课题绩效目标任务表']);
  expect(definition.fields.map(({ labels }) => labels[0])).toEqual(['课题名称', '起止年限']);
  expect(definition.table).toMatchObject({
    columns: [{ key: 'level1' }, { key: 'level2' }, { key: 'level3' }, { key: 'target' }, { key: 'weight' }],
    levels: [{ name: '论文', children: [{ name: '中文' }, { name: '外文' }] }],
    footers: [{ labels: ['合计'] }],
  });
});
