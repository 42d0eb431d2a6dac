import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { isVisual, measureTangle, sumTangles, untangle } from '../../../../src/recognize/flow/untangle/index.js';
import { linesOf } from '../../../support/dump.js';

const HEAD = '一级指标 二级指标 三级指标 指标值';
const untangled = (...lines: readonly string[]) =>
  untangle(linesOf(lines.join('\n')), projectGoal).map((line) => line.text);
const visual = (...lines: readonly string[]) => {
  const tangle = measureTangle(linesOf(lines.join('\n')), projectGoal);
  return isVisual(tangle, sumTangles([tangle]));
};

describe('untangle', () => {
  it('puts a label in one piece before the value that it stands beside', () => {
    const lines = [
      '项目实施单',
      '主管部门 南湖区水务局 南湖区水利站',
      '位',
      '其中：财政 其中：财政',
      '96.00 48.00',
      '资金 资金',
    ];
    expect(untangled(...lines, HEAD).slice(0, 2)).toEqual([
      '主管部门 南湖区水务局 项目实施单位 南湖区水利站',
      '其中：财政资金 96.00 其中：财政资金 48.00',
    ]);
  });

  it('puts the other lines of a value below its first one', () => {
    const lines = ['项目名称 南湖区城区排水管网改造与', '修复 类', '实施单位 水利站'];
    expect(
      untangled('项目名称 南湖区城区排水管网改造与 项目性质 经常性项目 项目属性 特定目标', '修复 类', HEAD),
    ).toEqual([
      '项目名称',
      '南湖区城区排水管网改造与',
      '修复',
      '项目性质',
      '经常性项目',
      '项目属性',
      '特定目标',
      '类',
      HEAD,
    ]);
    expect(untangled(...lines.slice(0, 1), '修复', ...lines.slice(2), HEAD).slice(0, 3)).toEqual([
      '项目名称',
      '南湖区城区排水管网改造与',
      '修复',
    ]);
  });

  it('prints texts side by side one after the other', () => {
    const lines = [
      '总体 中期目标 年度总体目标',
      '完成管网改造三十公里，消除积水点十 完成管网改造十公里，消除积水点',
      '目标 六处，保障汛期安全。 四处。',
      HEAD,
    ];
    expect(untangled(...lines)).toEqual([
      '总体目标',
      '中期目标',
      '完成管网改造三十公里，消除积水点十',
      '六处，保障汛期安全。',
      '年度总体目标',
      '完成管网改造十公里，消除积水点',
      '四处。',
      HEAD,
    ]);
  });

  it('puts torn levels before the cells of their row, the first before the second', () => {
    const rows = [
      '社会效益指',
      '效益指标 积水点减少数量 ≥16处',
      '标',
      '满意度指 服务对象满',
      '居民满意度 ≥90%',
      '标 意度指标',
    ];
    expect(untangled(HEAD, ...rows).slice(1)).toEqual([
      '效益指标 社会效益指标 积水点减少数量 ≥16处',
      '满意度指标 服务对象满意度指标 居民满意度 ≥90%',
    ]);
  });

  it('knows lines that hold all cells by names with other words between their lines', () => {
    const head = ['项目名称 管网改造', '主管部门 水务局 项目实施单'];
    expect(visual(...head, '位 水利站', HEAD)).toBe(false);
    expect(visual('项目名称 管网改造', '项目实施单', '主管部门 水务局 水利站', '位', HEAD)).toBe(true);
    expect(visual('项目名称', '管网改造', '项目实施单', '主管部门', '水务局', '位', '水利站', HEAD)).toBe(false);
  });
});
