import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import { joinFunds } from '../../../../src/recognize/flow/untangle/join-funds.js';
import { wordsOf } from '../../../../src/recognize/flow/untangle/torn-names.js';
import { linesOf } from '../../../support/dump.js';

const KEYS = ['initialBudget', 'revisedBudget', 'executed', 'weight', 'rate', 'score'] as const;

function joined(...lines: readonly string[]): string[] {
  const rows = joinFunds(wordsOf(linesOf(lines.join('\n'))), KEYS, selfEvaluation);
  return rows.map((words) => words.map(({ text }) => text).join(' | '));
}

it('joinFunds puts the amounts of a money grid together', () => {
  expect(
    joined('88.', '8,191,', '年度资金总额 8,410,000 9,236,000 10 7 8.87', '936', '0%', '上年结转资金 0 0 0'),
  ).toEqual(['年度资金总额 | 8,410,000 | 9,236,000 | 8,191,936 | 10 | 88.70% | 8.87', '上年结转资金 | 0 | 0 | 0']);
});
