import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { shanghai2020 } from '../../../../src/forms/shanghai-2020.js';
import { shanghai2026 } from '../../../../src/forms/shanghai-2026.js';
import type { FormDefinition } from '../../../../src/model/form.js';
import type { GapMeaning } from '../../../../src/recognize/flow/gaps.js';
import { readHeader } from '../../../../src/recognize/flow/header/header.js';
import { itemsOf, spaced } from '../../../support/dump.js';

function read(text: string, form: FormDefinition = shanghai2020, kind: GapMeaning['kind'] = 'blank') {
  const header = readHeader(itemsOf(text, form), { kind });
  return {
    values: Object.fromEntries(Object.entries(header.values).map(([key, value]) => [key, value.text])),
    units: Object.fromEntries(Object.entries(header.values).map(([key, value]) => [key, value.unit])),
    runs: header.runs.map(({ sections, items }) => ({ sections, texts: items.map((item) => item.text) })),
    leftovers: header.leftovers.map((item) => item.text),
    open: header.openSections,
    warned: header.diagnostics.map((each) => each.field),
  };
}

describe('lines that stand above a label', () => {
  it('are left over where the label takes no value', () => {
    const { leftovers } = read('资金总额 14.25\n其中：财\n项目资金 三项合计\n构成', projectGoal, 'none');
    expect(leftovers.join('')).toContain('其中：财');
  });
});

describe('the rest of a name behind the choice beside it', () => {
  it('goes back to the name, also where 新增 is printed without 项目', () => {
    const lines = '项目名称\n公安交通信号灯及电子警察设备更\n项目属性\n新增\n新\n业务主管部门\n洛河市公安局';
    const { values, warned } = read(lines, projectGoal, 'none');
    expect(values).toMatchObject({ projectName: '公安交通信号灯及电子警察设备更新', projectNature: '新增' });
    expect(warned).toContain('projectName');
  });
});

describe('a name of two lines around its own label', () => {
  it('is put together where its last line stands before the choice beside it, or behind', () => {
    const head = '申报单位名称：青溪区档案馆\n馆藏档案抢救修复及异地备\n项目名称：\n项目类别：\n';
    for (const [rest, kind] of [
      ['份服务\n\n经常性专项业务费', 'block'],
      ['经常性专项业务费\n份服务', 'none'],
    ] as const) {
      const { values, warned } = read(`${head}${rest}\n\n计划开始日期：\n\n2020-02-17`, shanghai2020, kind);
      expect(values).toMatchObject({
        projectName: '馆藏档案抢救修复及异地备份服务',
        projectCategory: '经常性专项业务费',
      });
      expect(warned).toContain('projectName');
    }
  });
});

describe('a choice that stands behind a date', () => {
  const head = '项目名称*\n计划开始日期*\n是否含有政府购买服务\n项目总预算（元）\n\n集贸市场快检室运行\n2020-03-02\n\n';

  it('leaves the answer between them to its own label', () => {
    const text = `${head}项目类别*\n\n否\n\n经常性专项业务费\n\n计划完成日期*\n\n2020-11-27\n\n绩效类型\n\n其他类`;
    expect(read(text, shanghai2020, 'block').values).toMatchObject({
      plannedStartDate: '2020-03-02',
      governmentProcurement: '否',
      projectCategory: '经常性专项业务费',
    });
  });

  it('gives the rest of a name before the date of the next label back to it', () => {
    const text =
      '项目名称*: 集贸市场快检室设备更新与\n项目类别*:\n其他一次性项目\n运行维护\n2022-02-01\n计划完成日期*: 2023-01-31\n计划开始日期*:';
    expect(read(text, shanghai2020, 'none').values).toMatchObject({
      projectName: '集贸市场快检室设备更新与运行维护',
      projectCategory: '其他一次性项目',
    });
  });
});

