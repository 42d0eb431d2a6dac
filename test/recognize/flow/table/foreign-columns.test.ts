import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../../src/parse-declaration.js';
import { blankCosts } from '../../../../src/recognize/flow/deferred/table.js';
import { toForeign } from '../../../../src/recognize/flow/table/column-cost.js';

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

it('tells the targets of all years from those of this one, also where cells stand between the headings', async () => {
  const head = '一级指标|二级指标|三级指标|安装监控校车数|总目标值|270辆|年度目标值|90辆';
  const rows = ['监控在线率|≥98%|≥96%', '校车安全事件|0起|0起', '家长满意度|≥92%|≥90%'];
  const body = ['产出指标', '数量指标', '质量指标', ...rows.slice(0, 1), '效益指标', '社会效益指标', rows[1]];
  const lines = [...HEADER, head, ...body, '满意度指标', '服务对象满意度指标', rows[2]];
  const dump = lines.join('\n').replaceAll('|', '\n').replaceAll('\n', '\n\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  expect(projects[0].indicators.map(({ level3, target }) => `${level3} ${target}`)).toEqual([
    '安装监控校车数 90辆',
    '监控在线率 ≥96%',
    '校车安全事件 0起',
    '家长满意度 ≥90%',
  ]);
});

it('brings late cells of such a column back before those of the targets', async () => {
  const dump = [
    ...[
      '项目名称 校车监控平台',
      '主管部门 临河县教育局 实施单位 临河县校车办',
      '资金总额 87.40',
      '其中：财政拨款 87.40',
    ],
    ...[
      '年度目标',
      '一级指标 二级指标 三级指标 上年实际值 指标值 分值 备注',
      '产出指标',
      '数量指标',
      '安装监控校车 20 含租用',
    ],
    ...['培训照管员 — 10 签到表', '质量指标 视频在线率 89% ≥96% 10 平台统计', '时效指标 全部安装时间 — 10'],
    ...[
      '成本指标 经济成本指标 单车改造成本 20',
      '效益指标',
      '社会效益指标 校车安全事件 10',
      '可持续影响指标 家校监督机制 建立 完善 10',
      '满意度指标 家长满意度 84% ≥90% 20 问卷',
    ],
    ...['2024年度项目支出绩效目标表', '项目资金（万元）', '全县90辆校车安装监控，培训照管员2轮，实现全程可视。'],
    ...['31辆 90辆', '≥2轮', '8月底前', '1.7万元 ≤1.5万元 决算/车数', '0起 0起', '服务对象满意度', '指标'],
  ].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(`${dump}\n\f`), { path: 'dump.txt' });
  expect(projects[0].indicators.map(({ target }) => target)).toEqual(
    ['90辆', '≥2轮', '≥96%', '8月底前', '≤1.5万元', '0起', '完善', '≥90%'], // prettier-ignore
  );
});

it('seldom leaves one blank where cells were drawn late', () => {
  const cost = (column: string) => blankCosts(['level3', column, 'target'])[1][2];
  expect(cost(toForeign('上年实际值'))).toBeGreaterThan(cost('note'));
});
