import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../src/forms/self-evaluation.js';
import type { RawForm, RawValue } from '../../../src/model/raw-form.js';
import { doubtsOf } from '../../../src/recognize/aligned/doubts.js';

const value = (text: string): RawValue => ({ text, pieces: [{ text, page: null, line: 1, box: null }] });

function doubted(initialBudget: string, executed: string): (string | null)[] {
  const funds = [
    { source: value('年度资金总额'), values: { initialBudget: value(initialBudget), executed: value(executed) } },
  ];
  const form: RawForm = {
    definition: selfEvaluation,
    title: null,
    year: null,
    values: {},
    rows: [],
    funds,
    labels: [],
    unplaced: [],
    diagnostics: [],
  };
  return doubtsOf(form, { pieces: new Set(), narrow1: new Set(), narrow2: new Set() }).map(({ field }) => field);
}

it('doubts a row of money of which one cell is no amount, or what is left of one', () => {
  const both = ['funds[0].initialBudget', 'funds[0].executed'];
  expect(doubted('4,120,700.03,913,000.000', '0')).toEqual(both);
  expect(doubted('3,470,600.00', '00')).toEqual(both);
  expect(doubted('3,470,600.00', '0.00')).toEqual([]);
  expect(doubted('0', '—')).toEqual([]);
});