describe('项目类别 and 绩效类型, and the dates', () => {
  const apart = ['项目类别', '计划开始日期', '是否含有政府购买服务', '2022/3/1', '否', '计划完成日期', '绩效类型'];

  it('take the value whose word it is, and the earlier day, where all were printed apart from them', () => {
    const { values, warned } = read(
      spaced('项目名称', '工艺试验', ...apart, '一次性项目', '2023/10/31', '信息与科研类'),
    );
    expect(values).toMatchObject({ projectCategory: '一次性项目', performanceType: '信息与科研类' });
    expect(warned).toEqual(expect.arrayContaining(['projectCategory', 'performanceType']));
    const labels =
      '*项目名称：\n*计划开始日\n期：\n\n*是否含有政府\n购买服务：\n\n*项目概况：\n\n*项目总预算\n（元）：\n\n';
    const rest =
      '*项目类别：\n\n经常性项目\n\n2020-01-01\n\n*计划完成日\n期：\n\n2020-12-31\n\n是\n\n*绩效类型：\n\n政府购买服务类';
    const days = read(`${labels}城市轨道交通治安防控及大客\n流疏导辅警服务\n\n${rest}`);
    expect(days.values).toMatchObject({ plannedStartDate: '2020-01-01', plannedEndDate: '2020-12-31' });
  });

  it('keep days that each stand behind their label, whichever is earlier', () => {
    const { values } = read(spaced('计划开始日期', '2020-12-31', '计划完成日期', '2020-01-01'));
    expect(values).toMatchObject({ plannedStartDate: '2020-12-31', plannedEndDate: '2020-01-01' });
  });
});

describe('项目性质 and 项目类别', () => {
  it('take the value whose word it is where both were printed apart from them', () => {
    const { values, warned } = read(
      '项目类别\n\n经常性项目\n\n特定目标类\n\n项目性质\n\n项目总目标',
      shanghai2026,
      'block',
    );
    expect(values).toMatchObject({ projectNature: '经常性项目', projectCategory: '特定目标类' });
    expect(warned).toEqual(expect.arrayContaining(['projectNature', 'projectCategory']));
  });

  it('keep what stands on their line', () => {
    const { values } = read('项目性质 特定目标类 项目类别 经常性项目', shanghai2026, 'block');
    expect(values).toMatchObject({ projectNature: '特定目标类', projectCategory: '经常性项目' });
  });
});

describe('a line below two values side by side', () => {
  it('is the rest of the second where that lacks it', () => {
    const { values } = read(
      '项目名称 困难群众临时救助和流浪乞讨人员救助 项目起止时间 2025年1月-202\n5年12月\n主管部门 县民政局',
      projectGoal,
      'none',
    );
    expect(values).toMatchObject({
      projectName: '困难群众临时救助和流浪乞讨人员救助',
      projectPeriod: '2025年1月-2025年12月',
    });
  });

  const beside = (name: string, category: string, below: string) =>
    read(`项目名称*： ${name}\n项目类别*： ${category}\n${below}\n计划开始日期*： 2021-03-08`, shanghai2020, 'none');

  it.each([
    ['that the second does not take', '中小学教室照明改', '信息化建设项目', '造'],
    ['under a second that does not fill its cell', '普通高中理化生实', '专项补助', '验室改造'],
  ])('is the rest of the first, with a warning of both, %s', (_, name, category, below) => {
    const { values, warned } = beside(name, category, below);
    expect(values).toMatchObject({ projectName: name + below, projectCategory: category });
    expect(warned).toEqual(expect.arrayContaining(['projectName', 'projectCategory']));
  });
});

describe('a value whose label is centred beside its lines', () => {
  it('begins above the label, and the value before ends on its own line', () => {
    const { values } = read(
      '申报单位名称：临河市行政服务中心\n一网通办自助\n项目名称*： 终端设备维护\n（二期）\n计划开始日期*： 2020-08-01\n\n项目类别*： 其他一次性项目',
      shanghai2020,
      'block',
    );
    expect(values).toMatchObject({
      declaringUnit: '临河市行政服务中心',
      projectName: '一网通办自助终端设备维护（二期）',
    });
  });
});

describe('a period that breaks off in a year', () => {
  it('goes on in the next line, whatever comes behind that', () => {
    const text = '项目期\n2025年-20\n\n27年\n\n.00\n\n项目属性\n延续项目\n\n主管部门\n甲区水务局';
    expect(read(text, projectGoal, 'block').values).toMatchObject({ projectPeriod: '2025年-2027年' });
  });
});

describe('a choice that stands beside the middle of the value before it', () => {
  it('belongs to the label below that has no other value', () => {
    const { values } = read(
      '项目名称*：\n药品追溯码采\n经常性项目\n集终端配置\n项目类别*：\n计划开始日期*：\n2020-01-28',
      shanghai2020,
      'none',
    );
    expect(values).toMatchObject({ projectName: '药品追溯码采集终端配置', projectCategory: '经常性项目' });
  });
});

