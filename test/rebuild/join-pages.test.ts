import { describe, expect, it } from 'vitest';
import type { Page, Rule } from '../../src/model/page.js';
import { toBlocks } from '../../src/rebuild/index.js';
import { drawTable, pageOf, span } from '../support/draw-table.js';
import { tableFromText } from '../support/table-from-text.js';

const HEIGHT = 300;
const XS = [40, 80, 140, 250, 330];

/** A page with one table at its bottom (first page) or top (other pages). */
const pageWith = (number: number, rows: readonly string[], xs: readonly number[] = XS): Page => {
  const top = number === 1 ? 280 - 20 * rows.length : 30;
  return pageOf([drawTable(tableFromText(xs, top, rows))], number, HEIGHT);
};
/** A page with one table of rows of any height, their cells' lines from the top on or around the middle. */
const pageOfRows = (
  number: number,
  rows: readonly (readonly [
    top: number,
    bottom: number,
    cells: readonly (readonly string[])[],
    set?: 'top' | 'middle',
  ])[],
  xs: readonly number[] = XS,
): Page => {
  const cells = rows.flatMap((_, row) => xs.slice(1).map((_, col) => ({ row, col, rowSpan: 1, colSpan: 1, text: '' })));
  const { rules } = drawTable({ xs, ys: [rows[0]![0], ...rows.map(([, bottom]) => bottom)], cells });
  const spans = rows.flatMap(([top, bottom, texts, set]) =>
    texts.flatMap((lines, col) => {
      const first = set === 'middle' ? (top + bottom) / 2 - 5 * (lines.length - 1) : top + 6;
      return lines.map((text, k) => span(text, xs[col]! + 3, first + 10 * k));
    }),
  );
  return pageOf([{ rules, spans }], number, HEIGHT);
};
const withLine = (page: Page, text: string, y: number): Page => ({
  ...page,
  spans: [...page.spans, span(text, 40, y)],
});
const rebuild = (...pages: Page[]) => {
  const { blocks, furniture, diagnostics } = toBlocks(pages);
  return {
    codes: diagnostics.map(({ code }) => code),
    furniture: furniture.map(({ text }) => text),
    grids: blocks.flatMap((block) => {
      if (block.kind === 'line') return [];
      return [
        block.grid.cells.map(({ row, col, rowSpan, colSpan, lines }) => {
          const size = (rowSpan > 1 ? ` ↓${rowSpan}` : '') + (colSpan > 1 ? ` →${colSpan}` : '');
          return `${row},${col}${size} ${lines.map(({ text }) => text).join('/')}`;
        }),
      ];
    }),
  };
};

