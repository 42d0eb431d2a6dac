import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import type { Block } from '../../../src/model/grid.js';
import type { RawForm } from '../../../src/model/raw-form.js';
import { recognizeBlocks } from '../../../src/recognize/grid/index.js';
import { expectAccounted } from './accounted.js';
import { drawGrid, line, table } from './draw.js';

function recognize(blocks: Block[]): RawForm[] {
  const found = recognizeBlocks(blocks, [], FORMS);
  expectAccounted(blocks, [], found);
  return [...found.forms];
}

/** Values as text, rows as lists of level 1, level 2, level 3, target. */
function plain(form: RawForm) {
  const values = Object.fromEntries(Object.entries(form.values).map(([key, value]) => [key, value.text]));
  const rows = form.rows.map((row) =>
    [row.level1, row.level2, row.level3, row.target].map((value) => value?.text ?? null),
  );
  return {
    form: form.definition.id,
    title: form.title,
    year: form.year,
    values,
    rows,
    unplaced: form.unplaced.map((piece) => piece.text),
  };
}

const INDICATORS = [
  ['绩效\n指标', '一级指标', '二级指标', '三级指标', '<', '指标值'],
  ['^', '产出指标', '数量指标', '修路长度', '<', '≥5公里'],
  ['^', '^', '质量指标', '合格率', '<', '100%'],
  ['^', '满意度\n指标', '服务对象\n满意度指标', '居民满意度', '<', '≥90%'],
];
const LEVELS = [
  ['产出指标', '数量指标', '修路长度', '≥5公里'],
  ['产出指标', '质量指标', '合格率', '100%'],
  ['满意度指标', '服务对象满意度指标', '居民满意度', '≥90%'],
];

describe('a project goal form', () => {
  const blocks = [
    line('一般公共预算支出表', 1, 10),
    line('县级部门预算项目支出绩效目标表'),
    line('（2023 年度）'),
    line('填报单位：某县交通局   金额单位：万元'),
    table([
      ['项 目 名 称*', '<', '农村公路\n养护', '<', '<', '<'],
      ['主管部门及代码', '<', '219-交通局', '实施单位', '<', '养护站'],
      ['项目负责人', '<', '某某', '项目类别', '<', '其他'],
      ['项目资金\n（元）', '中期资金总额：', '100', '年度资金总额：', '<', '40'],
      ['^', '其中：财政拨款', '60', '其中：财政拨款', '<', '30'],
      ['^', '其他资金', '40', '其他资金', '<', ''],
      ['总体\n目标', '中期目标', '<', '年度目标', '<', '<'],
      ['^', '三年养护三百公里。', '<', '养护一百公里。', '<', '<'],
      ...INDICATORS,
    ]),
    line('附注', 2),
  ];
  const form = plain(recognize(blocks)[0]);

  it('finds title, year, unit and the fields beside their labels', () => {
    expect(form).toMatchObject({ form: 'project-goal', title: '县级部门预算项目支出绩效目标表', year: 2023 });
    expect(form.values).toEqual({
      declaringUnit: '某县交通局',
      projectName: '农村公路养护',
      competentDepartment: '219-交通局',
      implementingUnit: '养护站',
      projectCategory: '其他',
      'budget.total': '100',
      'budget.totalFiscal': '60',
      'budget.totalOther': '40',
      'budget.currentYear': '40',
      'budget.currentYearFiscal': '30',
      'narrative.overallGoal': '三年养护三百公里。',
      'narrative.annualGoal': '养护一百公里。',
    });
  });
  it('resolves merged levels to every row', () => expect(form.rows).toEqual(LEVELS));
  it('shares one value among the rows of a merged cell', () => {
    const [first, second] = recognize(blocks)[0].rows;
    expect(first.level1).toBe(second.level1);
  });
  it('keeps what the form does not know', () => expect(form.unplaced).toEqual(['项目负责人', '某某']));
  it('takes the unit of the heading beside the money', () => {
    expect(recognize(blocks)[0].values['budget.total'].unit).toBe('元');
  });
  it('finds the title over a bar that heads the first part of the table', () => {
    const rows = [
      ['一、基本情况', '<', '<', '<', '<', '<'],
      ['项目名称', '<', '农村公路养护', '<', '<', '<'],
      ...INDICATORS,
    ];
    const [barred] = recognize([line('项目支出绩效目标表'), line('（2023年度）'), table(rows)]);
    expect(plain(barred)).toMatchObject({ title: '项目支出绩效目标表', year: 2023, unplaced: ['一、基本情况'] });
  });
  it('leaves other text outside', () => {
    const { outside } = recognizeBlocks(blocks, [], FORMS);
    expect(outside.map((piece) => piece.text)).toEqual(['一般公共预算支出表', '附注']);
  });
});

