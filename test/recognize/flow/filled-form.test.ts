import { expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

const FORM = [
  '项目支出绩效目标表',
  '（2023年度）',
  '项目名称',
  '主管部门 实施单位',
  '项目性质 项目起止时间',
  '项目资金（万元）',
  '实施期资金总额 年度资金总额',
  '其中：财政拨款 其中：财政拨款',
  '其他资金 其他资金',
  '实施期总体目标 年度总体目标',
  '一级指标 二级指标 三级指标 指标值',
  '产出指标 数量指标',
  '质量指标',
  '满意度指标 服务对象满意度指标',
];
const FILLED = [
  '馆藏档案数字化',
  '湖湾区文化局 湖湾区档案馆',
  '延续项目 2022年—2024年',
  '450 152',
  '330 112',
  '120 40',
  '五年内馆藏数字化率达到百分之八十。',
  '完成三个全宗的扫描，建成可供查档窗口调用的图像库。',
  '档案扫描页数 ≥600000页',
  '扫描图像合格率 ≥99%',
  '查档群众满意度 ≥90%',
];

it('reads what was filled in above the empty form as what is filled in below it', async () => {
  const read = async (...lines: readonly string[]) =>
    (await parseDeclaration(new TextEncoder().encode(lines.join('\n')), { path: 'dump.txt' })).projects[0];
  const above = await read(...FILLED, ...FORM);
  expect(above).toMatchObject({
    projectName: '馆藏档案数字化',
    implementingUnit: '湖湾区档案馆',
    projectPeriod: '2022年—2024年',
    budget: { total: 4500000, currentYear: 1520000, currentYearFiscal: 1120000 },
    narrative: { annualGoal: '完成三个全宗的扫描，建成可供查档窗口调用的图像库。' },
  });
  expect(above.indicators.map(({ level2, level3, target }) => [level2, level3, target])).toEqual([
    ['数量指标', '档案扫描页数', '≥600000页'],
    ['质量指标', '扫描图像合格率', '≥99%'],
    ['服务对象满意度指标', '查档群众满意度', '≥90%'],
  ]);
});

it('takes the end of a text for no first row', async () => {
  const texts = ['完成三个全宗的扫描，档案目录与图像挂接', '率达到100%。'];
  const filled = [...FILLED.slice(0, 7), ...texts, ...FILLED.slice(8)];
  const dump = new TextEncoder().encode([...FORM, ...filled].join('\n'));
  const [project] = (await parseDeclaration(dump, { path: 'dump.txt' })).projects;
  expect(project.narrative).toMatchObject({ annualGoal: texts.join('') });
  expect(project.indicators.map(({ target }) => target)).toEqual(['≥600000页', '≥99%', '≥90%']);
});

it('takes numbers one below the other, behind a period of years, for amounts of the header', async () => {
  const filled = [
    ...FILLED.slice(0, 6).flatMap((line) => line.split(' ')),
    '完成三个全宗的扫描',
    ...FILLED.slice(8).flatMap((line) => line.split(' ')),
  ];
  const dump = [...filled, ...FORM.flatMap((line) => line.split(' '))].join('\n\n');
  const [project] = (await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' })).projects;
  expect(project).toMatchObject({
    projectName: '馆藏档案数字化',
    projectPeriod: '2022年—2024年',
    budget: { total: 4500000, currentYear: 1520000, currentYearFiscal: 1120000 },
  });
});

it('begins a form behind the number of the page before where its rows stand above its title, too', async () => {
  const second = ['乡镇泵站更新', '湖湾区水务局 湖湾区河道所', ...FILLED.slice(2)];
  const dump = [...FILLED, ...FORM, '第1页', ...second, ...FORM, '第2页'].join('\n');
  const { projects } = await parseDeclaration(new TextEncoder().encode(dump), { path: 'dump.txt' });
  expect(projects.map(({ projectName, indicators }) => [projectName, indicators.length])).toEqual([
    ['馆藏档案数字化', 3],
    ['乡镇泵站更新', 3],
  ]);
});
