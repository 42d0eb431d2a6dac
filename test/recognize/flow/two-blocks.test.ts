import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { linesOf } from '../../support/dump.js';

const HEADER = '项目绩效目标表\n（2023年度）\n项目名称\n乡镇卫生院提升\n主管部门\n某县卫生健康局\n';
const HEAD = '一级指标\n二级指标\n三级指标\n指标值\n';

function read(text: string) {
  const { forms } = recognizeLines(linesOf(text), FORMS);
  expect(forms).toHaveLength(1);
  const [form] = forms;
  return {
    rows: form.rows.map((row) => [row.level1, row.level2, row.level3, row.target].map((value) => value?.text)),
    texts: [form.values['narrative.overallGoal']?.text, form.values['narrative.annualGoal']?.text],
    unplaced: form.unplaced.map((piece) => piece.text),
    warned: form.diagnostics.filter(({ code }) => code === 'row-inferred').map(({ field }) => field),
  };
}

describe('indicators of all years and of this year', () => {
  it('takes the lower of two tables', () => {
    const all = `长期目标\n建成达标。\n长期绩效指标\n${HEAD}产出指标\n数量指标\n建成卫生院\n6个\n`;
    const year = `年度目标\n建成两个。\n年度绩效指标\n${HEAD}`;
    const own = '产出指标\n数量指标\n建成卫生院\n2个\n质量指标\n验收合格率\n100%\n';
    const found = read(HEADER + all + year + own);
    expect(found.rows).toEqual([
      ['产出指标', '数量指标', '建成卫生院', '2个'],
      ['产出指标', '质量指标', '验收合格率', '100%'],
    ]);
    expect(found.texts).toEqual(['建成达标。', '建成两个。']);
    expect(found.unplaced).toEqual(['产出指标', '数量指标', '建成卫生院', '6个']);
  });

  it('takes the second of two blocks side by side, with a warning for every row', () => {
    const head = `绩效指标\n一级指标\n${'二级指标\n三级指标\n指标值\n'.repeat(2)}`;
    const rows = [
      '产出指标\n数量指标\n建成卫生院\n≥6个\n数量指标\n新建卫生院\n≥2个\n',
      '质量指标\n工程合格率\n≥95%\n质量指标\n验收合格率\n=100%\n',
    ];
    const found = read(HEADER + head + rows.join(''));
    expect(found.rows).toEqual([
      ['产出指标', '数量指标', '新建卫生院', '≥2个'],
      ['产出指标', '质量指标', '验收合格率', '=100%'],
    ]);
    expect(found.unplaced.join('')).toContain('建成卫生院≥6个');
    expect(found.warned).toEqual(['indicators[0]', 'indicators[1]']);
  });
});

describe('columns that the form does not know', () => {
  const row = '产出指标 数量指标 建成卫生院 1个 ≥2个\n质量指标 验收合格率 90% ≥95%\n';

  it('warns of every row where their cells stand among those of the others', () => {
    const beside = read(`${HEADER}一级指标 二级指标 三级指标 上年完成值 指标值\n${row}`);
    const below = read(`${HEADER}一级指标 二级指标 三级指标 指标值\n上年 预期当年\n${row}`);
    for (const { rows, warned } of [beside, below])
      expect(rows.map((_, i) => `indicators[${i}]`).filter((field) => !warned.includes(field))).toEqual([]);
  });

  it('takes the name of an indicator below the head for none', () => {
    const known = '产出指标\n数量指标\n建成卫生院\n≥2个\n成本指标\n岗位补贴标准\n≤300元\n';
    expect(read(`${HEADER}${HEAD}${known}`).warned).toEqual([]);
  });
});