describe('which family a table is', () => {
  const head = (labels: string[], row: string[]) => [
    table([['项目名称', ...labels.slice(1).map((_, i) => (i === 0 ? '某项目' : '<'))], labels, row]),
  ];
  const id = (labels: string[]) =>
    recognize(
      head(
        labels,
        labels.map(() => '某'),
      ),
    )[0]?.definition.id;

  it('is decided by the indicator header', () => {
    expect(id(['一级目标', '二级目标', '三级目标', '指标目标值'])).toBe('shanghai-2020');
    expect(id(['一级指标', '二级指标', '三级指标', '年度(/项目)\n指标值'])).toBe('shanghai-2026');
    expect(id(['一级指标', '二级指标', '指标内容', '指标值', '备注'])).toBe('project-goal');
    expect(id(['一级指标', '二级指标', '三级指标', '年度\n指标值', '实际\n完成值', '分值', '得分'])).toBe(
      'self-evaluation',
    );
  });
  it('is none where a column that decides is missing', () => {
    expect(id(['一级指标', '二级指标', '三级指标'])).toBeUndefined();
  });
  it("is none where the form's required label is nowhere above", () => {
    expect(
      recognize([
        table([
          ['一级指标', '二级指标', '三级指标', '指标值'],
          ['产出', '数量', '长度', '5公里'],
        ]),
      ]),
    ).toEqual([]);
  });
});

describe('a self-evaluation', () => {
  const [form] = recognize([
    line('项目支出绩效自评表'),
    line('(2022年度)'),
    table([
      ['项目名称', '<', '校舍维修', '<', '<', '<', '<', '<'],
      ['项目资金\n（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
      ['^', '年度资金总\n额：', '1,280.00', '1,280.0\n0', '1,266', '10', '98.94%', '9.9'],
      ['^', '其中：当年\n财政拨款', '1,200', '', '1,186', '—', '98.87%', '—'],
      ['^', '其他资金', '', '', '', '', '', ''],
      ['年度\n总体\n目标', '预期目标', '<', '<', '实际完成情况', '<', '<', '<'],
      ['^', '完成维修。', '<', '<', '已经完成。', '<', '<', '<'],
      ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
      ['产出指标\n(50分)', '数量指标', '学校数', '18所', '17所', '10', '9', '拆除一所'],
      ['^', '时效指标', '……', '', '', '', '', ''],
      ['总分', '<', '<', '<', '<', '100', '97.4', ''],
      ['填表人：', '某某', '联系电话', '010-0', '', '', '', ''],
    ]),
  ]);

  it('reads the money grid by rows and columns', () => {
    const funds = form.funds.map(({ source, values, unit }) => [
      source.text,
      unit,
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.text])),
    ]);
    expect(funds).toEqual([
      [
        '年度资金总额：',
        '万元',
        {
          initialBudget: '1,280.00',
          revisedBudget: '1,280.00',
          executed: '1,266',
          weight: '10',
          rate: '98.94%',
          score: '9.9',
        },
      ],
      [
        '其中：当年财政拨款',
        '万元',
        { initialBudget: '1,200', executed: '1,186', weight: '—', rate: '98.87%', score: '—' },
      ],
      ['其他资金', '万元', {}],
    ]);
  });
  it('reads scores, the total, and the goals side by side', () => {
    expect(plain(form).values).toEqual({
      projectName: '校舍维修',
      'narrative.expectedGoal': '完成维修。',
      'narrative.actualCompletion': '已经完成。',
      totalScore: '97.4',
    });
    expect(form.rows).toHaveLength(1);
    const row = Object.entries(form.rows[0]).map(([key, value]) => [key, value?.text]);
    expect(Object.fromEntries(row)).toEqual({
      level1: '产出指标(50分)',
      level2: '数量指标',
      level3: '学校数',
      target: '18所',
      actual: '17所',
      weight: '10',
      score: '9',
      deviation: '拆除一所',
    });
  });
  it('does not take the sign-off for an indicator', () => {
    expect(plain(form).unplaced).toEqual(['填表人：', '某某', '联系电话', '010-0']);
  });
});

