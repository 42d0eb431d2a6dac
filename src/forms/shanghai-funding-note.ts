import type { FormDefinition } from '../model/form.js';

/** The page of numbered sections that Shanghai's units publish beside a project's declaration: no table, amounts in the text. */
export const shanghaiFundingNote: FormDefinition = {
  id: 'shanghai-funding-note',
  name: { zh: '上海市项目经费情况说明', en: "Shanghai note on a project's funding" },
  titles: ['{projectName}项目经费情况说明', '{projectName}经费情况说明'],
  fields: [
    { key: 'projectName', type: 'text', labels: ['项目名称'], required: true },
    { key: 'projectPeriod', type: 'text', labels: ['实施周期', '项目周期', '项目实施周期', '实施期限'] },
    {
      key: 'budget.currentYear',
      type: 'money',
      labels: ['年度项目总预算', '项目总预算', '年度预算安排', '年度预算', '预算总额', '预算安排', '总预算', '预算'],
      within: 'narrative.annualBudget',
    },
  ],
  sections: [
    {
      key: 'narrative.overview',
      labels: ['项目概述', '项目概况', '项目基本情况'],
      optional: true,
    },
    { key: 'narrative.basis', labels: ['立项依据', '项目立项依据'], optional: true },
    {
      key: 'narrative.implementer',
      labels: ['实施主体', '项目实施主体', '实施单位'],
      optional: true,
    },
    {
      key: 'narrative.implementationPlan',
      labels: ['实施方案', '项目实施方案', '实施计划'],
      optional: true,
    },
    {
      key: 'narrative.annualBudget',
      labels: ['年度预算安排', '预算安排', '年度预算', '项目预算安排'],
      optional: true,
    },
    {
      key: 'narrative.goals',
      labels: ['绩效目标', '项目绩效目标', '总体绩效目标'],
      optional: true,
    },
  ],
  headings: [],
  funds: null,
  table: null,
};
