import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { linesOf } from '../../support/dump.js';

const VALUES = [
  '安仁镇文化站',
  '公共阅览室开放',
  '经常性专项业务费',
  '2023-01-01',
  '2023-12-31',
  '否',
  '其他',
  '126000',
  '126000',
];
const LABELS = [
  ['申报单位名', '称：', '★项目名称：', '★项目类别：', '★计划开始日', '期：', '★计划完成日', '期：'],
  [
    '是否含有政府',
    '购买服务：',
    '绩效类型：',
    '★项目总预算（元）：',
    '★项目当年预算（元',
    '）：',
    '★项目概况：',
    '★立项依据：',
  ],
].flat();
const LATER = ['★项目设立的', '必要性：', '★保证项目实', '施的制度、措', '施：', '★项目实施计', '划：'];
const TEXTS = ['阅览室每周开放六天，每天八小时。', '《公共文化服务保障法》第三十一条。'];
const REST = ['镇区居民借阅不便，缺少固定场所。', '执行《阅览室管理办法》。', '全年按月组织，12月底前总结。'];
const TABLE = ['2023年绩效目标', '一级目标', '二级目标', '三级目标', '指标目标值'];
const ROWS = [
  '投入与管理',
  '投入管理',
  '预算执行率',
  '=100%',
  '产出目标',
  '数量',
  '开放天数',
  '>=300天',
  '接待读者',
  '>=9000人次',
];
const TITLE = ['财政项目支出绩效目标申报表', '（2023）年度'];

/** Two forms of two pages each: the labels of a page are drawn last on it, above its number. */
const PAGES = [
  [...TITLE, ...VALUES, ...TEXTS, ...LABELS, '1/4'],
  [...REST, ...TABLE, ...ROWS, ...LATER, '2/4'],
  [...TITLE, ...VALUES.with(1, '村级广场舞台修缮'), ...TEXTS, ...LABELS, '3/4'],
  [...REST, ...TABLE, ...ROWS, ...LATER, '4/4'],
];

describe('withLabelsOfPages', () => {
  it('puts the labels that a page ends with above its values, and begins no form with them', () => {
    const { forms } = recognizeLines(linesOf(PAGES.map((page) => page.join('\n')).join('\n\f')), FORMS);
    expect(forms.map(({ values }) => values.projectName?.text)).toEqual(['公共阅览室开放', '村级广场舞台修缮']);
    for (const { values, rows, unplaced } of forms) {
      expect(values.declaringUnit?.text).toBe('安仁镇文化站');
      expect(values.plannedEndDate?.text).toBe('2023-12-31');
      expect(values['narrative.basis']?.text).toBe(TEXTS[1]);
      expect(values['narrative.necessity']?.text).toBe(REST[0]);
      expect(values['narrative.implementationPlan']?.text).toBe(REST[2]);
      expect(rows.map(({ level3, target }) => [level3?.text, target?.text])).toEqual([
        ['预算执行率', '=100%'],
        ['开放天数', '>=300天'],
        ['接待读者', '>=9000人次'],
      ]);
      expect(unplaced).toEqual([]);
    }
  });
});

describe('a header whose values and texts are drawn first', () => {
  const values = [
    '红山片区管网改造 一次性项目',
    '2023-01-01 2023-12-31',
    '否 其他',
    '126,000.00 126,000.00',
    '98,000.00 97,500.00',
  ];
  const texts = [
    '老旧管网渗漏严重。',
    '《供水条例》第十二条。',
    '渗漏影响居民用水。',
    '执行《工程管理办法》。',
    '总目标：减少渗漏。',
  ];
  const labels = [
    [
      '申报单位名称：红山水务站',
      '项目名称*： 项目类别*：',
      '计划开始日期*： 计划完成日期*：',
      '是否含有政府购买服务： 绩效类型：',
    ],
    [
      '项目总预算（元）： 项目当年预算（元）：',
      '同名项目上年预算额（元）：',
      '同名项目上年预算执行数',
      '（元）：',
      '项目概况*：',
    ],
    ['立项依据*：', '项目设立的必要性*：', '保证项目实施的制度、措施*：', '总目标及阶段性目标：'],
  ].flat();
  const table = ['一级目标 二级目标 三级目标 指标目标值', '产出目标 数量 改造长度 ≥3公里', '时效 完工时间 11月底前'];
  const form = (...parts: readonly (readonly string[])[]) => parts.flat().join('\n');

  it('begins at the top of its page, whatever its texts name themselves', () => {
    const [first, second] = [values, values.with(0, '白河闸门检修 经常性项目')];
    const pages = [first, second].flatMap((own) => [form(own, texts, TITLE, labels), form(table)]);
    const { forms } = recognizeLines(linesOf(pages.join('\n\f')), FORMS);
    expect(forms.map(({ values }) => values.projectName?.text)).toEqual(['红山片区管网改造', '白河闸门检修']);
    for (const { values: read } of forms) {
      expect(read.declaringUnit?.text).toBe('红山水务站');
      expect(read['budget.previousYearExecution']?.text).toBe('97,500.00');
      expect(read['narrative.overview']?.text).toBe(texts[0]);
    }
  });
});
