import { expect, it } from 'vitest';
import { selfEvaluation } from '../../../../src/forms/self-evaluation.js';
import type { RawFund } from '../../../../src/model/raw-form.js';
import { withStrayRates } from '../../../../src/recognize/flow/header/stray-rates.js';
import { itemsOf } from '../../../support/dump.js';

function fund(source: string, revised: string, executed: string, rate?: string): RawFund {
  const value = (text: string) => ({ text, pieces: [] });
  const values = { revisedBudget: value(revised), executed: value(executed), ...(rate && { rate: value(rate) }) };
  return { source: value(source), values };
}

const funds = [
  fund('年度资金总额', '3,600,000.00', '3,553,200.00', '98.70%'),
  fund('其中：当年财政拨款', '3,000,000.00', '2,953,200.00'),
  fund('上年结转资金', '600,000.00', '600,000.00'),
  fund('其他资金', '0.00', '0.00'),
];

function read(...table: string[]) {
  const found = withStrayRates(funds, itemsOf(table.join('\n\n'), selfEvaluation));
  return {
    rates: found.funds.map(({ values }) => values.rate?.text),
    strays: [...found.strays].map(({ text }) => text),
    doubts: found.diagnostics.map(({ field }) => field),
  };
}

it('gives rows of the money grid the rates that their amounts make, which stand in the table', () => {
  expect(read('≥90%', '94.2%', '98.44%', '100.00%', '10')).toEqual({
    rates: ['98.70%', '98.44%', '100.00%', undefined],
    strays: ['98.44%', '100.00%'],
    doubts: ['funds[1].rate', 'funds[2].rate'],
  });
});

it('leaves a rate alone that is printed more often than rows lack it', () => {
  expect(read('98.44%', '100.00%', '100.00%').strays).toEqual(['98.44%']);
});

it('gives the total the score that its weight and rate make, which stands in the table with the dashes of its parts', () => {
  const value = (text: string) => ({ text, pieces: [] });
  const total = { ...funds[0], values: { ...funds[0].values, weight: value('10') } };
  const scores = (...table: string[]) => {
    const found = withStrayRates([total, ...funds.slice(1)], itemsOf(table.join('\n\n'), selfEvaluation));
    return { scores: found.funds.map(({ values }) => values.score?.text), strays: found.strays.size };
  };
  expect(scores('≥3次', '9.87', '—', '—', '≥90%')).toEqual({ scores: ['9.87', '—', '—', undefined], strays: 3 });
  expect(scores('≥3次', '9.87', '9.87', '—')).toMatchObject({ strays: 0 });
});
