import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

/** Heads a chapter of a department's budget, and is the name of a form as well. */
const CHAPTER = '第四部分 2019年项目绩效目标情况\n\n一、2019年项目绩效目标表\n\n';

describe('the title of a form below the heading of its chapter', () => {
  it.each([
    ['above the labels', 'fixtures/shanghai-2020-browser/dumps/pdftotext.txt', '财政项目支出绩效目标申报表', 2020],
    ['among the labels', 'fixtures/self-evaluation-writer/dumps/pdfminer.txt', '项目支出绩效自评表', 2022],
  ])('is its own, printed %s, with its year', async (_, dump, title, year) => {
    const text = `${CHAPTER}${readFileSync(dump, 'utf8')}`;
    const { projects } = await parseDeclaration(new TextEncoder().encode(text));
    expect(projects).toHaveLength(1);
    expect(projects[0]).toMatchObject({ formTitle: title, year });
    expect(projects[0].indicators.length).toBeGreaterThan(2);
  });
});

describe('a year alone in the table', () => {
  it('is the target of a row, and not the year of the form', async () => {
    const dump = readFileSync('fixtures/self-evaluation-calc/dumps/mutool.txt', 'utf8').replace('=100%', '2024年');
    const { projects } = await parseDeclaration(new TextEncoder().encode(dump));
    expect(projects[0].year).toBe(2023);
    expect(projects[0].indicators).toContainEqual(
      expect.objectContaining({ level3: '重点个案建档率', target: '2024年', actual: '100%' }),
    );
  });
});

describe('a year alone above the table', () => {
  it('is the period of a form that asks for it and says its year elsewhere', async () => {
    const head = [
      '项目绩效目标表',
      '（2024年度）',
      '项目名称',
      '河道监测设备购置',
      '主管部门',
      '县水务局',
      '项目期',
      '2024年',
    ];
    const table = ['一级指标', '二级指标', '三级指标', '指标值', '产出指标', '数量指标', '购置设备', '≥3台'];
    const read = (...lines: string[]) => parseDeclaration(new TextEncoder().encode([...lines, ...table].join('\n\n')));
    const { projects } = await read(...head, '年度资金总额', '12.00');
    expect(projects[0]).toMatchObject({ year: 2024, projectPeriod: '2024年' });
    const { projects: other } = await read(head[0], '2024年', ...head.slice(2, 6), '年度资金总额', '12.00');
    expect(other[0]).toMatchObject({ year: 2024, projectPeriod: null });
  });
});

describe('a bracket alone on its line', () => {
  it('begins the unit of money that runs down the side, where no year stands below', async () => {
    const dump = readFileSync('fixtures/self-evaluation-calc/dumps/pdftotext-raw.txt', 'utf8');
    const unit = '（万元）';
    expect(dump).toContain(unit);
    const { projects } = await parseDeclaration(new TextEncoder().encode(dump.replace(unit, [...unit].join('\n'))));
    const { projects: expected } = await parseDeclaration(new TextEncoder().encode(dump));
    expect(projects[0].funds).toEqual(expected[0].funds);
  });
});
