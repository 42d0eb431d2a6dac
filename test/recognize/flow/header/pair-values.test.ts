import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { pairValues } from '../../../../src/recognize/flow/header/pair-values.js';
import { valueMisfit } from '../../../../src/recognize/flow/header/value-misfit.js';
import { PAIR } from '../../../../src/recognize/tolerances.js';
import { itemsOf } from '../../../support/dump.js';

function pairs(text: string, kind: 'blank' | 'block' | 'none' = 'block') {
  const found = pairValues(itemsOf(text, projectGoal), (item) => item.meanings![0], { kind });
  return Object.fromEntries(
    found.map(({ label, value, sure }) => [label.text, value.map((item) => item.text).join('') + (sure ? '' : ' ?')]),
  );
}

describe('pairValues', () => {
  it('deals a column of values out to a column of labels', () => {
    expect(
      pairs('项目名称\n主管部门\n项目属性\n\n农村饮水安全巩固提升\n工程\n安河县水利局\n新增项目□ 延续项目☑'),
    ).toEqual({
      项目名称: '农村饮水安全巩固提升工程 ?',
      主管部门: '安河县水利局 ?',
      项目属性: '新增项目□ 延续项目☑ ?',
    });
  });

  it('tells by their looks which values were printed before their labels', () => {
    const text = '红色革命旧址修缮\n\n项目名称\n\n主管部门\n\n滨江区文化局\n\n实施单位\n\n滨江区博物馆';
    expect(pairs(text)).toEqual({ 项目名称: '红色革命旧址修缮 ?', 主管部门: '滨江区文化局', 实施单位: '滨江区博物馆' });
  });

  it('takes neither one character nor a share for the name of a unit', () => {
    const found = pairs(
      '项目名称\n主管部门\n实施单位\n\n红色革命旧址修缮\n滨江区文化局\n\n访率97.1%\n\n年\n\n滨江区旧址修缮一部',
    );
    expect(found.实施单位).toBe('滨江区旧址修缮一部 ?');
  });

  it('takes no step of a plan for the name of a project', () => {
    const text = '中小学教室照明改造\n\n乌川区教育局\n\n项目名称\n主管部门\n\n11月前完成结算审计';
    expect(pairs(text)).toEqual({ 项目名称: '中小学教室照明改造 ?', 主管部门: '乌川区教育局 ?' });
  });

  it('takes neither a telephone number nor a line of a text for a period', () => {
    const period = projectGoal.fields.find(({ key }) => key === 'projectPeriod')!;
    expect(valueMisfit('2023-2025', period)).toBe(0);
    expect(valueMisfit('0663-5389355', period)).toBe(PAIR.noText);
    expect(valueMisfit('将全市11所乡镇敬老院改造为区域性养护中心，护理', period)).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes the unit of the money for no value', () => {
    const name = projectGoal.fields.find(({ key }) => key === 'projectName')!;
    for (const unit of ['（万元）', '︵元︶']) expect(valueMisfit(unit, name)).toBe(Number.POSITIVE_INFINITY);
  });

  it('ends a value where another line of the page stood behind it', () => {
    const items = itemsOf('填报单位：滨江区文化局\n（2024年度）\n滨江区博物馆修缮\n\n项目名称', projectGoal);
    const found = pairValues(
      items.filter(({ text }) => !text.includes('年度')),
      (item) => item.meanings![0],
      { kind: 'none' },
    );
    expect(found.map(({ value }) => value.map(({ text }) => text).join(''))).toEqual([
      '滨江区文化局',
      '滨江区博物馆修缮',
    ]);
  });

  it('lets the name of a unit that is not whole go on behind a label', () => {
    expect(pairs('项目名称\n主管部门\n\n化肥储备贴息\n云栖市供销合作社联\n\n实施单位\n\n合社\n\n农资配送中心')).toEqual(
      {
        项目名称: '化肥储备贴息 ?',
        主管部门: '云栖市供销合作社联合社 ?',
        实施单位: '农资配送中心 ?',
      },
    );
  });

  it('takes units for departments and those under them by how their names end', () => {
    expect(pairs('主管部门\n实施单位\n\n东浦区水利工程质量监督站\n\n[105]东浦区水务局')).toEqual({
      主管部门: '[105]东浦区水务局 ?',
      实施单位: '东浦区水利工程质量监督站 ?',
    });
  });

  it('lets no value go on with a unit that follows without a blank line', () => {
    expect(pairs('项目名称\n\n化妆品监督抽检和检验检测\n[186]滨江区市场监督管理\n局\n\n主管部门')).toEqual({
      项目名称: '化妆品监督抽检和检验检测 ?',
      主管部门: '[186]滨江区市场监督管理局 ?',
    });
    expect(pairs('主管部门\n实施单位\n\n滨江区文化和旅游局\n滨江区文化馆')).toEqual({
      主管部门: '滨江区文化和旅游局 ?',
      实施单位: '滨江区文化馆 ?',
    });
  });

  it('takes a code, a telephone number or a level for no name of a unit', () => {
    expect(pairs('实施单位\n\n4401906837770\n\n滨江区博物馆')).toEqual({ 实施单位: '滨江区博物馆 ?' });
    expect(pairs('实施单位\n\n质量指标\n\n滨江区博物馆\n\n主管部门')).toMatchObject({ 实施单位: '滨江区博物馆 ?' });
  });

  it('leaves a label blank that nothing fits', () => {
    expect(pairs('年度资金总额\n\n4,007.00\n\n上年结转资金\n\n实施单位\n\n滨江区博物馆')).toEqual({
      年度资金总额: '4,007.00',
      上年结转资金: '',
      实施单位: '滨江区博物馆',
    });
  });
});
