import { describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.js';
import { toBlocks } from '../../src/rebuild/index.js';
import { drawFreeHeaders, withHeaderDoubts } from '../../src/recognize/free-header.js';
import { recognizeBlocks } from '../../src/recognize/grid/index.js';
import { addsUp, countCoverage, countSpans } from '../../src/validate/coverage.js';
import { drawTable, pageOf, span } from '../support/draw-table.js';
import { tableFromText } from '../support/table-from-text.js';

const TABLE = drawTable(
  tableFromText([40, 130, 240, 380, 500], 300, [
    '一级指标|二级指标|三级指标|指标值',
    '产出指标|数量指标|更新设备台数|≥120台',
    '满意度指标|服务对象满意度指标|学生满意度|≥90%',
  ]),
);

/** A page with lines of words, each at its x, above a ruled table. */
function pageWith(
  ...lines: readonly (readonly [y: number, ...words: readonly (readonly [x: number, text: string])[]])[]
) {
  const spans = lines.flatMap(([y, ...words]) => words.map(([x, text]) => span(text, x, y)));
  return pageOf([{ spans, rules: [] }, TABLE]);
}

function read(page: ReturnType<typeof pageOf>) {
  const { blocks, furniture } = toBlocks([page]);
  const drawn = drawFreeHeaders(blocks, [page], FORMS);
  const found = recognizeBlocks(drawn.blocks, furniture, FORMS);
  expect(addsUp(countCoverage(found, countSpans([page])))).toBe(true);
  const [form] = found.forms;
  const values = Object.fromEntries(Object.entries(form!.values).map(([key, { text }]) => [key, text]));
  return { isDrawn: drawn.blocks.length !== blocks.length, values, form: form!, unplaced: form!.unplaced.length };
}

describe('drawFreeHeaders', () => {
  it('gives the lines of a name and a text to the labels that they stand around', () => {
    const { isDrawn, values, unplaced } = read(
      pageWith(
        [20, [200, '项目支出绩效目标表']],
        [48, [140, '中小学校园直饮水设备更新']],
        [60, [60, '项目名称：'], [300, '主管部门：'], [380, '望江区教育局']],
        [72, [140, '及水质在线监测工程']],
        [92, [60, '实施单位：'], [140, '学校后勤管理中心']],
        [112, [140, '更新直饮水设备，安装水质在线监测装置，使全区各校学生']],
        [124, [60, '年度目标：'], [140, '饮水安全得到保障，设备完好率和水质合格率均达到百分之']],
        [136, [140, '九十五以上。']],
      ),
    );
    expect(isDrawn).toBe(true);
    expect(values.projectName).toBe('中小学校园直饮水设备更新及水质在线监测工程');
    expect(values.implementingUnit).toBe('学校后勤管理中心');
    expect(values['narrative.annualGoal']).toMatch(/^更新直饮水.*各校学生饮水.*百分之九十五以上。$/u);
    expect(unplaced).toBe(0);
  });

  it('knows labels without colons', () => {
    const { values } = read(
      pageWith(
        [20, [200, '项目支出绩效目标表']],
        [60, [60, '项目名称'], [140, '校园直饮水设备更新'], [300, '主管部门'], [380, '望江区教育局']],
        [80, [60, '实施单位'], [140, '学校后勤管理中心']],
      ),
    );
    expect(values).toMatchObject({ projectName: '校园直饮水设备更新', implementingUnit: '学校后勤管理中心' });
  });

  it('leaves lines on which each label has its value', () => {
    const { isDrawn, values } = read(
      pageWith(
        [20, [200, '项目支出绩效目标表']],
        [60, [60, '项目名称：校园直饮水设备更新']],
        [80, [60, '主管部门：望江区教育局']],
        [100, [60, '实施单位：学校后勤管理中心']],
      ),
    );
    expect(isDrawn).toBe(false);
    expect(values).toMatchObject({ projectName: '校园直饮水设备更新', implementingUnit: '学校后勤管理中心' });
  });
});

describe('withHeaderDoubts', () => {
  it('doubts what is in cells whose borders are not settled', () => {
    const { form } = read(
      pageWith([20, [200, '项目支出绩效目标表']], [60, [60, '项目名称：校园直饮水']], [80, [60, '主管部门：教育局']]),
    );
    const unsure = new Set(form.values.projectName!.pieces);
    const { diagnostics } = withHeaderDoubts(form, unsure);
    expect(diagnostics.map(({ code, field }) => [code, field])).toEqual([['alignment-inferred', 'projectName']]);
  });
});
