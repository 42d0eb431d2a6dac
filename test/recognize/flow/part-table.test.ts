import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import { partTable } from '../../../src/recognize/flow/part-table.js';
import { itemsOf } from '../../support/dump.js';

function part(...lines: string[]) {
  const { header, body } = partTable(itemsOf(lines.join('\n\n'), projectGoal), projectGoal);
  return { header: header.map((item) => item.text), body: body.map((item) => item.text) };
}

const HEAD = ['一级指标', '二级指标', '三级指标', '指标值'];

describe('partTable', () => {
  it('parts a form at the head of its table', () => {
    expect(part('项目名称', '甲', ...HEAD, '产出指标', '数量指标', '数量', '=3个')).toEqual({
      header: ['项目名称', '甲'],
      body: [...HEAD, '产出指标', '数量指标', '数量', '=3个'],
    });
  });

  it('gives the header the name of a unit in the table where one of its labels has none', () => {
    const table = [...HEAD, '产出指标', '云江县环境监测站', '数量指标', '监测站数', '=3个'];
    const found = part('主管部门', '云江县环境局', '实施单位', ...table);
    expect(found.header).toEqual(['主管部门', '云江县环境局', '实施单位', '云江县环境监测站']);
    expect(part('主管部门', '云江县环境局', ...table).body).toContain('云江县环境监测站');
    const coded = part('主管部门', '219-云江县环境局', '实施单位', ...table);
    expect(coded.header).toContain('云江县环境监测站');
  });

  it('gives the header the name of a unit behind its label, though below the rows', () => {
    const late = ['社会效益指标', '科普受众', '≥3000人次', '主管部门', '省林业局', '项目单位'];
    const { header } = part('项目名称', '甲', '翠屏山林场', '云江县林业站', ...HEAD, ...late);
    expect(header.slice(-3)).toEqual(['主管部门', '省林业局', '项目单位']);
  });

  it('gives the header the rows and columns of the money grid that stand below the head of the table', () => {
    const table = [
      '年度指标值',
      '实际完成值',
      '得分',
      '改造公墓数量',
      '10',
      '=52所',
      '52所',
      '10',
      '一级指标',
      '三级指标',
    ];
    const funds = ['年度资金总额', '其中：本年财政拨款', '上年结转资金', '其他资金'];
    const own = ['项目名称', '甲', '年初预算数', '3,553,200.00'];
    const lines = [...own, ...table.slice(0, 8), ...funds, ...table.slice(8), '全年执行数', '3,553,200.00', '执行率'];
    const { header } = partTable(itemsOf(lines.join('\n\n'), selfEvaluation), selfEvaluation);
    expect(header.map(({ text }) => text)).toEqual([...own, ...funds, '全年执行数', '3,553,200.00', '执行率']);
  });

  it('gives each side what an extractor that prints in blocks put on the other', () => {
    const found = part(
      '项目名称',
      '一级指标',
      '效益指标',
      '3,264.50',
      '3,000.00',
      '甲',
      '二级指标',
      '指标值',
      '年度资金总额',
      '三级指标',
    );
    expect(found).toEqual({
      header: ['项目名称', '3,264.50', '3,000.00', '甲', '年度资金总额'],
      body: ['一级指标', '效益指标', '二级指标', '指标值', '三级指标'],
    });
  });

  it('gives the table levels of any name behind its first heading', () => {
    const levels = ['一级指标', '二级指标', '产出指标', '数量'];
    const late = ['年度资金总额', '5,874,216.47', '其中：财政拨款', '5,000,000.00'];
    const found = part('项目名称', '甲', ...levels, ...late, '三级指标', '指标值', '座席数', '=3个');
    expect(found).toEqual({
      header: ['项目名称', '甲', ...late],
      body: [...levels, '三级指标', '指标值', '座席数', '=3个'],
    });
  });

  it('gives the table the names of a page that is printed column by column', () => {
    const left = ['项目名称', '项目资金总额', '一级指标', '产出指标', '甲', '二级指标', '数量指标'];
    const right = ['实施单位', '年度资金总额', '云江县环境监测站', '指标值', '=3个', '按期'];
    const found = part(...left, '三级指标', '更换界碑', '9,100,000.00', '竣工', ...right);
    expect(found).toEqual({
      header: ['项目名称', '项目资金总额', '甲', '9,100,000.00', '实施单位', '年度资金总额', '云江县环境监测站'],
      body: ['一级指标', '产出指标', '二级指标', '数量指标', '三级指标', '更换界碑', '竣工', '指标值', '=3个', '按期'],
    });
  });

  it('gives it those below the heading at its side, too, but not what a blank line parts from them', () => {
    const left = ['项目名称', '一级指标', '二级指标', '三级指标', '更换界碑', '绩效指标', '竣工'];
    const right = ['实施单位', '年度资金总额', '9,100,000.00', '指标值', '=3个', '按期'];
    const lines = [...left, '\n水源地保护', ...right].join('\n');
    const { header, body } = partTable(itemsOf(lines, projectGoal), projectGoal);
    expect(header.map(({ text }) => text)).toEqual(['项目名称', '绩效指标', '水源地保护', ...right.slice(0, 3)]);
    expect(body.map(({ text }) => text).slice(3)).toEqual(['更换界碑', '竣工', ...right.slice(3)]);
  });

  it('begins a table at its first heading, however far behind the rows another one is printed', () => {
    const rows = Array.from({ length: 50 }, (_, at) => [`第${at}项培训人数`, `≥${at}人`]).flat();
    const found = part('项目名称', '甲', '一级指标', '二级指标', '指标值', ...rows, '产出指标', '三级指标');
    expect(found.header).toEqual(['项目名称', '甲']);
    expect(found.body.slice(0, 5)).toEqual(['一级指标', '二级指标', '指标值', '第0项培训人数', '≥0人']);
  });

  it('begins a table with the column of levels that was printed right above its head', () => {
    const levels = ['产出指标', '数量指标', '质量指标', '效益指标'];
    expect(part('项目名称', '甲', ...levels, ...HEAD, '数量', '=3个')).toEqual({
      header: ['项目名称', '甲'],
      body: [...levels, ...HEAD, '数量', '=3个'],
    });
    expect(part('项目名称', '甲', '产出指标', ...HEAD, '数量', '=3个').header).toEqual(['项目名称', '甲', '产出指标']);
  });

  it('begins a table with the rows that were printed above its head, each on a line', () => {
    const rows = [
      '资金使用规范性 规范',
      '养护绿地面积 =22公顷',
      '补植乔木数量 320株',
      '养护人数 ≥30人',
      '质量 树木保存率 ≥98%',
    ];
    expect(part('项目名称', '甲', '江湾区公园管理所', ...rows, ...HEAD)).toEqual({
      header: ['项目名称', '甲', '江湾区公园管理所'],
      body: [...rows, ...HEAD],
    });
  });

  it('begins a table with a whole column that was printed above its head, behind all of the header', () => {
    const column = ['备注', '见附件', '无', '见附件'];
    expect(part('项目名称', '甲', ...column, ...HEAD, '产出指标', '数量', '=3个')).toEqual({
      header: ['项目名称', '甲'],
      body: [...column, ...HEAD, '产出指标', '数量', '=3个'],
    });
    expect(part('备注', '无', '项目名称', '甲', ...HEAD, '数量', '=3个').header).toEqual([
      '备注',
      '无',
      '项目名称',
      '甲',
    ]);
  });

  it('begins a table with the rows that were printed above its head, behind the labels and texts of the header', () => {
    const rows = ['改造公墓数量', '=21处', '村民满意度', '≥90%', '验收合格率', '=100%'];
    expect(
      part('项目名称', '甲', '为保障安全，全年更新设备，消除隐患，确保运行平稳。', ...rows, ...HEAD, '产出指标'),
    ).toEqual({
      header: ['项目名称', '甲', '为保障安全，全年更新设备，消除隐患，确保运行平稳。'],
      body: [...rows, ...HEAD, '产出指标'],
    });
  });

  it('begins a table with rows above its head whose points have two decimals, and takes no other such numbers for points', () => {
    const columns = ['分值', '得分', '年度指标值', '实际完成值'];
    const rows = [
      '每车公里成本',
      '≤8.6元',
      '8.47元',
      '20.00',
      '20.00',
      '运营线路条数',
      '=132条',
      '132条',
      '8.00',
      '8.00',
    ];
    const late = ['一级指标', '二级指标', '成本指标', '经济成本指标', '三级指标', '产出指标', '数量指标'];
    const items = itemsOf(['项目名称', '甲', ...columns, ...rows, ...late].join('\n\n'), selfEvaluation);
    expect(partTable(items, selfEvaluation).header.map(({ text }) => text)).toEqual(['项目名称', '甲']);
    const bare = ['分值', '发放户数', '≥2050户', '15', '审核户数', '≥2050户', '5', '补贴标准', '≤10800元/年', '10'];
    const money = ['14.00', '其他资金', '0.00'];
    const torn = ['一级指标', '二级指标', '产出指标（40）', '三级指标', ...money, '指标值'];
    const { header } = part('项目名称', '甲', ...torn, ...bare);
    expect(header).toEqual(['项目名称', '甲', ...money]);
  });

  it('leaves the rates of the money grid that stand above the head to the header', () => {
    const rates = ['执行率', '97.31%', '96.44%', '100.00%', '—'];
    const table = [
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '产出指标',
      '数量指标',
      '配置设备台数',
      '≥84台',
    ];
    const items = itemsOf(
      ['年度资金总额', '全年预算数', '全年执行数', ...rates, ...table].join('\n\n'),
      selfEvaluation,
    );
    const { header, body } = partTable(items, selfEvaluation);
    expect(header.map(({ text }) => text)).toEqual(expect.arrayContaining(rates));
    expect(body[0].text).toBe('一级指标');
  });

  it('takes torn headings along that stand above all others', () => {
    expect(part('项目名称', '甲', '指标值', ...HEAD.slice(0, 3), '数量', '=3个').body[0]).toBe('指标值');
  });

  it('gives a label of the header that was printed among the rows back to it', () => {
    expect(part('项目名称', '甲', ...HEAD, '数量', '项目类别', '=3个')).toEqual({
      header: ['项目名称', '甲', '项目类别'],
      body: [...HEAD, '数量', '=3个'],
    });
  });

  it.each([
    ['项目完成时间', '10月底'],
    ['总投资', '≤500万元'],
  ])('leaves %s among the rows, where it is the name of an indicator', (name, target) => {
    expect(part('项目名称', '甲', ...HEAD, '数量', '=3个', name, target)).toEqual({
      header: ['项目名称', '甲'],
      body: [...HEAD, '数量', '=3个', name, target],
    });
  });

  it('has no table where the dump ends before it', () => {
    expect(part('项目名称', '甲')).toEqual({ header: ['项目名称', '甲'], body: [] });
  });

  it('gives the header a choice that was printed in the table, and the table a level of two lines from the header', () => {
    const dump =
      '项目名称\n\n甲\n\n二级指标\n\n满意度指\n标\n\n其他资金\n\n0.00\n\n三级指标\n\n指标值\n\n数量\n\n=3个\n\n特定目标类\n\n一级指标';
    const { header, body } = partTable(itemsOf(dump, projectGoal), projectGoal);
    expect(header.map(({ text }) => text)).toEqual(['项目名称', '甲', '其他资金', '0.00', '特定目标类']);
    expect(body.map(({ text }) => text)).toContain('满意度指');
  });

  it('gives the header the cells of its money grid that were printed in the table, without the points beside them', () => {
    const cells = ['00', '202,400.00', '—', '97.50%', '—'];
    const texts = [
      '年度资金总额',
      '8.00',
      ...HEAD,
      '实际完成值',
      '分值',
      '得分',
      '数量',
      '3个',
      '7',
      ...cells,
      '7',
      '9.5',
      '2个',
    ];
    const { header } = partTable(itemsOf(texts.join('\n\n'), selfEvaluation), selfEvaluation);
    expect(header.map(({ text }) => text)).toEqual(['年度资金总额', '8.00', ...cells]);
  });
});
