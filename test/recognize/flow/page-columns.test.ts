import { expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { linesOf } from '../../support/dump.js';

const FIRST = ['29台', '≥420平方米', '6月底前', '≥85%'];
const SECOND = ['≥900卷', '1种', '≤5.2元', '≥95%'];
const THIRD = ['≥3200件', '120户', '≤8000元', '≥90%'];

function form(unit: string, name: string, names: readonly string[]): string[] {
  const head = ['项目支出绩效目标表', '（2023年度）', '项目名称', name, '主管部门', unit, '项目资金（万元）'];
  const money = ['年度资金总额', '其中：财政拨款', '其他资金', '总体目标', '按期完成采购和改造，投入使用。'];
  const table = [
    '一级指标',
    '二级指标',
    '三级指标',
    '产出指标',
    '数量指标',
    ...names.slice(0, 2),
    '成本指标',
    names[2],
  ];
  return [...head, ...money, ...table, '满意度指标', '服务对象满意度指标', names[3]];
}

const first = form('省司法厅', '医疗场所建设', ['购置设备', '改造用房面积', '安装调试时间', '学员满意度']);
const names = ['修裱旧报数量', '编研成果数量', '每页修复费用', '读者满意度'];
const second = form('北原市档案局', '旧报修复', names);

function read(...pages: string[][]) {
  const dump = pages.map((lines) => lines.join('\n\n')).join('\n\f');
  return recognizeLines(linesOf(dump), FORMS).forms.map(({ rows, values }) => ({
    total: values['budget.currentYear']?.text,
    targets: rows.map(({ target }) => target?.text),
  }));
}

it('gives each form of a page its amounts and targets, which stand behind the names of all', () => {
  const columns = ['178.26', '170.00', '8.26', '指标值', ...FIRST, '96.50', '96.50', '0.00', '指标值', ...SECOND];
  expect(read([...first, ...second, ...columns])).toEqual([
    { total: '178.26', targets: FIRST },
    { total: '96.50', targets: SECOND },
  ]);
});

it('gives a form that goes on from the page before the targets above those of the next', () => {
  const third = form('清泽区残联', '辅具适配', ['适配辅具数量', '改造户数', '户均改造费用', '残疾人满意度']);
  const begun = [...second.slice(0, second.indexOf('成本指标')), '指标值', ...SECOND.slice(0, 2)];
  const page = [...second.slice(second.indexOf('成本指标')), ...third, ...SECOND.slice(2)];
  const found = read(begun, [...page, '360.20', '360.20', '0.00', '指标值', ...THIRD]);
  expect(found.map(({ targets }) => targets)).toEqual([SECOND, THIRD]);
});

it('leaves targets alone that stand behind the names of their own form', () => {
  const own = [...first, '指标值', ...FIRST];
  expect(read([...own, ...second, '指标值', ...SECOND]).map(({ targets }) => targets)).toEqual([FIRST, SECOND]);
});

it('gives a form what stands above its title on its own page', () => {
  const column = ['96', '88', '8', '指标值', ...SECOND];
  expect(read([...first, '指标值', ...FIRST], [...column, ...second])).toEqual([
    { total: undefined, targets: FIRST },
    { total: '96', targets: SECOND },
  ]);
});
