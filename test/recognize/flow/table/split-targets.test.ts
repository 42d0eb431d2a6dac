import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../../src/forms/project-goal.js';
import { readSplitTargets } from '../../../../src/recognize/flow/table/split-targets.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const NAMES = ['疏浚河道长度', '新建护岸长度', '工程验收合格率', '河段完工时间', '水质改善情况'];
const TARGETS = ['12.5', '3400', '100', '11月底前', '好转'];

function read(signs: string[], units: string[]) {
  const lines = [...NAMES, ...signs, ...TARGETS, ...units].join('\n\n');
  const tokens = toTokens(itemsOf(lines, projectGoal), projectGoal, true);
  const columns = ['level3', 'targetComparator', 'target', 'targetUnit', 'explanation'] as const;
  const reading = readSplitTargets(tokens, { columns, gaps: 'column', fixedNames: new Set() });
  const textOf = (cell?: readonly { text: string }[]) => cell?.map(({ text }) => text).join('') ?? '';
  return reading?.rows.map((row) =>
    ['targetComparator', 'target', 'targetUnit'].map((key) => textOf(row[key])).join(' '),
  );
}

describe('readSplitTargets', () => {
  it('gives operators and units printed in columns to the targets that are numbers, 定性 to the others', () => {
    const rows = ['≥ 12.5 公里', '= 3400 米', '= 100 %'];
    expect(read(['≥', '=', '='], ['公里', '米', '%'])).toEqual([...rows, ' 11月底前 ', ' 好转 ']);
    expect(read(['≥', '=', '=', '定性', '定性'], ['公里', '米', '%'])).toEqual([
      ...rows,
      '定性 11月底前 ',
      '定性 好转 ',
    ]);
  });

  it('takes the next line of a cell for no unit', () => {
    expect(read(['≥', '=', '='], ['公里', '米', '%', '每差一公里扣0.5\n分'])?.[1]).toBe('= 3400 米');
  });

  it('tells nothing where there are more or fewer of them than numbers', () => {
    expect(read(['≥', '='], ['公里', '米', '%'])).toBeUndefined();
    expect(read(['≥', '=', '='], ['公里', '米', '%', '次'])).toBeUndefined();
  });
});
