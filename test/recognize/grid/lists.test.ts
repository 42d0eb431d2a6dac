import { expect, it } from 'vitest';
import type { FormDefinition } from '../../../src/model/form.js';
import type { RawForm } from '../../../src/model/raw-form.js';
import { recognizeBlocks } from '../../../src/recognize/grid/index.js';
import { checkRecord } from '../../../src/validate/check.js';
import { typeForm } from '../../../src/validate/record.js';
import { line, table } from './draw.js';

const DEPARTMENT: FormDefinition = {
  id: 'department',
  name: { zh: '部门', en: 'department' },
  titles: ['部门绩效目标表'],
  fields: [{ key: 'departmentName', type: 'text', labels: ['部门名称'], required: true }],
  sections: [{ key: 'narrative.goal', labels: ['总体目标'], cues: { start: [], any: [] } }],
  headings: ['主要任务'],
  funds: null,
  lists: [
    {
      key: 'tasks',
      columns: [
        { key: 'name', labels: ['任务名称'] },
        { key: 'amount', type: 'money', labels: ['总额'] },
        { key: 'fiscal', type: 'money', labels: ['财政拨款'] },
      ],
      totals: ['金额合计'],
    },
  ],
  table: {
    columns: [
      { key: 'level3', labels: ['指标'], required: true },
      { key: 'target', labels: ['目标值'], required: true },
      { key: '责任科室', labels: ['责任科室'] },
      { key: '经费', type: 'money', labels: ['经费（万元）'] },
    ],
    levels: [],
    footers: [],
  },
};

function read(rows: readonly (readonly string[])[]): RawForm {
  const blocks = [line('部门绩效目标表'), table(rows)];
  const { forms } = recognizeBlocks(blocks, [], [DEPARTMENT]);
  expect(forms).toHaveLength(1);
  return forms[0];
}

const ROWS = [
  ['部门名称', '<', '水务局', '<', '<'],
  ['主要任务', '任务名称', '预算金额（万元）', '<', ''],
  ['^', '^', '总额', '财政拨款', ''],
  ['^', '治水', '1.5', '1', ''],
  ['^', '供水', '2', '', ''],
  ['^', '金额合计', '3.5', '1', ''],
  ['总体目标', '<', '完成治水。', '<', '<'],
  ['指标', '<', '目标值', '责任科室', '经费（万元）'],
  ['河道长度', '<', '≥35公里', '河道科', '12.5'],
];

it('reads one entry a row, and the row of totals by itself', () => {
  const { data } = typeForm(read(ROWS));
  expect(data).toMatchObject({
    departmentName: '水务局',
    tasks: [
      { name: '治水', amount: 15000, fiscal: 10000 },
      { name: '供水', amount: 20000, fiscal: null },
    ],
    tasksTotal: { name: null, amount: 35000, fiscal: 10000 },
    narrative: { goal: '完成治水。' },
  });
  expect(checkRecord(DEPARTMENT, data)).toEqual([]);
});

it('leaves nothing unplaced, neither labels nor the group above them', () => {
  expect(read(ROWS).unplaced).toEqual([]);
});

it('reads columns of the form’s own, money by the unit of its heading', () => {
  expect(typeForm(read(ROWS)).data.indicators).toMatchObject([
    { level3: '河道长度', target: '≥35公里', 责任科室: '河道科', 经费: 125000 },
  ]);
});

it('has an empty list and no totals where the form does not print them', () => {
  const { data } = typeForm(read([ROWS[0], ...ROWS.slice(6)]));
  expect(data).toMatchObject({ tasks: [], tasksTotal: null });
  expect(checkRecord(DEPARTMENT, data)).toEqual([]);
});

it('ends before what does not keep to its columns, with no label beside it', () => {
  const rows = [
    ['部门名称', '水务局', '<'],
    ['任务名称', '总额', '财政拨款'],
    ['治水', '15000', '10000'],
    ['总体目标', '完成治水。', '<'],
    ['指标', '目标值', '责任科室'],
    ['河道长度', '≥35公里', '河道科'],
  ];
  const { data } = typeForm(read(rows));
  expect(data).toMatchObject({ tasks: [{ name: '治水', amount: 15000 }], narrative: { goal: '完成治水。' } });
});