describe('several forms', () => {
  const form = (name: string) => [
    ['项目支出绩效目标表（2024年度）', '<', '<', '<', '<', '<'],
    ['项目名称', '<', name, '<', '<', '<'],
    ...INDICATORS,
  ];

  it('are told apart in one table', () => {
    const found = recognize([table([...form('甲'), ...form('乙')])]).map(plain);
    expect(found.map((each) => [each.title, each.year, each.values.projectName])).toEqual([
      ['项目支出绩效目标表', 2024, '甲'],
      ['项目支出绩效目标表', 2024, '乙'],
    ]);
    for (const each of found) expect(each.rows).toEqual(LEVELS);
    for (const each of found) expect(each.unplaced).toEqual([]);
  });
  it('may have labels and indicators in tables of their own', () => {
    const labels = table([['项目名称', '甲']]);
    const [found] = recognize([line('项目支出绩效目标表'), labels, table(INDICATORS, { page: () => 2 })]).map(plain);
    expect(found.values).toEqual({ projectName: '甲' });
    expect(found.rows).toEqual(LEVELS);
  });
  it('go on over a page with the header repeated or not', () => {
    const head = table(form('甲').slice(0, 4));
    const rest = INDICATORS.slice(2).map((row) => [...row]);
    rest[0][0] = '';
    rest[0][1] = '';
    const plainRest = table(rest, { page: () => 2, top: 30 });
    const repeated = table([INDICATORS[0], ...rest], { page: () => 2, top: 30 });
    for (const second of [plainRest, repeated]) {
      const [found, ...others] = recognize([head, line('- 1 -'), second]);
      expect(others).toEqual([]);
      expect(plain(found).rows).toEqual(LEVELS);
      expect(found.diagnostics).toEqual([]);
    }
  });

  it('put the name of a level together that the page break cut, also where its rest is a name of its own', () => {
    const head = table([...form('甲').slice(0, 3), ['^', '满意度\n指标', '服务对象', '居民满意度', '<', '≥90%']]);
    const rest = table([['', '（10分）', '满意度\n指标', '企业满意度', '<', '≥95%']], { page: () => 2, top: 30 });
    const [found] = recognize([line('项目支出绩效目标表'), head, rest]);
    expect(found.rows.map(({ level2 }) => level2?.text)).toEqual(['服务对象满意度指标', '服务对象满意度指标']);
  });

  const began = ['项目支出绩效目标表', table(form('甲').slice(0, 4))] as const;
  const goesOn = (between: readonly Block[], rest: readonly (readonly string[])[]) => {
    const second = table(rest, { page: () => 2, top: 60, left: 70 });
    return recognize([line(began[0]), line('（2023年度）'), began[1], ...between, second]);
  };
  const REST = [
    ['', '', '质量指标', '合格率', '100%'],
    ['', '满意度\n指标', '服务对象\n满意度指标', '居民满意度', '≥90%'],
  ];

  it('go on below notes and their title again, in columns of other widths, with a warning', () => {
    const between = [line('注：本表一式两份。', 1, 700), line('项目支出绩效目标表（续）', 2, 30)];
    const [found, ...others] = goesOn(between, REST);
    expect(others).toEqual([]);
    expect(plain(found).rows).toEqual(LEVELS);
    expect(found.diagnostics.map(({ code }) => code)).toContain('alignment-inferred');
    expect(plain(found).unplaced).toEqual(['注：本表一式两份。', '项目支出绩效目标表（续）']);
  });

  it.each<[string, readonly Block[], readonly (readonly string[])[]]>([
    ['under the title of another table', [line('部门整体支出绩效目标表', 2, 30)], REST],
    ['where a level 1 comes again that was left', [], [...REST, ['', '产出指标', '数量指标', '检查', '3次']]],
    ['where no levels stand', [line('收支情况', 2, 30)], [['201', '教育支出', '10.00', '8.00', '2.00']]],
  ])('do not go on %s', (_, between, rest) => {
    expect(plain(goesOn(between, rest)[0]!).rows).toEqual(LEVELS.slice(0, 1));
  });
});

