import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

it('leaves no remark of a dump that prints rows across unwarned', async () => {
  const path = 'fixtures/self-evaluation-calc/dumps/pdfbox-sort.txt';
  const { projects } = await parseDeclaration(new Uint8Array(readFileSync(path)), { path });
  const { indicators, diagnostics } = projects[0];
  const named = new Set(diagnostics.map(({ field }) => field));
  const said = indicators.flatMap((row, i) =>
    'deviation' in row && row.deviation && !/^[-/无]/u.test(row.deviation) ? [i] : [],
  );
  expect(said.length).toBeGreaterThan(0);
  for (const i of said) expect(named).toContain(`indicators[${i}].deviation`);
});

it('warns of a name with a line that may be the second one of the remark above', async () => {
  const dump = [
    '项目支出绩效自评表',
    '项目名称 河湖巡查保洁',
    '主管部门 南湖区水务局 项目实施单 南湖区水利站',
    '位',
    '年度 实际',
    '一级指标 二级指标 三级指标 分值 得分 偏差原因分析及改进措施',
    '指标值 完成值',
    '产出指标 数量指标 巡河次数 20 ≥40次 44次 20',
    '质量指标 水质达标率 20 ≥90% 93% 20',
    '乡镇居民用水投诉率 8 ≤5% 3.4% 8',
    '汛期连续暴雨冲毁便道，抢',
    '社会效益指标 沿河居民受益率 8 ≥60% 58.7% 6',
    '效益指标 季将安排专人巡查',
    '河道漂浮垃圾起数 7 ≤8起 5起 7',
    '可持续影响指标 河长信息系统 7 持续稳定运行 稳定 7',
    '服务对象满意度指',
    '满意度指标 居民满意度 10 ≥90% 94.1% 10',
    '标',
  ].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  const { indicators, diagnostics } = projects[0];
  const torn = indicators.findIndex(({ level3 }) => level3?.startsWith('季将安排专人巡查'));
  expect(torn).toBe(4);
  expect(diagnostics.map(({ field }) => field)).toContain(`indicators[${torn}].level3`);
});

it('warns of a remark of one line that stands below its row, and of the name above', async () => {
  const dump = [
    '项目支出绩效自评表',
    '项目名称 社区养老中心智能化建设',
    '主管部门 南湖区民政局 实施单位 南湖区养老服务中心',
    '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施',
    '建设智慧养老中心 1个 1个 8 8',
    '数量指标 配备呼叫终端 260部 260部 7 7',
    '健康讲座 ≥48次 52次 7 7',
    '产出指标',
    '质量指标 远程问诊模块待专网开通后',
    '系统功能实现率 100% 92% 7 5.5',
    '绩效指标 启用',
    '时效指标 建设完成时间 10月底前 11月18日 7 6 部分设备到货延迟',
    '成本指标 政府采购节约率 ≥5% 12.5% 7 7',
    '效益指标 社会效益指标 老人走失事件 0起 0起 15 15',
    '满意度指标 服务对象满意度指标 老人满意度 ≥90% 91% 10 10',
  ].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  const fields = projects[0].diagnostics.map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['indicators[3].deviation', 'indicators[3].level3']));
  expect(fields).not.toContain('indicators[4].deviation');
});

it('takes the one text of a row that lost points for its reason where remarks have a column, too, with a warning', async () => {
  const dump = [
    '项目支出绩效自评表',
    '项目名称 路灯节能改造',
    '主管部门 南湖区住建局 实施单位 南湖区路灯管理所',
    '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 备注',
    '产出指标 数量指标 改造路灯盏数 ≥820盏 835盏 20 20 合同内',
    '质量指标 亮灯率 ≥98% 96.5% 20 18 灯具老化频繁',
    '时效指标 改造完成时间 10月底前 10月20日 20 20',
    '效益指标 社会效益指标 夜间交通事故 ≤5起 2起 20 20',
    '满意度指标 服务对象满意度指标 居民满意度 ≥90% 93% 10 10 问卷300份',
  ].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  const { indicators, diagnostics } = projects[0];
  expect(indicators.map((row) => 'note' in row && [row.deviation, row.note])).toEqual([
    [null, '合同内'],
    ['灯具老化频繁', null],
    [null, null],
    [null, null],
    [null, '问卷300份'],
  ]);
  const fields = diagnostics.map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['indicators[1].deviation', 'indicators[1].note']));
});

it('begins a row at a name with a limit behind it, and goes on with no remark there', async () => {
  const dump = [
    '项目支出绩效目标表',
    '项目名称 沼气池维护补助',
    '主管部门 清源县农业农村局 实施单位 清源县能源站',
    '一级指标 二级指标 三级指标 指标值 备注',
    '产出指标',
    '数量指标',
    '维护沼气池数 46个',
    '清掏服务户次 ≥31000户次 每户每年不少于2次',
    '停用沼气池排查户数 ≥9000户',
    '质量指标 隐患整改率 100%',
    '时效指标 完成时间 11月底前',
    '效益指标 社会效益指标 受益农户数 ≥12000户',
    '满意度指标 服务对象满意度指标 农户满意度 ≥90%',
  ].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  expect(projects[0].indicators.slice(0, 3)).toMatchObject([
    { level3: '维护沼气池数', target: '46个', note: null },
    { level3: '清掏服务户次', target: '≥31000户次', note: '每户每年不少于2次' },
    { level3: '停用沼气池排查户数', target: '≥9000户', note: null },
  ]);
});

it('warns of a reason and a remark that follow each other over three lines', async () => {
  const dump = (...remarks: readonly string[]) =>
    [
      ...['项目支出绩效自评表', '项目名称 指挥中心建设', '主管部门 南湖区法院 实施单位 南湖区法院'],
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 备注',
      ...['产出指标 数量指标 建成指挥中心 ≥98个 98个 30 30', '质量指标 设备验收合格率 ≥95% 96% 30 30'],
      ...['满意度指标 服务对象满意度指标 申请人满意度 ≥80% 78.6% 30 29.8', ...remarks, '总分 100 99.8'],
    ].join('\n');
  const read = async (text: string) =>
    (await parseDeclaration(new TextEncoder().encode(text), { path: 'dump.txt' })).projects[0];
  const { indicators, diagnostics } = await read(
    dump('本年案件当事', '人期望较高，', '加强释法说理', '委托第三', '方调查'),
  );
  expect(indicators[2]).toMatchObject({ note: expect.any(String) });
  const fields = diagnostics.map(({ field }) => field);
  expect(fields).toContain('indicators[2].deviation');
  expect(fields).toContain('indicators[2].note');
});