describe('a table that goes on', () => {
  it('loses its repeated header, which is counted as furniture', () => {
    const header = '一级|二级|三级|目标值';
    const { grids, furniture } = rebuild(
      pageWith(1, ['名称|甲|性质|乙', header, '产出|数量|检查|3次']),
      pageWith(2, [header, '效益|社会|知晓|90%']),
    );
    expect(grids).toHaveLength(1);
    expect(grids[0]!.slice(-4)).toEqual(['3,0 效益', '3,1 社会', '3,2 知晓', '3,3 90%']);
    expect(furniture).toEqual(['一级', '二级', '三级', '目标值']);
  });

  it('goes on below a head that only two pages have, and no further below another line', () => {
    const [first, second] = [
      pageWith(1, ['产出|数量|检查|3次', '^|质量|合格|99%']),
      pageWith(2, ['效益|社会|知晓|90%']),
    ];
    const titled = withLine(withLine(first, '部门预算附件', 12), '绩效目标申报表', 32);
    const { grids, furniture } = rebuild(titled, withLine(second, '部门预算附件', 12));
    expect(grids).toHaveLength(1);
    expect(furniture).toEqual(['部门预算附件', '部门预算附件']);
    expect(rebuild(titled, withLine(second, '收支预算总表', 12)).grids).toHaveLength(2);
    expect(rebuild(withLine(first, '某某中心', 12), withLine(second, '某某中心', 12)).furniture).toEqual([]);
  });

  it('keeps a row of data that says what another one did', () => {
    const { grids, furniture } = rebuild(
      pageWith(1, ['一级|二级|三级|目标值', '满意|服务|群众|≥95%', '产出|数量|检查|3次']),
      pageWith(2, ['满意|服务|群众|≥95%', '产出|数量|抽查|6次']),
    );
    expect(furniture).toEqual([]);
    expect(grids.flat().filter((cell) => cell.endsWith('≥95%'))).toHaveLength(2);
  });

  it('has its merged cells whole again, left blank below or printed again', () => {
    const above = ['产出|数量|检查|3次', '^|质量|合格|99%', '^|^|差错|无'];
    const blank = rebuild(pageWith(1, above), pageWith(2, ['||返工|无', '^|时效|完成|月底']));
    expect(blank.grids[0]).toContain('0,0 ↓5 产出');
    expect(blank.grids[0]).toContain('1,1 ↓3 质量');
    expect(blank.grids[0]).toContain('3,2 返工');
    const again = rebuild(pageWith(1, above), pageWith(2, ['产出|质量|返工|无', '^|时效|完成|月底']));
    expect(again.grids).toEqual(blank.grids);
    expect(again.furniture).toEqual(['产出', '质量']);
  });

  it('takes a label of one row for merged when it is blank below, and a new label for new', () => {
    const above = ['产出|数量|检查|3次', '^|质量|合格|99%'];
    expect(rebuild(pageWith(1, above), pageWith(2, ['||返工|无'])).grids[0]).toContain('1,1 ↓2 质量');
    expect(rebuild(pageWith(1, above), pageWith(2, ['|时效|完成|月底'])).grids[0]).toContain('2,1 时效');
  });

  it('has a row whole again of which the last character of one label is all that is left below', () => {
    const xs = [40, 80, 140, 170, 230];
    const { grids, codes } = rebuild(
      pageWith(1, ['名称|村道|项目类|特定目标'], xs),
      pageWith(2, ['||别|', '部门|甲局|单位|乙所'], xs),
    );
    expect(grids[0]!.slice(0, 4)).toEqual(['0,0 名称', '0,1 村道', '0,2 项目类/别', '0,3 特定目标']);
    expect(codes).toEqual(['row-inferred']);
  });

  it('keeps labels apart that hang at the top of their cells as all texts of the table do', () => {
    const first = pageOfRows(1, [
      [210, 254, [['产出'], ['质量'], ['差错'], ['无']]],
      [254, 280, [[], ['经济', '效益'], ['支出', '减少'], ['减少']]],
    ]);
    const second = pageOfRows(2, [
      [30, 80, [[], ['社会', '效益'], ['近视', '发生'], ['15%']]],
      [80, 100, [[], ['生态'], ['节能'], ['100%']]],
    ]);
    const { grids } = rebuild(first, second);
    expect(grids[0]).toContain('1,1 经济/效益');
    expect(grids[0]).toContain('2,1 社会/效益');
    expect(grids[0]).toContain('2,2 近视/发生');
  });

  it('keeps names apart of which the upper one fills its row, the lower one hangs in a taller one, and the upper one has ended', () => {
    const roomy = [190, 258, [['产出'], ['数量'], ['检查'], ['3次']], 'middle'] as const;
    const first = (name: readonly string[]) => pageOfRows(1, [roomy, [258, 280, [['产出'], ['质量'], name, ['≥98%']]]]);
    const second = pageOfRows(2, [
      [30, 80, [[], [], ['监测报告差错率'], ['≤1%', '每月', '报送', '一次']]],
      [80, 100, [['效益'], ['社会'], ['知晓'], ['90%']]],
    ]);
    const ended = rebuild(first(['实验室质控样品的合格', '率']), second).grids[0];
    expect(ended).toEqual(expect.arrayContaining(['1,2 实验室质控样品的合格/率', '2,2 监测报告差错率']));
    const whole = rebuild(first(['服务对象满', '意度等指标']), second).grids[0];
    expect(whole).toEqual(expect.arrayContaining(['2,2 监测报告差错率']));
  });

  it('takes labels that end with a colon for whole, however full their lines and however long the texts beside them', () => {
    const xs = [40, 100, 240];
    const text = ['二月至四月抽检食堂；', '五月至九月抽检冷饮；', '十月起抽检月饼。'];
    const first = pageOfRows(1, [[230, 280, [['项目实施计划：'], text]]], xs);
    const second = pageOfRows(2, [[30, 60, [['总目标及阶段性：'], []]]], xs);
    expect(rebuild(first, second).grids.flat().slice(-4)).toEqual([
      '0,0 项目实施计划：',
      `0,1 ${text.join('/')}`,
      '1,0 总目标及阶段性：',
      '1,1 ',
    ]);
  });

  it('takes labels for whole that a star ends, or that have room below in a taller cell', () => {
    const text = [
      '一是成立由分管副区长任组长的联席会议办公室，设在',
      '区绿化局；二是明确选点公示施工验收移交五个环节的',
      '责任；三是资金按进度拨付，完工后支付至九成七，并',
      '按季度结算测评费用。',
    ];
    const below = [
      '第一季度街镇申报点位，现场踏勘，确定名单并公示；',
      '第二季度首批点位开工，测评机构进场开展测评工作。',
    ];
    const pages = (label: string, bottom: number, end = '制度和措施') =>
      rebuild(
        pageOfRows(1, [[280 - bottom, 280, [[label, end], text], 'middle']], [40, 110, 330]),
        pageOfRows(2, [[30, 70, [['项目实施计划'], below], 'middle']], [40, 110, 330]),
      ).grids[0]!.length;
    expect(pages('保证项目实施', 46)).toBe(2);
    expect(pages('保证项目实施', 90)).toBe(4);
    expect(pages('保证项目实施', 46, '制度、措施*')).toBe(4);
  });

  it('takes no long text for cut that ends early in its last line, beside a label that has ended', () => {
    const xs = [40, 80, 240];
    const long = ['对三片老城的五十八幢房屋修缮，', '涉及居民两千户；', '全部整改。'];
    const first = (label: readonly string[]) => pageOfRows(1, [[230, 280, [label, long]]], xs);
    const second = pageOfRows(2, [[30, 60, [['年度目标'], ['完成二十三幢。']]]], xs);
    for (const label of [
      ['项目总', '目标（', '2024年）'],
      ['长期总体目', '标及效', '益'],
    ])
      expect(rebuild(first(label), second).grids.flat()).toContain('1,0 年度目标');
  });

  it('keeps fields of the next form that say what those of the last one did', () => {
    const fields = '绩效类型：|事业类|政府购买：|是';
    const { grids, furniture } = rebuild(
      pageWith(1, ['名称：|甲|类别：|经常', fields, '产出|数量|检查|3次', '名称：|乙|类别：|一次']),
      pageWith(2, [fields, '效益|社会|知晓|90%']),
    );
    expect(furniture).toEqual([]);
    expect(grids.flat().filter((cell) => cell.endsWith('事业类'))).toHaveLength(2);
  });

  it('goes on below the name of a sheet that is 表 alone', () => {
    const [first, second] = [pageWith(1, ['产出|数量|检查|3次']), pageWith(2, ['效益|社会|知晓|90%'])];
    const third = pageWith(3, ['满意|服务|居民|≥90%']);
    const { grids, furniture } = rebuild(...[first, second, third].map((page) => withLine(page, '表', 12)));
    expect(furniture).toEqual(['表', '表', '表']);
    expect(grids[0]).toContain('1,2 知晓');
  });

  it('takes a lone character that the page break left above a table into the label down its side', () => {
    const above = pageWith(1, ['绩|产出|检查|3次', '^|^|抽查|2次']);
    const below = pageWith(2, ['|产出|返工|无', '^|^|完成|月底']);
    const { grids } = rebuild(above, { ...below, spans: [...below.spans, span('效', 46, 25)] });
    expect(grids).toHaveLength(1);
    expect(grids[0]).toContain('2,0 ↓2 效');
    const under = rebuild({ ...above, spans: [...above.spans, span('效', 46, 286)] }, below);
    expect(under.grids).toHaveLength(1);
    expect(under.grids[0]!.some((cell) => cell.startsWith('0,0') && cell.endsWith('绩/效'))).toBe(true);
  });

  it('takes lines of labels that run over its lower edge, and leaves a note there', () => {
    const above = pageWith(1, ['绩效|产出|检查|3次', '满意度|服务对象|学生|2次']);
    const below = pageWith(2, ['^|^|返工|无']);
    const labels = [span('指标', 50, 282), span('指标', 92, 282)];
    const { grids } = rebuild({ ...above, spans: [...above.spans, ...labels] }, below);
    expect(grids[0]).toContain('1,0 满意度/指标');
    expect(grids[0]).toContain('1,1 服务对象/指标');
    const note = rebuild({ ...above, spans: [...above.spans, span('注：满意度按问卷计算', 50, 282)] }, below);
    expect(note.grids[0]).toContain('1,0 满意度');
  });

  it('keeps a label once of which the upper page shows only the beginning', () => {
    const { grids, furniture } = rebuild(
      pageWith(1, ['绩效|产出目|检查|3次', '^|^|抽查|2次']),
      pageWith(2, ['绩效|产出目标|返工|无', '^|^|完成|月底']),
    );
    expect(grids[0]).toContain('0,1 ↓4 产出目标');
    expect(furniture).toContain('产出目');
  });

  it('has a cut narrative whole again', () => {
    const xs = [40, 80, 200];
    const { grids, codes } = rebuild(
      pageWith(1, ['名称|甲', '概况|一二三四五六七八九十一二三四']),
      pageWith(2, ['|后半段在下一页', '依据|文件']),
    );
    expect(grids).toHaveLength(1);
    const cut = rebuild(
      pageWith(1, ['名称|甲', '概况|一二三四五六七八九十一二三四'], xs),
      pageWith(2, ['|后半段在下一页', '依据|文件'], xs),
    );
    expect(cut.grids[0]).toContain('1,1 一二三四五六七八九十一二三四/后半段在下一页');
    expect(cut.codes).toEqual(['row-inferred']);
    expect(codes).toEqual(cut.codes);
  });

  it('has a cut indicator row whole again', () => {
    const { grids } = rebuild(
      pageWith(1, ['产出|数量|检查|3次', '^|质量|合格|99%', '^|^|项目管理制度健全性和有效|健全']),
      pageWith(2, ['||性|', '^|时效|完成|月底']),
    );
    expect(grids[0]).toContain('2,2 项目管理制度健全性和有效/性');
    expect(grids[0]).toContain('3,1 时效');
  });

  it('has a row whole again of which several wide cells break off in a full line', () => {
    const filled = (page: Page, texts: readonly [string, number, number][]): Page => ({
      ...page,
      spans: [...page.spans, ...texts.map(([text, x, y]) => span(text, x, y))],
    });
    const above = filled(pageWith(1, ['产出|数量|检查|3次', '效益|社会||']), [
      ['农产品运输条件改善程度', 143, 265],
      ['以年度问卷结果和投诉件', 143, 275],
      ['明显改善并得到群', 253, 265],
      ['众普遍认可且投诉', 253, 275],
    ]);
    const { grids, codes } = rebuild(above, pageWith(2, ['||数为准|件数下降', '^|生态|绿化|85%']));
    expect(grids[0]).toContain('1,2 农产品运输条件改善程度/以年度问卷结果和投诉件/数为准');
    expect(grids[0]).toContain('1,3 明显改善并得到群/众普遍认可且投诉/件数下降');
    expect(codes).toEqual(['row-inferred']);
  });

  it('has a row whole again of which two cells go on, and a label that was broken early', () => {
    const xs = [40, 110, 176, 206, 230, 296];
    const above = pageWith(1, ['经济效益指标|节水量|3吨|9|', '可持续|空气优良天数|84%|7|审批滞后延误'], xs);
    const { grids, codes } = rebuild(above, pageWith(2, ['指标|比例|||已协调', '满意度指标|居民|90%|9|'], xs));
    expect(grids[0]).toEqual(expect.arrayContaining(['1,0 可持续/指标', '1,1 空气优良天数/比例', '2,1 居民']));
    expect(codes).toEqual(['row-inferred']);
  });

  it('does not take a row with a blank remark for a cut one', () => {
    const above = ['数量|检查|3次|因故', '^|巡查|5次|', '^|合格|99%|天气'];
    const { grids, codes } = rebuild(pageWith(1, above), pageWith(2, ['|差错|无|']));
    expect(grids[0]).toContain('3,1 差错');
    expect(codes).toEqual([]);
  });

  it('goes on past page numbers and running lines', () => {
    const first = withLine(pageWith(1, ['产出|数量|检查|3次']), '- 1 -', 292);
    const { grids, furniture } = rebuild(first, withLine(pageWith(2, ['效益|社会|知晓|90%']), '第 2 页 共 2 页', 290));
    expect(grids).toHaveLength(1);
    expect(furniture).toEqual(['- 1 -', '第 2 页 共 2 页']);
  });

  it('goes on past a running line that names a table and stands over the title', () => {
    const head = (page: Page) => withLine(page, '二〇二二年部门预算附表', 8);
    const titled = (number: number, rows: string[]) => withLine(head(pageWith(number, rows)), '项目支出绩效目标表', 20);
    const first = titled(1, ['产出|数量|检查|3次']);
    const { grids } = rebuild(first, head(pageWith(2, ['效益|社会|知晓|90%'])), titled(3, ['产出|数量|巡查|5次']));
    expect(grids).toHaveLength(2);
    expect(grids[0]).toContain('1,2 知晓');
  });

  it('is joined where undrawn borders say that cells run over the break', () => {
    const level = (y: number, x0: number, x1: number): Rule => ({ x0, y0: y, x1, y1: y });
    const open = (page: Page, y: number, from: number): Page => ({
      ...page,
      rules: [...page.rules.filter((r) => !(r.y0 === y && r.y1 === y)), level(y, from, 330)],
    });
    const above = open(pageWith(1, ['产出|数量|检查|3次', '^|质量|合格|99%']), 280, 80);
    const below = open(pageWith(2, ['|质量|返工|无']), 30, 80);
    expect(rebuild(above, below).grids[0]).toContain('0,0 ↓3 产出');
    expect(rebuild(above, below).grids[0]).toContain('2,1 质量');
  });

  it('finds its columns on a page with other margins', () => {
    const shifted = XS.map((x) => x + 15);
    expect(
      rebuild(pageWith(1, ['产出|数量|检查|3次']), pageWith(2, ['效益|社会|知晓|90%'], shifted)).grids,
    ).toHaveLength(1);
  });
});