describe('level 1 left blank', () => {
  const [form] = recognize([
    table([
      ['项目名称', '甲', '<', '<'],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['', '生态环境\n成本指标', '扬尘', '可控'],
      ['产出指标', '数量指标', '长度', '5公里'],
      ['', '质量指标', '合格率', '100%'],
      ['', '社会效益指标', '就业', '增加'],
    ]),
  ]);
  it('is inferred from level 2, with a warning for each row', () => {
    expect(form.rows.map((row) => row.level1?.text)).toEqual(['成本指标', '产出指标', '产出指标', '效益指标']);
    expect(form.diagnostics.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'level-inferred indicators[0].level1',
      'level-inferred indicators[2].level1',
      'level-inferred indicators[3].level1',
    ]);
  });
});

describe('values that share a cell with their label', () => {
  it('are cut apart', () => {
    const [form] = recognize([
      table([
        ['项目名称：某工程', '<', '主管部门：某局  实施单位：某站', '<'],
        ['年度目标：\n第一段。\n第二段。', '<', '<', '<'],
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '长度', '5公里'],
      ]),
    ]);
    expect(plain(form).values).toMatchObject({
      projectName: '某工程',
      competentDepartment: '某局',
      implementingUnit: '某站',
    });
    expect(plain(form).values['narrative.annualGoal']).toContain('第一段。');
    expect(plain(form).unplaced).toEqual([]);
  });
});

describe('drawing', () => {
  it('covers every place once', () => {
    const grid = drawGrid(INDICATORS);
    const area = grid.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0);
    expect(area).toBe(grid.rows * grid.cols);
  });
});

describe('variants of the provinces', () => {
  const form = (head: string[][], indicators: string[][]) =>
    plain(recognize([line('项目支出绩效目标表'), table([...head, ...indicators])])[0]);
  const table5 = (...rows: string[][]) => [['一级指标', '二级指标', '三级指标', '指标值', '<'], ...rows];
  const ROW = ['产出指标', '数量指标', '修路长度', '≥5公里', '<'];

  it('takes a heading as the label of a text in its row, and leaves it a heading over others', () => {
    const values = (...rows: string[][]) => form([['项目名称', '养护', '<', '<', '<'], ...rows], table5(ROW)).values;
    expect(values(['绩效目标', '养护一百公里。', '<', '<', '<'])['narrative.annualGoal']).toBe('养护一百公里。');
    expect(values(['总体目标', '三年建成。', '年度目标', '养护一百公里。', '<'])).toMatchObject({
      'narrative.overallGoal': '三年建成。',
      'narrative.annualGoal': '养护一百公里。',
    });
    expect(values(['绩效目标', '<', '<', '<', '<'])).toEqual({ projectName: '养护' });
  });

  it('takes the unit of amounts from the heading beside them, also where that heading can be an amount', () => {
    const amounts = ['预算金额（万元）', '总金额', '6300', '年度金额', '2100'];
    const { forms } = recognizeBlocks(
      [table([['项目名称', '养护', '<', '<', '<'], amounts, ...table5(ROW)])],
      [],
      FORMS,
    );
    expect(forms[0].values['budget.total']).toMatchObject({ text: '6300', unit: '万元' });
    expect(forms[0].values['budget.currentYear']).toMatchObject({ text: '2100', unit: '万元' });
  });

  it('takes this year’s block of two side by side, and leaves the other unplaced', () => {
    const { rows, unplaced } = form(
      [['项目名称', '<', '养护', '<', '<', '<', '<']],
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '修路总长', '≥15公里', '质量指标', '合格率', '100%'],
      ],
    );
    expect(rows).toEqual([['产出指标', '质量指标', '合格率', '100%']]);
    expect(unplaced).toEqual(['数量指标', '修路总长', '≥15公里']);
  });

  it('takes this year’s table of two below each other, and leaves the other unplaced', () => {
    const header = ['一级指标', '二级指标', '三级指标', '指标值'];
    const { rows, unplaced } = form(
      [['项目名称', '养护', '<', '<', '<']],
      [
        ['长期绩效指标', ...header],
        ['^', '产出指标', '数量指标', '修路总长', '≥15公里'],
        ['年度目标', '修路五公里。', '<', '<', '<'],
        ['年度绩效指标', ...header],
        ['^', '产出指标', '数量指标', '修路长度', '≥5公里'],
      ],
    );
    expect(rows).toEqual([['产出指标', '数量指标', '修路长度', '≥5公里']]);
    expect(unplaced).toEqual(['产出指标', '数量指标', '修路总长', '≥15公里']);
  });
});