describe('a choice in a narrow cell', () => {
  it('is put together, also past the cell beside it', () => {
    const { values, warned } = read(
      '项目名称\n泵站维护\n项目性质\n经常性\n项目类别\n其他运\n转类\n项目\n主管部门\n甲区水务局',
      shanghai2026,
      'none',
    );
    expect(values).toMatchObject({
      projectName: '泵站维护',
      projectNature: '经常性项目',
      projectCategory: '其他运转类',
    });
    expect(warned).toContain('projectNature');
  });
});

describe('a heading between two texts', () => {
  it('parts none of them from its sections', () => {
    const text = '预期目标\n实际完成情况\n已新建公园七处。\n年度总体目标\n目标1：新建公园七处。\n一级指标';
    const [run] = read(text, selfEvaluation, 'none').runs;
    expect(run.texts).toEqual(['已新建公园七处。', '目标1：新建公园七处。']);
  });
});

describe('a value of two lines with a blank line between', () => {
  const dump = '项目性质\n阶段性\n\n项目\n\n项目类别\n其他运转类';

  it('is one where no label waits for its last line, with a warning', () => {
    const { values, leftovers, warned } = read(dump, shanghai2026, 'block');
    expect(values).toMatchObject({ projectNature: '阶段性项目', projectCategory: '其他运转类' });
    expect({ leftovers, warned }).toEqual({ leftovers: [], warned: ['projectNature'] });
  });

  it('is none where a label waits', () => {
    const { values } = read('实施单位\n\n项目名称\n泵站自动化\n\n改造\n\n项目类别\n其他运转类', shanghai2026, 'block');
    expect(values.projectName).toBe('泵站自动化');
  });
});

describe('sections', () => {
  it('keep the text below their label where the next ones have theirs on their own line', () => {
    const { runs } = read(
      '项目概况：\n全区现有三个站点，\n均已老化。\n立项依据： 《办法》相关规定。\n项目设立的必要性： 为保障安全。',
      shanghai2020,
      'none',
    );
    expect(runs).toEqual([
      { sections: ['narrative.overview'], texts: ['全区现有三个站点，', '均已老化。'] },
      { sections: ['narrative.basis', 'narrative.necessity'], texts: ['《办法》相关规定。', '为保障安全。'] },
    ]);
  });
});

describe('values', () => {
  it('stand behind their labels, in any order', () => {
    const { values } = read(
      spaced('绩效类型： 其他', '计划完成日期*： 2020-11-27 计划开始日期*： 2020-01-01', '项目名称*： 甲'),
    );
    expect(values).toEqual({
      performanceType: '其他',
      plannedEndDate: '2020-11-27',
      plannedStartDate: '2020-01-01',
      projectName: '甲',
    });
  });

  it('stay blank where the next label follows', () => {
    const { values, warned } = read(spaced('项目名称*： 甲', '项目总预算（元）： 项目当年预算（元）： 600.00'));
    expect(values).toEqual({ projectName: '甲', 'budget.currentYear': '600.00' });
    expect(warned).toEqual([]);
  });

  it('are one name over two and three lines', () => {
    const two = '项目名称*：\n企业投资备案系\n\n统专项工作经费\n项目类别*： 经常性项目';
    expect(read(two).values).toEqual({ projectName: '企业投资备案系统专项工作经费', projectCategory: '经常性项目' });
    const three = '项目名称*：\n\n上海市公共信用\n\n信息服务平台\n\n（一期）\n\n项目类别*： 其他';
    expect(read(three).values).toEqual({ projectName: '上海市公共信用信息服务平台（一期）', projectCategory: '其他' });
  });

  it('are one number that broke inside its cell', () => {
    expect(read('年度资金总额：\n8,930,000.0\n0\n项目名称\n甲', projectGoal, 'none').values).toEqual({
      'budget.currentYear': '8,930,000.00',
      projectName: '甲',
    });
  });

  it('take the unit of their label or of a heading above', () => {
    const { units } = read('项目资金\n（万元）\n年度资金总额：\n86.45\n其中：财政拨款\n80.00', projectGoal, 'none');
    expect(units).toEqual({ 'budget.currentYear': '万元', 'budget.currentYearFiscal': '万元' });
  });

  it('of a label that stands under two totals go to the total above', () => {
    const { values } = read(
      '项目资金总额：\n9.00\n年度资金申请总额：\n8.00\n其他资金\n1.00\n其他资金\n2.00',
      shanghai2026,
      'none',
    );
    expect(values).toMatchObject({ 'budget.totalOther': '1.00', 'budget.currentYearOther': '2.00' });
  });

  it('that come apart from their labels are dealt out in order, with a warning', () => {
    const { values, warned } = read('计划开始日期：\n计划完成日期：\n2020-01-01\n2020-11-27', shanghai2020, 'none');
    expect(values).toEqual({ plannedStartDate: '2020-01-01', plannedEndDate: '2020-11-27' });
    expect(warned.toSorted()).toEqual(['plannedEndDate', 'plannedStartDate']);
  });
});

