import { describe, expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import type { ColumnKey } from '../../../../src/model/form.js';
import { wordsOf } from '../../../../src/recognize/flow/untangle/torn-names.js';
import { joinCells, joinFunds } from '../../../../src/recognize/flow/untangle/whole-cells.js';
import { linesOf } from '../../../support/dump.js';

const KEYS: readonly ColumnKey[] = ['level3', 'target', 'actual', 'weight', 'score', 'deviation'];

function printed(rows: readonly (readonly { readonly text: string }[])[]): string[] {
  return rows.map((words) => words.map(({ text }) => text).join(' | '));
}

function rowsOf(lines: readonly string[]) {
  return wordsOf(linesOf(lines.join('\n')));
}

function joined(...lines: readonly string[]): string[] {
  return printed(joinCells(rowsOf(lines), KEYS, selfEvaluation));
}

describe('joinCells', () => {
  it('tells from the number of words on each line whose line is whose', () => {
    expect(
      joined(
        '受天气影响，进',
        '≥124343430 118755000',
        '数据归集条数 5 4 度略有滞后，下',
        '条 条',
        '一步将加快推进',
        '系统稳定运行率 ≥99.2% 100% 5 5',
      ),
    ).toEqual([
      '数据归集条数 | ≥124343430条 | 118755000条 | 5 | 4 | 受天气影响，进度略有滞后，下一步将加快推进',
      '系统稳定运行率 | ≥99.2% | 100% | 5 | 5',
    ]);
  });

  it('passes over the names of levels', () => {
    expect(joined('产出指标', '2022年5月 2022年5月', '数量指标 汛前完工及时性 6 6', '31日前 31日前')).toEqual([
      '产出指标',
      '数量指标 | 汛前完工及时性 | 2022年5月31日前 | 2022年5月31日前 | 6 | 6',
    ]);
  });

  it('reads cells that begin on the same line', () => {
    expect(
      joined(
        '安全应急预案演练 一年2次以上 一年2次以 5 5 无偏差',
        '机制 演练 上演练',
        '企业群众满意度 ≥90% 90% 5 3 预算编制不够精',
        '准',
      ),
    ).toEqual([
      '安全应急预案演练机制 | 一年2次以上演练 | 一年2次以上演练 | 5 | 5 | 无偏差',
      '企业群众满意度 | ≥90% | 90% | 5 | 3 | 预算编制不够精准',
    ]);
  });

  it('leaves lines that fit no row', () => {
    expect(joined('疏浚河道长度 ≥21公里 21公里 7 7', '总分 100 99.5', '第1页')).toEqual([
      '疏浚河道长度 | ≥21公里 | 21公里 | 7 | 7',
      '总分 | 100 | 99.5',
      '第1页',
    ]);
  });

  it('puts the amounts of a money grid together', () => {
    const keys = ['initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score'] as const;
    const lines = ['88.', '8,191,', '年度资金总额 8,410,000 9,236,000 10 7 8.87', '936', '0%', '上年结转资金 0 0 0'];
    expect(printed(joinFunds(rowsOf(lines), keys, selfEvaluation))).toEqual([
      '年度资金总额 | 8,410,000 | 9,236,000 | 8,191,936 | 10 | 88.70% | 8.87',
      '上年结转资金 | 0 | 0 | 0',
    ]);
  });
});
