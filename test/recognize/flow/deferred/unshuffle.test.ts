import { describe, expect, it } from 'vitest';
import { shanghai2026 } from '../../../../src/forms/shanghai-2026.js';
import { parseDeclaration } from '../../../../src/index.js';
import { toLines } from '../../../../src/read/lines.js';
import { unshuffle } from '../../../../src/recognize/flow/deferred/unshuffle.js';
import { toItems } from '../../../../src/recognize/flow/items.js';
import { namesOf } from '../../../../src/recognize/flow/torn-cells.js';

/** Cells of one line and one script, as a spreadsheet draws them first. */
const SIMPLE = [
  '财政项目支出绩效目标申报表',
  '项目名称 社区图书角更新 项目性质 经常性项目 项目类别 特定目标类',
  '主管部门 实施单位 南桥街道文化活动中心',
  '计划开始日期 2026-01-05 计划完成日期 2026-11-30',
  '项目资金总额 320,000.00 年度资金申请总额 320,000.00',
  '其中：财政资金 320,000.00 其中：当年财政拨款 320,000.00',
  '上年结转资金 0.00',
  '其他资金 0.00 其他资金 0.00',
  '项目总目标 年度总体目标',
  '一级指标 二级指标 三级指标',
  '成本指标 经济成本指标 单册采购成本',
  '产出指标',
  '数量指标',
  '更新图书数量',
  '举办读书活动场次',
  '质量指标',
  '图书验收合格率 =100%',
  '时效指标 更新完成时间',
  '效益指标',
  '社会效益指标 居民借阅量 增加',
  '读书角管理制度 健全',
  '满意度指标 居民满意度 ≥90%',
];

/** Cells that are wrapped or mix scripts, drawn after them. */
const DEFERRED = [
  '（2026年度）',
  '610233-南桥街道办事处',
  '项目资金',
  '（元）',
  '项目绩',
  '效目标',
  '让居民在家门口借到新书，形成常换常新、居民共管的社区',
  '阅读空间，带动各年龄段的居民走进图书角。',
  '更新12个图书角的图书，举办读书活动24场，六月底前完成',
  '全部图书的编目上架。',
  '绩效指',
  '标',
  '年度(/项目)指标值',
  '≤45元',
  '≥7000册',
  '≥24场',
  '11月底前',
  '可持续影响指',
  '标',
  '服务对象满意',
  '度指标',
];

const PRINTED = [...SIMPLE, ...DEFERRED].join('\n');

function itemsOf(text: string) {
  return toItems(toLines(text).lines, namesOf(shanghai2026));
}

/** A self-evaluation: 权重 and 得分 head the money grid and the table, and amounts broke in their cells. */
const EVALUATION = [
  '项目支出绩效自评表',
  '项目名称 社区图书角更新',
  '主管部门 南桥街道办事处 实施单位 南桥街道文化活动中心',
  '年初预算数 全年预算数 权重 得分',
  '320,000.00 320,000.00 10 9.44',
  '320,000.00 320,000.00 / /',
  '其他资金 0.00 0.00 0.00 / / /',
  '预期目标 实际完成情况',
  '一级指标 二级指标 三级指标 实际完成值 分值 得分',
  '产出指标 数量指标 更新图书数量 10 10',
  '举办读书活动场次 10 8',
  '质量指标 图书验收合格率 =100% 100% 10 10',
  '满意度指标 居民满意度 ≥90% 93% 10 10',
  '总分 100 95',
  '（2026年度）',
  '项目资金',
  '（元）',
  '全年执行',
  '数',
  '执行',
  '率',
  '年度资金总',
  '额',
  '302,016.0',
  '0',
  '94.38',
  '%',
  '其中：当年财',
  '政拨款',
  '302,016.0',
  '0',
  '94.38',
  '%',
  '年度总体',
  '目标',
  '更新12个图书角的图书，举办读书活动24场。',
  '已更新12个图书角的图书，举办读书活动20场。',
  '年度指标',
  '值',
  '偏差原因分析及改',
  '进措施',
  '≥7000册',
  '7120册',
  '≥24场',
  '20场',
  '暴雨天气影响，两场活',
  '动顺延',
  '服务对象满意',
  '度指标',
].join('\n');

