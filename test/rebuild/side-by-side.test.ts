import { expect, it } from 'vitest';
import type { Box, Page } from '../../src/model/page.js';
import { partSheets } from '../../src/rebuild/side-by-side.js';
import { drawTable, pageOf, span } from '../support/draw-table.js';
import { tableFromText } from '../support/table-from-text.js';

const [WIDTH, HEIGHT] = [400, 560];
const ROWS = ['项目名称|甲', '主管部门|乙'];

/** A page with a title and a table. */
const upright = (number: number, title: string): Page => {
  const page = pageOf([drawTable(tableFromText([40, 140, 340], 60, ROWS))], number, HEIGHT);
  return { ...page, width: WIDTH, spans: [span(title, 120, 40), ...page.spans] };
};

/** One or two pages next to each other on a broad sheet. */
function sheetOf(number: number, pages: readonly Page[]): Page {
  const shift = ([x0, y0, x1, y1]: Box, by: number): Box => [x0 + by, y0, x1 + by, y1];
  return {
    number,
    width: 2 * WIDTH,
    height: HEIGHT,
    spans: pages.flatMap(({ spans }, i) => spans.map((each) => ({ ...each, box: shift(each.box, i * WIDTH) }))),
    rules: pages.flatMap(({ rules }, i) =>
      rules.map((rule) => ({ ...rule, x0: rule.x0 + i * WIDTH, x1: rule.x1 + i * WIDTH })),
    ),
  };
}

it('parts sheets with two pages, the last of which may hold one, and knows where everything stood', () => {
  const pages = [upright(1, '项目甲'), upright(2, '项目乙'), upright(3, '项目丙')];
  const parted = partSheets([sheetOf(1, pages.slice(0, 2)), sheetOf(2, pages.slice(2))])!;
  expect(parted.pages).toEqual(pages);
  const piece = { text: '项目乙', page: 2, line: null, box: [120, 40, 160, 50] as const };
  expect(parted.onSheet(piece)).toEqual({ ...piece, page: 1, box: [120 + WIDTH, 40, 160 + WIDTH, 50] });
  expect(parted.onSheet({ ...piece, page: 3 })).toEqual({ ...piece, page: 2 });
});

it('keeps the gap of a page that could not be read', () => {
  const sheets = [sheetOf(1, [upright(1, '项目甲'), upright(1, '项目乙')]), upright(4, '项目丙')];
  expect(partSheets(sheets)!.pages.map(({ number }) => number)).toEqual([1, 2, 5]);
});

it.each<[string, Page]>([
  ['a page that is higher than broad', upright(1, '项目甲')],
  [
    'a title over the middle',
    sheetOf(1, [{ ...upright(1, ''), spans: [span('财政项目支出绩效目标申报表', 350, 20)] }]),
  ],
  [
    'a table over the middle',
    sheetOf(1, [pageOf([drawTable(tableFromText([40, 140, 740], 60, ROWS))], 1, HEIGHT), upright(1, '项目乙')]),
  ],
  ['a table beside text', sheetOf(1, [upright(1, '项目甲'), { ...upright(1, '项目乙'), rules: [] }])],
])('leaves %s as it is', (_, sheet) => {
  expect(partSheets([sheet])).toBeNull();
});
