import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import type { Block } from '../../../src/model/grid.js';
import { recognizeBlocks, unreadTables } from '../../../src/recognize/grid/index.js';
import { expectAccounted } from './accounted.js';
import { line, table } from './draw.js';

const title = (page: number) => line('财政项目支出绩效目标申报表', page);
const header = (name: string, page: number) =>
  table(
    [
      ['项目名称*', name, '<'],
      ['主管部门', '县交通局', '实施单位：养护站'],
      ['总体\n目标', '中期目标', '年度目标'],
      ['^', '三年养护三百公里。', '养护一百公里。'],
    ],
    { page: () => page },
  );
const indicators = (page: number) =>
  table(
    [
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '修路长度', '≥5公里'],
    ],
    { page: () => page },
  );

function recognize(blocks: Block[]) {
  const found = recognizeBlocks(blocks, [], FORMS);
  expectAccounted(blocks, [], found);
  const forms = found.forms.map(({ values, rows, diagnostics }) => ({
    name: values.projectName?.text,
    rows: rows.length,
    said: diagnostics.map(({ code, page }) => `${code} ${page}`),
  }));
  return { forms, unread: unreadTables(blocks, found.outside, FORMS).map(({ code, page }) => `${code} ${page}`) };
}

describe('a form whose page with the indicators is missing', () => {
  it('says what is there, and that its table is not', () => {
    const { forms } = recognize([title(1), header('农村公路养护', 1)]);
    expect(forms).toEqual([{ name: '农村公路养护', rows: 0, said: ['table-truncated 1'] }]);
  });

  it('is told from the form behind it', () => {
    const { forms, unread } = recognize([
      ...[title(1), header('农村公路养护', 1)],
      ...[title(2), header('桥梁检测', 2), indicators(3)],
    ]);
    expect(forms).toEqual([
      { name: '农村公路养护', rows: 0, said: ['table-truncated 1'] },
      { name: '桥梁检测', rows: 1, said: [] },
    ]);
    expect(unread).toEqual([]);
  });

  it('is no list of forms', () => {
    const list = table([
      ['项目名称', '主管部门'],
      ['财政项目支出绩效目标申报表', '县交通局'],
    ]);
    expect(recognize([title(1), list]).forms).toEqual([]);
  });
});

it('says of indicators whose page with the labels is missing that no form took them', () => {
  const { forms, unread } = recognize([indicators(1), title(2), header('桥梁检测', 2), indicators(2)]);
  expect(forms).toEqual([{ name: '桥梁检测', rows: 1, said: [] }]);
  expect(unread).toEqual(['form-unread 1']);
});
