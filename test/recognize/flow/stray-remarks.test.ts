import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../src/parse-declaration.js';

/** A dump in blocks: names, targets and remarks each under each other. */
const HEADER = `部门预算项目支出绩效目标申报表
（2023 年度）

项目名称

乡村道路安防工程

主管部门

松阳岭县交通运输局`;
const NAMES = [
  '产出指标',
  '数量指标',
  '安装波形护栏长度',
  '增设标志牌数量',
  '质量指标 工程验收合格率',
  '时效指标 完工时间',
];
const TARGETS = ['≥42 公里', '≥310 块', '100%', '10 月底前'];
const LAST = [
  '社会效益指标 事故多发路段下降率',
  '≥30%',
  '效益指标',
  '满意度指标',
  '服务对象满意度\n指标',
  '沿线群众满意度',
  '≥90%',
];

const read = async (...lines: string[]) => {
  const { projects } = await parseDeclaration(new TextEncoder().encode([HEADER, ...lines].join('\n\n')));
  const [{ indicators, unplaced, diagnostics }] = projects;
  const notes = indicators.map(({ note }) => note);
  const explanations = indicators.map(({ explanation }) => explanation);
  return {
    notes,
    explanations,
    unplaced: unplaced.map(({ text }) => text),
    codes: diagnostics.map(({ code }) => code),
  };
};

describe('remarks of a dump in blocks that stand behind no cell of a row', () => {
  it('are given to no row, and said to be unplaced', async () => {
    const head = ['一级指标', '二级指标', '三级指标', '指标值', '备注'];
    const { notes, unplaced, codes } = await read(...head, ...NAMES, ...TARGETS, '含急弯路段', '中雨以上顺延', ...LAST);
    expect(notes).toEqual([null, null, null, null, null, null]);
    expect(unplaced).toEqual(['含急弯路段', '中雨以上顺延']);
    expect(codes).toContain('unplaced-text');
  });

  it('are those of the first row right below their heading', async () => {
    const [first, ...names] = NAMES;
    const head = ['一级指标', '二级指标', '三级指标', ...names, first, '备注', '含急弯路段', '指标值'];
    const { notes, unplaced } = await read(...head, ...TARGETS, ...LAST);
    expect(notes).toEqual(['含急弯路段', null, null, null, null, null]);
    expect(unplaced).toEqual([]);
  });

  it('are those of their rows where most explanations stand right above the targets', async () => {
    const [head, names] = [['一级指标', '二级指标', '三级指标'], NAMES];
    const rows = ['台账统计', '≥42 公里', '抽样复核', '≥310 块', '100%', '10 月底前'];
    const below = ['警情比对', '≥30%', '≥90%'];
    const levels = [
      '社会效益指标 事故多发路段下降率',
      '效益指标',
      '满意度指标',
      '服务对象满意度\n指标',
      '沿线群众满意度',
    ];
    const { explanations, unplaced } = await read(
      [...head, ...names, ...levels].join('\n'),
      ['指标解释', '指标值', ...rows, ...below].join('\n'),
    );
    expect(explanations).toEqual(['台账统计', '抽样复核', null, null, '警情比对', null]);
    expect(unplaced).toEqual([]);
  });

  it('are given to no row below a heading behind all rows, also where the rows are printed one by one', async () => {
    const rows = NAMES.slice(2).flatMap((name, i) => [name, TARGETS[i]]);
    const head = ['一级指标', '二级指标', '三级指标', '指标值'];
    const { notes, unplaced } = await read(...head, '产出指标', '数量指标', ...rows, '-2-', '备注', '含急弯路段');
    expect(notes).toEqual([null, null, null, null]);
    expect(unplaced).toEqual(['含急弯路段']);
  });
});
