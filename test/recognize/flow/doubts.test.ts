import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import type { FormDefinition } from '../../../src/model/form.js';
import type { Line, Piece } from '../../../src/model/page.js';
import type { RawRow, RawValue } from '../../../src/model/raw-form.js';
import { doubtsOf } from '../../../src/recognize/flow/doubts.js';
import { linesOf } from '../../support/dump.js';

const piece = (text: string, line: number): Piece => ({ text, page: null, line, box: null });
const value = (text: string, line: number): RawValue => ({ text, pieces: [piece(text, line)] });
const row = (level3: string, target: string, line: number): RawRow => ({
  level3: value(level3, line),
  target: value(target, line + 1),
});

interface Read {
  values?: Record<string, RawValue>;
  rows?: RawRow[];
  unplaced?: Piece[];
  labels?: Piece[];
}

function doubts(
  { values = {}, rows = [], unplaced = [], labels = [] }: Read,
  lines: readonly Line[] = [],
  definition: FormDefinition = projectGoal,
) {
  const form = { definition, values, rows, unplaced, funds: [], labels };
  const settled = { unsettled: new Set<number>(), unsettledLevels: new Set<number>() };
  return doubtsOf(form, lines, { kind: 'block' }, settled).map((each) => each.field ?? null);
}

describe('doubtsOf', () => {
  it('doubts what stands directly beside words that found no place', () => {
    const values = { projectName: value('数字图书馆资源采', 2), competentDepartment: value('甲局', 9) };
    expect(doubts({ values, unplaced: [piece('购', 3)] })).toEqual(['projectName']);
    expect(doubts({ rows: [row('医疗废物规范处置', '100%', 4)], unplaced: [piece('率', 6)] })).toEqual([
      'indicators[0]',
    ]);
  });

  it('doubts the last values of a page where words that found no place stand first on the next', () => {
    const onPage = (page: number, text: string, line: number) => ({ ...piece(text, line), page });
    const values = {
      competentDepartment: { text: '甲局', pieces: [onPage(1, '甲局', 2)] },
      projectName: { text: '水源地新污染物', pieces: [onPage(1, '水源地新污染物', 20)] },
      projectPeriod: { text: '2025年', pieces: [onPage(2, '2025年', 40)] },
    };
    const labels = [3, 4, 5].map((line) => onPage(1, '标签', line));
    expect(doubts({ values, labels, unplaced: [onPage(2, '筛查', 30)] })).toEqual(['projectName']);
    expect(doubts({ values, labels, unplaced: [onPage(1, '筛查', 30)] })).toEqual([]);
  });

  it('doubts a value behind its label where words that found no place stand directly above that', () => {
    const values = { projectName: value('助终端维护及智能客服升级', 4) };
    const read = { values, labels: [piece('项目名称', 3)] };
    expect(doubts({ ...read, unplaced: [piece('政务服务一网通办自', 2)] })).toEqual(['projectName']);
    expect(doubts({ ...read, unplaced: [piece('政务服务一网通办自', 1)] })).toEqual([]);
  });

  it('doubts a name that words without a place go on with, and a unit that they may begin, wherever they stand', () => {
    const values = {
      projectName: value('公安交通信号灯及电子警察设备更', 6),
      implementingUnit: value('梁设施养护管理中心', 13),
    };
    expect(doubts({ values, unplaced: [piece('新', 16)] })).toEqual(['projectName']);
    expect(doubts({ values, unplaced: [piece('目', 16)] })).toEqual([]);
    expect(doubts({ values, unplaced: [piece('港城区城市道路桥', 10)] })).toEqual(['implementingUnit']);
    expect(doubts({ values, unplaced: [piece('港城区建设局', 10)] })).toEqual([]);
  });

  it('doubts a target of which a later line is a target itself', () => {
    const of = (...lines: string[]) => {
      const target = { text: lines.join(''), pieces: lines.map((line, i) => piece(line, 3 + i)) };
      return doubts({ rows: [{ level3: value('目录动态调整机制', 2), target }] });
    };
    expect(of('进一步提高', '健全')).toEqual(['indicators[0]']);
    expect(of('每季度通报一次并', '归档')).toEqual([]);
  });

  it('doubts a name of which a later line is a target in words', () => {
    const of = (...lines: string[]) => {
      const level3 = { text: lines.join(''), pieces: lines.map((line, i) => piece(line, 2 + i)) };
      return doubts({ rows: [{ level3, target: value('≥88%', 4) }] });
    };
    expect(of('医教协同转介机制', '完善')).toEqual(['indicators[0]']);
    expect(of('医教协同转介机', '制完善率')).toEqual([]);
  });

  it('doubts what reads like a row below 满意度 and is of none', () => {
    const below = (name: string, target: string, line: number): RawRow => ({
      ...row(name, target, line),
      level1: { text: '满意度指标', pieces: [] },
    });
    const rows = [below('周边群众满意度', '≥85%', 2), below('含绿化', '问卷300份', 4)];
    expect(doubts({ rows })).toContain('indicators[1]');
    expect(doubts({ rows })).not.toContain('indicators[0]');
  });

  it('doubts a name with words of another cell, and one that is a heading', () => {
    const of = (name: string) => doubts({ rows: [row(name, '100%', 2)] });
    for (const name of ['业务化运行 2021年12月1日起', '资金到位 及时', '绩效目标'])
      expect(of(name)).toEqual(['indicators[0]']);
    for (const name of ['绩效目标完成率', '医疗废物规范处置']) expect(of(name)).toEqual([]);
  });

  it('doubts a cell between whose lines a label was printed', () => {
    const target = { text: '乘客满意度候车环境改善后', pieces: [piece('乘客满意度', 3), piece('候车环境改善后', 5)] };
    const rows = [{ level3: value('司机满意度', 2), target }];
    expect(doubts({ rows, labels: [piece('备注', 4)] })).toEqual(['indicators[0]']);
    expect(doubts({ rows, labels: [piece('备注', 6)] })).toEqual([]);
  });

  it('doubts a 项目性质 of other words than it may say', () => {
    const of = (nature: string) => doubts({ values: { projectNature: value(nature, 1) } });
    expect(of('以上')).toEqual(['projectNature']);
    for (const nature of ['新增项目□ 延续√', '持续性项目']) expect(of(nature)).toEqual([]);
  });

  it('doubts both of two texts side by side where one is blank below its heading and the other has several lines', () => {
    const text = (lines: number) => ({
      text: '新建监测点六十个，并全部建成投入使用。',
      pieces: ['新建监测点六十个，', '并全部建成投入使用。'].slice(0, lines).map((line, i) => piece(line, 4 + i)),
    });
    const labels = [piece('总体目标', 2), piece('年度目标', 3)];
    const of = (lines: number) => doubts({ values: { 'narrative.annualGoal': text(lines) }, labels });
    expect(of(2)).toEqual(['narrative.overallGoal', 'narrative.annualGoal']);
    expect(of(1)).toEqual([]);
  });

  it('doubts 项目性质 and 项目类别 where each has a word of the other', () => {
    const of = (nature: string, category: string) =>
      doubts({ values: { projectNature: value(nature, 1), projectCategory: value(category, 5) } });
    expect(of('特定目标类', '经常性项目')).toEqual(['projectNature', 'projectCategory']);
    expect(of('经常性项目', '特定目标类')).toEqual([]);
    expect(of('经常性项目', '一次性项目')).toEqual([]);
  });

  it('doubts a code for a name, words of the cell beside it in a name, and half of the name of an organisation', () => {
    const names = [
      '3101339798764',
      '口袋公园建设 3101339798764',
      '终端采其他一次性项目',
      '第12届运动会',
      '经常性项目库',
    ];
    const named = (name: string) => doubts({ values: { projectName: value(name, 1) } }).length > 0;
    expect(names.map(named)).toEqual([true, true, true, false, false]);
    const values = { declaringUnit: value('县文物管理服务中', 1), implementingUnit: value('第三实验小学', 5) };
    expect(doubts({ values })).toEqual(['declaringUnit']);
  });

  it('doubts the goal of a report that does not say what was done', () => {
    const goal = { 'narrative.expectedGoal': value('全年巡查二十次。', 1) };
    const done = { 'narrative.actualCompletion': value('巡查二十一次。', 3) };
    expect(doubts({ values: goal }, [], selfEvaluation)).toEqual(['narrative.expectedGoal']);
    expect(doubts({ values: { ...goal, ...done } }, [], selfEvaluation)).toEqual([]);
    expect(doubts({ values: { 'narrative.annualGoal': value('全年巡查二十次。', 1) } })).toEqual([]);
  });

  it('doubts a list that begins with its second item', () => {
    const text = (printed: string) => doubts({ values: { 'narrative.annualGoal': value(printed, 1) } });
    expect(text('支管三百公里；目标2：灌溉保证率提高。')).toEqual(['narrative.annualGoal']);
    expect(text('目标1：支管三百公里；目标2：灌溉保证率提高。')).toEqual([]);
  });

  it('doubts an organisation that a box to be ticked or an amount stands in', () => {
    const values = {
      declaringUnit: value('南湖区水利站43.76 10', 1),
      competentDepartment: value('219001-南湖区水务局', 4),
      implementingUnit: value('南湖区水利站延续项目√', 7),
    };
    expect(doubts({ values })).toEqual(['declaringUnit', 'implementingUnit']);
  });

  it('doubts an amount in a period, and the half of a company or the number of a table in an organisation', () => {
    const values = {
      projectPeriod: value('2023年3月—2024年2月 项目金额（元）1,286,000.00', 1),
      declaringUnit: value('公开08表某县林业局', 4),
      implementingUnit: value('临港投资建设有限公', 7),
      competentDepartment: value('临港投资建设有限公司', 9),
    };
    expect(doubts({ values })).toEqual(expect.arrayContaining(['projectPeriod', 'declaringUnit', 'implementingUnit']));
    expect(doubts({ values })).not.toContain('competentDepartment');
  });

  it('doubts texts that end with a full line in mid-sentence, and what stands beside them', () => {
    const overallGoal = value('进一步提升公共服务的均等化水平，通过项目实施，运', 1);
    const annualGoal = value('全面完成年度任务。', 5);
    const cut = { 'narrative.overallGoal': overallGoal, 'narrative.annualGoal': annualGoal };
    expect(doubts({ values: cut })).toEqual(['narrative.overallGoal', 'narrative.annualGoal']);
    const short = value('力争建成保障体系', 1);
    const whole = value('进一步提升公共服务的均等化水平，通过项目实施。', 5);
    expect(doubts({ values: { 'narrative.overallGoal': short, 'narrative.annualGoal': whole } })).toEqual([]);
  });

  it('doubts a text that is a choice, and one whose beginning found no place', () => {
    const text = (printed: string) => ({ 'narrative.annualGoal': value(printed, 3) });
    expect(doubts({ values: text('经常性项目') })).toEqual(['narrative.annualGoal']);
    expect(
      doubts({
        values: text('改造后的公厕全部达到二类以上标准，方便老年人、婴幼儿和残疾人使用。\n9,150,000.00 6,405,000.00'),
      }),
    ).toEqual(['narrative.annualGoal']);
    const rest = text('应急照明，划定消防车通道并设置标志标线，使小区基本具备初起火灾的自救能力。');
    const beginning = '对全市六十一个建成二十年以上的老旧小区进行消防设施排查，更换过期灭火器和';
    expect(doubts({ values: rest, unplaced: [piece(beginning, 2)] })).toEqual(['narrative.annualGoal']);
    expect(doubts({ values: rest, unplaced: [piece(`${beginning}水带。`, 2)] })).toEqual([]);
  });

  it('doubts a row that holds the beginning or the end of a level', () => {
    const rows = [
      row('社会公众或服务', '≥93%', 4),
      row('读者满意度', '对象满意度指标', 6),
      row('检查次数', '≥12次', 8),
    ];
    expect(doubts({ rows })).toEqual(['indicators[0]', 'indicators[1]']);
  });

  it('doubts a row with a mark for a blank where most rows have points', () => {
    const points = (printed: string, line: number) => ({
      ...row('检查次数', '≥12次', line),
      weight: value(printed, line),
    });
    expect(doubts({ rows: [points('10', 3), points('—', 5), points('10', 7)] })).toEqual(['indicators[1]']);
    expect(doubts({ rows: [points('—', 3), points('—', 5), points('10', 7)] })).toEqual([]);
  });

  it('doubts both of two texts side by side where one is blank', () => {
    const values = { 'narrative.overallGoal': value('力争建成保障体系。确保开展培训61期。', 3) };
    const labels = [piece('项目总目标', 1), piece('年度目标', 2)];
    expect(doubts({ values, labels })).toEqual(['narrative.overallGoal', 'narrative.annualGoal']);
    expect(doubts({ values, labels: labels.slice(0, 1) })).toEqual([]);
  });

  it('doubts texts whose lines were printed apart, and lists that begin late', () => {
    const lines = linesOf('进一步提升公共服务。\n\n全面完成年度任务。');
    const pieces = lines.map(({ text, line }) => piece(text, line));
    const text = { text: pieces.map((each) => each.text).join(''), pieces };
    expect(doubts({ values: { 'narrative.annualGoal': text } }, lines)).toEqual(['narrative.annualGoal']);
    expect(doubts({ values: { 'narrative.annualGoal': value('②1月底前完成报批。', 1) } })).toHaveLength(1);
  });

  it('doubts bare numbers where a unit was printed apart', () => {
    const rows = [row('每公里综合成本', '<=77', 4), row('检测合格率', '=100%', 6)];
    expect(doubts({ rows, unplaced: [piece('万元/公里', 20)] })).toEqual(['indicators[0]']);
  });

  it('doubts levels that do not belong together', () => {
    const level = (text: string) => value(text, 1);
    const rows = [{ ...row('课程数量', '≥9节', 2), level1: level('效益指标'), level2: level('数量指标') }];
    expect(doubts({ rows })).toEqual(['indicators[0].level1', 'indicators[0].level2']);
  });

  it('doubts what lost words to an odd value', () => {
    const values = {
      projectName: value('区域卫生信息平台等级保', 2),
      projectCategory: value('特定目标护测评与运维类', 3),
      'narrative.overallGoal': value('按期完成全部任务，', 4),
      'narrative.annualGoal': value('组织惠民演出84场。', 5),
    };
    expect(doubts({ values })).toEqual(Object.keys(values));
  });

  it('doubts an explanation whose line is not full although another follows, and the note beside it', () => {
    const told = (lines: readonly string[], i: number) => ({
      ...row('医疗废物规范处置', '100%', 10 * i),
      explanation: { text: lines.join(''), pieces: lines.map((line, k) => piece(line, 10 * i + 4 + k)) },
    });
    const full = ['达到目标值得满分，每低一个百分', '点扣分'];
    expect(doubts({ rows: [told(full, 0), told(['查阅验收资料及合同', '含上年结转'], 1)] })).toEqual([
      'indicators[1].explanation',
      'indicators[1].note',
    ]);
  });

  it('doubts a remark whose line is not full although another follows, and the name of the next row', () => {
    const told = (lines: readonly string[], i: number) => ({
      ...row('医疗废物规范处置', '100%', 10 * i),
      deviation: { text: lines.join(''), pieces: lines.map((line, k) => piece(line, 10 * i + 4 + k)) },
    });
    const late = told(['设备供货周期较', '长，今后提前开展', '采购意向公开', '合格处置的'], 0);
    expect(doubts({ rows: [late, told(['汛期雨水较多，不便', '施工'], 1)] })).toEqual([
      'indicators[0].deviation',
      'indicators[1].level3',
    ]);
  });

  it('doubts a remark of two lines that are a name and its target as well', () => {
    const remarked = (...lines: string[]) => ({
      ...row('接待读者人次', '≥3万人次', 1),
      note: { text: lines.join(''), pieces: lines.map((text, i) => piece(text, 3 + i)) },
    });
    expect(doubts({ rows: [remarked('社区议事氛围', '进一步浓厚')] })).toEqual(['indicators[0]']);
    expect(doubts({ rows: [remarked('含线上线下合计', '的人次')] })).toEqual([]);
    expect(doubts({ rows: [remarked('自到馆之日起', '按日计算并由馆员逐日登记')] })).toEqual([]);
  });

  it('doubts a row below words that found no place, also where a number is spaced in them', () => {
    const rows = [row('然村覆盖率', '100%', 4)];
    expect(doubts({ rows, unplaced: [piece('20 户以上自', 3)] })).toEqual(['indicators[0]']);
  });

  it('doubts the last row of a page where the next page begins with an odd one', () => {
    const onPage = (page: number, { level3, target }: RawRow): RawRow => {
      const placed = (cell: RawValue | undefined) =>
        cell && { ...cell, pieces: cell.pieces.map((each) => ({ ...each, page })) };
      return { level3: placed(level3), target: placed(target) };
    };
    const rows = [onPage(1, row('空气质量优良', '≥84%', 4)), onPage(2, row('天数比例', '商机制。', 9))];
    expect(doubts({ rows })).toEqual(['indicators[0]', 'indicators[1]']);
  });

  it('doubts the rows about an explanation that lost its beginning, and no others', () => {
    const rows = ['单价', '里程数', '满意度', '到岗率'].map((name, i) => row(name, '100%', 4 * i));
    rows[0] = { ...rows[0], explanation: value('况', 2) };
    expect(doubts({ rows })).toEqual(['indicators[0]', 'indicators[1]']);
  });

  it('doubts a total of more points than there are', () => {
    expect(doubts({ values: { totalScore: value('10097.2', 2) } })).toEqual(['totalScore']);
  });

  it('lets the characters of a heading down the side be', () => {
    const values = { 'narrative.annualGoal': value('完成年度任务。', 2) };
    expect(doubts({ values, unplaced: [piece('绩', 3), piece('效', 4)] })).toEqual([]);
    expect(doubts({ values, unplaced: [piece('目', 3)] })).toEqual(['narrative.annualGoal']);
  });

  it.each([
    '021-56981734',
    '绩效指标',
    '成本指标（20分）',
    '安河县第三实验小学',
    '2.订购数字资源7种。',
    '管理办法，',
    '，按期完成。',
    '定。',
    '第四季度完成验\n收、\n结算。',
  ])('doubts %s as the text of a section', (text) => {
    expect(doubts({ values: { 'narrative.annualGoal': value(text, 2) } })).toEqual(['narrative.annualGoal']);
  });

  it('doubts a text with a line that begins inside of a sentence, and one with names of indicators below its last sentence', () => {
    const of = (text: string) => {
      const pieces = text.split('\n').map((line, i) => piece(line, 3 + i));
      return doubts({ values: { 'narrative.overallGoal': { text, pieces } } });
    };
    expect(of('建立部门协同、社会参与\n，先急后缓的治理次序。')).toEqual(['narrative.overallGoal']);
    expect(
      of('二级保护区物理隔离全覆盖，评估得分保持在九十分以上。\n围网综合单价\n视频监控点位\n工程完工时间'),
    ).toEqual(['narrative.overallGoal']);
    expect(of('补建围网十二公里，覆盖一级保护区。\n视频在线率达到百分之九十五。')).toEqual([]);
  });

  it('lets the text of a section be that begins with its list or is short', () => {
    for (const text of ['1.订购数字资源7种。\n2.开展培训。', '完成年度任务', '（1）实施大中修81公里'])
      expect(doubts({ values: { 'narrative.annualGoal': value(text, 2) } })).toEqual([]);
  });

  it('doubts a total that the points of the rows do not make', () => {
    const rows = ['40', '55.5'].map((score, i) => ({ ...row('课程数量', '≥9节', 2 * i), score: value(score, 2 * i) }));
    expect(doubts({ rows, values: { totalScore: value('95.5', 9) } })).toEqual([]);
    expect(doubts({ rows, values: { totalScore: value('5', 9) } })).toEqual(['totalScore']);
  });

  it('doubts a value that holds a label', () => {
    expect(doubts({ values: { projectNature: value('经常性项目 项目类别', 1) } })).toEqual(['projectNature']);
  });

  it.each([
    ['服务对象满意', '度'],
    ['可持续影 图书更新机制', '建立'],
    ['响指标设备管护率', '100%'],
    ['检测合格', '=100%率'],
    ['完工时间', '月底前'],
    ['竣工验收规范性', '=62处'],
    ['[105]东浦区水务局', '3年'],
    ['数据归集条数', '>=1800 条开放接口数量 167 个'],
  ])('doubts the row %s / %s', (name, target) => {
    expect(doubts({ rows: [row(name, target, 1)] })).toEqual(['indicators[0]']);
  });

  it.each([
    ['服务对象满意度', '≥90%'],
    ['竣工验收及时性', '3日内'],
    ['完工时间', '12月底前'],
    ['数据质检合格率', '=100.00(%)'],
  ])('trusts the row %s / %s', (name, target) => {
    expect(doubts({ rows: [row(name, target, 1)] })).toEqual([]);
  });
});
