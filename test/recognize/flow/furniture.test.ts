import { describe, expect, it } from 'vitest';
import { shanghai2020 } from '../../../src/forms/shanghai-2020.js';
import { shanghai2026 } from '../../../src/forms/shanghai-2026.js';
import type { FormDefinition } from '../../../src/model/form.js';
import { browserLines, isFurniture, partPageNumbers, repeatedFields } from '../../../src/recognize/flow/furniture.js';
import { vocabularyOf } from '../../../src/recognize/flow/vocabulary.js';
import { linesOf } from '../../support/dump.js';

const furniture = (text: string) =>
  linesOf(text)
    .filter((_, at, lines) => isFurniture(lines, at))
    .map((line) => line.text);

describe('isFurniture', () => {
  it('takes 34页 for the end of a target but at the end of a page', () => {
    expect(furniture('扫描页数\n1260\n34页\n图像合格率')).toEqual([]);
    expect(furniture('扫描页数\n1页\f图像合格率\n2页')).toEqual(['1页', '2页']);
    expect(furniture('扫描页数\n34 页 共 40 页\n图像合格率')).toEqual(['34 页 共 40 页']);
  });
});

it('takes a bare number at the end of the first of many pages where the next page ends with the next one', () => {
  const pages = (...ends: string[]) => ends.map((end) => `巡查次数\n${end}`).join('\f');
  expect(furniture(pages('1', '2', '3'))).toEqual(['1', '2', '3']);
  expect(furniture(pages('5', '6', '质量指标'))).not.toContain('5');
});

describe('partPageNumbers', () => {
  const parted = (text: string) => partPageNumbers(linesOf(text)).map((line) => line.text);

  it('puts page numbers on lines of their own', () => {
    const lines = ['产出指标', '第 4页满意度指标', '第 5页项目支出绩效目标表'];
    expect(parted(lines.join('\n'))).toEqual(['产出指标', '第 4页', '满意度指标', '第 5页', '项目支出绩效目标表']);
  });

  it('puts numbers between dashes on lines of their own', () => {
    const lines = ['产出指标', '－ 6－（2）结题及时率 ≥90%', '- 7 -项目支出绩效目标表'];
    expect(parted(lines.join('\n'))).toEqual([
      ...['产出指标', '－ 6－', '（2）结题及时率 ≥90%', '- 7 -', '项目支出绩效目标表'],
    ]);
  });

  it('puts numbers with that of all pages on lines of their own, and leaves fractions alone', () => {
    expect(parted('1 / 2项目支出绩效目标表\n产出指标\n2 / 2项目支出绩效目标表')).toEqual([
      ...['1 / 2', '项目支出绩效目标表', '产出指标', '2 / 2', '项目支出绩效目标表'],
    ]);
    expect(parted('2/3以上学生\n1/3以上家长')).toEqual(['2/3以上学生', '1/3以上家长']);
  });

  it('puts numbers that tell how many pages there are on lines of their own, and leaves them whole', () => {
    const lines = ['第1页/共2页项目支出绩效自评表', '产出指标', '第 2 页（共 2 页）满意度指标'];
    expect(parted(lines.join('\n'))).toEqual([
      ...['第1页/共2页', '项目支出绩效自评表', '产出指标', '第 2 页（共 2 页）', '满意度指标'],
    ]);
    expect(parted('第 1 页（共 2 页）\n产出指标\n第 2 页（共 2 页）')).toContain('第 2 页（共 2 页）');
  });

  it('leaves one alone that no other follows, and those that tell how many pages there are', () => {
    for (const lines of [
      ['第3页的附表', '产出指标'],
      ['第1页 共2页', '第2页共2页'],
      ['-5-10℃', '-6-11℃'],
      ['- 5 -10', '- 6 -11'],
    ])
      expect(parted(lines.join('\n'))).toEqual(lines);
  });
});

