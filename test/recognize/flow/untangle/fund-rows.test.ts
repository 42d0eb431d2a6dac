import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { joinFunds } from '../../../../src/recognize/flow/untangle/fund-rows.js';
import { wordsOf } from '../../../../src/recognize/flow/untangle/torn-names.js';
import { linesOf } from '../../../support/dump.js';

it('puts the wrapped amounts of a money grid together, and leaves lines that fit no row', () => {
  const lines = [
    '88.',
    '8,191,',
    '年度资金总额 8,410,000 9,236,000 10 7 8.87',
    '936',
    '0%',
    '上年结转资金 0 0 0',
    '见附件',
  ];
  const keys = ['initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score'] as const;
  const joined = joinFunds(wordsOf(linesOf(lines.join('\n'))), keys, selfEvaluation);
  expect(joined.map((words) => words.map(({ text }) => text).join(' | '))).toEqual([
    '年度资金总额 | 8,410,000 | 9,236,000 | 8,191,936 | 10 | 88.70% | 8.87',
    '上年结转资金 | 0 | 0 | 0',
    '见附件',
  ]);
});
