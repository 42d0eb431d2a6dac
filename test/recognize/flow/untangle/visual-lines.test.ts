import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../../src/forms/index.js';
import { recognizeLines } from '../../../../src/recognize/flow/index.js';
import { linesOf } from '../../../support/dump.js';

/** Every visual line of the page, its cells joined by single blanks; labels in the middle of their rows. */
const VISUAL = [
  '财政项目支出绩效目标申报表',
  '（2020）年度',
  '申报单位名称：云溪区档案馆',
  '馆藏地方志数字化及异地',
  '项目名称* 项目类别* 经常性项目',
  '备份',
  '计划开始日期* 2020-02-01 计划完成日期* 2020-11-30',
  '是否含有政府购买服务 是 绩效类型 专业业务类',
  '馆藏地方志共有九百余册，纸张老化，不宜再供读者翻阅，需要扫描后提供',
  '项目概况*',
  '查阅服务。',
  '立项依据* 《中华人民共和国档案法》。',
  '项目设立的必要性* 原件损坏后无法恢复。',
  '严格执行馆内采购制度，由专人逐件登记并核对数量，发现缺损的及时补扫后',
  '保证项目实施的制度、',
  '措施*',
  '负责验收。',
  '项目实施计划* 一季度招标，年底前完成扫描。',
  '总目标及阶段性目标 完成全部地方志的数字化。',
  '项目总预算（元） 300,000 项目当年预算（元） 300,000',
  '同名项目上年预算额（元） 0 同名项目上年预算执行数（元） 0',
  '一级目标 二级目标 三级目标 指标目标值',
  '预算编制合理性 合理',
  '投入与管理 投入管理',
  '预算执行率 =100%',
  '扫描册数 ≥900册',
  '数量',
  '备份套数 =2套',
  '产出目标',
  '质量 图像合格率 ≥98%',
  '时效 完成时间 12月底前',
  '影响力目标 长效管理 档案管理完备性 完备',
];

describe('lines whose cells stand beside each other', () => {
  it('are read without columns', () => {
    const { forms } = recognizeLines(linesOf(VISUAL.join('\n')), FORMS);
    const [form] = forms;
    expect(forms).toHaveLength(1);
    expect(form!.values.projectName?.text).toBe('馆藏地方志数字化及异地备份');
    expect(form!.values['narrative.overview']?.text).toBe(
      '馆藏地方志共有九百余册，纸张老化，不宜再供读者翻阅，需要扫描后提供查阅服务。',
    );
    expect(form!.values['narrative.safeguards']?.text).toBe(
      '严格执行馆内采购制度，由专人逐件登记并核对数量，发现缺损的及时补扫后负责验收。',
    );
    expect(form!.rows.map((row) => [row.level2, row.level3, row.target].map((cell) => cell?.text).join(' '))).toEqual([
      '投入管理 预算编制合理性 合理',
      '投入管理 预算执行率 =100%',
      '数量 扫描册数 ≥900册',
      '数量 备份套数 =2套',
      '质量 图像合格率 ≥98%',
      '时效 完成时间 12月底前',
      '长效管理 档案管理完备性 完备',
    ]);
  });

  it('warn of a target that stands below all lines of its name', () => {
    const read = (...lines: readonly string[]) => {
      const { forms } = recognizeLines(linesOf([...VISUAL.slice(0, -1), ...lines].join('\n')), FORMS);
      const { rows, diagnostics } = forms[0];
      return {
        row: rows.findIndex(({ level2 }) => level2?.text === '部门协助'),
        doubted: diagnostics.flatMap(({ code, field }) => (code === 'row-inferred' ? [field] : [])),
      };
    };
    const torn = read('影响力目标 部门协助 区教育局、区人社局协同推进学员', '协同顺畅', '职称评定');
    expect(torn.doubted).toContain(`indicators[${torn.row}]`);
    const whole = read('影响力目标 部门协助 学员职称评定协同推进率 ≥95%');
    expect(whole.doubted).not.toContain(`indicators[${whole.row}]`);
  });

  it('leave amounts above a text to the labels of money above them', () => {
    const lines = [
      '项目支出绩效目标表',
      '项目名称 桥梁检测与加固 项目编码 204417',
      '主管部门 云溪区交通局 实施单位 云溪区公路所',
      '年度资金总额 其中：财政拨款 上年结转资金 其他资金',
      '项目资金（万元）',
      '74.5 74.5',
      '项目概况 对辖区三十座桥梁逐一检测，评定为四类的加固。',
      '目标1：完成三十座桥梁的检测并出具报告；',
      '年度总体目标 目标2：加固四类桥梁两座，消除安全隐患；',
      '目标3：建成桥梁养护档案。',
      '一级指标 二级指标 三级指标 指标值',
      '检测桥梁数量 ≥30座',
      '产出指标 数量指标',
      '加固桥梁数量 ≥2座',
      '效益指标 社会效益指标 桥梁安全事故 0起',
      '满意度指标 服务对象满意度指标 沿线居民满意度 ≥90%',
    ];
    const [{ values }] = recognizeLines(linesOf(lines.join('\n')), FORMS).forms;
    expect(values['budget.currentYear']?.text).toBe('74.5');
    expect(values['narrative.overview']?.text).not.toContain('74.5');
  });
});
