import { describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import type { RawRow } from '../../src/model/raw-form.js';
import { documentSchema } from '../../src/validate/document-schema.js';
import { validateForms } from '../../src/validate/index.js';
import { settleRows } from '../../src/validate/settle.js';
import { piece, raw, rawForm, SMALL_FORM } from '../support/raw.js';

const settled = (form: ReturnType<typeof rawForm>) => settleRows({ forms: [form], outside: [], diagnostics: [] }).forms;
async function projectOf(more: Parameters<typeof rawForm>[1], evidence = false) {
  const { projects, rejected } = await validateForms(settled(rawForm(SMALL_FORM, more)), { evidence });
  expect(rejected).toEqual([]);
  return projects[0]!;
}
const indicatorsOf = async (...rows: RawRow[]) => (await projectOf({ rows })).indicators;

describe('a record', () => {
  it('has every key of its form in order, null where nothing is printed', async () => {
    const project = await projectOf({});
    expect(JSON.stringify(project)).toBe(
      JSON.stringify({
        form: 'small',
        formTitle: '小表',
        year: 2024,
        projectName: '校舍维修',
        projectNature: null,
        plannedStartDate: null,
        governmentProcurement: null,
        budget: { total: null, other: null },
        narrative: { goals: null },
        totalScore: null,
        funds: [],
        indicators: [],
        unplaced: [],
        diagnostics: [],
      }),
    );
  });

  it('types its values and says where one is wrong', async () => {
    const project = await projectOf({
      values: {
        projectName: raw('校舍维修'),
        projectNature: raw('新增□ 延续☑'),
        plannedStartDate: { text: '2020年2月30日', pieces: [piece('2020年2月30日', 12)] },
        governmentProcurement: raw('否'),
        'budget.total': raw('10606.7522', { unit: '万元' }),
        'budget.other': raw('—', { unit: '万元' }),
        'narrative.goals': raw('□ 甲\n□ 乙'),
        totalScore: raw('97.4'),
      },
    });
    expect(project).toMatchObject({
      projectNature: '延续',
      plannedStartDate: null,
      governmentProcurement: false,
      budget: { total: 106067522, other: null },
      narrative: { goals: '□ 甲\n□ 乙' },
      totalScore: 97.4,
    });
    expect(project.diagnostics).toEqual([
      expect.objectContaining({ code: 'date-invalid', severity: 'warning', field: 'plannedStartDate', line: 12 }),
      expect.objectContaining({ code: 'placeholder-null', severity: 'info', field: 'budget.other' }),
    ]);
    expect(project.diagnostics[0]!.message).toContain('2020年2月30日');
  });

  it('reads a money grid in yuan and fractions', async () => {
    const values = { initialBudget: raw('1,280.00'), rate: raw('98.94%'), score: raw('—') };
    const project = await projectOf({ funds: [{ source: raw('年度资金总额：'), values, unit: '万元' }] });
    expect(project.funds).toEqual([{ source: '年度资金总额：', initialBudget: 12800000, rate: 0.9894, score: null }]);
  });

  it.each([
    [['（万元）'], 12000000],
    [['金额单位：万元', '合计（万元）'], 12000000],
    [['（元）', '（万元）'], 1200],
    [['节约资金3万元'], 1200],
    [[], 1200],
  ])(
    'an amount without a unit is in the only one that stands elsewhere, %j, or else in yuan',
    async (printed, yuan) => {
      const project = await projectOf({
        values: { projectName: raw('校舍维修'), 'budget.total': raw('1,200') },
        labels: printed.map((text, i) => piece(text, i + 1)),
      });
      expect(project.budget).toMatchObject({ total: yuan });
      expect(project.diagnostics).toEqual([expect.objectContaining({ code: 'value-inferred', field: 'budget.total' })]);
    },
  );

  it('an amount of a form that prints no unit is in the one that all forms like it print', async () => {
    const values = { projectName: raw('校舍维修'), 'budget.total': raw('1,200') };
    const bare = rawForm(SMALL_FORM, { values });
    const totals = async (...units: string[]) => {
      const others = units.map((unit, i) => rawForm(SMALL_FORM, { values, labels: [piece(unit, i + 1)] }));
      const { projects } = await validateForms([bare, ...others], {});
      return (projects[0].budget as { total: number }).total;
    };
    expect(await totals('项目资金（万元）', '（万元）')).toBe(12000000);
    expect(await totals('项目资金（万元）', '（元）')).toBe(1200);
  });

  it('lists what found no place, and always reports it', async () => {
    const project = await projectOf({ unplaced: [piece(' 联系人：王某 ', 7)] });
    expect(project.unplaced).toEqual([{ text: '联系人：王某', page: null, line: 7 }]);
    expect(project.diagnostics).toEqual([expect.objectContaining({ code: 'unplaced-text', line: 7 })]);
  });

  it('without a required value is rejected, with its text in printed order', async () => {
    const values = { 'narrative.goals': { text: '甲乙', pieces: [piece('甲', 3), piece('乙', 4)] } };
    const form = rawForm(SMALL_FORM, { values, labels: [piece('小表', 1)], unplaced: [piece('丙', 2)] });
    const { projects, rejected } = await validateForms([form], {});
    expect(projects).toEqual([]);
    expect(rejected).toEqual([
      {
        form: 'small',
        projectName: null,
        text: '小表\n丙\n甲\n乙',
        diagnostics: [expect.objectContaining({ code: 'schema-invalid', severity: 'error', field: 'projectName' })],
      },
    ]);
    expect(rejected[0]!.diagnostics[0]!.message).toContain('项目名称');
  });

  it('carries evidence only when asked to', async () => {
    const box = (y: number) => ({ text: '校舍', page: 2, line: null, box: [10, y, 50, y + 9.999] as const });
    const values = { projectName: { text: '校舍维修', pieces: [box(100), box(112)] } };
    expect((await projectOf({ values })).evidence).toBeUndefined();
    const rows = [{ level3: raw('数量'), target: { text: '3次', pieces: [piece('3', 8), piece('次', 10)] } }];
    expect((await projectOf({ values, rows }, true)).evidence).toEqual({
      projectName: { raw: '校舍维修', page: 2, lines: null, box: [10, 100, 50, 122] },
      'indicators[0].level3': { raw: '数量', page: null, lines: [1, 1], box: null },
      'indicators[0].target': { raw: '3次', page: null, lines: [8, 10], box: null },
    });
  });
});

describe('indicators', () => {
  const level3 = raw('维修学校数量');

  it('have the columns of the form, and a parsed target', async () => {
    const [indicator] = await indicatorsOf({
      level1: raw('产出指标'),
      level3,
      target: raw('≥18所'),
      weight: raw('10分'),
    });
    expect(indicator).toEqual({
      level1: '产出指标',
      level2: null,
      level3: '维修学校数量',
      target: '≥18所',
      comparator: '>=',
      targetNumber: 18,
      targetUnit: '所',
      weight: 10,
      note: null,
    });
  });

  it.each<[string, string, string, string | null, number | null, string | null]>([
    ['≥ 18 所', '≥', '18', '>=', 18, '所'],
    ['大于等于18所', '大于等于', '18', '>=', 18, '所'],
    ['≥18所', '≥', '≥18所', '>=', 18, '所'],
  ])('join a target that is split over columns: %s', async (target, comparator, number, ...parsed) => {
    const [found] = await indicatorsOf({
      level3,
      targetComparator: raw(comparator),
      target: raw(number),
      targetUnit: raw('所'),
    });
    expect(found!.target!.replaceAll(' ', '')).toBe(target.replaceAll(' ', ''));
    expect([found!.comparator, found!.targetNumber, found!.targetUnit]).toEqual(parsed);
  });

  it('keep a sign printed in a column of its own beside a target that is no number', async () => {
    const [found] = await indicatorsOf({ level3, targetComparator: raw('≤'), target: raw('12月底前') });
    expect(found).toMatchObject({ comparator: '<=', targetNumber: null });
  });

  it('keep words that are no operator out of the target, but not out of the record', async () => {
    const row = { level3, targetComparator: raw('定性'), target: raw('健全'), targetUnit: raw('项') };
    const project = await projectOf({ rows: [row] });
    expect(project.indicators[0]).toMatchObject({ target: '健全', comparator: null, targetNumber: null });
    expect(project.unplaced.map((each) => each.text)).toEqual(['定性', '项']);
  });

  it('are no blank rows of the template, whose text becomes a label', () => {
    const level1 = raw('产出指标');
    const level2 = raw('质量指标');
    const blank = [
      { level1, level2, level3: raw('指标1：') },
      { level1, level2, level3: raw('……'), target: raw('—') },
    ];
    const [form] = settled(rawForm(SMALL_FORM, { rows: [{ level1, level3, target: raw('3次') }, ...blank] }));
    expect(form!.rows).toHaveLength(1);
    expect(form!.labels.map((each) => each.text)).toEqual(['质量指标', '指标1：', '……', '—']);
  });

  it('keep a row that has a score but no name', async () => {
    expect(await indicatorsOf({ target: raw('100%') })).toHaveLength(1);
  });
});

describe('the schema', () => {
  it.each(FORMS.map((form) => [form.id, form] as const))(
    'of %s takes an empty record of it and no other key',
    async (_id, form) => {
      const { projects } = await validateForms([rawForm(form)], {});
      const schema = documentSchema(FORMS);
      const document = {
        schemaVersion: 1,
        source: { path: '-', sha256: 'a'.repeat(64), bytes: 1, kind: 'text', encoding: 'utf-8', pages: null },
        projects,
        rejected: [],
        diagnostics: [],
        coverage: { characters: 0, values: 0, labels: 0, unplaced: 0, outside: 0 },
      };
      expect(schema.safeParse(document).error).toBeUndefined();
      expect(schema.safeParse({ ...document, projects: [{ ...projects[0], foreign: 1 }] }).success).toBe(false);
      expect(schema.safeParse({ ...document, projects: [{ ...projects[0], projectName: null }] }).success).toBe(false);
    },
  );
});
