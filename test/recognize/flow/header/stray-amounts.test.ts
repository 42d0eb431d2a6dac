import { expect, it } from 'vitest';
import { shanghai2026 } from '../../../../src/forms/shanghai-2026.js';
import type { FieldDefinition } from '../../../../src/model/form.js';
import { strayAmounts } from '../../../../src/recognize/flow/header/stray-amounts.js';
import { itemsOf } from '../../../support/dump.js';

function taken(...table: string[]): string[] {
  const field = (key: string, under?: string) => ({ key, under }) as unknown as FieldDefinition;
  const sum = [field('year'), field('fiscal', 'year'), field('carried', 'year'), field('other', 'year')];
  const open = sum.map((each) => ({ field: each, amount: [] }));
  const found = strayAmounts(open, itemsOf(table.join('\n\n'), shanghai2026));
  return open.map((each) => found.get(each)?.text ?? '');
}

it('gives a total and its parts the amounts that stand behind the targets, with the zeros below them', () => {
  const amounts = ['31,560,000.00', '31,560,000.00', '0', '0'];
  expect(taken('按季发放', '≥80%', ...amounts)).toEqual(amounts);
});

it('leaves a zero behind a name, which is a target', () => {
  expect(taken('31,560,000.00', '31,560,000.00', '安全事故', '0', '0')).toEqual(['', '', '', '']);
});
