import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { recognizeBlocks } from '../../../src/recognize/grid/index.js';
import { expectAccounted } from './accounted.js';
import { line, table } from './draw.js';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const ROW = ['产出指标', '数量指标', '长度', '5公里'];

/** The first form of a table with these label rows above an indicator table of four columns. */
function read(rows: string[][], table_: string[][] = [HEADER, ROW], forms: readonly FormDefinition[] = FORMS) {
  const blocks = [table([...rows, ...table_])];
  const found = recognizeBlocks(blocks, [], forms);
  expectAccounted(blocks, [], found);
  const [form] = found.forms;
  const values = Object.fromEntries(Object.entries(form.values).map(([key, value]) => [key, value.text]));
  return { form, values, unplaced: form.unplaced.map((piece) => piece.text) };
}

describe('money', () => {
  const name = ['项目名称', '甲', '<', '<'];

  it('stands below its labels where they head columns', () => {
    const { values } = read([
      name,
      ['项目资金（万元）', '<', '<', '<'],
      ['年度资金总额', '财政拨款', '上年结转资金', '其他资金'],
      ['9', '5', '3', '1'],
    ]);
    expect(values).toMatchObject({
      'budget.currentYear': '9',
      'budget.currentYearFiscal': '5',
      'budget.currentYearCarryover': '3',
      'budget.currentYearOther': '1',
    });
  });
  it('of a part stands once below each total where these head columns', () => {
    const { values } = read([
      name,
      ['项目资金\n（万元）', '资金来源', '中期资金总额', '年度资金总额'],
      ['^', '合计', '960', '320'],
      ['^', '财政拨款', '780', '260'],
      ['^', '其他资金', '180', '60'],
    ]);
    expect(values).toMatchObject({
      ...{ 'budget.total': '960', 'budget.totalFiscal': '780', 'budget.totalOther': '180' },
      ...{ 'budget.currentYear': '320', 'budget.currentYearFiscal': '260', 'budget.currentYearOther': '60' },
    });
  });
  it('stands in one cell with its labels, with the unit of the heading beside them', () => {
    const { values, form } = read([
      name,
      ['项目资金\n（万元）', '资金总额：9\n其中：财政拨款：8\n其他资金：1', '<', '<'],
    ]);
    expect(values).toMatchObject({ 'budget.total': '9', 'budget.totalFiscal': '8', 'budget.totalOther': '1' });
    expect(form.values['budget.totalOther'].unit).toBe('万元');
  });
  it('belongs to the total on its row where none stands above', () => {
    const { values } = read([name, ['年度资金总额（元）', '9', '其中：财政拨款', '8']]);
    expect(values).toMatchObject({ 'budget.currentYear': '9', 'budget.currentYearFiscal': '8' });
  });
  it('has the unit of its own label before that of the form', () => {
    const blocks = [line('单位：万元'), table([name, ['资金总额（元）', '9', '年度资金总额', '8'], HEADER, ROW])];
    const [form] = recognizeBlocks(blocks, [], FORMS).forms;
    expect([form.values['budget.total'].unit, form.values['budget.currentYear'].unit]).toEqual(['元', '万元']);
  });
  it('of a total that is not on the form stays unplaced', () => {
    const { values, unplaced } = read([name, ['其他资金', '1', '', '']]);
    expect(values).toEqual({ projectName: '甲' });
    expect(unplaced).toEqual(['其他资金', '1']);
  });
  it('under two names of one field is told, and only one is taken', () => {
    const { values, form, unplaced } = read([name, ['资金总额', '9', '其他资金', '2'], ['', '', '自有资金', '7']]);
    expect(values['budget.totalOther']).toBe('2');
    expect(form.diagnostics).toMatchObject([{ code: 'label-repeated', field: 'budget.totalOther' }]);
    expect(unplaced).toEqual(['自有资金', '7']);
  });
});

describe('labels on lines above the table', () => {
  it('start the form and give their values', () => {
    const above = [line('项目支出绩效目标表'), line('项 目 名 称：某 路  主管部门：某局'), line('编号：12')];
    const blocks = [line('目录'), ...above, table([HEADER, ROW])];
    const found = recognizeBlocks(blocks, [], FORMS);
    expectAccounted(blocks, [], found);
    const [{ title, values, unplaced }] = found.forms;
    expect([title, values.projectName.text, values.competentDepartment.text]).toEqual([
      '项目支出绩效目标表',
      '某 路',
      '某局',
    ]);
    expect(unplaced.map((piece) => piece.text)).toEqual(['编号：12']);
    expect(found.outside.map((piece) => piece.text)).toEqual(['目录']);
  });
});

