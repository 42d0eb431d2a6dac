import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../../src/forms/index.js';
import { knownNames } from '../../../../src/recognize/flow/uncut/known-names.js';
import { joinLetters } from '../../../../src/recognize/flow/uncut/letters.js';
import { linesOf } from '../../../support/dump.js';

const NAMES = knownNames(FORMS.filter((form) => form.table !== null));

/** As MuPDF prints a font whose widths it does not know: Han characters one a line, numbers whole. */
function letters(text: string): string {
  return (text.match(/[\w.,%=≥-]+|./gu) ?? []).join('\n');
}

function joined(...lines: readonly string[]): string[] {
  return joinLetters(linesOf(lines.map(letters).join('\n\n')), NAMES).map((line) => line.text);
}

const HEAD = ['项目名称数字图书馆资源采购项目类别特定目标类', '计划开始日期2019-03-09计划完成日期2019-10-26'];

describe('joinLetters', () => {
  it('puts lines together as far as blank lines part them, and cuts them at labels', () => {
    expect(joined(...HEAD, '项目总目标：完成年度任务，通过验收。')).toEqual([
      '项目名称',
      '数字图书馆资源采购',
      '项目类别',
      '特定目标类',
      '计划开始日期',
      '2019-03-09',
      '计划完成日期',
      '2019-10-26',
      '项目总目标：',
      '完成年度任务，通过验收。',
    ]);
  });

  it('cuts sentences of a text only where more stands between two blank lines than one printed line holds', () => {
    const read = (text: string) => joined(...HEAD, '项目总目标：', '', text, '', '一级指标二级指标三级指标指标值');
    const short = '巡查河道二十次。2.清理淤泥三千方。';
    expect(read(short)).toContain(short);
    const long = `${'巡查河道，登记隐患，督促整改，并向社会公布结果'.repeat(5)}。`;
    expect(read(long + short)).toEqual(expect.arrayContaining([long, '巡查河道二十次。', '2.清理淤泥三千方。']));
  });

  it('cuts rows of a table at levels and between names and targets', () => {
    const rows = [
      '一级指标二级指标三级指标指标值',
      '产出指标数量指标演出场次≥60场',
      '检测合格率=100%',
      '财务管理制度健全性健全',
    ];
    expect(joined(...HEAD, ...rows).slice(8)).toEqual([
      '一级指标',
      '二级指标',
      '三级指标',
      '指标值',
      '产出指标',
      '数量指标',
      '演出场次',
      '≥60场',
      '检测合格率',
      '=100%',
      '财务管理制度健全性',
      '健全',
    ]);
  });

  it('ends a target with its unit, and begins with the target behind a name that the form prints', () => {
    const rows = [
      '一级目标二级目标三级目标指标目标值项目验收规范性符合更新图书种类=14种读书会场次>=105场',
      '新增藏书量>=6618册（件）',
    ];
    expect(joined(...HEAD, rows.join('')).slice(12)).toEqual([
      '项目验收规范性',
      '符合',
      '更新图书种类',
      '=14种',
      '读书会场次',
      '>=105场',
      '新增藏书量',
      '>=6618册（件）',
    ]);
  });

  it('begins a cell where a line begins, and ends it behind a character that ends no line elsewhere', () => {
    const head = '一级指标二级指标三级指标指标值产出指标数量指标';
    const rows = '档案管理/完/备性/完/备/抢救/记录片/一/年/2部/以上';
    const dump = [...[...HEAD, head].map(letters), rows.replaceAll('/', '\n')].join('\n');
    const texts = joinLetters(linesOf(dump), NAMES).map((line) => line.text);
    expect(texts.slice(14)).toEqual(['档案管理完备性', '完备', '抢救记录片', '一年2部以上']);
  });

  it('cuts running text where sentences and items of a list begin', () => {
    const first = `${'更新图书，'.repeat(20)}全面完成年度任务。`;
    const text = `${first}（1）更新图书；（2）举办读书会，每月一场。另行总结！`;
    expect(joined(...HEAD, `项目总目标：${text}`).slice(9)).toEqual([
      first,
      '（1）更新图书；',
      '（2）举办读书会，每月一场。',
      '另行总结！',
    ]);
  });

  it('ends the name of a unit before the text that follows, and a page before its number', () => {
    const dump = [...HEAD, '申报单位名称：东浦区交通委员会公路管理中心全区现有公路六十座桥梁', '7']
      .map(letters)
      .join('\n');
    const texts = joinLetters(linesOf(dump), NAMES).map((line) => line.text);
    expect(texts.slice(8)).toEqual(['申报单位名称：', '东浦区交通委员会公路管理中心', '全区现有公路六十座桥梁', '7']);
  });

  it('leaves labels inside of running text', () => {
    expect(joined(...HEAD, '本年将项目类别调整为其他，按项目名称分别核算。').slice(8)).toEqual([
      '本年将项目类别调整为其他，按项目名称分别核算。',
    ]);
  });

  it('marks what it joined, and leaves other dumps', () => {
    const lines = linesOf(letters(HEAD.join('').repeat(2)));
    expect(joinLetters(lines, NAMES).every((line) => line.joined)).toBe(true);
    const other = linesOf(HEAD.join('\n').repeat(9));
    expect(joinLetters(other, NAMES)).toBe(other);
  });
});
