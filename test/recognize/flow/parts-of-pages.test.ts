import { expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { linesOf } from '../../support/dump.js';

/** What stands in cells of one line. */
function plain(name: string, unit: string, amount: string): string[] {
  const head = ['财政项目支出绩效目标申报表', '项目名称', name, '项目性质', '经常性项目', '项目类别', '特定目标类'];
  const units = ['主管部门', unit, '实施单位', `${unit}服务中心`].filter((text) => text !== '' && text !== '服务中心');
  const money = ['项目资金总额', amount, '年度资金申请总额', amount, '其中：财政资金', amount];
  return [...head, ...units, ...money, '其中：当年财政拨款', amount, '其他资金', '0.00', '其他资金', '0.00'];
}

const GOALS = ['项目总体目标', '年度总体目标'];

function table(...[a, b, c]: string[]): string[] {
  const head = ['一级指标', '二级指标', '三级指标', '成本指标', '经济成本指标', a, '产出指标', '数量指标', b];
  return [...head, '时效指标', '按时完成率', '=100.00(%)', '满意度指标', '服务对象满意度指标', c, '≥90.00(%)'];
}

const SIDE = ['项目', '绩效', '目标'];
const YEAR = ['（2026年度）', '项目资金', '（元）'];
const TARGETS = ['绩效', '指标', '年度(/项目)指标值'];

const first = plain('健身苑点更新', '青河区体育局', '5,280,000.00');
const second = plain('养老机构评定与护', '青河区民政局', '1,146,000.00').filter((text) => text !== '养老机构评定与护');
const FIRST = ['更新使用满8年的健身苑点，建设健身驿站。', '更新健身苑点64处；新建健身驿站3座。'];
const SECOND = ['养老机构评定覆盖率达到90%，持证上岗率达到95%。', '评定养老机构21家；培训护理员800人。'];

function read(...pages: string[][]) {
  const dump = pages
    .map((lines) => lines.join('\n\n').replaceAll('项目\n\n绩效\n\n目标', '项目\n绩效\n目标'))
    .join('\n\f');
  return recognizeLines(linesOf(dump), FORMS).forms.map(({ rows, values }) => ({
    name: values.projectName?.text,
    goals: [values['narrative.overallGoal']?.text, values['narrative.annualGoal']?.text],
    targets: rows.map(({ target }) => target?.text),
  }));
}

const RATES = ['=100.00(%)', '≥90.00(%)'];

it('gives each form of a page its wrapped and merged cells, which stand below the last form', () => {
  const cells = [...YEAR, ...SIDE, ...FIRST, ...TARGETS, '≤5.5万元', '≥64处'];
  const others = [...YEAR, '养老机构评定与护', '理员培训', ...SIDE, ...SECOND, ...TARGETS, '≤980元', '=21.00(家)'];
  const page = [...first, ...GOALS, ...table('更新费用', '健身苑点', '居民满意度')];
  expect(
    read([...page, ...second, ...GOALS, ...table('培训费用', '养老机构', '老人满意度'), ...cells, ...others]),
  ).toEqual([
    { name: '健身苑点更新', goals: FIRST, targets: ['≤5.5万元', '≥64处', ...RATES] },
    { name: '养老机构评定与护理员培训', goals: SECOND, targets: ['≤980元', '=21.00(家)', ...RATES] },
  ]);
});

it('gives a form that goes on from the page before those above the year of the next', () => {
  const begun = [...first, '项目总体目标', ...YEAR, ...SIDE, FIRST[0]];
  const cells = [...SIDE, FIRST[1], ...TARGETS, '≤5.5万元', '≥64处'];
  const others = [...YEAR, '养老机构评定与护', '理员培训', ...SIDE, ...SECOND, ...TARGETS, '≤980元', '=21.00(家)'];
  const page = ['年度总体目标', ...table('更新费用', '健身苑点', '居民满意度')];
  const next = [...second, ...GOALS, ...table('培训费用', '养老机构', '老人满意度')];
  expect(read(begun, [...page, ...next, ...cells, ...others])).toEqual([
    { name: '健身苑点更新', goals: FIRST, targets: ['≤5.5万元', '≥64处', ...RATES] },
    { name: '养老机构评定与护理员培训', goals: SECOND, targets: ['≤980元', '=21.00(家)', ...RATES] },
  ]);
});

it('leaves the rows of a form where they stand that has its page to itself, below a page number', () => {
  const page = (number: string, header: string[], names: string[], goals: string[], target: string) => {
    const [one, two, three, ...rows] = table(...names);
    const late = [...YEAR, ...SIDE, ...goals, '年度(/项目)指标值', target];
    return [number, ...header, ...GOALS, one, two, three, '绩效', '指标', ...rows, ...late];
  };
  const named = [...second.slice(0, 2), '养老机构评定', ...second.slice(2)];
  const forms = read(
    page('第 1 页', first, ['更新费用', '健身苑点', '居民满意度'], FIRST, '≤5.5万元'),
    page('第 2 页', named, ['培训费用', '养老机构', '老人满意度'], SECOND, '≤980元'),
  );
  expect(forms.map(({ name, targets }) => [name, targets.length])).toEqual([
    ['健身苑点更新', 4],
    ['养老机构评定', 4],
  ]);
});
