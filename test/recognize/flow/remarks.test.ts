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
