import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { shanghai2026 } from '../../../src/forms/shanghai-2026.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { readHeaderPart } from '../../../src/recognize/aligned/header.js';
import { textOf, toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { partLabelWords } from '../../../src/recognize/aligned/touching-cells.js';
import { linesOf } from '../../support/dump.js';

function cellsOf(...printed: readonly string[]): string[] {
  return cellsOfForm(shanghai2020, printed);
}

function cellsOfForm(form: FormDefinition, printed: readonly string[]): string[] {
  const lines = toTextLines(linesOf(printed.join('\n'))).map((line) => partLabelWords(line, form));
  const { cells } = readHeaderPart(lines, form)!;
  return [...cells]
    .sort((a, b) => a.row - b.row || a.x0 - b.x0)
    .map(({ lines }) =>
      lines
        .filter((words) => words.length > 0)
        .map(textOf)
        .join('/'),
    );
}

describe('readHeaderPart', () => {
  it('keeps a label with its amount apart from the headings of two texts on the next line', () => {
    const lines = [
      '项目名称                                                 项目性质   经常性项目',
      '        项目资金总额     1,800,000.00           年度资金申请总额                 1,800,000.00',
      '        其中：财政资',
      '项目资金               1,800,000.00           其中：当年财政拨款                1,800,000.00',
      '           金',
      ' （元）',
      '                                           上年结转资金                             0.00',
      '         其他资金              0.00',
      '                                            其他资金                              0.00',
      '                项目总体目标              年度总体目标',
      '项目绩效目',
      '  标   儿童玩具、电热取暖器、煤气灶等重点产品抽查不 抽查产品 640 批次，不合格产品后',
      '      合格率控制在 9%以内。           处理率 100%。',
    ];
    const cells = cellsOfForm(shanghai2026, lines);
    expect(cells).toContain('抽查产品 640 批次，不合格产品后/处理率 100%。');
    expect(cells.filter((cell) => cell === '其他资金' || cell === '0.00')).toHaveLength(5);
  });

  it('gives values to labels at the top of their rows', () => {
    expect(
      cellsOf(
        '项目名称*                  项目类别*',
        '           泵站更新                    一次性项目',
        '',
        '项目概况*',
        '           现有泵站六座。',
        '           机组老化严重。',
        '',
        '立项依据*',
        '           水法的要求。',
        '',
        '项目设立的必要性*',
        '           泵站老化。',
      ),
    ).toEqual([
      '项目名称*',
      '泵站更新',
      '项目类别*',
      '一次性项目',
      '项目概况*',
      '现有泵站六座。/机组老化严重。',
      '立项依据*',
      '水法的要求。',
      '项目设立的必要性*',
      '泵站老化。',
    ]);
  });

  it('gives values to labels at the bottom of their rows, and leaves none without where they may as well stand around another', () => {
    const printed = [
      '           泵站更新                        其他',
      '项目名称*                  项目类别*',
      '           2023-03-01                    2023-11-30',
      '计划开始日期*              计划完成日期*',
      '           否                            工程类',
      '是否含有政府购买服务       绩效类型',
    ];
    const pairs = [
      '项目名称*',
      '泵站更新',
      '项目类别*',
      '其他',
      '计划开始日期*',
      '2023-03-01',
      '计划完成日期*',
      '2023-11-30',
    ];
    expect(cellsOf(...printed)).toEqual([...pairs, '是否含有政府购买服务', '否', '绩效类型', '工程类']);
    const goal = [
      '                    泵站更新',
      '项目名称',
      '            县水务局                         县泵站',
      '主管部门                        项目单位',
      '            其他                             2025年',
      '项目属性                        项目期',
      '',
      '年度资金总额：                       1.00',
    ];
    expect(cellsOfForm(projectGoal, goal).slice(0, 6).join(' ')).toBe(
      '项目名称 泵站更新 主管部门 县水务局 项目单位 县泵站',
    );
  });

  it('puts 项目资金 beside the sources of the money grid, also where a label above the form begins further left', () => {
    const cells = cellsOfForm(selfEvaluation, [
      '主管部门（公章）                        填报日期：2023年12月31日     单位：万元',
      '         项目名称          两癌筛查',
      '                                    年初预算数   全年预算数   全年执行数   分值   执行率',
      '                       年度资金总额    297.4        315.2        284.3       10    90.2%',
      '         项目资金',
      '                      其中：当年财政拨款  297.4        315.2        284.3             90.2%',
      '         （万元）',
      '                       其他资金',
    ]);
    expect(cells.slice(0, 4)).toEqual(['主管部门（公章）', '', '填报日期：', '2023年12月31日     单位：万元']);
    expect(cells.filter((text) => /项目资金|财政拨款/u.test(text))).toEqual([
      '项目资金/（万元）',
      '其中：当年财政拨款',
    ]);
  });

  it('deals as many amounts as the money grid has columns in their order, wherever they stand', () => {
    const cells = cellsOfForm(selfEvaluation, [
      '         项目名称          两癌筛查',
      '                          年初预算数   全年预算数   全年执行数   分值   执行率   得分',
      '         年度资金总额       297.40        315.20         284.30           10        90.20%        9.02',
      '         上年结转资金             0.00           0.00            0.00             —         —          —',
    ]);
    expect(cells.slice(-14)).toEqual([
      ...['年度资金总额', '297.40', '315.20', '284.30', '10', '90.20%', '9.02'],
      ...['上年结转资金', '0.00', '0.00', '0.00', '—', '—', '—'],
    ]);
  });

  it('deals the values of a row with a wrapped one among them in their order, and takes no amount for points', () => {
    const cells = cellsOfForm(selfEvaluation, [
      '    项目名称               公路灾毁抢修',
      '                       年初预算数      全年预算数      全年执行数      分值 执行率     得分',
      '              年度资金                                         96.45',
      '                         2,150.00   2,386.50   2,301.72 10         9.64',
      '              总额                                            %',
      '    项目资金    上年结转                                                   98.14',
      '    （万元）              350.00       350.00        343.50    —                   —',
      '              资金                                                      %',
      '              其他资金                                             —                  —',
    ]);
    expect(cells).toEqual(
      expect.arrayContaining(['2,150.00', '2,386.50', '2,301.72', '10', '96.45/%', '9.64', '343.50', '98.14/%']),
    );
  });

  it('reads the money grid also where its head was moved left of the ends of its labels', () => {
    const cells = cellsOfForm(selfEvaluation, [
      '         项目名称          两癌筛查',
      '',
      '       年初预算数 全年预算数 全年执行数 分值 执行率 得分',
      '                年度资金总额       297.40     315.20     284.30      10     90.20%   9.02',
      '                上年结转资金     0.00       0.00       0.00        —       —         —',
    ]);
    expect(cells.slice(-14)).toEqual([
      ...['年度资金总额', '297.40', '315.20', '284.30', '10', '90.20%', '9.02'],
      ...['上年结转资金', '0.00', '0.00', '0.00', '—', '—', '—'],
    ]);
  });

  it('begins the next text where lines begin elsewhere', () => {
    expect(
      cellsOf(
        '               对在本市参加社会保险满六个月的外来务工人员，参加焊工、电工、养老护理等二十七个工种技能',
        '        项目概况*： 等级认定并取得证书的，按初级600元、中级1000元、高级1600元给予一次性补贴。',
        '               2022年共发放5127人次，高级工占比为11.3%',
        '                 （1）《职业技能提升行动实施方案》；',
        '        立项依据*：',
        '                 （2）市人社局、市财政局关于补贴目录动态调整的通知（人社技〔2023〕14号）。',
      ),
    ).toEqual([
      '项目概况*：',
      [
        '对在本市参加社会保险满六个月的外来务工人员，参加焊工、电工、养老护理等二十七个工种技能',
        '等级认定并取得证书的，按初级600元、中级1000元、高级1600元给予一次性补贴。',
        '2022年共发放5127人次，高级工占比为11.3%',
      ].join('/'),
      '立项依据*：',
      '（1）《职业技能提升行动实施方案》；/（2）市人社局、市财政局关于补贴目录动态调整的通知（人社技〔2023〕14号）。',
    ]);
  });

  it('ends a wrapped value with its rest, above the value of the next row', () => {
    expect(
      cellsOfForm(projectGoal, [
        '   项目名称     老旧泵站机组更新补短板专项',
        ' 主管部门及代码    015-临河市水务和河道建设局                实施单位     临河市泵站运行管',
        '                                                    理所',
        '   项目属性     新增项目☑ 延续项目□                     项目期     1年',
        '                      年度资金总额：                              742',
        '  项目资金                其中：财政拨款                              500',
        '  （万元）                 上年结转资金                               42',
        '                        其他资金                                200',
        '          对全市六座泵站进行机组排查，更换老旧机组，修复进出水闸门，完善自动控制系统，整修泵房和',
        ' 年度总体目标 管理用房，划定保护范围并设置标志标线，建成远程监控平台，使泵站基本具备自动运行的',
        '          能力。',
        '          各泵站改造方案须经审查，施工期间落实安全文明施工要求。',
      ]),
    ).toEqual(expect.arrayContaining(['临河市泵站运行管/理所', '1年']));
  });

  it('begins a name of many lines as far above its label as it goes on below', () => {
    const lines = [
      '轨道交通',
      '十四号线',
      '沿线公交',
      '配套枢纽',
      '（珠溪站',
      '、蟠桃站',
      '、渔湾站',
      '）新建工',
      '程',
    ];
    const printed = lines.map((line, at) =>
      at === 4 ? `项目名称*  ${line}    项目类别*   一次性项目` : `           ${line}`,
    );
    const name = ['项目名称*', lines.join('/'), '项目类别*', '一次性项目'];
    expect(cellsOf(...printed, '项目概况*  新建公交枢纽站。').slice(0, 4)).toEqual(name);
  });

  it('pairs labels that begin on one line, however far one of them goes down', () => {
    expect(cellsOf('项  2020-01-01               计划完成日期   2020-12-31', '目', '名', '称').slice(0, 1)).toEqual([
      '项/目/名/称',
    ]);
  });

  it('reads sources of money that the form does not know, and the name of the grid beside them', () => {
    const cells = cellsOfForm(selfEvaluation, [
      '   项目名称                        移民扶持',
      '                年初预算数      全年预算数      全年执行数     执行率',
      '          资金总额       520          512         500     97.66%',
      '资金来源（万元）',
      '          省级资金       500          500         490     98.00%',
    ]);
    expect(cells).toContain('资金来源（万元）');
    expect(cells).toEqual(expect.arrayContaining(['资金总额', '520', '512', '97.66%', '省级资金', '490', '98.00%']));
  });

  it('takes a heading over the sources for no column of the money grid', () => {
    const cells = cellsOfForm(selfEvaluation, [
      '   项目名称     停车诱导',
      '                资金来源     年初预算数      全年预算数      全年执行数     执行率',
      '          年度资金总额          680          645         600     93.02%',
      '项目资金',
      '          其中：财政拨款         680          645         600     93.02%',
      '          上年结转资金                                   —       —',
    ]);
    expect(cells.filter((cell) => cell === '680' || cell === '93.02%')).toHaveLength(4);
    expect(cells[cells.indexOf('其中：财政拨款') + 1]).toBe('680');
  });

  it('ends the side of the money grid above the texts beside a side of their own', () => {
    const printed = [
      '  项目名称                                    药品抽检',
      '                  年初预算数        全年预算数           全年执行数        执行率',
      '项目资金   年度资金总额    4,120.00     4,120.00       4,075.11       98.91%',
      '（万元）   其他资金            —            —              —           —',
      '年度总体目标                  对 129 个品种开展抽检，抽取样品 1.9 万批次，全部按标准',
      '           预期目标',
      '                        检验；抽检结果依法公开。',
      '                        完成 132 个品种抽样检验，发现不符合规定样品 98 批次，合',
      '         实际完成情况',
      '                        格率 99.5%。',
    ];
    const { cells } = readHeaderPart(toTextLines(linesOf(printed.join('\n'))), selfEvaluation)!;
    const rowsOf = (label: string) => cells.filter(({ lines }) => lines.some((words) => textOf(words) === label));
    const [money, goal] = [rowsOf('项目资金')[0], rowsOf('预期目标')[0]];
    expect(money.row + money.rowSpan).toBeLessThanOrEqual(goal.row);
    expect(rowsOf('年度总体目标')[0]).toMatchObject({ row: goal.row, rowSpan: 2 });
  });

  it('reads money that another level of government transfers', () => {
    const cells = cellsOfForm(selfEvaluation, [
      '   项目名称                        机井维修',
      '                年初预算数      全年预算数      全年执行数     执行率',
      '          年度资金总额       450.00       512.00       460.73     89.99%',
      '项目资金   上级转移支付资金      0.00        62.00        62.00     100.00%',
      '          其他资金           —            —            —         —',
    ]);
    expect(cells[cells.indexOf('上级转移支付资金') + 2]).toBe('62.00');
  });

  it('puts a label of the second column beside the one a line above, which a wrapped name rounded apart from it', () => {
    const cells = cellsOf(
      '        项目名称*： 寄宿制学生宿舍空',
      '               调及热水系统更新                     项目类别*： 其他一次性项目',
      '      计划开始日期*： 2020-05-06                 计划完成日期*： 2020-09-25',
      '  是否含有政府购买服务： 否                             绩效类型： 基本建设工程类',
    );
    const name = ['项目名称*：', '寄宿制学生宿舍空/调及热水系统更新', '项目类别*：', '其他一次性项目'];
    expect(cells.slice(0, 4)).toEqual(name);
  });

  it('keeps the source of money in the next row from the label above it', () => {
    const cells = cellsOfForm(projectGoal, [
      '    项目名称      高校毕业生见习补贴（二期）',
      '  业务主管部门      凤鸣新区人力资源和社会保障局                               项目单位    凤鸣新区就业促进中心',
      '                                    年度资金总额：                                573.3',
      '',
      '    项目资金                                                 财政拨款              573.3',
      '    （万元）                     其中：                        上年结转资金              0',
      '                                                         其他资金               0',
    ]);
    for (const label of ['年度资金总额：', '财政拨款']) expect(cells[cells.indexOf(label) + 1]).toBe('573.3');
  });

  it('knows headings of two texts of which one stands beside the text of the other', () => {
    const cells = cellsOfForm(projectGoal, [
      '    项目名称    困难群众临时救助',
      '                  中期目标',
      ' 总体 保障困难群众基本生活，救助2100人次。                       年度目标',
      ' 目标 流浪乞讨人员得到及时救助、寻亲和安置。              年内临时救助2236人次，救助',
      '                                            184人次，寻亲成功率为72%。',
    ]);
    expect(cells).toContain('保障困难群众基本生活，救助2100人次。/流浪乞讨人员得到及时救助、寻亲和安置。');
    expect(cells).toContain('年内临时救助2236人次，救助/184人次，寻亲成功率为72%。');
  });

  it('parts a label from the value that stands in its cell', () => {
    expect(cellsOfForm(projectGoal, ['实施期资金总额：      5,400     年度资金总额：1,800'])).toEqual([
      '实施期资金总额：',
      '5,400',
      '年度资金总额：',
      '1,800',
    ]);
  });
});

describe('the unit of money below its label', () => {
  it('belongs to the label also where it begins left of it, and not to the value above it', () => {
    const cells = cellsOf(
      '项目名称：      城市书房更新',
      '',
      '同名项目上年预算额                            同名项目上年预算执行数',
      '                             980,000.00                     975,420.50',
      '（元）：                                 （元）：',
      '',
      '项目概况：      全区建成城市书房二十一个。',
    );
    expect(cells).toContain('980,000.00');
    expect(cells).toContain('975,420.50');
    expect(cells.filter((text) => text.includes('元')).every((text) => text.includes('同名项目'))).toBe(true);
  });

  it('puts a name around its label, and doubts it where all values standing above their labels is as likely', () => {
    const printed = [
      '                 新城区第二人民医院门急诊综合楼消防',
      '   项目名称                                          项目属性   一次性项目   项目类别         特定目标类',
      '                   设施及报警器改造（二期）',
      '   主管部门            新城区卫生健康委员会                    实施单位           新城区第二人民医院',
      '',
      '                项目资金总额      865,000.00            年度资金申请总额            500,000.00',
      '                其中：财政资      200,000.00                              100,000.00',
      '   项目资金                                           其中：当年财政拨款',
      '                   金',
      '    （元）',
      '                                                    上年结转资金              100,000.00',
      '',
      '                 其他资金        665,000.00            其他资金              300,000.00',
      '',
      '                 项目总体目标                                      年度总体目标',
      '项目绩 建成覆盖全院的火灾自动报警系统，疏散通道全部',
      '效目标 达标，火灾隐患整改率达到 100%，全员会用器材',
      '                                             完成门诊楼喷淋和报警系统改造。',
      '      。',
    ];
    expect(cellsOfForm(shanghai2026, printed)).toContain('新城区第二人民医院门急诊综合楼消防/设施及报警器改造（二期）');
    const carryover = printed.findIndex((line) => line.includes('上年结转资金'));
    const [label, amount] = [printed[carryover]!.slice(0, 60), printed[carryover]!.replace('上年结转资金', '      ')];
    const lines = toTextLines(linesOf(printed.toSpliced(carryover, 1, amount, label).join('\n')));
    const unsure = [...readHeaderPart(lines, shanghai2026)!.unsure].map(({ text }) => text);
    expect(unsure).toContain('设施及报警器改造（二期）');
  });

  it('knows a row of the money grid by whose money it is', () => {
    const printed = [
      '项目名称        社区老年食堂改造                 主管部门       城北区民政局',
      '                          年初预算数     全年预算数     全年执行数    分值    执行率    得分',
      '            年度资金总额       312.60       312.60       309.85     10     99.12%    9.91',
      '',
      '项目资金     其中：中央财政资金     126.00       126.00       126.00            100.00%',
      '',
      '            省级补助资金        88.60        88.60        88.60            100.00%',
      '',
      '            区级配套资金        98.00        98.00        95.25             97.19%',
    ];
    expect(
      cellsOfForm(selfEvaluation, printed)
        .filter((text) => text !== '')
        .slice(-10),
    ).toEqual([
      ...['省级补助资金', '88.60', '88.60', '88.60', '100.00%'],
      ...['区级配套资金', '98.00', '98.00', '95.25', '97.19%'],
    ]);
  });
});
