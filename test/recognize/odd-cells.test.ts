import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../src/forms/project-goal.js';
import { levelIndex } from '../../src/recognize/levels.js';
import { holdsLevel, isOddCell, lackingRows, strayLevels } from '../../src/recognize/odd-cells.js';

const level = (text: string) => ({ text, pieces: [] });

describe('isOddCell', () => {
  it.each([
    ['level3', '家庭校外托管支出（含'],
    ['level3', '建立一支能用外语开展调解的队伍。'],
    ['level3', '特定目标类运维'],
    ['level3', '单个站点年补助额指标'],
    ['level3', '灭火救援能力定性'],
    ['level3', '运营车辆数 3000辆'],
    ['note', '完成任务 ≥3件完成任务 ≥4件完成任务 ≥5件'],
    ['note', '开展集中教育 ≥24场'],
    ['deviation', '某县文化和旅游局 401'],
    ['target', '≥90% 92%'],
    ['target', '526,000.00'],
    ['target', '≥上站体检 1300 人，役前训练'],
    ['target', '健全≥86%'],
    ['target', '≤40万元/辆逆向指标'],
    ['target', '次≥403人次'],
    ['actual', '收'],
    ['actual', '年587元/学年'],
    ['actual', '长期坚持长期坚持'],
    ['target', '>= 85% 无'],
    ['target', '≥90%2'],
    ['target', '≤1.3万元/套4'],
    ['target', '2024 年 12日前'],
    ['note', '月 20'],
    ['target', '≥91% 以热线回访为准'],
    ['target', '≥85.00(%) 街道委托第三方测评'],
    ['target', '≥118公里109.4公里'],
    ['level3', '标观众满意度'],
    ['level3', '公园建成开放时间2027 年 9 月 28 日前伤害事件'],
    ['deviation', '——病组覆盖'],
    ['deviation', '后，下一步将加快推进'],
    ['note', '含虚拟航标8座更换灯器 ≥40套'],
  ] as const)('doubts as %s %s', (key, text) => {
    expect(isOddCell(key, text)).toBe(true);
  });

  it.each([
    ['actual', '达成预期指标'],
    ['actual', '2020'],
    ['level3', '指导培训场次'],
    ['level3', '标准化厂房面积'],
    ['deviation', '无，按期完成'],
    ['note', '含虚拟航标 8 座'],
    ['level3', '系统运行稳定性'],
    ['target', '优'],
    ['target', '2024 年 10 月 31 日前'],
    ['target', '≥95%（含）'],
    ['target', '3月1日至5月1日'],
    ['note', '按月统计，全年 12 次'],
  ] as const)('lets as %s %s be', (key, text) => {
    expect(isOddCell(key, text)).toBe(false);
  });
});

describe('holdsLevel', () => {
  it('doubts a name with a level or its points in it', () => {
    expect(holdsLevel('生态效益指标 照明替代率', projectGoal)).toBe(true);
    expect(holdsLevel('下游群众满意度（10分）', projectGoal)).toBe(true);
    expect(holdsLevel('服务对象满意度来电者回访满意度', projectGoal)).toBe(true);
    expect(holdsLevel('服务对象满意度调查覆盖率', projectGoal)).toBe(false);
    expect(holdsLevel('数量指标', projectGoal)).toBe(true);
    expect(holdsLevel('照明替代率', projectGoal)).toBe(false);
  });
});

describe('strayLevels', () => {
  const stray = (...rows: readonly (readonly [string, string])[]) => {
    const read = rows.map(([first, second]) => ({ level1: level(first), level2: level(second) }));
    const isStray = strayLevels(read, levelIndex(projectGoal));
    return read.map(isStray);
  };

  it('doubts a level that is not printed as most others are', () => {
    const rows = [
      ['产出指标', '数量指标'],
      ['产出指标', '质量指标'],
      ['产出指标', '时效'],
      ['满意度指标', '服务对象满意度'],
    ] as const;
    expect(stray(...rows)).toEqual([false, false, true, false]);
    const pointed = [
      ['产出指标（50分）', '数量指标'],
      ['效益指标（30分）', '社会效益指标'],
      ['满意度指标', '服务对象满意度指标'],
    ] as const;
    expect(stray(...pointed)).toEqual([false, false, true]);
  });

  it('doubts a level 1 with rows of another one among its own', () => {
    const rows = [
      ['产出指标', '数量指标'],
      ['效益指标', '社会效益指标'],
      ['产出指标', '质量指标'],
    ] as const;
    expect(stray(...rows)).toEqual([true, false, true]);
  });
});

it('doubts a target in words with a remark behind it, and none that says how much', () => {
  expect(isOddCell('target', '下降 市长热线统计')).toBe(true);
  expect(isOddCell('target', '好转 叶色、枝条生长量对比')).toBe(true);
  for (const target of ['下降 50%以上', '同比下降 30%以上', '显著 提升', '下降'])
    expect(isOddCell('target', target)).toBe(false);
});

it('doubts a bare number for a target in a row without points, where others have points', () => {
  const rows = [
    { level3: level('改造学校数'), target: level('10') },
    { level3: level('设备完好率'), target: level('≥98%'), weight: level('10') },
    { level3: level('培训场次'), target: level('4'), weight: level('10') },
    { level3: level('完成时间'), target: level('8月底前') },
  ];
  const lacking = (own: typeof rows) => own.map(lackingRows(own, projectGoal));
  expect(lacking(rows)).toEqual([true, false, false, false]);
  expect(lacking([rows[0], rows[3]])).toEqual([false, false]);
});

it('doubts two cells in one: names with a target, targets with a level, a code or other words', () => {
  expect(isOddCell('level3', '馆藏修复 45册扫描幅数')).toBe(true);
  expect(isOddCell('level3', '报修响应机制 24小时内')).toBe(true);
  expect(isOddCell('level3', 'PM10 年均浓度')).toBe(false);
  for (const target of ['0起满意度目标', '98%GB', '10 月底前 下册']) expect(isOddCell('target', target)).toBe(true);
  for (const target of ['10 月底前 完成', '2025年11月底前', '100%']) expect(isOddCell('target', target)).toBe(false);
});
