import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { shanghai2026 } from '../../../src/forms/shanghai-2026.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { settleLabels } from '../../../src/recognize/flow/items.js';
import { itemsOf } from '../../support/dump.js';

/** Labels as `[name]`, text as printed. */
function split(text: string, form: FormDefinition = shanghai2020): string[] {
  return itemsOf(text, form).map((item) => (item.meanings ? `[${item.name}]` : item.text));
}

describe('toItems', () => {
  it('parts two labels with their values on one line', () => {
    expect(split('项目名称*： 办公用房修缮 项目类别*： 经常性项目')).toEqual([
      '[项目名称]',
      '办公用房修缮',
      '[项目类别]',
      '经常性项目',
    ]);
  });

  it('knows the head of the table behind a heading beside it, which no colon or star marks', () => {
    const columns = ['[一级目标]', '[二级目标]', '[三级目标]', '[指标目标值]'];
    expect(split('内容 一级目标 二级目标 三级目标 指标目标值')).toEqual(['内容', ...columns]);
    expect(split('绩效目标 一级目标 二级目标 三级目标 指标目标值')).toEqual(['[绩效目标]', ...columns]);
    expect(split('内容 一级目标 数量')).toEqual(['内容 一级目标 数量']);
  });

  it.each(['项 目 名 称＊： 甲', '项　目　名　称★: 甲', '*项目名称 ： 甲'])('knows the label of %s', (line) => {
    const items = split(line).filter((item) => !/^[*\s]*$/u.test(item));
    expect(items).toEqual(['[项目名称]', '甲']);
  });

  it('gives a star between two labels to the one right behind it', () => {
    const labels = ['[项目名称]', '[项目类别]', '[计划开始日期]', '[计划完成日期]'];
    expect(split('*项目名称 *项目类别\n*计划开始日期 *计划完成日期')).toEqual(labels);
    expect(split('项目名称 * 办公用房修缮')).toEqual(['[项目名称]', '办公用房修缮']);
  });

  it('takes a period behind its label for no first line of the next label', () => {
    expect(split('项目期\n长期\n\n资金总额\n2,715.06', projectGoal)).toEqual([
      '[项目期]',
      '长期',
      '[资金总额]',
      '2,715.06',
    ]);
    expect(split('长期\n资金总额\n2,715.06', projectGoal)).toEqual(['[长期资金总额]', '2,715.06']);
  });

  it('knows the labels behind the rest of a value, of which the last goes on on the next line', () => {
    const lines = '项目名称 农民工职业技能等\n级认定补贴 项目性质 经常性项目 项目\n类别 特定目标类';
    expect(split(lines, shanghai2026).slice(2)).toEqual([
      '级认定补贴',
      '[项目性质]',
      '经常性项目',
      '[项目类别]',
      '特定目标类',
    ]);
    expect(split('项目概况 全区在建 项目\n类别较多', shanghai2020)).toEqual([
      '[项目概况]',
      '全区在建 项目',
      '类别较多',
    ]);
  });

  it('takes no two words far apart for one label', () => {
    const read = (text: string) => split(text, projectGoal).filter((item) => item.includes('[绩效总目标]'));
    expect(read('绩效总目标：普及急救知识。')).toHaveLength(1);
    expect(read('绩   效   总   目   标：普及急救知识。')).toHaveLength(1);
    expect(read('绩效    总目标：普及急救知识。')).toHaveLength(0);
  });

  it('parts labels that are glued to each other, but takes no value for a label', () => {
    expect(split('项目概况*：立项依据*：')).toEqual(['[项目概况]', '[立项依据]']);
    expect(split('项目类别：项目概况')).toEqual(['[项目类别]', '项目概况']);
  });

  it('ends a label before the first item of a list, and not before a hint', () => {
    expect(split('年度目标 (1)帮扶机构四家。', projectGoal)).toEqual(['[年度目标]', '(1)帮扶机构四家。']);
    expect(split('年度目标（2024年）', projectGoal)).toEqual(['[年度目标]']);
  });

  it('takes a column heading with a colon and text behind for a remark', () => {
    const kinds = (text: string) => itemsOf(text, selfEvaluation).map((item) => item.meanings?.map(({ kind }) => kind));
    expect(kinds('备注：1.请注明资金来源。')).toEqual([['other'], undefined]);
    expect(kinds('备注：')).toEqual([['column']]);
  });

  it('gives a label its unit that was printed behind its value, or behind the label beside it', () => {
    const [first, , second] = itemsOf(
      '同名项目上年预算额 410,000\n同名项目上年预算执 0\n（元）：\n行数（元）：',
      shanghai2020,
    );
    expect([first, second].map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      '同名项目上年预算额 元',
      '同名项目上年预算执行数 元',
    ]);
  });

  it('gives a wrapped label its star and colon back that stand before the second line of its value', () => {
    expect(split('保证项目实施的制度、措施 每月由财务\n*： 科单独核算。')).toEqual([
      '[保证项目实施的制度、措施]',
      '每月由财务',
      '科单独核算。',
    ]);
  });

  it('knows a label that is glued to the amount before it', () => {
    const line = '项目资金总额 4,310,000年度资金申请总额 0.50其中：财政资金 /其他资金 20,000';
    const labels = ['[项目资金总额]', '[年度资金申请总额]', '[其中:财政资金]', '[其他资金]'];
    expect(split(line, shanghai2026).filter((item) => item.startsWith('['))).toEqual(labels);
  });

  it('takes a number or a year before a label for no part of its name', () => {
    expect(split('（三）年度总体目标', shanghai2026)).toEqual(['[年度总体目标]']);
    expect(split('四、 年度资金申请总额 12.00', shanghai2026)).toEqual(['[年度资金申请总额]', '12.00']);
    expect(split('2024年度总体目标', shanghai2026)).toEqual(['[年度总体目标]']);
    expect(split('2.2024年年度总体目标', shanghai2026)).toEqual(['[年度总体目标]']);
    expect(split('见2024年度总体目标', shanghai2026)).toEqual(['见2024年度总体目标']);
    expect(split('2024年绩效目标', projectGoal)).toEqual(['2024年绩效目标']);
    expect(split('四、项目绩效指标', projectGoal)).toEqual(['[项目绩效指标]']);
  });

  it('takes a second name for that of something else, where the usual label of the name is printed', () => {
    const names = settleLabels(itemsOf('转移支付名称\n公共卫生\n项目名称\n卫生补助资金', selfEvaluation));
    expect(names.map(({ meanings }) => meanings?.[0]?.kind)).toEqual(['other', undefined, 'field', undefined]);
    const [only] = settleLabels(itemsOf('转移支付名称\n公共卫生', selfEvaluation));
    expect(only!.meanings?.[0]?.kind).toBe('field');
  });

  it('takes a numbered label beside the same label without a number for a line of a text', () => {
    const settled = (text: string) =>
      settleLabels(itemsOf(text, shanghai2020)).map((item) => (item.meanings ? `[${item.name}]` : item.text));
    expect(settled('立项依据：\n1.项目概况：甲\n项目概况：')).toEqual([
      '[立项依据]',
      '1.项目概况：',
      '甲',
      '[项目概况]',
    ]);
    expect(settled('立项依据：\n1.项目概况：甲')).toEqual(['[立项依据]', '[项目概况]', '甲']);
  });

  it('takes the name of a section that begins its text for words of the text', () => {
    const settled = (text: string) =>
      settleLabels(itemsOf(text, projectGoal)).map((item) => (item.meanings ? `[${item.name}]` : item.text));
    expect(settled('长期目标\n总目标：建成服务网络。\n年度目标：新增9个。')).toEqual([
      '[长期目标]',
      '总目标：建成服务网络。',
      '[年度目标]',
      '新增9个。',
    ]);
    expect(settled('总目标：建成服务网络。')).toEqual(['[总目标]', '建成服务网络。']);
  });

  it('takes the heading of two texts for the label of its own one beside that of the other', () => {
    const section = (text: string) => settleLabels(itemsOf(text, projectGoal))[0].meanings;
    expect(section('总体目标 年度目标\n三年建成监测网络。')).toEqual([
      { kind: 'section', key: 'narrative.overallGoal' },
    ]);
    expect(section('总体目标\n年度目标\n三年建成监测网络。')).toMatchObject([{ kind: 'heading' }]);
  });

  it('takes a heading that stands twice for the label of a text, where that of the text beside it follows', () => {
    const sections = (text: string) =>
      settleLabels(itemsOf(text, projectGoal)).flatMap(({ meanings }) =>
        (meanings ?? []).map((each) => (each.kind === 'section' ? each.key : each.kind)),
      );
    const goals = '总体目标\n\n年度目标\n\n三年建成服务网络。\n\n新增9个。';
    expect(sections(`总体\n目标\n\n${goals}`)).toEqual(['heading', 'narrative.overallGoal', 'narrative.annualGoal']);
    expect(sections(`${goals}\n\n总体\n\n新增站点\n\n目标`).slice(0, 2)).toEqual([
      'narrative.overallGoal',
      'narrative.annualGoal',
    ]);
    expect(sections(goals)).not.toContain('narrative.overallGoal');
  });

  it('knows a label whose hint is wrapped within its parentheses', () => {
    expect(split('项目总体目标（2026 年-2027\n\n年）\n年度总体目标', shanghai2026)).toEqual([
      '[项目总体目标]',
      '[年度总体目标]',
    ]);
  });

  it('reads the money unit in a label', () => {
    const [first] = itemsOf('项目总预算（万元）： 48.50', shanghai2020);
    expect(first).toMatchObject({ name: '项目总预算', unit: '万元', text: '项目总预算（万元）：' });
  });

  it('sees no label in the middle of a sentence, or in the beginning of a longer word', () => {
    expect(split('申报单位应说明项目概况和立项依据等内容。')).toEqual(['申报单位应说明项目概况和立项依据等内容。']);
    expect(split('项目名称变更说明')).toEqual(['项目名称变更说明']);
  });

  it('puts a short label together that is wrapped at the end of a row of labels, not behind other words', () => {
    const labels = ['[权重]', '[执行率]', '[得分]'];
    expect(split('权重 执行\n\n率 得分', selfEvaluation)).toEqual(labels);
    expect(split('甲 执行\n\n率 得分', selfEvaluation)).not.toContain('[执行率]');
  });

  it('puts headings together of which each is wrapped behind the rest of the one before', () => {
    const head = '二级指\n标 三级指标 年度指标\n值 实际完成值 分\n值 得分';
    const labels = ['[二级指标]', '[三级指标]', '[年度指标值]', '[实际完成值]', '[分值]', '[得分]'];
    expect(split(head, selfEvaluation)).toEqual(labels);
  });

  it('puts a heading together behind the last line of another one', () => {
    const labels = ['[绩效指标]', '[一级指标]', '[二级指标]', '[三级指标]'];
    expect(split('绩效\n指标 一级指\n标 二级指标 三级指标', selfEvaluation)).toEqual(labels);
    expect(split('绩效指\n标 一级指\n标 二级指标 三级指标', selfEvaluation)).toEqual(labels);
  });

  it('takes the points of the rate beside the amounts for one label, and heads of two columns for two', () => {
    expect(split('执行率\n分值\n\n（10）', projectGoal)).toEqual(['[执行率分值(10)]']);
    expect(split('执行率\n分值\n得分', selfEvaluation)).toEqual(['[执行率]', '[分值]', '[得分]']);
  });

  it('sees the label behind a number or a short value on its line', () => {
    expect(split('771,325,800.00 年度资金申请总额', shanghai2026)).toEqual(['771,325,800.00', '[年度资金申请总额]']);
    expect(split('经常性项目 项目类别', shanghai2026)).toEqual(['经常性项目', '[项目类别]']);
    expect(split('阶段性项目 项目类别 部门职责类', shanghai2026)).toEqual(['阶段性项目', '[项目类别]', '部门职责类']);
    expect(split('本项目 项目类别 如下', shanghai2026)).toEqual(['本项目 项目类别 如下']);
    expect(split('合作社 实施单位 机关本级', projectGoal)).toEqual(['合作社', '[实施单位]', '机关本级']);
  });

  it('joins a label that is wrapped over lines', () => {
    const items = itemsOf('年度资金\n总额：\n86.45', projectGoal);
    expect(items.map(({ name, text }) => name ?? text)).toEqual(['年度资金总额', '86.45']);
    expect(items[0]!.pieces.map((piece) => piece.line)).toEqual([1, 2]);
  });

  it('joins a second label that is wrapped behind the value of the first', () => {
    expect(split('同名项目上年预算额\n（元）： 0.00 同名项目上年预算执行\n数（元）： 5.00')).toEqual([
      '[同名项目上年预算额]',
      '0.00',
      '[同名项目上年预算执行数]',
      '5.00',
    ]);
  });

  it('joins a heading that runs down the side, a character a line', () => {
    expect(split('项\n目\n绩\n效\n目\n标\n完成任务', shanghai2026)).toEqual(['[项目绩效目标]', '完成任务']);
  });

  it('loses no character', () => {
    const text =
      '（续）项目名称*： 甲 乙 项目类别*：\n保证项目实施的制度、措施*：\n一级目标 二级目标 三级目标 指标目标值 备注';
    const pieces = itemsOf(text, shanghai2020).flatMap((item) => item.pieces);
    const bare = (printed: string) => printed.replace(/\s/gu, '');
    expect(bare(pieces.map((piece) => piece.text).join(''))).toBe(bare(text));
  });
});