describe('two tables stay two', () => {
  const first = pageWith(1, ['名称|甲|性质|乙', '产出|数量|检查|3次']);

  it('when the second begins like the first, with other values', () => {
    expect(rebuild(first, pageWith(2, ['名称|丙|性质|丁'])).grids).toHaveLength(2);
  });

  it('when a line stands between them', () => {
    const second = pageWith(2, ['效益|社会|知晓|90%']);
    expect(rebuild(first, withLine(second, '项目支出绩效目标表', 20)).grids).toHaveLength(2);
    expect(rebuild(withLine(first, '注：本表一式两份', 290), second).grids).toHaveLength(2);
  });

  it('when their columns differ', () => {
    expect(rebuild(first, pageWith(2, ['效益|社会|知晓|90%'], [40, 100, 170, 280, 330])).grids).toHaveLength(2);
    expect(rebuild(first, pageWith(2, ['效益|社会|知晓|90%'], [40, 80, 140, 250, 400])).grids).toHaveLength(2);
  });

  it('when the rows would have fitted on the first page', () => {
    const early = pageOf([drawTable(tableFromText(XS, 30, ['名称|甲|性质|乙', '产出|数量|检查|3次']))], 1, HEIGHT);
    expect(rebuild(early, pageWith(2, ['效益|社会|知晓|90%'])).grids).toHaveLength(2);
  });

  it('when they stand one below the other on one page', () => {
    const page = pageOf([
      drawTable(tableFromText(XS, 30, ['名称|甲|性质|乙'])),
      drawTable(tableFromText(XS, 80, ['名称|丙|性质|丁'])),
    ]);
    expect(rebuild(page).grids).toHaveLength(2);
  });
});

describe('text at the edges of cells', () => {
  const table = drawTable(tableFromText(XS, 30, ['名称||性质|', '产出|数量|检查|3次']));
  const gridWith = (...spans: Page['spans']) =>
    rebuild(pageOf([{ ...table, spans: [...table.spans, ...spans] }])).grids[0]!;

  it('that runs over a border belongs where it begins, unless it is two texts', () => {
    expect(gridWith(span('很长的一个项目名称超出', 82, 40))).toContain('0,1 很长的一个项目名称超出');
    expect(gridWith(span('甲乙丙丁戊己 庚辛', 88, 40))).toContain('0,1 甲乙丙丁戊己');
  });

  it('that sticks out of the table belongs to the nearest cell', () => {
    expect(gridWith(span('乙丙丁戊己庚', 300, 40))).toContain('0,3 乙丙丁戊己庚');
  });
});
