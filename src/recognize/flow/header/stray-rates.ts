import type { Diagnostic } from '../../../model/diagnostic.js';
import { flatMap, groupBy } from '../../../model/group.js';
import type { RawFund, RawValue } from '../../../model/raw-form.js';
import { doubt } from '../../doubt.js';
import type { Item } from '../items.js';
import { numberOf } from './fund-costs.js';

/**
 * Rates of the money grid that an extractor printed in the table (`98.44%`): those that the amounts of a row make which lacks its
 * own, where as many rows lack the same one as it is printed.
 */
export function withStrayRates(
  funds: readonly RawFund[],
  table: readonly Item[],
): { funds: readonly RawFund[]; strays: ReadonlySet<Item>; diagnostics: Diagnostic[] } {
  const found = new Map<RawFund, Item>();
  for (const [rate, rows] of groupBy(funds, rateOf)) {
    const printed = table.filter(({ meanings, text }) => !meanings && text.normalize('NFKC').trim() === rate);
    if (printed.length === rows.length) for (const [i, row] of rows.entries()) found.set(row, printed[i]);
  }
  return {
    funds: funds.map((fund) => {
      const item = found.get(fund);
      return item ? { ...fund, values: { ...fund.values, rate: { text: item.text, pieces: item.pieces } } } : fund;
    }),
    strays: new Set(found.values()),
    diagnostics: flatMap(funds, (fund, i) =>
      found.has(fund) ? [doubt('value-inferred', `funds[${i}].rate`, found.get(fund)!)] : [],
    ),
  };
}

/** What a row's rate must be, to the cent of a percent, where it has none; null where it has one or its amounts do not tell. */
function rateOf({ values }: RawFund): string | null {
  const worth = (value: RawValue | undefined) => numberOf(value?.text ?? '') ?? 0;
  const whole = worth(values.revisedBudget ?? values.initialBudget);
  return values.rate || whole === 0 ? null : `${((100 * worth(values.executed)) / whole).toFixed(2)}%`;
}
