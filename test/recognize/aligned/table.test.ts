import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { readAlignedTable } from '../../../src/recognize/aligned/table.js';
import { findTableHeads } from '../../../src/recognize/aligned/table-head.js';
import { textOf, toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { linesOf } from '../../support/dump.js';

function unsure(...printed: readonly string[]): string[] {
  const head = '一级指标    二级指标      三级指标             指标值        备注';
  const lines = toTextLines(linesOf([head, ...printed].join('\n')));
  const table = readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!;
  return [...table.unsure].map(({ text }) => text);
}

/** Prints texts so that each begins in its column. */
function printer(...starts: readonly number[]): (...texts: readonly string[]) => string {
  return (...texts) => texts.reduce((line, text, i) => (text === '' ? line : line.padEnd(starts[i]!) + text), '');
}

/** The cells below the head in the columns of both levels and of the names. */
function columns(form: FormDefinition, printed: readonly string[]) {
  const lines = toTextLines(linesOf(printed.join('\n')));
  const { cells } = readAlignedTable(lines, findTableHeads(lines, form), form)!;
  const [first, second, names] = [10, 20, 30].map((x0) =>
    cells.filter((cell) => cell.row > 0 && cell.x0 === x0).map((cell) => cell.lines.map(textOf).join('')),
  );
  return { first, second, names };
}

const EVALUATION = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];

/** The texts of the cells that lines of a self-evaluation make, one text a column. */
function evaluated(printed: readonly (readonly string[])[]): string[] {
  const at = printer(0, 8, 18, 36, 48, 58, 64, 70);
  const lines = toTextLines(linesOf([EVALUATION, ...printed].map((texts) => at(...texts)).join('\n')));
  const { cells } = readAlignedTable(lines, findTableHeads(lines, selfEvaluation), selfEvaluation)!;
  return cells.filter(({ row }) => row > 0).map((cell) => cell.lines.map(textOf).join(''));
}