describe('texts', () => {
  it('stand below a heading over the whole width, in several cells', () => {
    const { values } = read([
      ['项目名称', '甲', '<', '<'],
      ['年度总体目标（100字以内）', '<', '<', '<'],
      ['第一。', '<', '<', '<'],
      ['第二。', '<', '<', '<'],
    ]);
    expect(values['narrative.annualGoal']).toBe('第一。\n第二。');
  });
  it('do not take an unknown word beside their heading for the text', () => {
    const rows = [
      ['项目名称', '甲', '<', '<'],
      ['年度总体目标', '<', '完成进展', '<'],
      ['本年修建道路三公里，绿化两万平方米。', '<', '已经完成。', '<'],
    ];
    const { values, unplaced } = read(rows);
    expect(values['narrative.annualGoal']).toBe('本年修建道路三公里，绿化两万平方米。');
    expect(unplaced).toEqual(['完成进展', '已经完成。']);
  });
  it('keep words in them that look like labels', () => {
    const { values } = read([
      ['项目名称', '甲', '<', '<'],
      ['年度目标', '年度目标：建成。\n项目名称：某路。', '<', '<'],
    ]);
    expect(values).toEqual({ projectName: '甲', 'narrative.annualGoal': '年度目标：建成。\n项目名称：某路。' });
  });
});

describe('indicator rows', () => {
  it('have the level of the bar above them where level 1 has no column', () => {
    const { form, unplaced } = read(
      [['项目名称', '甲', '<']],
      [
        ['二级指标', '三级指标', '指标值'],
        ['产出指标', '<', '<'],
        ['数量指标', '长度', '5公里'],
        ['质量指标', '合格率', '≥95%'],
        ['效益指标', '<', '<'],
        ['社会效益指标', '投诉', '≤2件'],
        ['满意度指标', '<', '<'],
      ],
    );
    expect(form.rows.map(({ level1 }) => level1?.text)).toEqual(['产出指标', '产出指标', '效益指标']);
    expect({ unplaced, diagnostics: form.diagnostics }).toEqual({ unplaced: ['满意度指标'], diagnostics: [] });
  });
  const rows = (...data: string[][]) => {
    const { form, unplaced } = read([['项目名称', '甲', ...HEADER.slice(2).map(() => '<')]], [HEADER, ...data]);
    return {
      rows: form.rows.map((row) =>
        [row.level1, row.level2, row.level3, row.target].map((value) => value?.text ?? null),
      ),
      unplaced,
    };
  };

  it('may have a level 1 over both levels, and a name over two', () => {
    expect(rows(['满意度指标', '<', '满意率', '90%'], ['产出指标', '长度', '<', '5公里']).rows).toEqual([
      ['满意度指标', null, '满意率', '90%'],
      ['产出指标', null, '长度', '5公里'],
    ]);
  });
  it('may have a header of two rows, also where it is printed again', () => {
    const header = [
      ['指标体系', '<', '<', '年度指标值'],
      ['一级指标', '二级指标', '三级指标', '^'],
    ];
    const again = read([['项目名称', '甲', '<', '<']], [...header, ROW, ...header]);
    expect(again.form.rows.map(({ level3 }) => level3?.text)).toEqual(['长度']);
    expect(again.unplaced).toEqual([]);
  });
  it('may share one target or one name', () => {
    expect(
      rows(
        ['产出指标', '数量指标', '长度', '达标'],
        ['^', '^', '宽度', '^'],
        ['^', '质量指标', '合格率', '90%'],
        ['^', '^', '^', '100%'],
      ).rows,
    ).toEqual([
      ['产出指标', '数量指标', '长度', '达标'],
      ['产出指标', '数量指标', '宽度', '达标'],
      ['产出指标', '质量指标', '合格率', '90%'],
      ['产出指标', '质量指标', '合格率', '100%'],
    ]);
  });
  it('are none where nothing is filled in, or a note runs over the columns', () => {
    const found = rows(
      ROW,
      ['效益指标', '社会效益指标', '', ''],
      ['', '', '……', ''],
      ['注：以上均为年度指标。', '<', '<', '<'],
    );
    expect(found).toEqual({ rows: [ROW], unplaced: ['注：以上均为年度指标。'] });
  });
  it('have their targets below a heading that no form names but that says so, where it is the only one', () => {
    const own = ['项目名称', '甲', '<', '<', '<'];
    const head = ['一级指标', '二级指标', '三级指标', '本期绩效目标值（项目）', '备注'];
    const { form, unplaced } = read([own], [head, [...ROW, '']]);
    expect(form.rows.map(({ target }) => target?.text)).toEqual(['5公里']);
    expect(unplaced).toEqual([]);
    const two = table([own, [...head.slice(0, 3), '上期目标值', '历史指标值'], [...ROW, '4公里']]);
    expect(recognizeBlocks([two], [], FORMS).forms).toEqual([]);
    const past = table([own, [...head.slice(0, 3), '上年实际指标值', '备注'], [...ROW, '']]);
    expect(recognizeBlocks([past], [], FORMS).forms).toEqual([]);
  });
  it('have their targets below `预计当年实现（指标值）`, beside those of other years', () => {
    const own = ['项目名称', '甲', '<', '<', '<', '<'];
    const head = [
      ['一级指标', '二级指标', '三级指标', '指标值', '<', '<'],
      ['^', '^', '^', '近两年指标值', '<', '预计当年实现\n（指标值）'],
      ['^', '^', '^', '2021年', '2022年', '^'],
    ];
    const { form } = read([own], [...head, ['产出指标', '数量指标', '长度', '3公里', '4公里', '5公里']]);
    expect(form.rows.map(({ target }) => target?.text)).toEqual(['5公里']);
  });
  it('have their level 1 behind a heading down the side that stands below the same head, also where a page cuts it', () => {
    const head = ['一级目标', '<', '二级目标', '三级目标', '指标目标值'];
    const upper = [head, ['2020年绩效目', '投入与管理', '投入管理', '预算执行率', '=100%']];
    const lower = [head, ['标', '产出目标', '数量', '评估案件数量', '≥2200件'], ['^', '^', '质量', '复核率', '≥95%']];
    const labels = [
      ['项目名称*', '甲', '<', '项目类别*', '其他'],
      ['计划开始日期*', '2020-01-01', '<', '计划完成日期*', '2020-12-31'],
    ];
    const blocks = [line('财政项目支出绩效目标申报表'), table([...labels, ...upper]), table(lower, { page: () => 2 })];
    const found = recognizeBlocks(blocks, [], FORMS);
    expectAccounted(blocks, [], found);
    expect(found.forms[0].rows.map(({ level1 }) => level1?.text)).toEqual(['投入与管理', '产出目标', '产出目标']);
    expect(found.forms[0].unplaced).toEqual([]);
  });
  it('keep what stands in a column that the form does not know', () => {
    const blocks = [
      table([
        ['项目名称', '甲', '<', '<', '<'],
        [...HEADER, '责任科室'],
        [...ROW, '资产科'],
      ]),
    ];
    const found = recognizeBlocks(blocks, [], FORMS);
    expectAccounted(blocks, [], found);
    expect(found.forms[0].unplaced.map((piece) => piece.text)).toEqual(['资产科']);
  });
});