describe('browserLines', () => {
  const PRINTED = '11/26/26, 8:03 PM';
  const ADDRESS = 'http://cz.example.gov.cn/print.html?id=21';
  const found = (...lines: string[]) =>
    browserLines(partPageNumbers(linesOf(lines.join('\n')))).map((line) => line.text.trim());

  it('are the head and the foot of each page, on one line or on two', () => {
    const page = (number: string) => [`${PRINTED} 绩效目标申报-打印`, '产出指标', `${ADDRESS} ${number}`];
    expect(found(...page('1/2'), ...page('2/2'))).toHaveLength(4);
    const apart = (number: string) => [PRINTED, '绩效目标申报-打印', '产出指标', ADDRESS, number];
    const lines = [PRINTED, '绩效目标申报-打印', ADDRESS];
    expect(found(...apart('1/2'), ...apart('2/2'))).toEqual([...lines, ...lines]);
  });

  it('may run into the last word of a page', () => {
    expect(found(`扫描页数 ≥1560万页${PRINTED} 打印`, `${ADDRESS} 1/3`)).toEqual([`${PRINTED} 打印`, `${ADDRESS} 1/3`]);
    const file = 'ﬁle:///C:/print.html 1/3'; // a ligature
    expect(found(`扫描页数 ≥1560万页${PRINTED} 打印`, file)).toEqual([`${PRINTED} 打印`, file]);
  });

  it('are none where no address has a page number', () => {
    expect(found('2020/1/1 0:00', '项目网址', ADDRESS, '产出指标')).toEqual([]);
  });
});

describe('isFurniture', () => {
  it.each([
    '- 1 -',
    '—12—',
    '第 3 页 共 9 页',
    '第3页',
    '3/9',
    'Page 2 of 7',
    '第 1 页，共 2 页',
    '第 1 页（共 2 页）',
    '共 9 页 第 3 页',
    '第三页 共十页',
    '·2·',
  ])('%s', (line) => {
    expect(furniture(line)).toEqual([line]);
  });

  it.each(['-- 1 of 3 --', '=== Page 2 ===', '[第 3 页]', '## Page 4', '--------Page (0) Break--------'])(
    '%s, which a program wrote between pages',
    (line) => {
      expect(furniture(line)).toEqual([line]);
    },
  );

  it('is the mark of an attachment at the head of a page, and nowhere else', () => {
    expect(furniture('附件1\n产出指标\n附件3\n12次\f附表2-1：\n效益指标')).toEqual(['附件1', '附表2-1：']);
    expect(furniture('XX 附件 3-2\n产出指标\fXX 附件 3-2\n效益指标')).toEqual(['XX 附件 3-2', 'XX 附件 3-2']);
    expect(furniture('产出指标\f附件材料齐全率\n100%')).toEqual([]);
    expect(furniture('产出指标\n附件1\n100%')).toEqual([]);
  });

  it.each(['=1/10', '<7/10', '12', '2020-01-23', '-1', '100/200套', '第3季度', '3页'.repeat(20)])(
    '%s is none',
    (line) => {
      expect(furniture(`${line}\n后面一行`)).toEqual([]);
    },
  );

  it('takes a bare number at the end of a page, not one that may be a value', () => {
    expect(furniture('分值\n20\n得分\n3\f20\n得分\n4')).toEqual(['4']);
    expect(furniture('分值\n20\n得分\f20\n得分\n4\f合计\n9')).toEqual([]);
    expect(furniture('分值\n20\f20\n得分\n4\f合计\n5')).toEqual(['5']);
    expect(furniture('分值\n20\f20\n得分\f合计')).toEqual([]);
    expect(furniture('其他资金\n200\f年度目标\n合计')).toEqual([]);
    expect(furniture('其他资金\n1\f年度目标\n合计')).toEqual(['1']);
    expect(furniture('分值\n10\f')).toEqual([]);
    expect(furniture('分值\n1\f')).toEqual(['1']);
  });
});

describe('repeatedFields', () => {
  const repeated = (text: string, form: FormDefinition = shanghai2020) =>
    [...repeatedFields(linesOf(text), vocabularyOf(form))].map((line) => line.line);

  it('finds a unit or name that is printed again with the same value', () => {
    expect(repeated('申报单位名称：甲局\n正文\n申报单位名称： 甲局')).toEqual([3]);
  });

  it('takes another value for a value', () => {
    expect(repeated('申报单位名称：甲局\n申报单位名称：乙局')).toEqual([]);
  });

  it('leaves labels without a value, and such that mean several fields', () => {
    expect(repeated('项目概况*：\n项目名称：\n项目概况*：\n项目名称：')).toEqual([]);
    expect(repeated('其他资金 0.00\n其他资金 0.00', shanghai2026)).toEqual([]);
  });
});
