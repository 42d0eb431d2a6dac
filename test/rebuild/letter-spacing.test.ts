import { describe, expect, it } from 'vitest';
import { closeUp } from '../../src/rebuild/letter-spacing.js';
import { linesOf } from '../support/dump.js';

const NAMES = ['一级目标', '二级目标', '三级目标', '指标目标值'];
const close = (...texts: string[]) => closeUp(linesOf(texts.join('\n'))).map((line) => line.text);

describe('closeUp', () => {
  it('takes single blanks out of a dump that prints one between all characters', () => {
    expect(close('项 目 名 称 ： 办 公 用 房 修 缮', '计 划 开 始 日 期 ： 2 0 2 0 年')).toEqual([
      '项目名称：办公用房修缮',
      '计划开始日期：2020年',
    ]);
  });

  it('closes up numbers and quotation marks where most digits have a blank between them', () => {
    const spaced = ['资金总额 9 0 3 , 6 1 4 . 0 6 年度资金', '救助 “ 两癌 ” 妇女 ≥ 9 7 . 0 0 ( % )'];
    expect(close(...spaced)).toEqual(['资金总额 903,614.06 年度资金', '救助“两癌”妇女 ≥97.00(%)']);
    const points = ['2024年度', '救助 “两癌” 妇女 7 7'];
    expect(close(...points)).toEqual(points);
  });

  it('leaves wider gaps, which part cells', () => {
    expect(close('一 级 目 标  二 级 目 标')).toEqual(['一级目标  二级目标']);
  });

  it('takes single blanks out of a dump that prints one behind the same characters everywhere', () => {
    const lines = ['一级目标', '二 级目标', '三 级目标', '指 标目标值', '预算编 制合 理性', '合 理'];
    expect(close(...lines)).toEqual([...NAMES, '预算编制合理性', '合理']);
    const others = [...lines, '二级审批', '编制规范', '合格率'];
    expect(close(...others)).toEqual(others);
  });

  it('leaves the blank between names where a spaced line is nothing but names', () => {
    const endsCell = (before: string) => ['三级指标', '指标值', '备注'].includes(before);
    const texts = ['三 级 指 标 指 标 值 备 注', '绩 一 级 二 级 指', '项 目 支 出 绩 效 目 标 表', '组织文体活动'];
    expect(closeUp(linesOf(texts.join('\n')), endsCell).map((line) => line.text)).toEqual([
      '三级指标 指标值 备注',
      '绩 一 级 二 级 指',
      '项目支出绩效目标表',
      '组织文体活动',
    ]);
  });

  it('leaves a blank that parts cells in a dump that prints some for widths', () => {
    const lines = linesOf(
      ['二 级目标', '三 级目标', '指 标目标值', '预算编 制合 理性', '项 目类别 部门职责'].join('\n'),
    );
    const endsCell = (before: string) => before === '项目类别';
    expect(closeUp(lines, endsCell).at(-1)!.text).toBe('项目类别 部门职责');
  });

  it('closes up behind those characters only where authors put blanks behind others', () => {
    const letters = [...'控含复符程课次监防渠汛堤'];
    const narrow = letters.map((letter) => `财务${letter} 有效性`);
    const typed = ['6月 公开招标', '7月至9月 施工', '验收 移交', '验收合格率'];
    expect(close(...narrow, ...typed)).toEqual([...letters.map((letter) => `财务${letter}有效性`), ...typed]);
    expect(close(...narrow.slice(1), ...typed)).toEqual([...narrow.slice(1), ...typed]);
  });

  it('closes up a line of nothing but characters that are set apart, as titles are', () => {
    const title = '    项 目 支 出 绩 效 目 标 表';
    expect(close(title, '办公用房修缮及附属设施的日常维护')[0]).toBe('    项目支出绩效目标表');
    expect(close('数 质  量 经  济 社', '办公用房修缮及附属设施的日常维护')[0]).toBe('数 质  量 经  济 社');
  });

  it('leaves a dump alone in which only some labels are letter-spaced', () => {
    const lines = ['绩 效 指 标', '数量 修缮面积 1344m2', '办公用房修缮及附属设施的日常维护'];
    expect(close(...lines)).toEqual(lines);
  });

  it('closes numbers up behind their point, and leaves the numbers of a list', () => {
    const numbers = ['3300. 00', '9. 09', '574. 5424', '80. 1%', '图书6. 63万册', '≥ 9. 5%', '12308. 6箱'];
    expect(close(...numbers)).toEqual(['3300.00', '9.09', '574.5424', '80.1%', '图书6.63万册', '≥ 9.5%', '12308.6箱']);
    const list = ['1. 2处公墓的改造', '2.  购置图书'];
    expect(close(...list)).toEqual(list);
  });

  it('leaves two numbers in groups of three apart, whose decimals stand on the next line', () => {
    const amounts = ['3,615,300. 3,524,900.', '00 00', '3,915,600. 42,100.'];
    expect(close(...amounts)).toEqual(amounts);
  });
});
