import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { findRegions } from '../../../src/recognize/flow/regions.js';
import { linesOf } from '../../support/dump.js';

const WITH_TABLE = FORMS.filter((form) => form.table !== null);

/** Each region as `form: first line … last line`. */
function regions(...printed: readonly (readonly string[])[]): string[] {
  const { lines, regions } = findRegions(linesOf(printed.flat().join('\n')), WITH_TABLE);
  return regions.map(({ from, to, form }) => `${form.id}: ${lines[from]!.text} … ${lines[to - 1]!.text}`);
}

const TITLE = '财政项目支出绩效目标申报表';
const HEAD = ['计划开始日期：2024-01-01', '计划完成日期：2024-12-31', '项目类别：其他'];
const TABLE_2020 = ['一级目标 二级目标 三级目标 指标目标值', '数量 检查次数 ≥12次'];
const TABLE_2026 = ['一级指标 二级指标 三级指标 年度(/项目)指标值', '数量指标 检查次数 ≥12次'];
const LABELS_2026 = ['项目性质：一次性项目', '年度资金申请总额：1.00', '其中：当年财政拨款：0.00'];

describe('findRegions', () => {
  it('decides between two forms of one title by the head of the table', () => {
    expect(regions([TITLE, '项目名称：甲', ...HEAD, ...TABLE_2020])).toEqual([
      `shanghai-2020: ${TITLE} … 数量 检查次数 ≥12次`,
    ]);
    expect(regions([TITLE, '项目名称：甲', ...HEAD, ...LABELS_2026, ...TABLE_2026])).toEqual([
      `shanghai-2026: ${TITLE} … 数量指标 检查次数 ≥12次`,
    ]);
  });

  it('begins no form with a second label of the name right below the first', () => {
    expect(regions([TITLE, '转移支付名称：甲', '项目名称：乙', ...HEAD, ...TABLE_2020])).toEqual([
      `shanghai-2020: ${TITLE} … 数量 检查次数 ≥12次`,
    ]);
  });

  it('leaves a form its own text that two labels of it name, where the form before has none of that kind', () => {
    const table = ['一级指标  二级指标  三级指标  指标值', '产出指标  数量指标  检查次数  ≥12次'];
    const unit = '主管部门  县教育局  实施单位  县一中';
    const money = ['年度资金总额：  97.74', '项目资金', '（万元）  其中：财政拨款  78.20', '其他资金  19.54'];
    const goals = ['中期目标  年度目标', '总体目标  三年内完成改造。  年内完成设计。'];
    const first = [
      '项目支出绩效目标申报表',
      '项目名称  甲',
      unit,
      ...money,
      '年度总体目标',
      '年内检查十二次。',
      ...table,
    ];
    const second = ['项目绩效目标表', '项目名称  乙', unit, ...money, ...goals, ...table];
    expect(regions(first, second)).toEqual([
      'project-goal: 项目支出绩效目标申报表 … 产出指标 数量指标 检查次数 ≥12次',
      'project-goal: 项目绩效目标表 … 产出指标 数量指标 检查次数 ≥12次',
    ]);
  });

  it('takes a list of projects with their amounts and points above the first title for no form', () => {
    const list = [
      '序号',
      '项目名称',
      '预算数',
      '执行数',
      '自评得分',
      '1',
      '乡村小学午餐',
      '4268.00',
      '4195.44',
      '99.73',
    ];
    const form = ['项目支出绩效自评表', '项目名称：乡村小学午餐', '主管部门：县教育局', '实施单位：县一中'];
    const table = ['一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分', '数量指标 受益学校 ≥12所 13所 10 10'];
    expect(regions([...list, ...form, ...table])).toEqual([
      'self-evaluation: 项目支出绩效自评表 … 数量指标 受益学校 ≥12所 13所 10 10',
    ]);
  });

  it('begins a form with the values on top of its page whose labels follow in one block', () => {
    const values = ['泵站更新', '一次性项目', '县水务局', '县泵站', '2024-01-01'];
    const labels = [
      '项目名称',
      '项目性质',
      TITLE,
      '（2024年度）',
      '主管部门',
      '实施单位',
      '计划开始日',
      '期',
      '项目资金（元）',
    ];
    const rest = [...LABELS_2026, ...TABLE_2026, '质量指标 检查合格率 ≥95%'];
    const at = (...pages: string[][]) => {
      const { lines, regions } = findRegions(linesOf(pages.map((page) => page.join('\n')).join('\f')), WITH_TABLE);
      return regions.map(({ from }) => lines[from]!.text);
    };
    const form = [...values, ...labels, ...rest];
    expect(at(form, form)).toEqual(['泵站更新', '泵站更新']);
    expect(at(form, ['数量指标', '巡查次数', '≥3次', ...form])).toEqual(['泵站更新', '项目名称']);
    expect(at(['本局对六座泵站的更新作了说明。', ...form])).toEqual(['项目名称']);
    // a form whose levels were drawn behind their rows ends on the page, or above the number of one
    const name = ['河道管护', '经常性', ...values.slice(2)];
    for (const end of ['质量指标', '2/6'])
      expect(at([...form, end, ...name, ...labels, ...rest])).toEqual(['泵站更新', '河道管护']);
    expect(at([...form, '质量指标', '≥3次', ...name, ...labels, ...rest])).toEqual(['泵站更新', '项目名称']);
    expect(
      at([
        ...values,
        '项目名称',
        '新泵站',
        '项目性质',
        '经常性',
        '主管部门',
        '县局',
        '实施单位',
        '县所',
        ...labels.slice(8),
        ...rest,
      ]),
    ).toEqual(['项目名称']);
  });

  it('begins no form with a unit that stands below every table', () => {
    const form = (name: string) => [
      '项目支出绩效自评表',
      `项目名称：${name}`,
      '主管部门：县教育局',
      '年度资金总额：1.00',
    ];
    const table = ['一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分', '数量指标 受益学校 ≥12所 13所 10 10'];
    const foot = '填报单位：县一中 填表人：';
    const [first, second] = [form('甲'), form('乙')];
    expect(regions(first, [...table, foot], second, [...table, foot])).toEqual([
      `self-evaluation: ${first[0]} … ${foot}`,
      `self-evaluation: ${second[0]} … ${foot}`,
    ]);
    expect(regions([foot], first, [...table, foot], second, table)).toEqual([
      `self-evaluation: ${foot} … ${table[1]}`,
      `self-evaluation: ${foot} … ${table[1]}`,
    ]);
  });

  it('gives levels and side headings back to their forms that a word processor drew last on a page of two forms', () => {
    const form = (name: string, rows: string) => [
      '项目支出绩效目标表',
      `项目名称：${name}`,
      '主管部门：县民政局',
      '实施单位：县福利院',
      '年度资金总额：12.00',
      '一级指标 二级指标 三级指标 指标值',
      rows,
    ];
    const side = ['项目资金', '（万元）', '绩效', '指标'];
    const levels = ['产出指标', '数量指标', '质量指', '标', '满意度指标 服务对象满意度指标'];
    const page = [
      ...form('甲', '床位数 ≥12张'),
      ...form('乙', '活动次数 ≥3次'),
      ...side,
      ...levels,
      ...side,
      '产出指标',
    ];
    const pages = [[...page, '数量指标', '- 1 -'].join('\n'), ['培训人数 ≥30人', '时效指标', '成本指标'].join('\n')];
    const { lines, regions } = findRegions(linesOf(pages.join('\f')), WITH_TABLE);
    expect(regions.map(({ from, to }) => lines.slice(from, to).map(({ text }) => text))).toEqual([
      [...form('甲', '床位数 ≥12张'), ...side, ...levels],
      [
        ...form('乙', '活动次数 ≥3次'),
        ...side,
        '产出指标',
        '数量指标',
        '- 1 -',
        '培训人数 ≥30人',
        '时效指标',
        '成本指标',
      ],
    ]);
  });

  describe('where the heading that tells two forms apart is torn', () => {
    const torn = [...HEAD, '绩效类型：其他', '一级目标 二级目标 三级目标 指标', '目标值', '数量 检查次数 ≥12次'];
    const families = (...forms: readonly (readonly string[])[]) => regions(...forms).map((each) => each.split(':')[0]);

    it('knows its half and goes by the other labels', () => {
      expect(families([TITLE, '项目名称：甲', '同名项目上年预算额：0', ...torn])).toEqual(['shanghai-2020']);
    });

    it('knows a heading whose first half stands above the others, in the middle of a cell of its own', () => {
      const table = [
        '                      年度（/项目）',
        '一级指标  二级指标  三级指标',
        '',
        '                      指标值',
      ];
      expect(families([TITLE, '项目名称：甲', ...HEAD, ...table, '数量指标 检查次数 ≥12次'])).toEqual([
        'shanghai-2026',
      ]);
    });

    it('takes only the nearest half: 绩效 and 指标 further up are the name of the whole table', () => {
      const above = ['绩效', '指标', '年度（/项目）', '指标值'];
      const labels = ['一级指标 二级指标 三级指标 备注', '数量指标 检查次数', ...above, '≥12次'];
      const header = ['项目名称：甲', '项目性质：一次性项目', '主管部门：甲局', '实施单位：甲所', ...HEAD];
      const money = ['项目总预算：1.00 本年度资金申请总额：1.00', '其中：财政资金：1.00 其中：当年财政拨款：1.00'];
      const goals = ['项目总体目标 年度目标', '上年结转资金 其他资金', '项目资金'];
      expect(families([TITLE, ...header, ...money, ...goals, ...labels])).toEqual(['shanghai-2026']);
    });

    it('takes the form that stands under the same title elsewhere, if two are as good as equal', () => {
      const own = [
        '绩效类型：其他',
        '是否含有政府购买服务：否',
        '项目当年预算：1.00',
        '申报单位名称：甲局',
        '同名项目上年预算额：0',
      ];
      const short = [
        TITLE,
        '项目名称：甲',
        ...HEAD,
        ...own,
        '一级指标 二级指标 指标内容 目标值',
        '数量 检查次数 ≥12次',
      ];
      const whole = ['项目名称：乙', '同名项目上年预算额：0', ...HEAD, '绩效类型：其他', ...TABLE_2020];
      expect(families(short)).toEqual(['project-goal']);
      expect(families(short, [TITLE, ...whole])).toEqual(['shanghai-2020', 'shanghai-2020']);
      expect(families(short, ['项目支出绩效目标表', ...whole])).toEqual(['project-goal', 'shanghai-2020']);
    });
  });

  it('puts titles at the top of their pages that were drawn last on each of them', () => {
    const page = (name: string) => [name, '2024-01-01', '项目名称：', '计划开始日期：', '(2024)年度', TITLE];
    const rest = [...HEAD, ...TABLE_2020];
    const late = regions([
      ...page('甲'),
      `\f${rest[0]}`,
      ...rest.slice(1),
      `\f甲`,
      ...page('乙').slice(1),
      `\f${rest[0]}`,
      ...rest.slice(1),
    ]);
    expect(late).toEqual([TITLE, TITLE].map((title) => `shanghai-2020: ${title} … ${TABLE_2020[1]}`));
  });

  it('puts titles at the top of pages that end with their numbers, with the year and the unit below them', () => {
    const rest = [...HEAD, ...TABLE_2020];
    const page = (name: string, n: number) => [
      `项目名称：${name}`,
      ...rest,
      TITLE,
      '（2024年度）',
      '申报单位名称：丙局',
      `— ${n} —`,
      '数量 复查次数 ≥2次',
      `— ${n + 1} —`,
    ];
    expect(regions(page('甲', 1), page('乙', 3))).toEqual([
      `shanghai-2020: ${TITLE} … — 2 —`,
      `shanghai-2020: ${TITLE} … — 4 —`,
    ]);
  });

  it('begins a form at its unit where that is printed right above the title', () => {
    const form = (name: string) => ['申报单位名称：丙局', TITLE, `项目名称：${name}`, ...HEAD, ...TABLE_2020];
    const region = 'shanghai-2020: 申报单位名称：丙局 … 数量 检查次数 ≥12次';
    expect(regions(form('甲'), form('乙'))).toEqual([region, region]);
    expect(regions(['计划开始日期：2024-01-01'], form('甲'))).toEqual([region]);
  });

  it('begins a form at its title where names stand behind the heads of their tables', () => {
    const form = (name: string) => [TITLE, '申报单位名称：丙局', ...TABLE_2020, `项目名称：${name}`, ...HEAD];
    const region = `shanghai-2020: ${TITLE} … ${HEAD.at(-1)}`;
    expect(regions(form('甲'), form('乙'), form('丁'))).toEqual([region, region, region]);
  });

  it('begins a form at its name where that is printed before the title, and at its title elsewhere', () => {
    const nameFirst = (name: string) => [`项目名称：${name}`, ...HEAD, TITLE, '申报单位名称：丙局', ...TABLE_2020];
    const titleFirst = (name: string) => [TITLE, '申报单位名称：丙局', `项目名称：${name}`, ...HEAD, ...TABLE_2020];
    expect(regions(nameFirst('甲'), nameFirst('乙'))).toEqual([
      'shanghai-2020: 项目名称：甲 … 数量 检查次数 ≥12次',
      'shanghai-2020: 项目名称：乙 … 数量 检查次数 ≥12次',
    ]);
    expect(regions(titleFirst('甲'), titleFirst('乙'))).toEqual([
      `shanghai-2020: ${TITLE} … 数量 检查次数 ≥12次`,
      `shanghai-2020: ${TITLE} … 数量 检查次数 ≥12次`,
    ]);
  });

  it('begins a form at its name over several lines', () => {
    const form = (name: string) => ['项目', '名称', name, TITLE, ...HEAD, ...TABLE_2020];
    expect(regions(form('甲'), form('乙'))).toEqual(new Array(2).fill('shanghai-2020: 项目 … 数量 检查次数 ≥12次'));
  });

  it('takes a title and a table head that are printed again within a form for running heads', () => {
    const page2 = [TITLE, TABLE_2020[0]!, '质量 合格率 =100%'];
    expect(regions(['项目名称：甲', TITLE, ...HEAD, ...TABLE_2020], page2)).toEqual([
      'shanghai-2020: 项目名称：甲 … 质量 合格率 =100%',
    ]);
  });

  it('begins a form at its title where its money grid stands below it, and all its names behind the head of its table', () => {
    const title = '项目支出绩效自评表';
    const table = ['一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分', '数量指标 检查次数 ≥12次 12次 10 10'];
    const grid = ['实施单位 丙站', '年初预算数 全年预算数 全年执行数 分值 执行率 得分', '9 9 9 10 100% 10'];
    expect(
      regions([title, '项目名称 甲', ...grid, ...table], [title, ...grid, table[0]!, '项目名称 乙', table[1]!]),
    ).toEqual([`self-evaluation: ${title} … ${table[1]}`, `self-evaluation: ${title} … ${table[1]}`]);
  });

  it('leaves a title with the form above it where the columns of money below it are those that its grid lacks', () => {
    const title = '项目支出绩效自评表';
    const table = ['一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分', '数量指标 检查次数 ≥12次 12次 10 10'];
    const grid = ['年度资金总额 年初预算数', '9.00'];
    expect(
      regions(['项目名称 甲', ...grid, ...table, title, '全年预算数', '9.00', '全年执行数 执行率 分值 得分', '8.00']),
    ).toEqual([`self-evaluation: ${title} … 8.00`]);
  });

  it('begins a form at its title where labels stand in another table above it', () => {
    const other = ['科目名称 合计', '项目名称 12.50', '行政运行 3.00', '项目名称 7.20'];
    expect(regions(other, [TITLE, '项目名称：甲', ...HEAD, ...TABLE_2020])).toEqual([
      `shanghai-2020: ${TITLE} … 数量 检查次数 ≥12次`,
    ]);
    expect(regions(['项目名称：甲', TITLE, '绩效类型：一次性', ...HEAD, ...TABLE_2020])).toEqual([
      'shanghai-2020: 项目名称：甲 … 数量 检查次数 ≥12次',
    ]);
  });

  it('leaves a name that is printed below a form of a whole department to the form about a project', () => {
    const whole = [
      '部门整体支出绩效目标表',
      '年度总体目标：甲',
      '一级指标 二级指标 三级指标 指标值',
      '数量指标 检查次数 ≥12次',
    ];
    const project = ['项目名称：甲', '项目支出绩效目标表', '主管部门：乙局', ...whole.slice(2)];
    expect(regions(whole, project)).toEqual([
      'project-goal: 部门整体支出绩效目标表 … 数量指标 检查次数 ≥12次',
      'project-goal: 项目名称：甲 … 数量指标 检查次数 ≥12次',
    ]);
  });

  it('leaves out what is printed before the first form', () => {
    expect(
      regions(
        ['2024年度部门预算', '一、部门职能', '负责全区档案工作。'],
        [TITLE, '项目名称：甲', ...HEAD, ...TABLE_2020],
      ),
    ).toEqual([`shanghai-2020: ${TITLE} … 数量 检查次数 ≥12次`]);
  });

  it('puts a column of a table back that was printed below the head of the next form', () => {
    const first = [TITLE, '项目名称：甲', ...HEAD, '一级目标', '二级目标', '三级目标', '检查次数'];
    const second = [TITLE, '申报单位名称：丙局', '指标目标值', '≥12次', '项目名称：乙', ...HEAD, ...TABLE_2020];
    expect(regions(first, second)).toEqual([
      `shanghai-2020: ${TITLE} … ≥12次`,
      `shanghai-2020: ${TITLE} … 数量 检查次数 ≥12次`,
    ]);
  });

  describe('where an extractor prints the boxes of a page from its left edge on', () => {
    const titles = '项目支出绩效自评表';
    const labels = ['项目名称', '主管部门', '项目资金', '（万元）'];
    const money = [
      '年初预算数',
      '全年预算数',
      '全年执行数',
      '执行率',
      '年度资金总额',
      '12.50',
      '12.50',
      '12.50',
      '100%',
    ];
    const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
    const cells = ['产出指标', '数量指标', '服务人次', '≥200人', '210人', '办班次数', '≥4场', '5场'];
    const points = ['5', '5', '30', '30', '30', '28', '100', '98'];
    const form = (...values: readonly string[]) => [titles, '（2022年度）', ...values, ...money, ...head, ...cells];
    const order = (...printed: readonly (readonly string[])[]) => {
      const { lines, regions } = findRegions(linesOf(printed.flat().join('\n')), WITH_TABLE);
      return regions.map(({ from, to }) => lines.slice(from, to).map(({ text }) => text));
    };

    it('puts the labels of a form that stand above the foot of the table before below its title', () => {
      const first = [titles, '（2022年度）', ...labels, '甲', ...money, ...head, ...cells];
      const found = order(first, labels, ['总分', '100', '98'], form('乙'));
      expect(found[0]).toEqual([...first, '总分', '100', '98']);
      expect(found[1].slice(0, 7)).toEqual([titles, '（2022年度）', ...labels, '乙']);
    });

    it('gives the second one of two blocks of labels above a title to the next form', () => {
      const found = order(labels, labels, form('甲'), ['总分', '100', '98'], form('乙'));
      expect(found.map((lines) => lines.filter((text) => text === '项目名称').length)).toEqual([1, 1]);
      expect(found[1].slice(0, 7)).toEqual([titles, '（2022年度）', ...labels, '乙']);
    });

    it('puts points back that were printed below the title of the next form', () => {
      const remark = '供货周期长，今后提前采购';
      const late = [...points.slice(0, 4), remark, ...points.slice(4)];
      const found = order(form('项目名称：甲'), ['总分'], [titles, ...late, '项目名称：乙', ...form('').slice(3)]);
      expect(found[0].slice(-10)).toEqual([...late, '总分']);
      expect(found[1].slice(0, 2)).toEqual([titles, '项目名称：乙']);
      // not where they may be those of the next form
      const own = order(
        [...form('项目名称：甲'), ...points, '总分'],
        [titles, ...late, '项目名称：乙', ...form('').slice(3)],
      );
      expect(own[1].slice(0, 2)).toEqual([titles, '5']);
    });
  });

  it('knows a title by three fields above the next table, where the project has its name below that', () => {
    const late = (name: string) => [TITLE, '绩效类型：其他', ...HEAD.slice(1), ...TABLE_2020, `项目名称：${name}`];
    expect(regions(late('甲'), late('乙'))).toEqual([
      `shanghai-2020: ${TITLE} … 项目名称：甲`,
      `shanghai-2020: ${TITLE} … 项目名称：乙`,
    ]);
  });

  it('knows a table whose headings are wrapped one below the other', () => {
    const wrapped = ['三级指标', '数量指标 检查次数 ≥12次', '一级', '指标', '二级', '指标', '年度(/项目)指标值'];
    expect(regions([TITLE, '项目名称：甲', ...HEAD, ...LABELS_2026, ...wrapped])).toEqual([
      `shanghai-2026: ${TITLE} … 年度(/项目)指标值`,
    ]);
  });

  it('finds no form where a few words look like labels', () => {
    expect(regions(['2024年度部门预算', '项目名称：甲', '一般公共预算 12.00'])).toEqual([]);
    expect(regions([])).toEqual([]);
  });

  it('finds a form that breaks off before its table by its labels', () => {
    expect(regions([TITLE, '项目名称：甲', ...HEAD, '项目总预算（元）：1.00', '项目概况：'])).toHaveLength(1);
  });
});