/** Comparator, number and unit in cells of their own, one cell a line; few cells are deferred, one of them a unit. */
const UNITS = [
  ...['部门预算项目支出绩效目标申报表', '项目名称', '河道日常养护', '主管部门及代码', '项目实施单位', '东浦区水务站'],
  ...['建设周期', '项目资金', '资金总额', '246.00', '年度资金总额', '123.00', '其中：财政资金', '246.00', '123.00'],
  ...['其他资金', '0', '其他资金', '/', '年度绩效目标', '一级指标', '二级指标', '指标内容', '指标性质', '指标值'],
  ...[
    '度量单位',
    '产出指标',
    '数量指标',
    '疏浚河道长度',
    '>=',
    '72',
    '公里',
    '质量指标',
    '疏浚验收合格率',
    '>=',
    '95',
    '%',
  ],
  ...[
    '时效指标',
    '险情响应时间',
    '<',
    '55',
    '分钟',
    '成本指标',
    '每公里疏浚成本',
    '<=',
    '77',
    '养护总成本',
    '不超预算',
  ],
  ...[
    '效益指标',
    '社会效益指标',
    '行洪能力',
    '提高',
    '群众投诉件数',
    '<=',
    '17',
    '件',
    '满意度指标',
    '居民满意度',
    '>=',
    '95',
    '%',
  ],
  ...['（2021年度）', '[105]水务局', '3年', '其中：当年财政', '拨款', '完成13公里河道疏浚，每周巡河2次。', '万元/公里'],
  ...['社会公众或服务对象', '满意度指标'],
].join('\n');

async function parse(text: string) {
  const { projects } = await parseDeclaration(new TextEncoder().encode(text));
  expect(projects).toHaveLength(1);
  return projects[0];
}

