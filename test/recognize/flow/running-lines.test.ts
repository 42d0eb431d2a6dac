import { describe, expect, it } from 'vitest';
import { FORMS } from '../../../src/forms/index.js';
import { recognizeLines } from '../../../src/recognize/flow/index.js';
import { findHeads, findRunningLines } from '../../../src/recognize/flow/running-lines.js';
import { jointVocabulary } from '../../../src/recognize/flow/vocabulary.js';
import { linesOf } from '../../support/dump.js';

const TABLES = FORMS.filter((form) => form.table !== null);
const VOCABULARY = jointVocabulary(TABLES);

it('finds heads of pages as whole lines, where these would be cut into labels', () => {
  const head = '东湖区文化馆 2022 年度预算绩效目标';
  const pages = ['甲', '乙', '丙'].map((name) => `${head}\n${name}区的检查\n${ROWS}`).join('\f');
  expect([...findHeads(linesOf(pages), TABLES, VOCABULARY)].map(({ text }) => text)).toEqual([head, head, head]);
  const form = (n: number) => `${head}\n项目支出绩效目标表\n（2022年度）\n项目名称 第${n}处泵站改造\n${ROWS}`;
  const { outside } = recognizeLines(linesOf([1, 2, 3].map(form).join('\f')), FORMS);
  expect(outside.filter(({ text }) => text === head)).toHaveLength(3);
});

it('finds what a browser printed around the pages as whole lines', () => {
  const lines = ['11/26/26, 8:03 PM 绩效自评汇总打印', 'http://cz.example.gov.cn/print.html 1/1'];
  expect([...findHeads(linesOf(`${ROWS}\n${lines.join('\n')}`), TABLES, VOCABULARY)].map(({ text }) => text)).toEqual(
    lines,
  );
});

function running(text: string): string[] {
  return [...findRunningLines(linesOf(text), TABLES, VOCABULARY)].map((line) => line.text);
}

const ROWS = Array.from({ length: 10 }, (_, i) => `检查第${i}处`).join('\n');