describe('the end of a form', () => {
  const form = [TITLE, '项目名称：甲', ...HEAD, ...TABLE_2020];

  it('lies before the name of another table with its unit, and before the next part of a document', () => {
    const ends = `shanghai-2020: ${TITLE} … 数量 检查次数 ≥12次`;
    expect(regions(form, ['财政拨款收支总表', '单位：万元', '项目支出 12.00'])).toEqual([ends]);
    expect(regions(form, ['第三部分 名词解释', '机关运行经费是指……'])).toEqual([ends]);
  });

  it('is known by a table whose headings are all wrapped, and lies before what is told of the unit', () => {
    const head = ['一级目\n标', '二级目\n标', '三级目\n标', '指标目\n标值'].join('\n').split('\n');
    const wrapped = [TITLE, '项目名称：甲', ...head, ...TABLE_2020];
    expect(regions(wrapped, ['东浦区水务局概况', '东浦区水务局是……'])).toEqual([
      `shanghai-2020: ${TITLE} … ${TABLE_2020.at(-1)}`,
    ]);
  });

  it('does not lie at words of a row', () => {
    const rows = ['质量 编制统计报表 规范', '第三部分工程：按时完工'];
    expect(regions(form, rows)).toEqual([`shanghai-2020: ${TITLE} … ${rows[1]}`]);
  });
});
