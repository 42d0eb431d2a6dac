import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import type { Block } from '../../../src/model/grid.js';
import { recognizeBlocks } from '../../../src/recognize/grid/index.js';
import { expectAccounted } from './accounted.js';
import { line, table } from './draw.js';

function read(...blocks: readonly Block[]) {
  const found = recognizeBlocks(blocks, [], FORMS);
  expectAccounted(blocks, [], found);
  return found.forms.map(({ title, year, values, rows, unplaced }) => ({
    title,
    year,
    values: Object.fromEntries(Object.entries(values).map(([key, { text, unit }]) => [key, unit ? text + unit : text])),
    rows: rows.map((row) =>
      [row.level1, row.level2, row.level3, row.target].map((value) => value?.text ?? '').join(' '),
    ),
    unplaced: unplaced.map(({ text }) => text),
  }));
}

const HEAD = ['序号', '单位名称', '项目名称', '预算金额', '年度目标', '一级指标', '二级指标', '三级指标', '指标值'];
const ROWS = [
  ['1', '水务局', '河道保洁', '120.5', '保洁河道。', '产出指标', '数量指标', '条数', '46条'],
  ['^', '^', '^', '^', '^', '^', '质量指标', '达标率', '95%'],
  ['2', '^', '水库鉴定', '36', '鉴定水库。', '产出指标', '数量指标', '座数', '3座'],
];

describe('a table that lists projects', () => {
  it('gives each its own values and rows, and what stands above or beside all of them', () => {
    const forms = read(line('2024年项目支出绩效目标表'), line('单位：万元', 1, 70), table([HEAD, ...ROWS]));
    const common = { title: '项目支出绩效目标表', year: 2024 };
    expect(forms).toEqual([
      {
        ...common,
        values: {
          declaringUnit: '水务局',
          projectName: '河道保洁',
          'budget.currentYear': '120.5万元',
          'narrative.annualGoal': '保洁河道。',
        },
        rows: ['产出指标 数量指标 条数 46条', '产出指标 质量指标 达标率 95%'],
        unplaced: ['序号', '1'],
      },
      {
        ...common,
        values: {
          declaringUnit: '水务局',
          projectName: '水库鉴定',
          'budget.currentYear': '36万元',
          'narrative.annualGoal': '鉴定水库。',
        },
        rows: ['产出指标 数量指标 座数 3座'],
        unplaced: ['2'],
      },
    ]);
  });

  it('keeps the name of a unit that stands alone above its projects', () => {
    const head = ['单位名称、项目名称', '年度目标', '一级指标', '二级指标', '三级指标', '指标值'];
    const [form, ...others] = read(
      table([head, ['水务局', '', '', '', '', ''], ['河道保洁', '保洁河道。', '产出指标', '数量指标', '条数', '46条']]),
    );
    expect(others).toEqual([]);
    expect(form.values.projectName).toBe('河道保洁');
    expect(form.unplaced).toContain('水务局');
  });

  it('takes levels in rows of their own for those of the indicators below', () => {
    const head = ['项目名称', '年度目标', '一级指标', '二级指标', '三级指标', '指标值'];
    const [form] = read(
      table([
        head,
        ['河道保洁', '保洁河道。', '', '', '', ''],
        ['', '', '产出指标', '', '', ''],
        ['', '', '', '数量指标', '', ''],
        ['', '', '', '', '条数', '46条'],
        ['', '', '效益指标', '', '', ''],
        ['', '', '', '社会效益指标', '', ''],
        ['', '', '', '', '满意', '提高'],
      ]),
    );
    expect(form.rows).toEqual(['产出指标 数量指标 条数 46条', '效益指标 社会效益指标 满意 提高']);
  });
});
