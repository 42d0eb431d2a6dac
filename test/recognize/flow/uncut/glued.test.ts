import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../../src/forms/index.js';
import { cutGlued } from '../../../../src/recognize/flow/uncut/glued.js';
import { knownNames } from '../../../../src/recognize/flow/uncut/known-names.js';
import { linesOf } from '../../../support/dump.js';

const TABLES = FORMS.filter((form) => form.table !== null);
const NAMES = knownNames(TABLES);

function cut(...lines: readonly string[]): string[] {
  return cutGlued(linesOf(lines.join('\n')), TABLES, NAMES).map((line) => line.text);
}

const HEAD = '一级指标二级指标三级指标指标值';
const HEADS = ['一级指标', '二级指标', '三级指标', '指标值'];
const SCORED = ['一级指标二级指标三级指标年度指标值全年完成值分值得分', '偏差原因分析及改进措施'];

describe('cutGlued', () => {
  it('cuts a line before and behind labels, also one that goes on on the next line', () => {
    expect(
      cut('主管部门滨江区水务局项目实施单', '位滨江区水利工程站', '项目性质经常性项目项目类别特定目标类', HEAD),
    ).toEqual([
      '主管部门',
      '滨江区水务局',
      '项目实施单',
      '位',
      '滨江区水利工程站',
      '项目性质',
      '经常性项目',
      '项目类别',
      '特定目标类',
      ...HEADS,
    ]);
  });

  it('parts what a template asks for from the text behind it', () => {
    const lines = ['项目概况', '（限200字）在6家医院设立监测哨点。', '（6家医院）设立监测哨点。', HEAD];
    expect(cut(...lines).slice(0, 4)).toEqual([
      '项目概况',
      '（限200字）',
      '在6家医院设立监测哨点。',
      '（6家医院）设立监测哨点。',
    ]);
    expect(cut('项目总目标', '（2025年-2027年）设立哨点。', HEAD).slice(1, 3)).toEqual([
      '（2025年-2027年）',
      '设立哨点。',
    ]);
  });

  it('cuts the values of two labels that share a line, where both are dates, amounts or choices', () => {
    const values = ['2023-03-012023-11-30', '是信息化建设工程类', '1,280,000.00980,000.50', '2.5万元3.5万元'];
    expect(cut('项目名称*：项目类别*：', '计划开始日期*：计划完成日期*：', ...values).slice(-7)).toEqual([
      ...['2023-03-01', '2023-11-30', '是', '信息化建设工程类', '1,280,000.00', '980,000.50', '2.5万元3.5万元'],
    ]);
  });

  it('cuts level 2 off the names behind it where every row prints its level 1 again', () => {
    const rows = ['产出目标 数量巡查河道长度 ≥90公里', '产出目标 数量巡查次数 ≥4次', '产出目标 质量优良率 ≥95%'];
    expect(cut('项目名称 河道巡查', '一级目标 二级目标 三级目标 指标目标值', ...rows)).toEqual([
      ...['项目名称 河道巡查', '一级目标 二级目标 三级目标 指标目标值'],
      ...['产出目标 数量 巡查河道长度 ≥90公里', '产出目标 数量 巡查次数 ≥4次', '产出目标 质量 优良率 ≥95%'],
    ]);
    const plain = rows.map((row) => row.replace(/(?<=数量|质量)/u, ' '));
    expect(cut('项目名称 河道巡查', '一级目标 二级目标 三级目标 指标目标值', ...plain).slice(2)).toEqual(plain);
  });

  it('cuts a level 1 without 指标 off the level 2 that stands right behind it', () => {
    const rows = ['数量受益人数 ≥90人', '效益社会效益人均收入 上升'];
    expect(cut('项目名称膳食补助', HEAD, ...rows).at(-1)).toBe('效益 社会效益 人均收入 上升');
    expect(cut('项目名称膳食补助', HEAD, '数量指标受益人数 ≥90人', '效益评估完成率 ≥95%').at(-1)).toBe(
      '效益评估完成率 ≥95%',
    );
  });

  it('leaves rows without targets where these stand together elsewhere, with points and remarks only', () => {
    const rows = [
      '产出指标数量指标整修道路条数 87.5',
      '迁移线缆长度 87.6同上',
      '拔除废弃杆 66',
      '质量指标验收合格率 =100%100%88',
    ];
    const late = ['≥38条36条', '≥41.5公里39.8公里', '≥870根912根'];
    expect(cut('项目名称线缆整治', ...SCORED, ...rows, '总分10092.25', ...late).slice(-9)).toEqual([
      ...['产出指标 数量指标 整修道路条数 8 7.5', '迁移线缆长度 8 7.6 同上', '拔除废弃杆 6 6'],
      ...['质量指标 验收合格率 =100% 100% 8 8', '总分', '100 92.25'],
      ...['≥38条 36条', '≥41.5公里 39.8公里', '≥870根 912根'],
    ]);
  });

  it('takes no unit of a number for the beginning of a remark, but a number with its unit and words', () => {
    const row = '产出指标数量指标整修道路条数≥38条36条2条道路受地铁围挡影响，待撤除后实施';
    expect(cut('项目名称线缆整治', ...SCORED, row).at(-1)).toBe(
      '产出指标 数量指标 整修道路条数 ≥38条 36条 2条道路受地铁围挡影响，待撤除后实施',
    );
  });

  it('takes points or remarks right behind another heading for one, whatever follows', () => {
    const cells = (head: string) => cut(`${HEAD}${head}组织培训人数≥90人8`, '产出指标数量指标').slice(3);
    expect(cells('分值').slice(0, 3)).toEqual(['指标值', '分值', '组织培训人数 ≥90人 8']);
    expect(cells('备注').slice(0, 2)).toEqual(['指标值', '备注']);
  });

  it('cuts cells of rows that were drawn behind a long text, and a result in the words of its target', () => {
    const rows = [
      '产出指标数量指标新建驿站数量1010',
      '开放夜校109.5',
      '效益指标社会效益指标市民阅读素养提升提升2018.6量化不足',
      '可持续影响指标研学管理预案完善完善109.5',
    ];
    const late = ['年度总体目标新建驿站3个，全年开放夜校。', '3个3个', '≥12门15门含非遗课程4门'];
    expect(cut(...SCORED, ...rows, ...late).slice(-7)).toEqual([
      ...['开放夜校 10 9.5', '效益指标 社会效益指标 市民阅读素养 提升 提升 20 18.6 量化不足'],
      '可持续影响指标 研学管理预案 完善 完善 10 9.5',
      ...['年度总体目标', '新建驿站3个，全年开放夜校。', '3个 3个', '≥12门 15门 含非遗课程4门'],
    ]);
  });

  it('ends a target behind its unit, also on the next line, and takes words printed twice for target and result', () => {
    const rows = [
      '时效指标资格审核办理时限≤3个工作',
      '日1个工作日1010',
      '成本指标人均培训补助标准≤800',
      '元/人785元/人55',
    ];
    const words = ['效益指标', '社会效益指标减轻困难家庭负担减轻减轻1515', '可持续影响指标居民安全感增强增强1010'];
    expect(cut(...SCORED, '产出指标数量指标新建驿站数量≥4个4个1010', ...rows, ...words).slice(-7)).toEqual([
      ...[
        '时效指标 资格审核办理时限 ≤3个工作',
        '日 1个工作日 10 10',
        '成本指标 人均培训补助标准 ≤800',
        '元/人 785元/人 5 5',
      ],
      ...['效益指标', '社会效益指标 减轻困难家庭负担 减轻 减轻 15 15', '可持续影响指标 居民安全感 增强 增强 10 10'],
    ]);
  });

  it('takes no words of a cell of the table for the label of the name', () => {
    const rows = [
      '产出指标数量指标开通服务窗口≥3个',
      '满意度指标服务对象满意度指标公开渠道',
      '展示项目名称和项目',
      '代码信息',
    ];
    const lines = cut('项目名称窗口服务', HEAD, ...rows);
    expect(lines.slice(-2)).toEqual(['展示项目名称和项目', '代码信息']);
    expect(cut(HEAD, ...rows, '项目名称水渠清淤', HEAD)).toContain('水渠清淤');
  });

  it('knows the label of the name below a title, whatever marks of running text the name has', () => {
    const lines = [
      '财政项目支出绩效目标申报表',
      '（2024年度）',
      '项目名称鲜枣、冬笋等山货',
      '质量抽查项目性质经常性项目',
      HEAD,
    ];
    expect(cut(...lines).slice(2, 4)).toEqual(['项目名称', '鲜枣、冬笋等山货']);
  });

  it('leaves the last word of a name to it, and the star before a label to that', () => {
    expect(cut('项目名称新生儿疾病筛查项目', '主管部门洛水县卫生健康委员会', HEAD).slice(0, 4)).toEqual([
      ...['项目名称', '新生儿疾病筛查项目', '主管部门', '洛水县卫生健康委员会'],
    ]);
    expect(cut('主管部门滨江区水务局项目', '实施单位滨江区水利站', HEAD).slice(1, 3)).toEqual(['滨江区水务局', '项目']);
    expect(cut('*项目名称：原种扩繁*项目类别：一次性项目', HEAD).slice(0, 4)).toEqual([
      ...['*项目名称：', '原种扩繁', '*项目类别：', '一次性项目'],
    ]);
  });

  it('parts a row from the blank remark that it was printed behind', () => {
    const [row, other] = ['农户增收 ≥480 万元 512.6 万元 4 4 —', '新增就业岗位 ≥150 个 163 个 4 4 —'];
    expect(cut(row + other)).toEqual([row, other]);
    expect(cut('农户增收 480 512 4 4 —尚待审核')).toEqual(['农户增收 480 512 4 4 —尚待审核']);
  });

  it('parts what spans rows from the cell that it was drawn behind', () => {
    const goals = ['项目总目标 年度总体目标项目', '绩效', '目标 护理型床位占比提高到56%。'];
    expect(cut(...goals).slice(0, 2)).toEqual(['项目总目标 年度总体目标', '项目']);
    expect(cut('年度总体目标项目', '按期完成')).toEqual(['年度总体目标项目', '按期完成']);
    expect(cut('同时避风渔船数量 ≥1000(艘)社会效益', '指标')).toEqual([
      '同时避风渔船数量 ≥1000(艘)',
      '社会效益',
      '指标',
    ]);
    expect(cut('群众满意度 ≥92%社会效益')).toEqual(['群众满意度 ≥92%社会效益']);
  });

  it('leaves the numeral to its level, and labels of the header inside of words of the table', () => {
    const rows = [
      '一、产出指标数量指标清淤长度≥18公里',
      '修缮面积≤1446平方米',
      '二、效益指标社会效益指标受益人口≥800人含上年结转任务',
    ];
    expect(cut(HEAD, ...rows).slice(4)).toEqual([
      '一、产出指标 数量指标 清淤长度 ≥18公里',
      '修缮面积 ≤1446平方米',
      '二、效益指标 社会效益指标 受益人口 ≥800人含上年结转任务',
    ]);
  });

  it('leaves the number of a name to it, and points to a level', () => {
    expect(cut(HEAD, '产出指标数量指标（1）清淤长度≥18公里', '质量指标（10）验收合格率=100%').slice(4)).toEqual([
      '产出指标 数量指标 （1）清淤长度 ≥18公里',
      '质量指标（10） 验收合格率 =100%',
    ]);
  });

  it('parts the cells of a row', () => {
    const rows = [
      '产出指标数量指标清淤长度≥18公里',
      '修缮面积1446平方米',
      '质量指标',
      '工程验收合格率100%',
      '行洪能力显著提升',
    ];
    expect(cut(HEAD, ...rows).slice(4)).toEqual([
      '产出指标 数量指标 清淤长度 ≥18公里',
      '修缮面积 1446平方米',
      '质量指标',
      '工程验收合格率 100%',
      '行洪能力 显著提升',
    ]);
  });

  it('parts targets, results and points that touch', () => {
    const rows = ['质量指标', '设备完好率=100%96%109.5无偏差', '数据采集条数>=20822条21116.8条76'];
    expect(cut(...SCORED, ...rows).slice(9)).toEqual([
      '设备完好率 =100% 96% 10 9.5 无偏差',
      '数据采集条数 >=20822条 21116.8条 7 6',
    ]);
  });

  it('leaves the year that begins a cell to the label behind it', () => {
    const lines = ['项目性质经常性项目', '标项目总目标 2026年度总体目标', '巩固达标成果。', HEAD];
    expect(cut(...lines).slice(2, -4)).toEqual(['标', '项目总目标 2026年度总体目标', '巩固达标成果。']);
  });

  it('leaves the end of a time limit to it', () => {
    expect(
      cut(...SCORED, '时效指标改造完成时间8月31日前9月28日54', '验收完成时间11月底前11月24日1010').slice(-2),
    ).toEqual(['时效指标 改造完成时间 8月31日前 9月28日 5 4', '验收完成时间 11月底前 11月24日 10 10']);
    expect(cut(...SCORED, '时效指标补贴拨付时限20个工作日内18个工作日1010').slice(-1)).toEqual([
      '时效指标 补贴拨付时限 20个工作日内 18个工作日 10 10',
    ]);
  });

  it('takes numbers among words for points only where the table has some, and for a second cell behind no comma', () => {
    const rows = ['时效指标故障修复时限2小时内响应，24小时内修复', '社会效益指标', '孕产妇死亡率', '平湖120急救分中心'];
    expect(cut('一级指标二级指标三级指标', ...rows).slice(3)).toEqual([
      '时效指标 故障修复时限 2小时内响应，24小时内修复',
      ...rows.slice(1),
    ]);
  });

  it('takes m2 for one unit, and the name of a level right behind itself for that of an indicator', () => {
    const rows = ['数量指标绿化面积3571m23571m277', '服务对象满意度服务对象满意度≥91%91%76'];
    expect(cut(...SCORED, ...rows).slice(8)).toEqual([
      '数量指标 绿化面积 3571m2 3571m2 7 7',
      '服务对象满意度 服务对象满意度 ≥91% 91% 7 6',
    ]);
  });

  it('begins a new form at a line that only looks like a title', () => {
    const form = ['县级绩效自评情况表', '项目名称河道疏浚', HEAD, '产出指标数量河道长度≥7公里', '质量设备完好率≥7%'];
    const once = cut(...form);
    expect(cut(...form, ...form)).toEqual([...once, ...once]);
  });

  it('parts the cells of rows of which some cells are drawn late', () => {
    const rows = ['产出指标数量指标66/', '招聘会场次65', '质量指标满意率=90%95.2%66/', '长效机制稳定运行稳定运行55/'];
    const late = ['年度指标值', '全年完成值', '≥51场51场预算编制不够精准', '933件1008.9件'];
    expect(cut('一级指标二级指标三级指标分值得分', ...rows, ...late).slice(5)).toEqual([
      '产出指标 数量指标 6 6 /',
      '招聘会场次 6 5',
      '质量指标 满意率 =90% 95.2% 6 6 /',
      '长效机制 稳定运行 稳定运行 5 5 /',
      '年度指标值',
      '全年完成值',
      '≥51场 51场 预算编制不够精准',
      '933件 1008.9件',
    ]);
  });

  it('parts points of rows whose other cells are drawn late, of which both are drawn at once', () => {
    const rows = ['产出指标数量指标招聘会场次 22', '质量指标办结及时率 21.85', '满意率33'];
    const late = ['年度指标值', '全年完成值', '≥51场51场'];
    expect(cut('一级指标二级指标三级指标分值得分', ...rows, ...late).slice(5, 8)).toEqual([
      '产出指标 数量指标 招聘会场次 2 2',
      '质量指标 办结及时率 2 1.85',
      '满意率 3 3',
    ]);
  });

  it('puts amounts together that go on on the next line, and parts them at blanks', () => {
    const rows = [
      '年度资金',
      '总额8,410,000 9,236,0008,191,',
      '9361088.',
      '70%8.87',
      '其他资金150,000 150,000150,00',
      '0100.00%',
    ];
    expect(cut('年初预算数全年预算数全年执行数分值执行率得分', ...rows, ...SCORED).slice(6, 18)).toEqual([
      ...['年度资金', '总额', '8,410,000 9,236,000', '8,191,936', '10', '88.70%', '8.87'],
      ...['其他资金', '150,000 150,000', '150,000', '100.00%', '一级指标'],
    ]);
  });

  it('leaves one amount whole, whatever it could be cut into', () => {
    expect(cut('项目资金总额5036940年度资金总额40404040', '其他资金559660', HEAD)).toEqual([
      ...['项目资金总额', '5036940', '年度资金总额', '40404040', '其他资金', '559660'],
      ...HEADS,
    ]);
  });

  it('parts points and score of a footer', () => {
    const rows = ['质量指标', '设备完好率=100%96%109.5无偏差', '总分10097.', '5', '第1页'];
    expect(cut(...SCORED, ...rows).slice(10)).toEqual(['总分', '100 97.5', '第1页']);
    const late = ['总分 10095.855起5起', '≥5场6场'];
    expect(cut(...SCORED, '质量指标', ...late).slice(9)).toEqual(['总分 100 95.85 5起 5起', '≥5场 6场']);
    expect(cut(...SCORED, '质量指标', '总分 100 98.02部分对象未反馈').slice(9)).toEqual([
      '总分 100 98.02 部分对象未反馈',
    ]);
  });

  it('parts the amounts of a money grid whose labels are drawn late', () => {
    const rows = ['66.69873573.368609 10 9.09', '0.000.000.00///'];
    expect(cut('年初预算数全年预算数分值得分', ...rows, ...SCORED).slice(4, 10)).toEqual([
      ...['66.698735', '73.368609 10 9.09', '0.00', '0.00', '0.00', '///'],
    ]);
  });

  it('parts the amounts of a money grid', () => {
    const rows = ['年度资金总额3,830,0003,830,0003,745,67810100.00%10', '其他资金120.00120.0096.0080%'];
    expect(cut(...rows, ...SCORED).slice(0, 12)).toEqual([
      '年度资金总额',
      '3,830,000',
      '3,830,000',
      '3,745,678',
      '10',
      '100.00%',
      '10',
      '其他资金',
      '120.00',
      '120.00',
      '96.00',
      '80%',
    ]);
  });

  it('parts the cells that a spreadsheet draws at once, on each page, from the ones that it draws late', () => {
    const page = [
      ...['二级指标三级指标 分值得分', '数量指标108', '设备完好率 66', '质量指标>= 0.660.6666', '已完成54.5'],
      ...['绩效指', '标一级指', '标年度', '指标值实际', '完成值偏差原因', '分析及改进措施'],
    ];
    const late = ['产出指', '标改造渠道', '座数（中型', '以上）14座13.9座'];
    const rows = ['数量指标 10 8', '设备完好率 6 6', '质量指标 >= 0.66 0.66 6 6', '已完成 5 4.5'];
    const lines = cut('项目名称甲主管部门乙局', ...page, ...late, ...page);
    expect(lines.filter((line) => /\d/u.test(line))).toEqual([...rows, '以上） 14座 13.9座', ...rows]);
  });

  it('takes a number behind words for points, and no score for more than its weight', () => {
    const rows = [
      '质量指标',
      '城市环境显著改善达成预期指标77 /',
      '复检批次≥112处120.3处55',
      '用水纠纷起数≤8起8起65.5部分对象未反馈',
    ];
    expect(cut(...SCORED, ...rows).slice(9)).toEqual([
      '城市环境 显著改善 达成预期指标 7 7 /',
      '复检批次 ≥112处 120.3处 5 5',
      '用水纠纷起数 ≤8起 8起 6 5.5 部分对象未反馈',
    ]);
  });

  it('leaves labels inside of running text', () => {
    const text = '本年按项目性质分别核算，确保主管部门及时批复。';
    expect(cut('项目名称管网改造', '实施单位滨江区水务局', text, HEAD).slice(4, 5)).toEqual([text]);
  });

  it('marks what only the looks of words tell', () => {
    const lines = cutGlued(linesOf([HEAD, '质量指标合格率≥95%', '行洪能力显著提升'].join('\n')), TABLES, NAMES);
    expect(lines.map((line) => line.joined ?? false)).toEqual([false, false, false, false, false, true]);
  });

  it('passes over blanks that stand within names by chance', () => {
    const rows = [
      '投入与管理投入管理预算 执行率 =100%',
      '财务管理资金使 用规范性规范',
      '产出目标数量抽 检样品批次>=120批次',
      '效果目标满意 度受检企业满 意度 >=95%',
      '影响 力目标长效管理 日常维护机 制及时报修',
    ];
    expect(cut('项目名称样品抽 检项目类别经常性 项目', '一级目标二级目标三级目标指标目标值', ...rows)).toEqual([
      ...['项目名称', '样品抽检', '项目类别', '经常性项目', '一级目标', '二级目标', '三级目标', '指标目标值'],
      ...['投入与管理 投入管理', '预算执行率', '=100%', '财务管理', '资金使用规范性', '规范'],
      '产出目标 数量 抽检样品批次 >=120批次',
      '效果目标 满意度 受检企业满意度 >=95%',
      '影响力目标 长效管理 日常维护机制 及时报修',
    ]);
  });

  it('knows blanks by chance by those in running text as well', () => {
    const texts = [
      '全年 应急外运 污泥，处置 去向可查、转 移联单完 整',
      '自建 干化线检修，期 间须外 运',
      '从严 管理，城 镇排水 条例',
    ];
    const row = '质量指标管道水压 试验合格率=100%';
    expect(cut('项目概况', ...texts, HEAD, row).at(-1)).toBe('质量指标 管道水压试验合格率 =100%');
    expect(cut('项目概况', ...texts.slice(1), HEAD, row).at(-1)).toBe('质量指标 管道水压 试验合格率 =100%');
  });

  it('takes no words of running text for a label, whatever blanks stand in it', () => {
    const torn = ['投入与管理投入管理预算 执行率 =100%', '财务管理资金使 用规范性规范', '实施管理合同管 理完备性完备'];
    const text = '1、组织保障：成立由文化 旅游局分管领导任组长的项目 领导小组，聘请专家。';
    const head = '一级目标二级目标三级目标指标目标值';
    expect(cut('项目名称骨干培 训项目类别经常性 项目', '立项依据', text, head, ...torn)).toContain(
      text.replace(/ /gu, ''),
    );
  });

  it('takes words of a text for no other label of the text that they stand in', () => {
    const text = '项目内容主要包括四个方面：一是选拔，二是培养。';
    const other = '立项依据：三年行动计划。';
    expect(cut('项目名称骨干培训', `项目概况*：培养骨干。`, text, other, HEAD).slice(2, 7)).toEqual([
      ...['项目概况*：', '培养骨干。', text, '立项依据：', '三年行动计划。'],
    ]);
    expect(cut('项目名称骨干培训', text, HEAD).slice(2, 4)).toEqual(['项目内容', text.slice(4)]);
  });

  it('takes a short level on a new line below the rows of another for one, and says so', () => {
    const rows = ['产出目标数量出车次数', '流通图书册次', '质量新书占比≥20%', '图书破损率≤2%', '时效完工时间'];
    const lines = cutGlued(linesOf(['一级目标二级目标三级目标指标目标值', ...rows].join('\n')), TABLES, NAMES).slice(4);
    expect(lines.map(({ text, joined }) => `${text}${joined ? '?' : ''}`)).toEqual([
      ...['产出目标 数量 出车次数', '流通图书册次', '质量 新书占比 ≥20%?', '图书破损率 ≤2%', '时效 完工时间?'],
    ]);
    expect(cut(HEAD, '产出指标数量指标出车次数', '质量新书占比≥20%').at(-1)).toBe('质量新书占比 ≥20%');
  });

  it('tears no unit, also where it goes on on the next line before a remark', () => {
    const head = '一级指标二级指标三级指标指标值备注';
    expect(cut(head, '数量指标观众人次≥7.5万人', '次按现场照片测算').slice(5)).toEqual([
      ...['数量指标 观众人次 ≥7.5万人', '次 按现场照片测算'],
    ]);
    expect(cut(head, '数量指标溯源分析报告≥12期', '质控检查轮次 4轮每季度一轮').at(-1)).toBe(
      '质控检查轮次 4轮 每季度一轮',
    );
  });

  it('cuts rows behind the heading that stands down their side, of which the first has a remark', () => {
    const rows = ['产出指标数量指标大中修里程109.6', '恢复处数55'];
    const late = ['绩效', '指标≥17处17处因征地未完成，已列入计划', '≥143座143座'];
    expect(cut(...SCORED, ...rows, ...late).at(-1)).toBe('≥143座 143座');
  });

  it('leaves the code of a unit whole that was drawn below the rows', () => {
    const rows = ['产出指标数量指标大中修里程109.6', '恢复处数55（2022年度）', '219-岭北市交通运输局'];
    expect(cut(...SCORED, ...rows).at(-1)).toBe('219-岭北市交通运输局');
  });

  it('leaves a dump in which blanks or lines part the cells', () => {
    const lines = linesOf(['项目名称 管网改造', ...HEADS, '成本指标（20', '分）'].join('\n'));
    expect(cutGlued(lines, TABLES, NAMES)).toEqual(lines);
  });

  it('knows dumps in which only the last lines of wrapped labels have the next cell at them', () => {
    const money = [
      '实施期资金总',
      '额1,260 年度资金总额 420',
      '其中：财政拨',
      '款900其中：财政拨',
      '款300 上年结转资',
      '金80',
    ];
    const heads = '一级指标 二级指标 三级指标 指标值';
    expect(cut('项目名称 泵站改造', ...money, heads, '产出数量', '效益社会效益')).toEqual([
      ...[
        '项目名称 泵站改造',
        '实施期资金总',
        '额',
        '1,260 年度资金总额 420',
        '其中：财政拨',
        '款',
        '900',
        '其中：财政拨',
      ],
      ...['款', '300 上年结转资', '金', '80', heads, '产出数量', '效益', '社会效益'],
    ]);
    const apart = [
      '实施期资金总',
      '额 1,260 年度资金总额 420',
      '其中：财政拨',
      '款 900 其中：财政拨',
      '款 300 上年结转资',
      '金 80',
    ];
    const clean = ['项目名称 泵站改造', ...apart, heads, '产出 数量'];
    expect(cut(...clean)).toEqual(clean);
  });

  it('parts levels that were drawn one after the other, and points from the level behind them, in any dump', () => {
    const clean = ['项目名称', '甲', '项目性质', '乙', '主管部门', '丙局', '一级指标', '二级指标'];
    expect(cut(...clean, '投入管理财务管理', '数量质量', '产出指标', '（40分）数量指标').slice(clean.length)).toEqual([
      ...['投入管理', '财务管理', '数量', '质量', '产出指标', '（40分）', '数量指标'],
    ]);
    expect(cut(...clean, '社会效益提升', '经济效益').slice(clean.length)).toEqual(['社会效益提升', '经济效益']);
  });

  it('parts the heading of late texts from them, and leaves these whole', () => {
    const rows = ['产出指标数量指标演出场次≥60场', '满意度指标服务对象满意度指标观众满意度≥90%'];
    const texts = ['项目绩效目标乡镇演出覆盖率达到90%，新编剧目达到5部。', '演出60场；新编剧目5部。'];
    expect(cut(HEAD, ...rows, ...texts).slice(-3)).toEqual(['项目绩效目标', texts[0].slice(6), texts[1]]);
  });

  it('leaves a line with the end of a sentence whole, where rows have no remarks', () => {
    const rows = ['产出指标数量指标定期检测桥梁', '满意度指标主管部门满意度≥90%'];
    const text = '三年内对全市184座城市桥梁、7座隧道完成一轮常规定期检测， D级以上桥梁及时处置。';
    expect(cut(HEAD, ...rows, text, '61座').slice(-2)).toEqual([text, '61座']);
  });
});
