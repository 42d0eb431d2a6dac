import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../../src/parse-declaration.js';

it('reads the text of 总体目标 beside 年度目标, also where it stands down the side of both as well', async () => {
  const dump = [
    '项目支出绩效目标表',
    '（2023年度）',
    '项目名称 林地火情监测网络建设',
    '主管部门 峪北县林业局 项目实施单 峪北县森林消防',
    '位 大队',
    '总体目标 年度目标',
    '总体',
    '三年建成全县林地火情监测网络，监控覆盖率 新建监控塔9座，采购无人机8架。',
    '目标',
    '达到90%以上。 组建12人巡护飞行队。',
    '一级指标 二级指标 三级指标 指标值',
    '产出指标 数量指标 新建监控塔 9座',
    '效益指标 社会效益指标 火灾受害率 ≤0.5‰',
  ].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  expect(projects[0].narrative).toMatchObject({
    overallGoal: '三年建成全县林地火情监测网络，监控覆盖率达到90%以上。',
    annualGoal: '新建监控塔9座，采购无人机8架。\n组建12人巡护飞行队。',
  });
});
