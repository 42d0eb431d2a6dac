import { describe, expect, it } from 'vitest';
import { projectGoal } from '../../../src/forms/project-goal.js';
import { readAlignedTable } from '../../../src/recognize/aligned/table.js';
import { findTableHeads } from '../../../src/recognize/aligned/table-head.js';
import { toTextLines } from '../../../src/recognize/aligned/text-lines.js';
import { linesOf } from '../../support/dump.js';

function unsure(...printed: readonly string[]): string[] {
  const head = '一级指标    二级指标      三级指标             指标值        备注';
  const lines = toTextLines(linesOf([head, ...printed].join('\n')));
  const table = readAlignedTable(lines, findTableHeads(lines, projectGoal), projectGoal)!;
  return [...table.unsure].map(({ text }) => text);
}

describe('readAlignedTable', () => {
  it('is sure of names with their targets beside them', () => {
    expect(
      unsure(
        '产出指标    数量指标      疏浚河道长度           ≥12公里',
        '                      取样断面个数           ≥24个',
      ),
    ).toEqual([]);
  });

  it('says that names and targets in blocks may be paired otherwise', () => {
    expect(
      unsure(
        '产出指标    数量指标      疏浚河道长度',
        '                      取样断面个数',
        '                                         ≥12公里',
        '                                         ≥24个',
      ),
    ).toContain('≥12公里');
  });
});
