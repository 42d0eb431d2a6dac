import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/model/page.js';
import { joinLines, paragraphsFromWidths, toParagraphs } from '../../src/rebuild/index.js';
import { joinNumbers } from '../../src/rebuild/join-numbers.js';
import { splitSpan } from '../../src/rebuild/split-span.js';
import { linesOfCell, pieceFromLine, piecesFromLine, visualLines } from '../../src/rebuild/visual-lines.js';
import { span } from '../support/draw-table.js';

const lines = (...spans: ReturnType<typeof span>[]) => visualLines(spans).map((line) => pieceFromLine(line, 1).text);

describe('visualLines', () => {
  it('joins texts on one baseline in x order, whatever their order in the file', () => {
    expect(lines(span('目标', 16, 50), span('绩效', 0, 50), span('下一行', 0, 62))).toEqual(['绩效目标', '下一行']);
  });

  it('takes super- and subscripts into their line', () => {
    expect(lines(span('1344m', 0, 50, 10), span('2', 25, 46, 5), span('以上', 28, 50, 10))).toEqual(['1344m2以上']);
  });

  it('shows a blank where the gap shows one', () => {
    expect(lines(span('RFID', 0, 50), span('tag', 19, 50))).toEqual(['RFID tag']);
    expect(lines(span('共', 0, 50), span('18', 10, 50), span('所', 20, 50))).toEqual(['共18所']);
    expect(lines(span('项', 0, 50), span('目', 16, 50))).toEqual(['项 目']);
  });

  it('keeps two texts apart that are printed over each other', () => {
    expect(lines(span('二级目标', 0, 50), span('时效', 8, 51))).toEqual(['二级目标', '时效']);
  });

  it('parts a line outside of tables at a gap as wide as a column’s', () => {
    const [line] = visualLines([span('填报单位：甲局', 0, 50), span('单位：万元', 200, 50)]);
    expect(piecesFromLine(line!, 1).map(({ piece }) => piece.text)).toEqual(['填报单位：甲局', '单位：万元']);
  });
});

describe('linesOfCell', () => {
  const cell = (...spans: ReturnType<typeof span>[]) => linesOfCell(spans).map((line) => pieceFromLine(line, 1).text);
  const column = (text: string, x: number, y: number) => [...text].map((each, i) => span(each, x, y + 10 * i));

  it('reads text that runs downwards column by column, from the right one on', () => {
    expect(cell(...column('︵万元︶', 0, 50), ...column('项目资金', 12, 55)).join('')).toBe('项目资金︵万元︶');
  });

  it('reads single characters line by line that stand nearer beside each other', () => {
    const [left, right] = [column('项资', 0, 50), column('目金', 8, 50)];
    expect(cell(...left, ...right)).toEqual(['项目', '资金']);
  });
});

describe('splitSpan', () => {
  it('cuts two cells’ text at the blank near the border', () => {
    const parts = splitSpan(span('1,280.00 其他资金', 0, 50), 36)!;
    expect(parts.map(({ text }) => text)).toEqual(['1,280.00', '其他资金']);
    expect(parts[0].box[2]).toBeLessThanOrEqual(36);
    expect(parts[1].box[0]).toBeGreaterThanOrEqual(36);
  });

  it('leaves a text alone that has no blank near the border', () => {
    expect(splitSpan(span('一段很长的文字没有空格', 0, 50), 40)).toBeNull();
    expect(splitSpan(span('a 一段很长的文字', 0, 50), 60)).toBeNull();
  });
});

describe('joinLines', () => {
  it.each([
    [['服务对象满意', '度指标'], '服务对象满意度指标'],
    [['采用 RFID', 'tag 技术'], '采用 RFID tag 技术'],
    [['1,950,000.0', '0'], '1,950,000.00'],
    [['1,280,00', '0.00'], '1,280,000.00'],
    [['>=60 万立方', '米'], '>=60 万立方米'],
    [['≥', '90%'], '≥90%'],
    [['项目', '', ' 名称 '], '项目名称'],
    [['GB/T', '22239'], 'GB/T 22239'],
  ])('%j', (parts, whole) => {
    expect(joinLines(parts)).toBe(whole);
  });
});

describe('paragraphsFromWidths', () => {
  const join = (...texts: string[]) =>
    paragraphsFromWidths(
      texts.map((text) => ({ text, width: [...text].length })),
      10,
      1,
    );

  it('ends a paragraph where a line ends before the full width', () => {
    expect(join('一二三四五六七八九十', '甲乙丙。', '第二段从这里开始一行', '结束。')).toBe(
      '一二三四五六七八九十甲乙丙。\n第二段从这里开始一行结束。',
    );
  });

  it('starts one at numbering after a finished sentence, and not at a number inside of one', () => {
    expect(join('一二三四五六七八九。', '2、下一条在这里')).toBe('一二三四五六七八九。\n2、下一条在这里');
    expect(join('全年完成检查不少于第', '2.5万次的任务')).toBe('全年完成检查不少于第2.5万次的任务');
  });
});

describe('toParagraphs', () => {
  const piece = (text: string, y: number) => ({ text, page: 1, line: null, box: span(text, 4, y).box });
  const cell: Box = [0, 0, 90, 100];

  it('measures lines against the cell', () => {
    const wrapped = [piece('一二三四五六七八九十', 10), piece('甲乙丙。', 20), piece('第二段。', 30)];
    expect(toParagraphs(wrapped, cell)).toBe('一二三四五六七八九十甲乙丙。\n第二段。');
  });

  it('is empty for a blank cell', () => {
    expect(toParagraphs([], cell)).toBe('');
  });
});

describe('joinNumbers', () => {
  /** Spans one after the other, each with this gap before it. */
  const run = (gap: number, ...texts: string[]) => {
    let x = 10;
    return texts.map((text) => {
      const own = span(text, x + gap, 10);
      x = own.box[2];
      return own;
    });
  };
  const texts = (spans: ReturnType<typeof run>) => joinNumbers(spans).map(({ text }) => text);

  it('puts an amount together of which each run of digits came alone, and nothing else to it', () => {
    expect(texts(run(0, '1', ',', '375', ',', '900', '.', '00', '年度', '资'))).toEqual(['1,375,900.00', '年度', '资']);
    expect(texts(run(0, '98', '.', '5', '%'))).toEqual(['98.5%']);
  });

  it('takes the end of an amount from the text of the next cell that it runs into', () => {
    expect(texts(run(0, '2', ',', '774', ',', '300', '.', '00 10', '元'))).toEqual(['2,774,300.00', '10', '元']);
    expect(texts(run(0, '共', '10 所'))).toEqual(['共', '10 所']);
  });

  it('leaves numbers that stand apart, or are no number together', () => {
    expect(texts(run(4, '10', '9'))).toEqual(['10', '9']);
    expect(texts(run(0, '0.00', '1,375.00'))).toEqual(['0.00', '1,375.00']);
  });
});