describe('findRunningLines', () => {
  it('finds heads that three pages repeat, also behind the page number', () => {
    const page = (n: number) => `- ${n} -\n部门预算公开 第${n}稿\n${'甲乙丙'[n - 1]}区的检查\n${ROWS}`;
    expect(running([1, 2, 3].map(page).join('\f'))).toEqual([1, 2, 3].map((n) => `部门预算公开 第${n}稿`));
    expect(running([1, 2].map(page).join('\f'))).toEqual([]);
    const attached = (n: number) => `XX 附件 3-2\n${'甲乙丙'[n - 1]}区的检查\n${ROWS}`;
    expect(running([1, 2, 3].map(attached).join('\f'))).toEqual(new Array(3).fill('XX 附件 3-2'));
  });

  it('finds words at the foot of pages that their numbers stand behind', () => {
    const pages = (...numbers: number[]) =>
      running(numbers.map((n) => `${ROWS}\n部门项目绩效公开资料 ${n}`).join('\n'));
    expect(pages(1, 2, 3)).toEqual([1, 2, 3].map((n) => `部门项目绩效公开资料 ${n}`));
    expect(pages(1, 3, 4)).toEqual([]);
    expect(running(['宣传活动次数 1', '宣传活动次数 2', '宣传活动次数 3'].join('\n'))).toEqual([]);
  });

  it('finds them on two pages already where the number says that it is one', () => {
    const pages = (...numbers: number[]) => running(numbers.map((n) => `${ROWS}\n财政监制 第 ${n} 页`).join('\n'));
    expect(pages(1, 2)).toEqual(['财政监制 第 1 页', '财政监制 第 2 页']);
    expect(pages(1)).toEqual([]);
    expect(pages(2, 5)).toEqual([]);
  });

  it('finds what a document is called at the ends of two pages already', () => {
    const pages = (name: string, other = name) => running(`${ROWS}\n${name}\n- 1 -\n${ROWS}\n${other}\n- 2 -`);
    expect(pages('云间区2026年部门预算公开')).toEqual(new Array(2).fill('云间区2026年部门预算公开'));
    expect(pages('云间区2026年部门预算公开', '其他事项')).toEqual([]);
    expect(pages('群众满意程度')).toEqual([]);
    expect(running(`云间区2026年部门预算公开\n${ROWS}\n云间区2026年部门预算公开\n${ROWS}`)).toEqual([]);
  });

  it('finds heads with the words of a label in them where pages end with their numbers', () => {
    const page = (n: number) => `申江区文化馆 2022 年度预算绩效目标\n${'甲乙丙'[n - 1]}区的检查\n${ROWS}\n- ${n} -`;
    const heads = findHeads(linesOf([1, 2, 3].map(page).join('\n')), TABLES, VOCABULARY);
    expect([...heads].map(({ text }) => text)).toEqual(new Array(3).fill('申江区文化馆 2022 年度预算绩效目标'));
  });

  it('finds the name of a sheet on top of a page', () => {
    expect(running(`表\n东区的检查\n${ROWS}\f 表\n西区的检查`)).toEqual(['表', ' 表']);
    expect(running(`Sheet1\n东区的检查\n${ROWS}\f西区的检查`)).toEqual(['Sheet1']);
    expect(running(`东区的检查\n表\n${ROWS}\f西区的检查`)).toEqual([]);
  });

  it('finds the time at which a system printed a page, with its name', () => {
    const stamp = '预算管理系统 打印时间：2025-02-18 09:41:07';
    expect(running(`${stamp}\n东区的检查\n${ROWS}`)).toEqual([stamp]);
    expect(running(`打印时间：待定\n东区的检查\n${ROWS}`)).toEqual([]);
  });

  it('finds a head that is printed among the lines of its page, but not the values of a form on every page', () => {
    const lines = (n: number) =>
      Array.from({ length: 6 }, (_, i) => `${'东西南北'[n - 1]}区的检查${'甲乙丙丁戊己'[i]}`);
    const page = (n: number) => [...lines(n).slice(0, n), '部门预算公开', ...lines(n).slice(n)].join('\n');
    expect(running([1, 2, 3, 4].map(page).join('\f'))).toEqual(new Array(4).fill('部门预算公开'));
    const form = (n: number) => `项目支出绩效目标表\n${page(n)}`;
    expect(running([1, 2, 3, 4].map(form).join('\f'))).toEqual([]);
  });

  it('leaves titles, labels, short words and what stands at the foot of pages', () => {
    const pages = (line: string) => [1, 2, 3].map((n) => `${line}\n第${n}处的检查\n${ROWS}\n末行的几个字`).join('\f');
    for (const line of ['项目支出绩效目标表', '一级指标 二级指标 三级指标', '规范', '（2023年度）'])
      expect(running(pages(line))).toEqual([]);
    expect(running(`另一个开头\n${pages('部门预算公开')}\f又一个开头\f再一个开头\f最后的开头`)).toEqual([]);
  });

  it('finds a head above the titles of forms, also elsewhere, where nothing marks the pages', () => {
    const form = (head: string) => `${head}\n项目支出绩效目标表\n${ROWS}`;
    const head = '部门预算公开';
    expect(running(`${head}\n预算说明\n${form(head)}\n${head}\n${ROWS}\n${form(head)}`)).toEqual(
      new Array(4).fill(head),
    );
    expect(running(`预算说明\n${form('长期坚持')}\n${form('长期坚持')}`)).toEqual([]);
  });

  it('finds numbers that count the pages of a dump without form feeds', () => {
    expect(running(`甲\n${ROWS}\n1\n\n\n乙\n${ROWS}\n2\n\n\n丙\n${ROWS}\n3`)).toEqual(['1', '2', '3']);
    expect(running(`${ROWS}\n1\n项目支出绩效目标表\n${ROWS}\n2`)).toEqual(['1', '2']);
    expect(running(`${ROWS}\n${ROWS}\n4`)).toEqual([]);
  });

  it('finds numbers that lead to the count of pages at the end of a dump, those that stand once', () => {
    const numbers = (...own: string[]) =>
      running(own.map((text, i) => `${'甲乙丙'[i]}区\n${'甲乙丙'[i]}处\n${ROWS}\n${text}`).join('\n')).toSorted();
    expect(numbers('1', '2', '3')).toEqual(['1', '2', '3']);
    expect(numbers('1', '2\n规范\n2', '3')).toEqual(['1', '3']);
    expect(numbers('2', '1', '3')).toEqual([]);
    expect(numbers('1', '2', '3\n规范')).toEqual([]);
  });

  it('finds a head that names a table where a title stands below it elsewhere', () => {
    const head = '二〇二二年部门预算附表';
    const form = `${head}\n项目支出绩效目标表\n${ROWS}`;
    expect(running([form, `${head}\n${ROWS}`, form].join('\f'))).toEqual([head, head, head]);
    expect(running([form, form, form].map((text) => text.replace(`${head}\n`, '')).join('\f'))).toEqual([]);
  });

  it('finds the 1 that ends a dump of one page', () => {
    expect(running(`${ROWS}\n规范\n\n1`)).toEqual(['1']);
    expect(running(`${ROWS}\n总分 100\n1`)).toEqual([]);
    expect(running(`${ROWS}\n5\n4`)).toEqual([]);
  });

  it('finds the number of each page among its lines where form feeds mark the pages', () => {
    const numbers = (...own: string[]) =>
      running(own.map((text, i) => `${'甲乙丙丁戊'[i]}区\n${'甲乙丙丁戊'[i]}处\n${ROWS}\n${text}\n规范`).join('\f'));
    expect(numbers('1', '2', '3')).toEqual(['1', '2', '3']);
    expect(numbers('封面', '1', '2', '3', '4')).toEqual(['1', '2', '3', '4']);
    expect(numbers('1', '2', '3\n3')).toEqual([]);
    expect(numbers('5', '2', '3')).toEqual([]);
    expect(numbers('1', '2')).toEqual([]);
  });

  it('leaves the number that ends its page, where it tells that no value does', () => {
    const page = (n: number) => `${'甲乙丙'[n - 1]}区\n${ROWS}\n5\n${n}`;
    expect(running([1, 2, 3].map(page).join('\f'))).toEqual([]);
  });

  it('takes a number inside of a table for a value', () => {
    expect(running(`${ROWS}\n分值\n5\n得分\n6\n${ROWS}`)).toEqual([]);
    expect(running(`${ROWS}\n总分\n100\n97\n\n\n${ROWS}`)).toEqual([]);
  });
});
