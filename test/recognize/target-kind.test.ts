import { describe, expect, it } from 'vitest';
import { pairCost, targetKind } from '../../src/recognize/target-kind.js';

describe('targetKind', () => {
  it.each([
    ['≥95%', 'percent'],
    ['=100.00(%)', 'percent'],
    ['≤10/10万', 'percent'],
    ['61个', 'count'],
    ['≥52000 吨', 'count'],
    ['2小时内', 'time'],
    ['12月底前', 'time'],
    ['10个工作日', 'time'],
    ['≤65万元', 'money'],
    ['≤2310元/人', 'money'],
    ['健全', 'words'],
    ['', null],
  ])('%s', (target, kind) => {
    expect(targetKind(target)).toBe(kind);
  });
});

describe('pairCost', () => {
  it('is lowest where the name holds the target’s word, and rises with the strangeness of the kind', () => {
    const echo = pairCost('财务管理制度健全性', '健全');
    const usual = pairCost('员工满意度', '≥90%');
    const unknown = pairCost('日常维护', '≥90%');
    const worded = pairCost('员工满意度', '较高');
    const strange = pairCost('员工满意度', '12月底前');
    expect(echo).toBeLessThan(usual);
    expect(usual).toBeLessThan(unknown);
    expect(unknown).toBeLessThan(worded);
    expect(worded).toBeLessThan(strange);
  });

  it('is low for a number of days as for any number of its kind', () => {
    expect(pairCost('免费开放天数', '≥310天')).toBeLessThan(0);
    expect(pairCost('培训小时数', '≥24小时')).toBeLessThan(0);
  });

  it('is low where a target in words takes up one of the name', () => {
    expect(pairCost('文献资料入库开放', '入库并向公众开放')).toBeLessThan(0);
    expect(pairCost('文献资料入库开放', '资料齐全')).toBe(0);
  });

  it('says nothing of a share whose percent sign was left out', () => {
    expect(pairCost('员工满意度', '≥90')).toBe(0);
    expect(pairCost('员工满意度', '90人')).toBeGreaterThan(0);
  });
});