describe('readAlignedTable', () => {
  it('reads levels that go down columns of one character, one blank beside the names', () => {
    const lines = toTextLines(
      linesOf(
        [
          '一 二    三级指标          指标值',
          '级 级',
          '指 指',
          '标 标',
          '   数 疏浚河道长度         ≥12公里',
          '产 量',
          '出 指 取样断面个数         ≥24个',
          '指 标',
          '标 质',
          '   量 工程验收合格率        =100%',
          '   指',
          '   标',
        ].join('\n'),
      ),
    );
    const [head] = findTableHeads(lines, projectGoal);
    expect(head.columns.map(({ key }) => key)).toEqual(['level1', 'level2', 'level3', 'target']);
    const { cells } = readAlignedTable(lines, [head], projectGoal)!;
    const column = (x0: number) =>
      cells.filter((cell) => cell.row > 0 && cell.x0 === x0).map((cell) => cell.lines.map(textOf).join(''));
    expect(column(10)).toEqual(['产出指标']);
    expect(column(20)).toEqual(['数量指标', '质量指标']);
    expect(column(30)).toEqual(['疏浚河道长度', '取样断面个数', '工程验收合格率']);
  });

  it('leaves the name of a level 1 in its column, although it is part of names of the other level too', () => {
    const at = printer(4, 16, 30, 46);
    const { first, second } = columns(projectGoal, [
      at('一级指标', '二级指标', '三级指标', '指标值'),
      at('', '    数量', '疏浚河道长度', '≥12公里'),
      at('    产出', '', '', ''),
      at('', '    质量', '工程验收合格率', '=100%'),
      at('', '  经济效益', '岸线租金收入', '≥5万元'),
      at('    效益', '', '', ''),
      at('', '  社会效益', '受益居民人数', '≥900人'),
    ]);
    expect(first).toEqual(['产出', '效益']);
    expect(second).toEqual(['数量', '质量', '经济效益', '社会效益']);
  });

  it('gives the lines of a centred remark above and below a row to that row', () => {
    const lines = toTextLines(
      linesOf(
        [
          '                                 年度         实际                   偏差原因分析及改进',
          '一级指标    二级指标        三级指标                             分值    得分',
          '                                指标值        完成值                       措施',
          '                 建设审方规则条数      ≥12000 条   12,846 条   10    10',
          '        数量指标',
          '                 接入诊间数量         =46 间       46 间     5      5',
          '        质量指标     处方合格率          ≥97%        97.9%    15    15',
          '                                                                 供应商更换接口开发',
          '产出指标',
          '                                                                 人员，联调滞后；已',
          '        时效指标     系统上线时间        6 月底前      9 月 12 日   10     6',
          '                                                                 在合同补充条款中约',
          '                                                                 定违约责任',
          '         成本指标    软件采购价格        ≤58 万元     55.8 万元    10    10',
          '        社会效益指标   不合理用药干预成功率     ≥85%         88%     15    15',
          '效益指标    可持续影响指',
          '                 临床药师查房制度        建立        已建立       15    15',
          '           标',
          '        服务对象满意                                                   弹窗提示过于频繁，',
          '满意度指标            门诊医师满意度        ≥80%        76%      10    8.5',
          '          度指标                                                    正在分级简化',
        ].join('\n'),
      ),
    );
    const { cells } = readAlignedTable(lines, findTableHeads(lines, selfEvaluation), selfEvaluation)!;
    const texts = cells.filter(({ row }) => row > 0).map((cell) => cell.lines.map(textOf).join(''));
    expect(texts).toContain('供应商更换接口开发人员，联调滞后；已在合同补充条款中约定违约责任');
  });

  it('takes a whole target below one in words for that of the next row', () => {
    const at = printer(1, 7, 15, 32);
    const { names } = columns(projectGoal, [
      at('一级指标', '二级指标', '三级指标', '指标值'),
      at('', '', '设备运维经费落实', '纳入年度预算'),
      at('', '', '周边社区居民满意度', '≥85%'),
      at('', '', '游客满意度', '≥90%'),
    ]);
    expect(names).toEqual(['设备运维经费落实', '周边社区居民满意度', '游客满意度']);
  });

  it('reads lines that are printed in a narrower block than the headings', () => {
    const form = selfEvaluation;
    const wide = printer(6, 13, 20, 33, 44, 54, 59);
    const narrow = printer(6, 11, 16, 29, 36, 44, 48);
    const printed = [
      wide('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'),
      wide('', '数量指标', '疏浚河道长度', '≥12公里', '12公里', '10', '10'),
      wide('', '', '取样断面个数', '≥24个', '24个', '10', '10'),
      wide('', '', '清淤土方量', '≥60万方', '61万方', '10', '10'),
      narrow('产出指标', '质量指标', '工程验收合格率', '=100%', '100%', '10', '9'),
      narrow('', '', '完工及时率', '≥95%', '96%', '10', '10'),
      narrow('', '时效指标', '按期完成率', '≥90%', '92%', '10', '10'),
      narrow('', '', '资金拨付及时率', '≥90%', '92%', '10', '10'),
    ];
    const lines = toTextLines(linesOf(printed.join('\n')));
    const { cells, rows } = readAlignedTable(lines, findTableHeads(lines, form), form)!;
    const read = Array.from({ length: rows - 1 }, (_, i) =>
      cells.filter(({ row, x0 }) => row === i + 1 && x0 > 20).map((cell) => cell.lines.map(textOf).join('')),
    );
    expect(read).toEqual([
      ['疏浚河道长度', '≥12公里', '12公里', '10', '10'],
      ['取样断面个数', '≥24个', '24个', '10', '10'],
      ['清淤土方量', '≥60万方', '61万方', '10', '10'],
      ['工程验收合格率', '=100%', '100%', '10', '9'],
      ['完工及时率', '≥95%', '96%', '10', '10'],
      ['按期完成率', '≥90%', '92%', '10', '10'],
      ['资金拨付及时率', '≥90%', '92%', '10', '10'],
    ]);
  });

  it('tells cells apart that single blanks part, where the dump sets none between Han and Latin', () => {
    const form = selfEvaluation;
    const printed = [
      '一级指标 二级指标 三级指标   年度指标值  实际完成值 分值 得分 偏差原因分析',
      '产出指标 数量指标 疏浚河道长度 ≥12公里      12公里   10 10',
      '             取样断面个数 持续推进 已完成 10 9 无偏差',
    ];
    const lines = toTextLines(linesOf(printed.join('\n')));
    const { cells } = readAlignedTable(lines, findTableHeads(lines, form), form)!;
    const texts = cells.filter(({ row, x0 }) => row === 2 && x0 > 20).map((cell) => cell.lines.map(textOf).join(''));
    expect(texts).toEqual(['取样断面个数', '持续推进', '已完成', '10', '9', '无偏差']);
  });

  it('ends above the label of what stands below', () => {
    const lines = toTextLines(
      linesOf(
        [
          '    一级指标    二级指标      三级指标             指标值',
          '    产出指标    数量指标      疏浚河道长度           ≥12公里',
          '  其他需要说明的问题    无',
        ].join('\n'),
      ),
    );
    const table = readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!;
    expect(table.end).toBe(2);
  });

  it('ends above a label of two lines below the total, one blank before its text', () => {
    const at = printer(0, 12, 26, 44, 56, 66, 72);
    const printed = [
      at('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'),
      at('产出指标', '数量指标', '疏浚河道长度', '≥12公里', '13公里', '100', '98'),
      at('', '', '总分', '', '', '100', '98'),
      '偏差大或目标未 疏浚长度高于目标，主要原因是汛期前完成了',
      '完成原因分析 下一标段的围堰。',
    ];
    const lines = toTextLines(linesOf(printed.join('\n')));
    expect(readAlignedTable(lines, findTableHeads(lines, selfEvaluation), selfEvaluation)!.end).toBe(3);
  });

  it('leaves a unit to the limit before it, where single blanks part all cells', () => {
    const printed = [
      '    一级指标    二级指标     三级指标        年度指标值 实际完成值 分值 得分',
      '    产出指标    数量指标    接种剂次         ≥52 万剂次 50.4 万剂次   20 19.4',
      '            成本指标    每剂次接种费用       ≤1,800 元 1,764 元     10  10',
      '            质量指标    冷链温度合格率      100%      100%       10  10',
    ];
    const lines = toTextLines(linesOf(printed.join('\n')));
    const { cells } = readAlignedTable(lines, findTableHeads(lines, selfEvaluation), selfEvaluation)!;
    const texts = cells.map((cell) => cell.lines.map(textOf).join(''));
    expect(texts).toEqual(expect.arrayContaining(['≥52 万剂次', '50.4 万剂次', '≤1,800 元', '1,764 元']));
  });

  it('begins no name with one character that is the last of the name above', () => {
    const printed = [
      '            二级指标     三级指标        年度指标值    实际完成值    权重  得分  偏差原因',
      '                     接种任务完成时       12 月 31 日',
      '             时效指标                              12 月 31 日        10    10     /',
      '                     间                 前',
      '                     每剂次接种服务                                    5     5      /',
      '             成本指标                   ≤20 元        20 元',
      '                     费',
      '             社会效益指                  ≥40%        38.8%           20   19.4',
      '                     目标人群接种率                                                 同上',
      '                标',
    ];
    const lines = toTextLines(linesOf(['一级指标', ...printed].join('\n').replace('一级指标\n    ', '一级指标')));
    const { cells } = readAlignedTable(lines, findTableHeads(lines, selfEvaluation), selfEvaluation)!;
    const texts = cells.map((cell) => cell.lines.map(textOf).join(''));
    expect(texts).toEqual(expect.arrayContaining(['每剂次接种服务费', '目标人群接种率']));
  });

  it('ends above numbered sentences, the explanations of words behind the form', () => {
    const at = printer(0, 12, 26, 44);
    const printed = [
      at('一级指标', '二级指标', '三级指标', '指标值'),
      at('产出指标', '数量指标', '巡查水库次数', '≥240次'),
      '1. 行政运行支出：指为保障机关日常运转而安排的支出。',
      '2. 项目支出：指为完成特定任务而安排的支出。',
    ];
    const lines = toTextLines(linesOf(printed.join('\n')));
    expect(readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!.end).toBe(2);
  });

  it('goes on over a page that is printed far further left', () => {
    const upper = printer(11, 22, 54, 94);
    const lower = printer(0, 8, 20, 31);
    const printed = [
      upper('一级指标', '二级指标', '三级指标', '指标值'),
      upper('产出指标', '数量指标', '疏浚河道长度', '≥12公里'),
      upper('', '质量指标', '工程验收合格率', '=100%'),
      `\f${lower('满意度指标', '服务对象满意度指标', '居民满意度', '≥90%')}`,
    ];
    const lines = toTextLines(linesOf(printed.join('\n')));
    const { rows } = readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!;
    expect(rows).toBe(4);
  });

  it('goes on over a page that has nothing left of the second levels, which stand at its left edge', () => {
    const upper = printer(0, 8, 20, 42);
    const lower = printer(0, 10, 24);
    const printed = [
      upper('一级指标', '二级指标', '三级指标', '指标值'),
      upper('产出指标', '数量指标', '疏浚河道长度', '≥12公里'),
      upper('效益指标', '社会效益指标', '工程验收合格率', '=100%'),
      `\f${lower('', '排涝能力', '提高')}`,
      lower('生态效益', '', ''),
      lower('', '水质达标天数', '≥90天'),
    ];
    expect(columns(projectGoal, printed)).toEqual({
      first: ['产出指标', '效益指标'],
      second: ['数量指标', '社会效益指标', '生态效益'],
      names: ['疏浚河道长度', '工程验收合格率', '排涝能力', '水质达标天数'],
    });
  });

  it('goes on over a line that holds a level alone, and measures no column by two cells in one', () => {
    const table = [
      '        二级指标  三级指标 指标值',
      '                 修复纺织   63 件',
      '                 品文物    （套）',
      '                 三批修复 10 月底',
      '          时效指标',
      '                 完成进度    前',
      '                 单件平均   ≤5.91',
      '         成本指标',
      '                 修复费用    万元',
      '               清洗废液  达标',
      '          生态效益                 100%',
      '               排放率',
    ];
    const lines = toTextLines(linesOf(['一级', '指标    二级指标  三级指标 指标值', ...table.slice(1)].join('\n')));
    const { cells } = readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!;
    const names = cells.map(({ lines: own }) =>
      own
        .filter((words) => words.length > 0)
        .map(textOf)
        .join(''),
    );
    expect(names).toEqual(
      expect.arrayContaining(['修复纺织品文物', '三批修复完成进度', '单件平均修复费用', '≤5.91万元']),
    );
  });

  it('cuts rows so that centred cells are level', () => {
    const at = printer(0, 10, 20, 36);
    const printed = [
      at('一级指标', '二级指标', '三级指标', '指标值'),
      at('产出指标', '数量指标', '更新区域自动', ''),
      at('', '', '', '=11套'),
      at('', '', '气象站套数', ''),
      at('', '', '预警信息发布', ''),
      at('', '', '', '≥320条次'),
      at('', '', '条次', ''),
    ];
    expect(columns(projectGoal, printed).names).toEqual(['更新区域自动气象站套数', '预警信息发布条次']);
  });

  it('takes the cells of a row that ends its page for one row, although only their first lines are level', () => {
    const texts = evaluated([
      ['', '社会效益', '因地质灾害造成', '', '', '', '', ''],
      ['效益指标', '', '', '=0人', '0人', '8', '8', ''],
      ['', '指标', '的人员死亡数', '', '', '', '', ''],
      ['', '可持续影', '群测群防体系持', '≥5年', '5年', '7', '6', '受汛期降雨影'],
      ['', '响指标', '续运行年限', '', '', '', '', '响部分工序顺'],
      ['', '', '', '', '', '', '', '延，下一步将'],
      ['', '', '', '', '', '', '', '优化施工组'],
      ['', '', '', '', '', '', '', '织、倒排工期'],
      ['\f满意度', '', '受威胁群众满意', '', '', '', '', ''],
      ['', '满意度', '', '≥90%', '94%', '10', '10', ''],
      ['指标', '', '度', '', '', '', '', ''],
    ]);
    const names = texts.filter((text) => /因地|群测|续运|受威/u.test(text));
    expect(names).toEqual(['因地质灾害造成的人员死亡数', '群测群防体系持续运行年限', '受威胁群众满意度']);
  });

  it('is sure of names with their targets beside them', () => {
    expect(
      unsure(
        '产出指标    数量指标      疏浚河道长度           ≥12公里',
        '                      取样断面个数           ≥24个',
      ),
    ).toEqual([]);
  });

  it('says that names and targets in blocks may be paired otherwise', () => {
    expect(
      unsure(
        '产出指标    数量指标      疏浚河道长度',
        '                      取样断面个数',
        '                                         ≥12公里',
        '                                         ≥24个',
      ),
    ).toContain('≥12公里');
  });

  it('gives a remark over several lines to the row that it is centred with, and not its first line to the row above', () => {
    const texts = evaluated([
      ['效益指标', '社会效益指标', '居民就近就诊意愿', '提高', '提高', '10', '10', ''],
      ['', '', '', '', '', '', '', '统计口径不含自'],
      ['', '', '减少转诊往返次', '', '', '', '', '行转诊人员，下'],
      ['', '', '', '≥5000人次', '5230人次', '10', '9', ''],
      ['', '', '数', '', '', '', '', '一年度将完善统'],
      ['', '', '', '', '', '', '', '计方法'],
      ['', '', '上下级医院协同', '建立', '建立', '5', '5', ''],
    ]);
    expect(texts.filter((text) => text.includes('统'))).toEqual(['统计口径不含自行转诊人员，下一年度将完善统计方法']);
  });

  it('takes the value of this year where last years stand under the same heading', () => {
    const print = printer(0, 10, 20, 34, 42, 50, 62);
    const lines = toTextLines(
      linesOf(
        [
          print('一级指标', '二级指标', '三级指标', '指标值', '', '', '绩效标准'),
          print('', '', '', '前年', '上年', '预期当年实现', ''),
          print('产出指标', '数量指标', '举办招聘会场次', '70场', '76场', '80场', '历史标准'),
        ].join('\n'),
      ),
    );
    const [head] = findTableHeads(lines, projectGoal);
    expect(head.columns.map(({ key }) => key)).toEqual(['level1', 'level2', 'level3', null, null, 'target', null]);
    expect(textOf(head.over)).toBe('指标值');
    expect(head.columns.find(({ key }) => key === 'target')?.words.map(({ text }) => text)).toEqual(['预期当年实现']);
  });

  it('ends above the remarks and names of whoever filled the form in', () => {
    const rows = ['产出指标    数量指标      疏浚河道长度           ≥12公里', '', '说明                    无'];
    const lines = toTextLines(linesOf(['一级指标    二级指标      三级指标             指标值', ...rows].join('\n')));
    const table = readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!;
    expect(table.rows).toBe(2);
    expect(lines[table.end].source.text).toBe('说明                    无');
  });

  it('ends above the opinion of whoever declares', () => {
    const opinion = '  单位意见     同意申报。       （公章）       年   月   日';
    const rows = ['产出指标    数量指标      疏浚河道长度           ≥12公里', '', opinion];
    const lines = toTextLines(linesOf(['一级指标    二级指标      三级指标             指标值', ...rows].join('\n')));
    const table = readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!;
    expect(lines[table.end].source.text).toBe(opinion);
  });

  it('ends where someone signs', () => {
    const signed = '评价组长（签字）：                  评价日期：2023年3月15日';
    const rows = ['产出指标    数量指标      疏浚河道长度           ≥12公里', '', signed];
    const lines = toTextLines(linesOf(['一级指标    二级指标      三级指标             指标值', ...rows].join('\n')));
    const table = readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!;
    expect(lines[table.end].source.text).toBe(signed);
  });

  it('takes the characters of a footer, which stand apart, for its label', () => {
    const row = printer(0, 12, 26, 47, 60, 72, 80);
    const lines = toTextLines(
      linesOf(
        [
          row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'),
          row('产出指标', '数量指标', '疏浚河道长度', '≥12公里', '13公里', '90', '88'),
          row('', '', '总', '   分', '', '90', '88'),
        ].join('\n'),
      ),
    );
    const { cells } = readAlignedTable(lines, findTableHeads(lines, selfEvaluation), selfEvaluation)!;
    const last = cells.filter(({ row: at }) => at === 2).map((cell) => cell.lines.map(textOf).join(''));
    expect(last.map((text) => text.replace(/\s/gu, ''))).toEqual(['总分', '90', '88']);
  });

  it('reads a footer that stands alone on a page by the order of its numbers', () => {
    const row = printer(0, 12, 26, 47, 60, 72, 80);
    const lines = toTextLines(
      linesOf(
        [
          '                项目支出绩效自评表',
          row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'),
          row('产出指标', '数量指标', '疏浚河道长度', '≥12公里', '13公里', '50', '48'),
          row('效益指标', '社会效益指标', '受益人口', '1.2万人', '1.2万人', '50', '49.85'),
          '\f总分   100    97.85',
        ].join('\n'),
      ),
    );
    const { cells } = readAlignedTable(lines, findTableHeads(lines, selfEvaluation), selfEvaluation)!;
    const last = cells.filter(({ row: at }) => at === 3).map(({ x0, lines: [words] }) => [x0, textOf(words!)]);
    expect(last).toEqual([
      [10, '总分'],
      [60, '100'],
      [70, '97.85'],
    ]);
  });

  it('doubts a single number of such a footer: it may be the points or the score', () => {
    const row = printer(0, 12, 26, 47, 60, 72, 80);
    const printed = [
      '                项目支出绩效自评表',
      row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'),
      row('产出指标', '数量指标', '疏浚河道长度', '≥12公里', '13公里', '50', '48'),
      row('效益指标', '社会效益指标', '受益人口', '1.2万人', '1.2万人', '50', '49.85'),
    ];
    const unsureOf = (footer: string) => {
      const lines = toTextLines(linesOf([...printed, footer].join('\n')));
      const { unsure: words } = readAlignedTable(lines, findTableHeads(lines, selfEvaluation), selfEvaluation)!;
      return [...words].map(({ text }) => text);
    };
    expect(unsureOf('\f总分   100')).toContain('100');
    expect(unsureOf('\f总分   100    97.85')).toEqual([]);
  });

  it('makes two rows of two whole names one over the other, of which the lower has no target', () => {
    const row = printer(0, 12, 26, 47);
    const { names } = columns(projectGoal, [
      row('一级指标', '二级指标', '三级指标', '指标值'),
      row('产出指标', '数量指标', '受理热线数量', '≥960000件'),
      '',
      row('', '', '知识库更新数', '≥3000条'),
      '',
      row('', '质量指标', '15秒接通率'),
      '',
      row('', '', '派单准确率', '≥97%'),
    ]);
    expect(names).toEqual(['受理热线数量', '知识库更新数', '15秒接通率', '派单准确率']);
  });
});

describe('findTableHeads', () => {
  it('begins a table with the heading that goes down beside it, alone on the first line', () => {
    const lines = toTextLines(
      linesOf(
        [
          '    完成分节点建设，上线实战模型22个。',
          ' 绩',
          '       一级指标     二级指标      三级指标        指标值',
          ' 效',
          ' 指    产出指标     数量指标      视频监控点位     ≥4300个',
          ' 标',
        ].join('\n'),
      ),
    );
    expect(findTableHeads(lines, projectGoal).map(({ first, last }) => [first, last])).toEqual([[1, 2]]);
  });
});
