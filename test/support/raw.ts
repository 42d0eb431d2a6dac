import type { FormDefinition } from '../../src/model/form.js';
import type { Piece } from '../../src/model/page.js';
import type { RawForm, RawValue } from '../../src/model/raw-form.js';

export function piece(text: string, line = 1): Piece {
  return { text, page: null, line, box: null };
}

/** A value printed on one line. */
export function raw(text: string, more: Partial<RawValue> = {}): RawValue {
  return { text, pieces: [piece(text)], ...more };
}

export function rawForm(definition: FormDefinition, more: Partial<RawForm> = {}): RawForm {
  return {
    definition,
    title: definition.titles[0] ?? null,
    year: 2024,
    values: { projectName: raw('校舍维修') },
    rows: [],
    funds: [],
    labels: [],
    unplaced: [],
    diagnostics: [],
    ...more,
  };
}

/** A small form that has one of everything. */
export const SMALL_FORM: FormDefinition = {
  id: 'small',
  name: { zh: '小表', en: 'Small form' },
  titles: ['小表'],
  fields: [
    { key: 'projectName', type: 'text', labels: ['项目名称'], required: true },
    { key: 'projectNature', type: 'choice', labels: ['项目属性'] },
    { key: 'plannedStartDate', type: 'date', labels: ['开始日期'] },
    { key: 'governmentProcurement', type: 'boolean', labels: ['政府购买服务'] },
    { key: 'budget.total', type: 'money', labels: ['总额'] },
    { key: 'budget.other', type: 'money', labels: ['其他'], under: 'budget.total' },
  ],
  sections: [{ key: 'narrative.goals', labels: ['目标'], cues: { start: [], any: [] } }],
  headings: [],
  funds: {
    sources: [{ key: 'total', labels: ['年度资金总额'] }],
    columns: [
      { key: 'initialBudget', labels: ['年初预算数'] },
      { key: 'rate', labels: ['执行率'] },
      { key: 'score', labels: ['得分'] },
    ],
  },
  table: {
    columns: [
      { key: 'level1', labels: ['一级指标'] },
      { key: 'level2', labels: ['二级指标'] },
      { key: 'level3', labels: ['三级指标'] },
      { key: 'targetComparator', labels: ['指标性质'] },
      { key: 'target', labels: ['指标值'] },
      { key: 'targetUnit', labels: ['度量单位'] },
      { key: 'weight', labels: ['分值'] },
      { key: 'note', labels: ['备注'] },
    ],
    levels: [{ name: '产出指标', children: [{ name: '数量指标' }] }],
    footers: [{ key: 'totalScore', labels: ['总分'] }],
  },
};
