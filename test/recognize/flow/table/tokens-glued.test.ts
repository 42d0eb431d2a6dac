import { expect, it } from 'vitest';
import { shanghai2026 } from '../../../../src/forms/shanghai-2026.js';
import { toTokens } from '../../../../src/recognize/flow/table/tokens.js';
import { itemsOf } from '../../../support/dump.js';

const words = (text: string) => toTokens(itemsOf(text, shanghai2026), shanghai2026).map((token) => token.text);

it('parts a level from the target to which it is glued', () => {
  expect(words('标线单价 ≤52.50(元/平方米)经济成本指标')).toEqual(['标线单价', '≤52.50(元/平方米)', '经济成本指标']);
  expect(words('改善当地社会效益指标')).toEqual(['改善当地社会效益指标']);
});
