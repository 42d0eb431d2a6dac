import { describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import type { FormDefinition } from '../../src/model/form.js';
import { toLines } from '../../src/read/lines.js';
import { recognizeLines } from '../../src/recognize/flow/index.js';
import { recognizeBlocks } from '../../src/recognize/grid/index.js';
import { line, table } from './grid/draw.js';

/** Fewer labels than the built-in forms know, under the head of project-goal. */
const OWN: FormDefinition = {
  id: 'own',
  name: { zh: '我的', en: 'mine' },
  titles: ['街道项目绩效目标表'],
  fields: [{ key: 'work', type: 'text', labels: ['项目名称'], required: true }],
  sections: [],
  headings: [],
  funds: null,
  table: {
    columns: [
      { key: 'level1', labels: ['一级指标'], required: true },
      { key: 'level2', labels: ['二级指标'], required: true },
      { key: 'level3', labels: ['三级指标'], required: true },
      { key: 'target', labels: ['指标值'], required: true },
    ],
    levels: [{ name: '产出指标', children: [{ name: '数量指标' }] }],
    footers: [],
  },
};
const ROWS = [
  ['项目名称', '绿化', '主管部门', '街道办'],
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '植树数量', '≥40棵'],
];

describe('a form of one’s own under the head of a built-in one', () => {
  const dump = (title: string, rows: readonly string[][]) => [title, ...rows.map((row) => row.join('\n'))].join('\n\n');
  const idsOf = (title: string) => {
    const forms = [OWN, ...FORMS];
    const { forms: ruled } = recognizeBlocks([line(title), table(ROWS)], [], forms);
    const { forms: printed } = recognizeLines(toLines(dump(title, ROWS)).lines, forms);
    return [...ruled, ...printed].map((form) => form.definition.id);
  };

  it('is meant where its title is printed', () => {
    expect(idsOf('街道项目绩效目标表')).toEqual(['own', 'own']);
  });

  it('gives way to the built-in one under another title', () => {
    expect(idsOf('项目支出绩效目标表')).toEqual(['project-goal', 'project-goal']);
  });
});

it('a dump may hold several forms that are named by a field of their own', () => {
  const named: FormDefinition = { ...OWN, fields: [{ ...OWN.fields[0], labels: ['专项名称'] }] };
  const one = (name: string) =>
    ['街道项目绩效目标表', `专项名称\n${name}`, ...ROWS.slice(1).map((row) => row.join('\n'))].join('\n\n');
  const { forms } = recognizeLines(toLines([one('绿化'), one('亮化'), one('净化')].join('\n\n')).lines, [
    named,
    ...FORMS,
  ]);
  expect(forms.map((form) => [form.definition.id, form.values.work.text, form.rows.length])).toEqual([
    ['own', '绿化', 1],
    ['own', '亮化', 1],
    ['own', '净化', 1],
  ]);
});