describe('narratives', () => {
  const FIRST = '中心二号楼建于上世纪八十年代，近年来多处渗漏、外墙风化，影响房屋的正常使用。';

  it('behind a block of bare labels may belong to any of them', () => {
    const { runs, open } = read(
      spaced('项目概况*：', '立项依据*：', '总目标及阶段性目标：', '申报单位名称： 乙', FIRST, FIRST),
    );
    expect(runs).toEqual([
      { sections: ['narrative.overview', 'narrative.basis', 'narrative.goals'], texts: [FIRST, FIRST] },
    ]);
    expect(open).toEqual([]);
  });

  it('on the line of their label belong to it alone', () => {
    const { runs } = read(`立项依据*： ${FIRST}`);
    expect(runs).toMatchObject([{ sections: ['narrative.basis'], texts: [FIRST] }]);
  });

  it('that never come leave their sections open', () => {
    expect(read(spaced('项目名称*： 甲', '项目概况*：', '立项依据*：')).open).toEqual([
      'narrative.overview',
      'narrative.basis',
    ]);
  });

  it('that no label waits for are left over', () => {
    expect(read(spaced('项目名称*： 甲', '计划开始日期*： 2020-01-01', FIRST)).leftovers).toEqual([FIRST]);
  });
});

describe('labels of no field', () => {
  it('are left over with their values', () => {
    const { values, leftovers } = read(spaced('项目名称*： 甲', '联系电话： 5550-1723', '项目类别*： 其他'));
    expect(values).toEqual({ projectName: '甲', projectCategory: '其他' });
    expect(leftovers.join('')).toBe('联系电话：5550-1723');
  });
});

describe('values printed apart from their labels', () => {
  it('go to the fields that their words are usual in', () => {
    const { values } = read(
      spaced('项目名称', '项目性质', '经常性项目', '泵站维护', '项目类别', '主管部门', '甲区水务局', '特定目标类'),
      shanghai2026,
      'block',
    );
    expect(values).toEqual({
      projectName: '泵站维护',
      projectNature: '经常性项目',
      competentDepartment: '甲区水务局',
      projectCategory: '特定目标类',
    });
  });
});

describe('values beside each other', () => {
  it('give the line below a whole choice to the name before it, with a warning', () => {
    const { values, warned } = read(
      '项目名称： 馆藏民国档案整理及\n项目类别： 经常性专项业务费\n数字化服务\n计划开始日期： 2023-01-01',
      shanghai2020,
      'none',
    );
    expect(values).toMatchObject({
      projectName: '馆藏民国档案整理及数字化服务',
      projectCategory: '经常性专项业务费',
    });
    expect(warned).toEqual(['projectName']);
  });

  it('give the amount below several of them to that of a total, else to the last, with a warning', () => {
    const previous = ['同名项目上年预算额：', '同名项目上年预算执行数：', '1,490,000.00'];
    expect(read(spaced('项目当年预算：', ...previous), shanghai2020, 'block').warned).toEqual(['budget.currentYear']);
    expect(read(spaced(...previous), shanghai2020, 'block').warned).toEqual(['budget.previousYearExecution']);
  });
});

describe('labels that are centred beside their texts', () => {
  it('are cut together, a label of its own line standing between two lines', () => {
    const full = '数据缺测会直接影响防汛指挥，群众的生命财产安全得不到充分的保障，同时上级部门对';
    const text = `立项依据： 《水文条例》。\n${full}\n项目设立的必要性：\n到报率已提出明确要求。`;
    const header = readHeader(itemsOf(text, shanghai2020), { kind: 'block' });
    expect(header.runs.map(({ sections, anchors }) => [sections, anchors])).toEqual([
      [
        ['narrative.basis', 'narrative.necessity'],
        [[0], [1.5]],
      ],
    ]);
  });

  it('take the lines above the first one of them, which end in mid-sentence', () => {
    const full = '数据缺测会直接影响防汛指挥，群众的生命财产安全得不到充分的保障，同时上级部门对';
    const text = `绩效类型：\n\n专业业务类\n\n${full}\n项目概况：\n到报率已提出明确要求。`;
    const header = readHeader(itemsOf(text, shanghai2020), { kind: 'block' });
    expect(header.runs.map(({ items }) => items.map((item) => item.text))).toEqual([[full, '到报率已提出明确要求。']]);
    expect(header.leftovers).toEqual([]);
  });
});