describe('unshuffle', () => {
  it('puts the deferred targets and level labels behind the rows that lack them', async () => {
    const project = await parse(PRINTED);
    expect(project.indicators.map(({ level1, level2, level3, target }) => [level1, level2, level3, target])).toEqual([
      ['成本指标', '经济成本指标', '单册采购成本', '≤45元'],
      ['产出指标', '数量指标', '更新图书数量', '≥7000册'],
      ['产出指标', '数量指标', '举办读书活动场次', '≥24场'],
      ['产出指标', '质量指标', '图书验收合格率', '=100%'],
      ['产出指标', '时效指标', '更新完成时间', '11月底前'],
      ['效益指标', '社会效益指标', '居民借阅量', '增加'],
      ['效益指标', '可持续影响指标', '读书角管理制度', '健全'],
      ['满意度指标', '服务对象满意度指标', '居民满意度', '≥90%'],
    ]);
  });

  it('knows a page without a mark by the merged label that is printed on it again', async () => {
    const [broken, late] = [SIMPLE.indexOf('时效指标 更新完成时间'), DEFERRED.indexOf('11月底前')];
    const pages = [
      [...SIMPLE.slice(0, broken), ...DEFERRED.slice(0, late)],
      ['产出指标', ...SIMPLE.slice(broken), ...DEFERRED.slice(late)],
    ];
    const project = await parse(pages.flat().join('\n'));
    expect(project.indicators.map(({ level1, level2, target }) => [level1, level2, target]).slice(3)).toEqual([
      ['产出指标', '质量指标', '=100%'],
      ['产出指标', '时效指标', '11月底前'],
      ['效益指标', '社会效益指标', '增加'],
      ['效益指标', '可持续影响指标', '健全'],
      ['满意度指标', '服务对象满意度指标', '≥90%'],
    ]);
  });

  it('knows pages without a mark by the cells of their own that they begin with, and by headings printed again', async () => {
    const [money, rows, late] = [4, 14, DEFERRED.indexOf('≥24场')];
    const pages = [
      [...SIMPLE.slice(0, money), ...DEFERRED.slice(0, 2)],
      [...SIMPLE.slice(money, rows), ...DEFERRED.slice(2, late)],
      ['三级指标', ...SIMPLE.slice(rows), ...DEFERRED.slice(late)],
    ];
    const { diagnostics: _, ...project } = await parse(pages.flat().join('\n'));
    const { diagnostics, ...whole } = await parse(PRINTED);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(project).toEqual(whole);
  });

  it('reads a name that mixes scripts, and a wrapped level without its suffix, behind the cells of one line', async () => {
    const simple = SIMPLE.filter((line) => line !== '更新图书数量');
    const deferred = DEFERRED.flatMap((line) => {
      if (line === '≥7000册') return ['5G终端更新数', line];
      return line === '可持续影响指' ? ['可持续', '影响指'] : [line];
    });
    const { indicators } = await parse([...simple, ...deferred].join('\n'));
    expect(indicators.map(({ level2, level3, target }) => [level2, level3, target]).slice(1, 3)).toEqual([
      ['数量指标', '5G终端更新数', '≥7000册'],
      ['数量指标', '举办读书活动场次', '≥24场'],
    ]);
    expect(indicators[6]).toMatchObject({ level2: '可持续影响指标', level3: '读书角管理制度' });
  });

  it('lets quotation marks stand anywhere that were drawn in a font of their own', async () => {
    const marked = PRINTED.replace('项目绩\n效目标', '项目绩\n效目标\n“ ”');
    expect((await parse(marked)).indicators).toEqual((await parse(PRINTED)).indicators);
  });

  it('knows cells behind the last row of the table for deferred ones, and a number with its unit among units', async () => {
    const units = EVALUATION.replace('实际完成值 分值', '度量单位 实际完成值 分值')
      .replace(/≥(90|7000|24)(.)/gu, '≥$1 $2')
      .replace(/(=100)%/u, '$1 %');
    const { indicators } = await parse(units);
    expect(indicators.map(({ target, actual, deviation }) => [target, actual, deviation])).toEqual([
      ['≥7000 册', '7120册', null],
      ['≥24 场', '20场', '暴雨天气影响，两场活动顺延'],
      ['=100 %', '100%', null],
      ['≥90 %', '93%', null],
    ]);
  });

  it('puts a deferred value behind its label and keeps the money on its own labels', async () => {
    const project = await parse(PRINTED);
    expect(project).toMatchObject({
      year: 2026,
      projectName: '社区图书角更新',
      competentDepartment: '610233-南桥街道办事处',
      implementingUnit: '南桥街道文化活动中心',
      plannedEndDate: '2026-11-30',
      budget: { total: 320000, totalFiscal: 320000, totalOther: 0, currentYear: 320000, currentYearCarryover: 0 },
    });
  });

  it('takes the code and the name of a unit for one cell, also with a blank between them', async () => {
    const project = await parse(PRINTED.replace('610233-南桥街道办事处', '155 南桥街道办事处'));
    expect(project).toMatchObject({ competentDepartment: '155 南桥街道办事处', unplaced: [] });
  });

  it('leaves two goals unsettled of which one was drawn at once: either may be the left one', () => {
    const simple = SIMPLE.flatMap((line) =>
      line.startsWith('项目总目标') ? [line, '居民在家门口借到新书。'] : [line],
    );
    const deferred = DEFERRED.filter((line) => !/^(?:让居民|阅读空间|全部图书)/u.test(line)).map((line) =>
      line.startsWith('更新12') ? '更新12个图书角的图书，举办读书活动24场。' : line,
    );
    const { lines } = toLines([...simple, ...deferred].join('\n'));
    const { unsettled } = unshuffle(toItems(lines, namesOf(shanghai2026)), shanghai2026);
    const goals = lines.filter(({ text }) => /^(?:居民在|更新12)/u.test(text));
    expect(goals.map(({ line }) => unsettled.has(line))).toEqual([true, true]);
  });

  it('reads the long texts that were drawn after the table', async () => {
    const { narrative } = (await parse(PRINTED)) as unknown as { narrative: Record<string, string> };
    expect(narrative.overallGoal).toMatch(/^让居民在家门口.*图书角。$/u);
    expect(narrative.annualGoal).toMatch(/^更新12个.*编目上架。$/u);
  });

  it('lets the lines of a long text end inside parentheses', async () => {
    const lines = ['购书', '分类', '借阅', '盘点', '修补', '捐赠'].map(
      (work) => `各图书角由志愿者值守并做好日常的${work}工作，每季度末向街道报送台账（包括当季`,
    );
    const text = ['让居民在家门口借到新书', ...lines, '的全部图书）形成居民共管的社区'].join('\n');
    const { indicators } = await parse(PRINTED.replace('让居民在家门口借到新书，形成常换常新、居民共管的社区', text));
    expect(indicators).toEqual((await parse(PRINTED)).indicators);
  });

  it('keeps money grid and table apart although some columns of both have one name', async () => {
    const { indicators, funds } = await parse(EVALUATION);
    expect(indicators.map(({ level3, target, actual, score }) => [level3, target, actual, score])).toEqual([
      ['更新图书数量', '≥7000册', '7120册', 10],
      ['举办读书活动场次', '≥24场', '20场', 8],
      ['图书验收合格率', '=100%', '100%', 10],
      ['居民满意度', '≥90%', '93%', 10],
    ]);
    const amounts = { initialBudget: 320000, revisedBudget: 320000, executed: 302016, rate: 0.9438 };
    expect(funds).toMatchObject([{ ...amounts, score: 9.44 }, amounts, { executed: 0, rate: null }]);
  });

  it('puts a lone unit behind the number that lacks one and goes with its name', async () => {
    const project = await parse(UNITS);
    expect(project).toMatchObject({ competentDepartment: '[105]水务局', projectPeriod: '3年' });
    expect(project.indicators.map(({ level3, target }) => [level3, target])).toEqual([
      ['疏浚河道长度', '>=72公里'],
      ['疏浚验收合格率', '>=95%'],
      ['险情响应时间', '<55分钟'],
      ['每公里疏浚成本', '<=77万元/公里'],
      ['养护总成本', '不超预算'],
      ['行洪能力', '提高'],
      ['群众投诉件数', '<=17件'],
      ['居民满意度', '>=95%'],
    ]);
  });

  it('begins the deferred cells behind a year that is printed at the end of a line', async () => {
    const name = ['社区图书角更新及流动书车进小区服', '务'];
    const simple = [...SIMPLE.slice(0, -1), `${SIMPLE.at(-1)}（2026年度）`];
    const lines = [...simple, ...name, ...DEFERRED.slice(1)].join('\n').replace(' 社区图书角更新', '');
    const project = await parse(lines.replace('一级指标 二级', '一级指标二级'));
    expect(project.projectName).toBe(name.join(''));
    expect(project.indicators).toHaveLength(8);
  });

  it('begins a page behind its number', async () => {
    const { projectName, indicators } = await parse(`第 1 页财政项目支出绩效目标申报表
项目名称 项目性质 经常性项目 项目类别 特定目标类
主管部门 云川区民政局 实施单位 云川区养老服务中心
计划开始日期 2026-01-01 计划完成日期 2026-12-31
项目资金总额 9,638,000.00 年度资金申请总额 9,638,000.00
其中：财政资金 9,638,000.00 其中：当年财政拨款 9,238,000.00
上年结转资金 400,000.00
其他资金 0.00 其他资金 0.00
项目总目标 年度总体目标
一级指标 二级指标 三级指标
成本指标 经济成本指标每床年均补贴标准
产出指标数量指标上门服务老人数量
社区助餐点数量
质量指标护理员持证上岗率 ≥76.00(%)
时效指标 床位补贴发放时间
效益指标社会效益指标养老服务覆盖占比 ≥62.00(%)
可持续影响指标 长效照护服务机制 健全（2026年度）
社区养老服务中心运营及助餐点精细化
管理
项目资金
（元）
项目
绩效
目标推进居家养老服务提质增效，以高龄、独居老人为重点，服务覆盖率稳步提高。1、建成助餐点6个。
年度(/项目)指标值
绩效
指标≤120元
≥28900人
=6.00(个)
7个工作日内
第 2 页满意度指标 服务对象满意度指标 老年人满意度 ≥92.00(%)`);
    expect(projectName).toBe('社区养老服务中心运营及助餐点精细化管理');
    expect(indicators.slice(-2)).toMatchObject([
      { level1: '效益指标', level3: '长效照护服务机制', target: '健全' },
      { level1: '满意度指标', level3: '老年人满意度', target: '≥92.00(%)' },
    ]);
  });

  it('keeps every character and the order within both runs', () => {
    const items = itemsOf(PRINTED);
    const { items: merged, moved } = unshuffle(items, shanghai2026);
    const characters = (list: typeof merged) => [
      ...list.flatMap((item) => item.pieces.map((piece) => piece.text.replace(/\s/gu, ''))).join(''),
    ];
    expect(characters(merged).sort()).toEqual(characters(items).sort());
    expect(moved.size).toBeGreaterThan(8);
    for (const late of [true, false]) {
      const lines = merged.filter((item) => moved.has(item) === late).map((item) => item.pieces[0].line!);
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
    }
  });

  it('warns of a value that may as well belong to another row', async () => {
    const doubtful = PRINTED.replace('≥24场\n', '').replace('≥7000册', '约7000');
    const { diagnostics } = await parse(doubtful);
    const rows = diagnostics.filter(({ code }) => code === 'row-inferred').map(({ field }) => field);
    expect(rows.some((field) => field === 'indicators[1]' || field === 'indicators[2]')).toBe(true);
  });

  it('leaves a form alone that is printed row by row', () => {
    const ordered = [
      ...SIMPLE.slice(0, 9),
      ...DEFERRED.slice(6, 10),
      '一级指标 二级指标 三级指标 年度(/项目)指标值',
      '成本指标 经济成本指标 单册采购成本 ≤45元',
      '产出指标 数量指标 更新图书数量 ≥7000册',
      '举办读书活动场次 ≥24场',
      '质量指标 图书验收合格率 =100%',
      '时效指标 更新完成时间 11月底前',
      '效益指标 社会效益指标 居民借阅量 增加',
      '可持续影响指标 读书角管理制度 健全',
      '满意度指标 服务对象满意度指标 居民满意度 ≥90%',
    ].join('\n');
    const items = itemsOf(ordered);
    const result = unshuffle(items, shanghai2026);
    expect(result.items).toBe(items);
    expect(result.moved.size).toBe(0);
  });

  it('takes no items and items of one kind as they are', () => {
    expect(unshuffle([], shanghai2026).items).toEqual([]);
    const items = itemsOf(SIMPLE.join('\n'));
    expect(unshuffle(items, shanghai2026).items).toBe(items);
  });
});