describe('a footer', () => {
  it('keeps its total where a rest of the side label stands in it', () => {
    const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
    const rows = [
      ['项目名称', '甲', '<', '<', '<', '<', '<'],
      head,
      [...ROW, '5公里', '100', '99'],
      ['标\n合计', '<', '<', '<', '<', '100', '99'],
    ];
    const [form] = recognizeBlocks([table(rows)], [], FORMS).forms;
    expect(form.values.totalScore.text).toBe('99');
    expect(form.rows).toHaveLength(1);
  });

  it('keeps its total where that rest stands in a cell of its own', () => {
    const head = ['', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
    const rows = [
      ['项目名称', '甲', '<', '<', '<', '<', '<', '<'],
      head,
      ['绩\n效\n指', ...ROW, '5公里', '100', '99'],
      ['标', '总分', '<', '<', '<', '<', '100', '99'],
    ];
    const [form] = recognizeBlocks([table(rows)], [], FORMS).forms;
    expect(form.values.totalScore.text).toBe('99');
    expect(form.unplaced).toEqual([]);
  });
});

it('reads all sources of a money grid also where a heading of theirs stands beside two rows of heads', () => {
  const rows = [
    ['项目名称', '甲', '<', '<', '<', '<', '<'],
    ['项目资金\n（万元）', '资金来源', '预算安排情况', '<', '预算执行情况', '<', '<'],
    ['^', '^', '年初预算数', '全年预算数', '全年执行数', '分值', '得分'],
    ['^', '年度资金总额', '2,460', '2,385', '2,361', '10', '9.9'],
    ['^', '某某专项', '300', '225', '225', '—', '—'],
    ['^', '其他资金', '100', '100', '100', '—', '—'],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    [...ROW, '5公里', '90', '89'],
  ];
  const [form] = recognizeBlocks([table(rows)], [], FORMS).forms;
  expect(form.funds.map(({ source, values }) => [source.text, values.executed?.text])).toEqual([
    ['年度资金总额', '2,361'],
    ['某某专项', '225'],
    ['其他资金', '100'],
  ]);
});

it('counts the mark for no reason beside a total among the printed matter', () => {
  const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析'];
  const rows = [
    ['项目名称', '甲', '<', '<', '<', '<', '<', '<'],
    head,
    [...ROW, '5公里', '100', '99', '无'],
    ['总分', '<', '<', '<', '<', '100', '99', '—'],
  ];
  const [form] = recognizeBlocks([table(rows)], [], FORMS).forms;
  expect(form.values.totalScore.text).toBe('99');
  expect(form.unplaced).toEqual([]);
});

describe('a form of the user', () => {
  const department: FormDefinition = {
    id: 'department-goal',
    name: { zh: '部门整体支出绩效目标表', en: 'Department goals' },
    titles: ['部门整体支出绩效目标表'],
    fields: [
      { key: 'departmentName', type: 'text', labels: ['部门名称'], required: true },
      { key: 'budget.total', type: 'money', labels: ['部门预算总额'] },
      { key: 'budget.basic', type: 'money', labels: ['基本支出'], under: 'budget.total' },
    ],
    sections: [{ key: 'narrative.annualGoal', labels: ['年度总体目标'], cues: { start: [], any: [] } }],
    headings: ['年度绩效指标'],
    funds: null,
    table: {
      columns: [
        { key: 'level1', labels: ['一级指标'], required: true },
        { key: 'level2', labels: ['二级指标'] },
        { key: 'level3', labels: ['三级指标'], required: true },
        { key: 'target', labels: ['指标值'], required: true },
      ],
      levels: [],
      footers: [],
    },
  };

  it('is told from the built-in ones by its own labels', () => {
    const rows = [
      ['部门名称', '某局', '<', '<'],
      ['部门预算总额（万元）', '10', '其中：基本支出', '4'],
      ['年度总体目标', '做好工作。', '<', '<'],
    ];
    const { form, values } = read(rows, [HEADER, ROW], [...FORMS, department]);
    expect(form.definition.id).toBe('department-goal');
    expect(values).toEqual({
      departmentName: '某局',
      'budget.total': '10',
      'budget.basic': '4',
      'narrative.annualGoal': '做好工作。',
    });
  });
  it('is not taken for a project where only the built-in ones are known', () => {
    expect(recognizeBlocks([table([['部门名称', '某局', '<', '<'], HEADER, ROW])], [], FORMS).forms).toEqual([]);
  });
});

describe('levels', () => {
  it('are put together where the page break cut the last one, though nothing else stands below it', () => {
    const last = ['满意度指标', '服务对\n象满意', '学员满意度', '≥95%'];
    const rows = [['项目名称', '甲', '<', '<'], HEADER, ROW, last, ['', '度指标', '', '']];
    const blocks = [table(rows, { page: (row) => (row < 4 ? 1 : 2) })];
    const found = recognizeBlocks(blocks, [], FORMS);
    expectAccounted(blocks, [], found);
    expect(found.forms[0].rows.map(({ level2 }) => level2?.text)).toEqual(['数量指标', '服务对象满意度指标']);
  });
});

describe('the unit right above a title', () => {
  const TITLE = line('项目支出绩效目标表');
  const form = (name: string) => table([['项目名称', name, '<', '<'], HEADER, ROW]);
  const units = (...blocks: Parameters<typeof recognizeBlocks>[0]) =>
    recognizeBlocks(blocks, [], FORMS).forms.map(({ values }) => values.declaringUnit?.text ?? null);
  const of = (unit: string) => line(`申报单位名称：${unit}`);

  it('is that of its form, also where the next one follows on the page', () => {
    expect(units(of('甲局'), TITLE, form('甲'), of('乙局'), TITLE, form('乙'))).toEqual(['甲局', '乙局']);
  });
  it('is that of the form above where the first title stands above all units', () => {
    expect(units(TITLE, form('甲'), of('甲局'), TITLE, form('乙'), of('乙局'))[1]).not.toBe('甲局');
  });
});
