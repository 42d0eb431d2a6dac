import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../../src/parse-declaration.js';

const FORM = [
  ...['项目支出绩效自评表', '（2020年度）', '项目名称 执行指挥中心建设', '主管部门 南湖法院 实施单位 南湖法院信息处'],
  ...['年初预算数 全年预算数 全年执行数 分值 执行率 得分', '年度资金总额 200 200 198 10 99% 9.9'],
  ...['预期目标 实际完成情况', '建成执行指挥中心。', '执行指挥中心已建成。'],
  '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析 备注',
];

async function read(...rows: readonly string[]) {
  const dump = [...FORM, ...rows].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  return projects[0]!;
}

const ROWS = [
  '产出指标 数量指标 建成指挥中心 =9个 9个 10 10 三级合计',
  ...['网络查控财产种类 =16类 15类 10 9.4', '公积金接口数', '据协议尚在会', '签'],
  '配发执法设备 ≥620套 655套 20 20',
  ...['效益指标 社会效益指标 限期执结率 ≥90% 96.1% 30 30', '最高法通', '报数据'],
  '满意度指标 服务对象满意度指标 申请人满意度 ≥80% 80.6% 20 20',
];

it('parts two remarks by the widths of their columns, with a warning where it was told by them', async () => {
  const { indicators, diagnostics } = await read(...ROWS, '总分 100 99.3');
  expect(indicators.map(({ deviation, note }) => [deviation, note])).toEqual([
    [null, '三级合计'],
    ['公积金接口数据协议尚在会签', null],
    [null, null],
    [null, '最高法通报数据'],
    [null, null],
  ]);
  const doubted = diagnostics.map(({ field }) => field);
  expect(doubted).toEqual(expect.arrayContaining(['indicators[1].deviation', 'indicators[3].note']));
});

it('takes the number of the page below for no cents of a total that adds up without it', async () => {
  expect((await read(...ROWS, '总分', '100', '99.3', '1')).totalScore).toBe(99.3);
});