describe('values that stand two on a line', () => {
  const labels = [
    '申报单位名称：松溪镇水务站',
    '项目名称*: 项目类别*:',
    '计划开始日期*: 计划完成日期*:',
    '是否含有政府购买服务: 绩效类型:',
    '项目概况*:',
    '项目总预算(元): 项目当年预算(元):',
  ];
  const texts = ['河塘淤积严重，行洪不畅。', '清淤后恢复蓄水。'];

  it('are two values below labels that stand so, down to the first sentence', () => {
    const lines = ['河塘清淤及护岸 一次性项目', '2023-02-03 2023-11-20', '否 基本建设工程类', '126000.00 98000.00'];
    const { values } = read([...labels, ...lines, ...texts].join('\n'), shanghai2020, 'none');
    expect(values).toMatchObject({
      projectName: '河塘清淤及护岸',
      projectCategory: '一次性项目',
      plannedEndDate: '2023-11-20',
      performanceType: '基本建设工程类',
      'budget.currentYear': '98000.00',
    });
  });

  it('are one where a line stands for each label', () => {
    const lines = ['5G 基站改造', '一次性项目', '2023-02-03', '2023-11-20', '否', '其他', '126000.00', '98000.00'];
    const { values } = read([...labels, ...lines, ...texts].join('\n'), shanghai2020, 'none');
    expect(values).toMatchObject({ projectName: '5G 基站改造', 'budget.currentYear': '98000.00' });
  });
});

describe('the rest of a name before two labels with their values', () => {
  it('goes back to the name', () => {
    const lines = ['项目名称 山洪灾害监测站点规范', '化改造 项目性质 阶段性项目 项目类别 特定目标类'];
    const { values, leftovers } = read(lines.join('\n'), shanghai2026, 'none');
    expect(values).toMatchObject({
      projectName: '山洪灾害监测站点规范化改造',
      projectNature: '阶段性项目',
      projectCategory: '特定目标类',
    });
    expect(leftovers).toEqual([]);
  });
});

describe('the name of a unit among the texts', () => {
  it('goes to the label of a unit that has none', () => {
    const header =
      '项目名称 专利资助\n主管部门\n实施单位 临川区专利服务中心\n项目总体目标\n临川区市场监督管理局（知识产权局）';
    const { values, runs, warned } = read(`${header}\n鼓励高质量专利创造，完善保护体系。`, shanghai2026, 'none');
    expect(values).toMatchObject({ competentDepartment: '临川区市场监督管理局（知识产权局）' });
    expect(runs.flatMap(({ texts }) => texts)).toEqual(['鼓励高质量专利创造，完善保护体系。']);
    expect(warned).toContain('competentDepartment');
  });
});

describe('two labels before two blocks', () => {
  it('have one each, though the second would be as wide as the first', () => {
    const header =
      '申报单位：\n\n项目名称*：\n\n清源区妇女联合会\n\n妇女儿童维权驿\n站运行\n\n项目类别*：\n\n一次性项目';
    const { values, warned } = read(header, shanghai2020, 'block');
    expect(values).toMatchObject({ declaringUnit: '清源区妇女联合会', projectName: '妇女儿童维权驿站运行' });
    expect(warned).toEqual(expect.arrayContaining(['declaringUnit', 'projectName']));
  });
});

it('keeps the years of a project in its name, where they are no period of the goals', () => {
  const labels = '项目名称\n\n主管部门\n\n';
  const values = '河堤修缮补助\n（2023—2024年）\n\n东湖区水务局';
  expect(read(labels + values, shanghai2026, 'block').values.projectName).toBe('河堤修缮补助（2023—2024年）');
  const goals = read(`项目名称\n\n河堤修缮补助\n\n（2023—2024年）\n\n主管部门\n\n东湖区水务局`, shanghai2026, 'block');
  expect(goals.values.projectName).toBe('河堤修缮补助');
});
