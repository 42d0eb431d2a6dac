import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { shanghai2026 } from '../../../src/forms/shanghai-2026.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { type TextLine, toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import {
  liftSideYear,
  liftYears,
  partSecondLabels,
  partTouchingCells,
  partTouchingLabels,
  partTouchingLevels,
} from '../../../src/recognize/aligned/touching-cells.js';
import { linesOf } from '../../support/dump.js';

const wordsIn = ({ words }: TextLine) => words.map(({ text }) => text);

describe('partTouchingCells', () => {
  const words = (text: string) => wordsIn(partTouchingCells(toTextLines(linesOf(text))[0]!, projectGoal));

  it('parts a name or a measure from a measure that touches it, and no dates', () => {
    expect(words('梯田亩均投入<=3549元/亩3549元/亩')).toEqual(['梯田亩均投入', '<=3549元/亩', '3549元/亩']);
    expect(words('淤地坝提升14座 12座')).toEqual(['淤地坝提升', '14座', '12座']);
    expect(words('2021年12月31日前 第3批 （≥3次）')).toEqual(['2021年12月31日前', '第3批', '（≥3次）']);
  });

  it('parts a level that says that it is one from a name that touches it', () => {
    expect(words('成本指标 经济成本指标渠道维修单价')).toEqual(['成本指标', '经济成本指标', '渠道维修单价']);
    expect(words('产出指标数量指标疏浚河道')).toEqual(['产出指标', '数量指标', '疏浚河道']);
    expect(words('产出指标（50分） 质量达标率')).toEqual(['产出指标（50分）', '质量达标率']);
  });
});

describe('partTouchingLevels', () => {
  it('parts the lines of a level from the names that touch them', () => {
    const lines = toTextLines(
      linesOf('产出指标 经济成本指护林员劳务费   ≤9元\n      标\n      生态效益指草原盖度   ≥66%\n      标'),
    );
    const parted = partTouchingLevels(lines, projectGoal).map(wordsIn);
    expect(parted[2]).toEqual(['生态效益指', '草原盖度', '≥66%']);
  });
});

describe('partSecondLabels', () => {
  const words = (text: string) => partSecondLabels(toTextLines(linesOf(text)), projectGoal).flatMap(wordsIn);

  it('parts a label from its value behind another label with its value', () => {
    expect(words('主管部门   省林业局         项目单位翠屏山林场')).toEqual([
      '主管部门',
      '省林业局',
      '项目单位',
      '翠屏山林场',
    ]);
  });

  it('parts no value that begins with the name of a label', () => {
    for (const text of ['资金来源         项目单位自筹', '主管部门 省林业局 项目单位自筹'])
      expect(words(text)).toEqual(text.split(/\s+/u));
  });
});

describe('partTouchingLabels', () => {
  const words = (text: string, form: FormDefinition = shanghai2020) =>
    partTouchingLabels(toTextLines(linesOf(text)), form).flatMap(wordsIn);

  it('ends a label at its colon, also where a longer one begins like it', () => {
    const lines = toTextLines(
      linesOf('是否含有政府购买服    否    绩效类型：  其他\n               务：\n    项目概况*： 维修站房9处。'),
    );
    expect(partTouchingLabels(lines, shanghai2020).map(wordsIn).at(-1)).toEqual(['项目概况*：', '维修站房9处。']);
  });

  it('parts the lines of a label from lines of the text that touch them', () => {
    expect(words('        1、每月巡查一次；\n保证项目实施的制度2、专人登记；\n  、措施*：3、按期公示。')).toEqual([
      '1、每月巡查一次；',
      '保证项目实施的制度',
      '2、专人登记；',
      '、措施*：',
      '3、按期公示。',
    ]);
    expect(words('   项目设立的必要性 管网老化\n          *：漏损率高')).toContain('*：');
  });

  it('parts labels with a mark, and others where most labels touch their values', () => {
    const marked = words('  项目名称*河道清淤        项目类别*一次性项目');
    expect(marked).toEqual(['项目名称*', '河道清淤', '项目类别*', '一次性项目']);
    const bare = '    项目名称河道清淤        项目类别一次性项目';
    expect(words(bare)).toEqual(['项目名称河道清淤', '项目类别一次性项目']);
    expect(words(`${bare}\n    绩效类型修缮改造类`)).toContain('河道清淤');
  });

  it('leaves a text that begins with the words of a label', () => {
    expect(words('项目概况   本区河道\n         项目实施计划分三步')).toContain('项目实施计划分三步');
    const goal = '总目标：建成十五分钟阅读圈';
    expect(words(`     项目总目标     年度总体目标\n  ${goal}`, shanghai2026)).toContain(goal);
    expect(words(`  ${goal}`, shanghai2026)).toContain('总目标：');
  });
});

describe('liftYears', () => {
  it('takes the year of the form from a line of cells, and none that is a value', () => {
    const year = liftYears(toTextLines(linesOf('项目名称   河道清淤      （2026 年度）')));
    expect(year.lines.flatMap(wordsIn)).toEqual(['项目名称', '河道清淤']);
    expect(year.years).toHaveLength(1);
    expect(liftYears(toTextLines(linesOf('项目期      2026年度'))).years).toHaveLength(0);
  });
});

describe('liftSideYear', () => {
  const years = (...texts: readonly string[]) => {
    const lines = toTextLines(linesOf(texts.join('\n')));
    return liftSideYear(lines.slice(0, -1), lines.at(-1)!)
      .years.flat()
      .map(({ text }) => text);
  };

  it('takes the year of a heading left of the table, and no last line of a text above it', () => {
    expect(years('  标     全年完成借阅八万册。', '2021年', '      一级目标    二级目标')).toEqual(['2021年']);
    expect(years('  标     新馆开放不迟于', '         2021年', '      一级目标    二级目标')).toEqual([]);
    expect(years('  标     全年完成借阅八万册。', '2021年  说明', '      一级目标    二级目标')).toEqual([]);
  });
});
