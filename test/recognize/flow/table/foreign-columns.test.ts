import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../../src/parse-declaration.js';

const HEADER = [
  '项目支出绩效目标表',
  '项目名称 校车监控平台',
  '主管部门 临河县教育局 实施单位 临河县校车办',
  '年度目标 全县校车安装监控。',
];
const LEVELS = ['产出指标 数量指标', '质量指标', '效益指标 社会效益指标', '满意度指标 服务对象满意度指标'];

async function read(head: string, rows: readonly string[]) {
  const body = rows.flatMap((row, i) => [LEVELS[i], row].flatMap((line) => line.split('|')));
  const dump = [...HEADER, ...head.split('|'), ...body].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  const cells = projects[0].indicators.map(({ level3, target, ...row }) =>
    [level3, target, 'weight' in row ? row.weight : null].join(' '),
  );
  return { cells, unplaced: projects[0].unplaced.map(({ text }) => text) };
}

it('leaves the cells of a column that the form does not know to no other column', async () => {
  const { cells, unplaced } = await read('一级指标 二级指标 三级指标 上年实际值 指标值 分值', [
    '安装监控校车数 31辆 90辆 30',
    '视频在线率 89% ≥96% 20',
    '校车安全事件 0起 0起 30',
    '家长满意度 84% ≥90% 20',
  ]);
  expect(cells).toEqual(['安装监控校车数 90辆 30', '视频在线率 ≥96% 20', '校车安全事件 0起 30', '家长满意度 ≥90% 20']);
  expect(unplaced).toEqual(['31辆', '89%', '0起', '84%']);
});

it('knows such headings behind the targets, and on lines of their own', async () => {
  const rows = [
    '安装监控校车数|90辆|信息科|30',
    '视频在线率|≥96%|安保科|20',
    '校车安全事件|0起|安保科|30',
    '家长满意度|≥90%|人事科|20',
  ];
  const expected = ['安装监控校车数 90辆 30', '视频在线率 ≥96% 20', '校车安全事件 0起 30', '家长满意度 ≥90% 20'];
  const lined = await read('一级指标|二级指标|三级指标|指标值|责任科室|分值', rows);
  expect(lined.cells).toEqual(expected);
  expect(lined.unplaced).toEqual(['信息科', '安保科', '安保科', '人事科']);
  const beside = await read(
    '一级指标 二级指标 三级指标 指标值 督办 分值',
    rows.map((row) => row.replaceAll('|', ' ')),
  ); // prettier-ignore
  expect(beside.cells).toEqual(expected);
});
