import { describe, expect, it } from 'vitest';
import type { ColumnKey } from '../../../../src/model/form.js';
import { columnCost } from '../../../../src/recognize/flow/table/column-cost.js';
import { placesOf, rowCost } from '../../../../src/recognize/flow/table/row-cost.js';

describe('a target whose operator and unit have columns of their own', () => {
  const COLUMNS: ColumnKey[] = ['level3', 'targetComparator', 'target', 'targetUnit'];
  const cost = (cells: Partial<Record<ColumnKey, string>>, column: ColumnKey, text: string) =>
    rowCost(
      COLUMNS.map((key) => cells[key]!),
      COLUMNS.indexOf(column),
      text,
      placesOf(COLUMNS),
    );

  it('tells its kind by the unit, whichever of the two is printed first', () => {
    const [rate, length] = [{ level3: '设备完好率' }, { level3: '管网检测长度' }];
    expect(cost({ ...rate, target: '95' }, 'targetUnit', '%')).toBeLessThan(
      cost({ ...length, target: '95' }, 'targetUnit', '%'),
    );
    expect(cost({ ...rate, targetUnit: '%' }, 'target', '95')).toBeLessThan(
      cost({ ...length, targetUnit: '%' }, 'target', '95'),
    );
    expect(cost(rate, 'target', '95')).toBe(0);
  });

  it('is in words beside 定性, whichever of the two is printed first', () => {
    const row = { level3: '沟渠水体感官' };
    expect(cost({ ...row, targetComparator: '定性' }, 'target', '良好')).toBeLessThan(
      cost({ ...row, targetComparator: '定性' }, 'target', '10'),
    );
    expect(cost({ ...row, target: '良好' }, 'targetComparator', '定性')).toBeLessThan(
      cost({ ...row, target: '10' }, 'targetComparator', '定性'),
    );
  });

  it('goes with the result that has its unit, whichever of the three is printed last', () => {
    const WITH_RESULT: ColumnKey[] = [...COLUMNS, 'actual'];
    const of = (cells: Partial<Record<ColumnKey, string>>, column: ColumnKey, text: string) =>
      rowCost(
        WITH_RESULT.map((key) => cells[key]!),
        WITH_RESULT.indexOf(column),
        text,
        placesOf(WITH_RESULT),
      );
    const [files, places] = ['652件', '16处'];
    expect(of({ target: '594', targetUnit: '件' }, 'actual', files)).toBeLessThan(0);
    expect(of({ target: '594', targetUnit: '件' }, 'actual', places)).toBeGreaterThan(0);
    expect(of({ target: '594', actual: files }, 'targetUnit', '件')).toBeLessThan(
      of({ target: '594', actual: places }, 'targetUnit', '件'),
    );
    expect(of({ targetUnit: '件', actual: files }, 'target', '594')).toBeLessThan(
      of({ targetUnit: '件', actual: places }, 'target', '594'),
    );
  });

  it('has neither where it is told in words', () => {
    expect(cost({ target: '健全' }, 'targetUnit', '件')).toBeGreaterThan(1);
    expect(cost({ target: '健全' }, 'targetComparator', '>=')).toBeGreaterThan(1);
    expect(cost({ targetUnit: '件' }, 'target', '健全')).toBeGreaterThan(1);
    expect(cost({ target: '95' }, 'targetComparator', '>=')).toBe(0);
  });

  it.each(['km', '台套', '万元/公里', '(%)', '平方米'])('has the unit %s', (text) => {
    expect(columnCost(text, 'targetUnit', COLUMNS)).toBeLessThan(1);
  });

  it.each(['>=', '健全有效', '安全隐患消除率', '项目总成本控制', '12'])('does not have the unit %s', (text) => {
    expect(columnCost(text, 'targetUnit', COLUMNS)).toBeGreaterThan(1);
  });
});

it('takes a result with the words of its target and a number for one of its row', () => {
  const columns: ColumnKey[] = ['level3', 'target', 'actual'];
  const cost = (target: string, actual: string) => rowCost(['', target], 2, actual, placesOf(columns));
  expect(cost('同比下降', '下降11.4%')).toBeLessThan(cost('同比下降', '88%'));
  expect(cost('元/站', '3840元/站')).toBeGreaterThan(0);
});

it('takes a bound for a target rather than for a result', () => {
  const columns: ColumnKey[] = ['level3', 'target', 'actual'];
  expect(columnCost('≥95%', 'actual', columns)).toBeGreaterThan(columnCost('95%', 'actual', columns) + 1);
  expect(columnCost('≥95%', 'target', columns)).toBeLessThan(0.2);
});

it('takes no target in words for a note, but for a remark of another kind', () => {
  const columns = ['level3', 'target', 'note'] as const;
  expect(columnCost('提升', 'note', columns)).toBeGreaterThan(2);
  expect(columnCost('含安装费', 'note', columns)).toBeLessThan(1);
});
