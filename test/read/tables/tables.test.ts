import { describe, expect, it } from 'vitest';
import { toLines } from '../../../src/read/lines.js';
import { cutTables } from '../../../src/read/tables/index.js';

const cut = (...lines: readonly string[]) =>
  cutTables(toLines(lines.join('\n')).lines).map((part) =>
    part.kind === 'line' ? part.line.text : part.rows.map(({ cells }) => cells),
  );

describe('bars', () => {
  it('part the cells of a Markdown table, its rule and line breaks aside', () => {
    expect(cut('表', '', '| 项目名称 |  | 管网<br>改造 |', '|---|:--:|---|', '| a \\| b | c |  |', '', '尾')).toEqual([
      '表',
      [
        ['项目名称', '', '管网\n改造'],
        ['a | b', 'c', ''],
      ],
      '尾',
    ]);
  });

  it('part them without outer bars too, where a row may begin or end blank', () => {
    expect(cut('一级 | 二级 | 值', ' | 质量 | 1', '产出 | 数量 |')).toEqual([
      [
        ['一级', '二级', '值'],
        ['', '质量', '1'],
        ['产出', '数量', ''],
      ],
    ]);
  });

  it('join the lines of a row between rules', () => {
    const rule = '+----+----+---+';
    expect(cut(rule, '| 一 | 甲 | 1 |', '| 级 |    |   |', rule, '| 二 | 乙 | 2 |', rule)).toEqual([
      [
        ['一\n级', '甲', '1'],
        ['二', '乙', '2'],
      ],
    ]);
  });

  it('tell cells but no columns where rows leave out what is blank', () => {
    expect(cut('a | b | c', 'd | e', 'f', 'g | h | i | j', 'k | l')).toEqual([
      'a\tb\tc',
      'd\te',
      'f',
      'g\th\ti\tj',
      'k\tl',
    ]);
  });

  it('leave a single bar alone, and rows of blanks are no rules', () => {
    expect(cut('甲 | 乙', '丙')).toEqual(['甲 | 乙', '丙']);
    expect(cut('| a | b | c |', '|---|---|---|', '|  |  |  |', '|  |  |  |')).toEqual([
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['', '', ''],
      ],
    ]);
  });
});

describe('tabs and commas', () => {
  it('part cells where blank ones are printed too, also behind the last text', () => {
    expect(cut('表', '名称\tA\t\t', '单位\t\tB\t', '日期\tC\t\tD')).toEqual([
      '表',
      [
        ['名称', 'A', '', ''],
        ['单位', '', 'B', ''],
        ['日期', 'C', '', 'D'],
      ],
    ]);
  });

  it('stand in cells with quotation marks, as line ends do', () => {
    expect(cut('名称,"8,000",,', '"绩效', '指标",一级,二级,', '"说""好""",,,x')).toEqual([
      [
        ['名称', '8,000', '', ''],
        ['绩效\n指标', '一级', '二级', ''],
        ['说"好"', '', '', 'x'],
      ],
    ]);
  });

  it('are believed no more where line ends inside of cells tear rows', () => {
    const torn = ['a\tb\t\t', 'c\t\t\td', 'e\t\t\tf', '长\t文', '本\t\tx', '长\t文', '本\t\tx'];
    expect(cut(...torn)).toEqual(torn.map((line) => line.trimEnd()));
  });

  it('are no columns in money and prose', () => {
    const prose = ['收入 1,200,300 元', '支出 2,200,300 元', '结余 3,200,300 元', 'so, it, is, text'];
    expect(cut(...prose)).toEqual(prose);
  });
});

describe('HTML', () => {
  it('gives the cells of its tables, spans as blanks, entities as what they mean', () => {
    const html =
      '<p>表</p><table><tr><td rowspan="2">资金</td><td colspan=2>≥&nbsp;&lt;5&#65;</td></tr><tr><td>a</td><td>b<br/>c</td></tr></table>尾';
    expect(cut(html)).toEqual([
      '表',
      [
        ['资金', '≥ <5A', ''],
        ['', 'a', 'b\nc'],
      ],
      '尾',
    ]);
  });

  it('is not looked for in text with angle brackets', () => {
    expect(cut('响应时间 <30分钟', 'a<b>c')).toEqual(['响应时间 <30分钟', 'a<b>c']);
  });
});
